#pragma once
// Files are read and written on threads of their own: a disk that takes its time must not hold up everybody's bytes.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace onewindow::http {

class Disk {
 public:
  explicit Disk(int threads = 2);
  ~Disk();  // what was posted is finished
  void post(std::function<void()> work);

 private:
  void run();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

// A file that is being written: it goes with this, unless finish() makes an Upload of it.
class Incoming {
 public:
  Incoming() = default;
  ~Incoming();
  Incoming(const Incoming&) = delete;
  bool open(const std::string& folder);  // under a name of its own
  bool write(std::string_view bytes);
  bool close();
  const std::string& path() const { return path_; }
  std::uint64_t size() const { return size_; }
  void given_away() { path_.clear(); }

 private:
  int descriptor_ = -1;
  std::string path_;
  std::uint64_t size_ = 0;
};

}  // namespace onewindow::http
