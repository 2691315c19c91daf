#include "http/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/digest.h"
#include "base/log.h"
#include "http/body.h"

namespace onewindow::http {

// ---- the threads

Disk::Disk(int threads) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Disk::~Disk() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Disk::post(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(work));
  }
  changed_.notify_one();
}

void Disk::run() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      work = std::move(waiting_.front());
      waiting_.pop_front();
    }
    work();
  }
}

// ---- what arrives

Incoming::~Incoming() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

bool Incoming::open(const std::string& folder) {
  path_ = folder + "/" + digest::random_token(18) + ".part";
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor_ >= 0) return true;
  log::error("an upload cannot be stored: {}", std::generic_category().message(errno));
  path_.clear();
  return false;
}

bool Incoming::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      log::error("an upload cannot be stored: {}", std::generic_category().message(errno));
      return false;
    }
    bytes.remove_prefix(std::size_t(written));
    size_ += std::uint64_t(written);
  }
  return true;
}

bool Incoming::close() { return ::close(std::exchange(descriptor_, -1)) == 0; }

// ---- what has arrived, and what is sent

struct Upload::File {
  std::string path, content_type;
  std::uint64_t size = 0;
  bool kept = false;
  ~File() {
    if (!kept) ::unlink(path.c_str());
  }
};

Upload::Upload(std::string path, std::uint64_t size, std::string content_type)
    : file_(std::make_shared<File>(std::move(path), std::move(content_type), size)) {}

const std::string& Upload::path() const {
  static const std::string none;
  return file_ ? file_->path : none;
}
std::uint64_t Upload::size() const { return file_ ? file_->size : 0; }
const std::string& Upload::content_type() const {
  static const std::string none;
  return file_ ? file_->content_type : none;
}
void Upload::keep() const {
  if (file_) file_->kept = true;
}

std::shared_ptr<const OpenFile> OpenFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return nullptr;
  struct stat state{};
  if (::fstat(descriptor, &state) != 0 || !S_ISREG(state.st_mode)) {
    ::close(descriptor);
    return nullptr;
  }
  return std::shared_ptr<const OpenFile>(new OpenFile(descriptor, std::uint64_t(state.st_size)));
}

OpenFile::~OpenFile() { ::close(descriptor_); }

bool OpenFile::read(std::uint64_t from, std::string& into, std::size_t bytes) const {
  into.resize(bytes);
  for (std::size_t done = 0; done < bytes;) {
    const ssize_t count = ::pread(descriptor_, into.data() + done, bytes - done, off_t(from + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;  // shorter than it was when it was opened, or a broken disk
    done += std::size_t(count);
  }
  return true;
}

}  // namespace onewindow::http
