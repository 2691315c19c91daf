#pragma once
// The inside of a Publisher: one client's queue, and how an event is written.
#include "http/body.h"

namespace onewindow::http {

void write_event(std::string& out, const Event& event);

class Publisher::Queue {
 public:
  Queue(std::string topic, std::function<void()> wake) : topic_(std::move(topic)), wake_(std::move(wake)) {}

  struct Taken {
    std::string text;      // what is to be sent
    bool dropped = false;  // too much has waited: the client is to be closed
    bool check = false;    // ask whether it still may
  };
  Taken take();
  bool dropped() const;

 private:
  friend class Publisher;
  void put(const std::string& text);
  void ask();

  const std::string topic_;
  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  Taken waiting_;
  bool woken_ = false;
};

}  // namespace onewindow::http
