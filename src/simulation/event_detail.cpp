#include "simulation/event_detail.h"

namespace onewindow::simulation {

namespace {

boost::json::value entered(const cases::Event& event, const char* key) {
  const auto detail = json::opened(event.detail);
  const auto* found = detail.is_object() ? detail.as_object().if_contains(key) : nullptr;
  return found != nullptr ? *found : nullptr;
}

}  // namespace

std::string said_in(const cases::Event& event, const char* key) {
  const auto found = entered(event, key);
  return found.is_string() ? std::string(found.as_string()) : "";
}

std::int64_t number_in(const cases::Event& event, const char* key) {
  const auto found = entered(event, key);
  return found.is_number() ? found.to_number<std::int64_t>() : 0;
}

bool flag_in(const cases::Event& event, const char* key) {
  const auto found = entered(event, key);
  return found.is_bool() && found.as_bool();
}

}  // namespace onewindow::simulation
