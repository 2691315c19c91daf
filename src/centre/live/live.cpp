#include "centre/live/live.h"

#include "base/log.h"
#include "centre/live/store.h"

namespace onewindow::live {

namespace {

constexpr http::Permission kListen{"case.list", "查询办件", "list cases"};
constexpr std::string_view kTopic = "centre/";
constexpr int kAtOnce = 200;

std::string topic_of(CentreId centre) { return std::string(kTopic) + std::to_string(centre.value); }

CentreId centre_of(const std::string& topic) {
  CentreId centre;
  reflect::detail::parse_integer(std::string_view(topic).substr(std::min(kTopic.size(), topic.size())), centre.value);
  return centre;
}

}  // namespace

Live::Live(Contexts& contexts, http::Publisher& publisher) : contexts_(contexts), publisher_(publisher) {
  publisher_.when_heard([this](const std::string& topic) { poke(centre_of(topic)); });
}

Live::~Live() { stop(); }

void Live::start() {
  CHECK(!thread_.joinable());
  thread_ = std::thread([this] { loop(); });
}

void Live::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Live::poke(CentreId centre) {
  if (publisher_.listeners(topic_of(centre)) == 0) return;
  {
    std::lock_guard lock(mutex_);
    poked_ = true;
  }
  changed_.notify_all();
}

void Live::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    poked_ = false;
    lock.unlock();
    tick();
    lock.lock();
    changed_.wait_for(lock, std::chrono::seconds(1), [&] { return stopping_ || poked_; });
  }
}

void Live::tick() {
  const auto topics = publisher_.topics();
  std::erase_if(followed_, [&](const auto& entry) {
    return std::find(topics.begin(), topics.end(), entry.first) == topics.end();
  });
  for (const std::string& topic : topics) {
    if (!topic.starts_with(kTopic)) continue;
    try {
      follow(topic);
    } catch (const std::exception& error) {  // the database is gone: the next turn tries again where this one stopped
      log::warn("live: {}", error.what());
    }
  }
}

void Live::follow(const std::string& topic) {
  const db::Scope scope = db::Scope::centre(centre_of(topic));
  const auto at = followed_.find(topic);
  if (at == followed_.end()) {
    const std::int64_t head = contexts_.database().read(scope, store::head);
    followed_[topic] = head;
    publisher_.publish(topic, {.name = "sync", .data = "{}", .id = std::to_string(head)});
    return;
  }
  for (std::size_t found = kAtOnce; found == kAtOnce;) {
    const auto acts =
        contexts_.database().read(scope, [&](db::Read& read) { return store::after(read, at->second, kAtOnce); });
    for (const auto& act : acts) {
      at->second = act.sequence;
      publisher_.publish(
          topic,
          {.name = "act", .data = json::text(Happened{act.act, act.object_kind}), .id = std::to_string(act.sequence)});
    }
    found = acts.size();
  }
}

http::Events events(ReadContext& context) { return {.topic = topic_of(context.centre()), .beginnings = {}}; }

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/live/events", events>(kListen, "The acts of the centre as they happen", "live.events"),
  };
  return table;
}

}  // namespace onewindow::live
