#include "http/events.h"

#include "base/check.h"
#include "base/text.h"

namespace onewindow::http {

namespace {

constexpr std::size_t kWaits = 256 * 1024;  // bytes for one client; it has then missed thousands of events

}  // namespace

void write_event(std::string& out, const Event& event) {
  CHECK_PROMISE((event.name + event.id).find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
                "an event's name and id stand on one line");
  if (!event.id.empty()) out.append("id: ").append(event.id).append("\n");
  if (!event.name.empty()) out.append("event: ").append(event.name).append("\n");
  for (const std::string& line : text::split(event.data, '\n')) out.append("data: ").append(line).append("\n");
  out.append("\n");
}

Publisher::Queue::Taken Publisher::Queue::take() {
  const std::lock_guard lock(mutex_);
  woken_ = false;
  return std::exchange(waiting_, Taken{.dropped = waiting_.dropped});
}

bool Publisher::Queue::dropped() const {
  const std::lock_guard lock(mutex_);
  return waiting_.dropped;
}

void Publisher::Queue::put(const std::string& text) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.dropped) return;
    if (waiting_.text.size() + text.size() > kWaits) {
      waiting_ = Taken{.dropped = true};
    } else {
      waiting_.text += text;
      if (std::exchange(woken_, true)) return;
    }
  }
  wake_();
}

void Publisher::Queue::ask() {
  {
    const std::lock_guard lock(mutex_);
    waiting_.check = true;
  }
  wake_();
}

void Publisher::publish(std::string_view topic, const Event& event) {
  std::vector<std::shared_ptr<Queue>> queues;
  {
    const std::lock_guard lock(mutex_);
    const auto at = topics_.find(std::string(topic));
    if (at == topics_.end()) return;
    queues = at->second;
  }
  std::string text;
  write_event(text, event);
  for (const auto& queue : queues) queue->put(text);
}

std::size_t Publisher::listeners(std::string_view topic) const {
  const std::lock_guard lock(mutex_);
  const auto at = topics_.find(std::string(topic));
  return at == topics_.end() ? 0 : at->second.size();
}

std::vector<std::string> Publisher::topics() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [name, queues] : topics_) names.push_back(name);
  return names;
}

void Publisher::check_all() {
  std::vector<std::shared_ptr<Queue>> queues;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [name, of_topic] : topics_) queues.insert(queues.end(), of_topic.begin(), of_topic.end());
  }
  for (const auto& queue : queues) queue->ask();
}

std::shared_ptr<Publisher::Queue> Publisher::subscribe(const std::string& topic, std::function<void()> wake) {
  auto queue = std::make_shared<Queue>(topic, std::move(wake));
  {
    const std::lock_guard lock(mutex_);
    topics_[topic].push_back(queue);
  }
  if (heard_) heard_(topic);
  return queue;
}

void Publisher::unsubscribe(const std::shared_ptr<Queue>& queue) {
  const std::lock_guard lock(mutex_);
  const auto at = topics_.find(queue->topic_);
  if (at == topics_.end()) return;
  std::erase(at->second, queue);
  if (at->second.empty()) topics_.erase(at);
}

}  // namespace onewindow::http
