#pragma once
// Work that waits for a session, and the threads that own the sessions.
#include <condition_variable>
#include <deque>
#include <thread>

#include "db/connection.h"

namespace onewindow::db {

template <class Handle>
struct Task {
  Scope scope;
  std::function<void(Handle&)> work;
  Done done;
};
using WriteTask = Task<Write>;
using ReadTask = Task<Read>;

// Answers a task. What `done` throws is its author's broken promise and must not stop the thread of all others.
void answer(const Done& done, std::exception_ptr error) noexcept;

// Tasks in lanes: of one lane only one session takes tasks at a time, in the order they came, while the lanes wait for
// one another in a fair circle. Writes on PostgreSQL have a lane per centre, so that a busy centre, whose head row lets
// in one writer at a time anyway, does not hold all sessions; everything else uses as many lanes as it likes.
template <class Handle>
class Lanes {
 public:
  static constexpr std::size_t kMaxWaiting = 20'000;

  // False when it is full or closed: then the task is left to the caller, who answers it.
  bool put(std::int64_t lane, Task<Handle>& task) {
    {
      std::lock_guard lock(mutex_);
      if (closed_ || waiting_ >= kMaxWaiting) return false;
      ++waiting_;
      Lane& to = lanes_[lane];
      to.tasks.push_back(std::move(task));
      if (to.tasks.size() > 1 || to.taken) return true;
      ready_.push_back(lane);
    }
    changed_.notify_one();
    return true;
  }

  // Waits for work; empty when the queue is closed and empty. What is taken must be given back with `finished`.
  std::vector<Task<Handle>> take(std::size_t most, std::int64_t& lane) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !ready_.empty() || (closed_ && waiting_ == 0); });
    std::vector<Task<Handle>> taken;
    if (ready_.empty()) return taken;
    lane = ready_.front();
    ready_.pop_front();
    Lane& from = lanes_[lane];
    from.taken = true;
    while (!from.tasks.empty() && taken.size() < most) {
      taken.push_back(std::move(from.tasks.front()));
      from.tasks.pop_front();
    }
    waiting_ -= taken.size();
    running_ += taken.size();
    if (closed_ && waiting_ == 0) changed_.notify_all();  // the other threads have nothing to wait for
    return taken;
  }

  void finished(std::int64_t lane, std::size_t count) {
    std::lock_guard lock(mutex_);
    running_ -= count;
    const auto at = lanes_.find(lane);
    at->second.taken = false;
    if (at->second.tasks.empty()) {
      lanes_.erase(at);
    } else {
      ready_.push_back(lane);
      changed_.notify_one();
    }
    if (waiting_ == 0 && running_ == 0) idle_.notify_all();
  }

  void close() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
  }

  void wait_until_idle() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [&] { return waiting_ == 0 && running_ == 0; });
  }

 private:
  struct Lane {
    std::deque<Task<Handle>> tasks;
    bool taken = false;
  };
  std::mutex mutex_;
  std::condition_variable changed_, idle_;
  std::unordered_map<std::int64_t, Lane> lanes_;
  std::deque<std::int64_t> ready_;
  std::size_t waiting_ = 0, running_ = 0;
  bool closed_ = false;
};

// Runs the use case and says how it failed, if it did. A database error that it caught and passed over fails it too.
std::exception_ptr run_member(Connection& connection, WriteTask& task);

// Runs a batch of writes with group commit and answers every member, after its transaction is on disk.
void run_writes(Connection& connection, std::vector<WriteTask>& members);

// Runs one read in its own snapshot and answers it.
void run_read(Connection& connection, ReadTask& task);

}  // namespace onewindow::db
