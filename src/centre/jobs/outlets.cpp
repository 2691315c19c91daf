#include "centre/jobs/outlets.h"

#include <curl/curl.h>

#include "base/digest.h"
#include "centre/privacy/masks.h"

namespace onewindow::jobs {
namespace {

constexpr long kConnectSeconds = 5, kSeconds = 15;

struct Curl {
  Curl() : handle(curl_easy_init()) {}
  ~Curl() {
    curl_slist_free_all(headers);
    curl_easy_cleanup(handle);
  }
  Curl(const Curl&) = delete;
  Curl& operator=(const Curl&) = delete;

  void header(const std::string& line) { headers = curl_slist_append(headers, line.c_str()); }

  CURL* handle;
  curl_slist* headers = nullptr;
};

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// The answer's status, or nothing when nobody answered.
std::optional<long> exchange(const std::string& url, const std::vector<std::string>& headers, const std::string& body) {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  Curl curl;
  if (!ready || curl.handle == nullptr) return std::nullopt;
  for (const auto& line : headers) curl.header(line);
  CURL* handle = curl.handle;
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, curl.headers);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.size()));
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, kSeconds);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  if (curl_easy_perform(handle) != CURLE_OK) return std::nullopt;
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

}  // namespace

void WebhookOutlet::post(Id<struct OutboxTag> id, const std::string& body) {
  if (unreachable_) throw Postponed();
  const std::string timestamp = std::to_string(clock_.now().ms / 1000);
  std::vector<std::string> headers{"Content-Type: application/json", "X-OneWindow-Id: " + std::to_string(id.value),
                                   "X-OneWindow-Timestamp: " + timestamp};
  if (!address_.secret.empty())
    headers.push_back("X-OneWindow-Signature: sm3=" + digest::hmac_sm3(address_.secret, timestamp + "." + body));
  const auto status = exchange(address_.url, headers, body);
  unreachable_ = !status.has_value();
  if (!status) throw std::runtime_error("unreachable");
  if (*status < 200 || *status > 299) throw std::runtime_error("http " + std::to_string(*status));
}

void WebhookOutlet::deliver(const Message& message) { post(message.id, json::text(message)); }

void SmsOutlet::deliver(const Message& message) {
  const auto& payload = message.payload.as_object();
  const std::string id(payload.at("template").as_string());
  const auto& parameters = payload.at("parameters").as_object();
  const auto said = templates_.render(id, parameters);
  const auto person = notices::person_of(message.recipient);
  const std::string to = person ? phone_(message.centre, *person) : message.recipient;
  if (to.empty()) return;
  post(message.id, boost::json::serialize(boost::json::object{{"id", std::to_string(message.id.value)},
                                                              {"to", to},
                                                              {"template", said.code.empty() ? id : said.code},
                                                              {"parameters", parameters},
                                                              {"text", said.text}}));
}

void ConsoleOutlet::deliver(const Message& message) {
  const auto& payload = message.payload.as_object();
  const auto said =
      templates_.render(std::string(payload.at("template").as_string()), payload.at("parameters").as_object());
  out_ << "短信 SMS → " << privacy::mask_numbers(message.recipient) << "  " << said.text << "\n" << std::flush;
}

void SortedOutlet::begin() {
  sms_.begin();
  others_.begin();
}

void SortedOutlet::deliver(const Message& message) { (message.kind == "sms" ? sms_ : others_).deliver(message); }

}  // namespace onewindow::jobs
