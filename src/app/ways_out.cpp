#include "app/ways_out.h"

#include <iostream>

#include "service/cases/people.h"

namespace onewindow::app {
namespace {

void check_url(const std::string& url, const char* setting) {
  if (url.empty() || url.starts_with("http://") || url.starts_with("https://")) return;
  throw Refusal(RefusalKind::invalid, "config.url", std::string(setting) + " 应以 http:// 或 https:// 开头",
                std::string(setting) + " begins with http:// or https://")
      .at(setting);
}

// Read even where no operator is configured, so that a faulty file is found when the server starts.
notices::Templates templates(const Runtime& runtime) {
  for (const auto& file : runtime.files)
    if (file.name == "messages/sms.yaml") return notices::Templates::read(file);
  throw Refusal(RefusalKind::not_found, "config.messages", "规则文件夹中没有 messages/sms.yaml",
                "the regulations folder has no messages/sms.yaml");
}

std::unique_ptr<jobs::WebhookOutlet> hook(const Runtime& runtime) {
  const Config& config = runtime.config;
  check_url(config.webhook_url, "webhook_url");
  if (config.webhook_url.empty()) return nullptr;
  return std::make_unique<jobs::WebhookOutlet>(jobs::Address{config.webhook_url, config.webhook_secret}, runtime.clock);
}

std::unique_ptr<jobs::Outlet> sms(Runtime& runtime) {
  const Config& config = runtime.config;
  check_url(config.sms_url, "sms_url");
  auto texts = templates(runtime);
  if (config.sms_url.empty()) {
    if (!config.sms_console) return nullptr;
    return std::make_unique<jobs::ConsoleOutlet>(std::cout, std::move(texts));
  }
  return std::make_unique<jobs::SmsOutlet>(
      jobs::Address{config.sms_url, config.sms_secret}, runtime.clock, std::move(texts),
      [&runtime](CentreId centre, std::int64_t person) {
        return runtime.contexts.read(Actor::of_system(centre, "sms"),
                                     [&](ReadContext& context) { return cases::phone_of(context, {person}); });
      });
}

// Somebody else's program behind a web hook sends messages, too.
visitors::Sink sink(const Config& config) {
  if (!config.sms_url.empty()) return visitors::Sink::phone;
  if (config.sms_console) return visitors::Sink::console;
  return config.webhook_url.empty() ? visitors::Sink::file : visitors::Sink::phone;
}

}  // namespace

WaysOut::WaysOut(Runtime& runtime)
    : file_(runtime.config.outbox_file.empty() ? runtime.config.data + "/outbox.jsonl" : runtime.config.outbox_file),
      hook_(hook(runtime)),
      sms_(sms(runtime)),
      codes_(sink(runtime.config)),
      carrier_(runtime.contexts, nullptr),
      house_(runtime.contexts, &carrier_) {
  jobs::Outlet& others = hook_ ? static_cast<jobs::Outlet&>(*hook_) : file_;
  if (sms_) sorted_ = std::make_unique<jobs::SortedOutlet>(*sms_, others);
  carrier_.lead_to(sorted_ ? static_cast<jobs::Outlet&>(*sorted_) : others);
}

}  // namespace onewindow::app
