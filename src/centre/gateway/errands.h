#pragma once
// A few threads for what is long or blocks, so that neither the server's loop nor the database's threads wait for it.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace onewindow {

class Errands {
 public:
  Errands(int threads, std::size_t waiting_max);
  ~Errands();                             // what was taken is finished
  bool post(std::function<void()> work);  // false: too many are waiting

 private:
  void run();
  std::size_t waiting_max_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace onewindow
