#include "centre/files/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "base/sm3.h"
#include "base/unavailable.h"

namespace onewindow::files {

namespace fs = std::filesystem;

namespace {

class Trouble : public Unavailable {
 public:
  explicit Trouble(std::string what) : what_("files: " + what + ": " + std::generic_category().message(errno)) {}
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::string what_;
};

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, mode_t mode = 0600)
      : value_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  Descriptor(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }
  explicit operator bool() const { return value_ >= 0; }

 private:
  int value_;
};

// Between moving a file in and sweeping one out, over all servers that share the folder.
class Lock {
 public:
  Lock(const std::string& folder, int kind) : file_(folder + "/lock", O_RDWR | O_CREAT) {
    if (!file_) throw Trouble("the lock cannot be opened");
    while (::flock(file_.get(), kind) != 0)
      if (errno != EINTR) throw Trouble("the lock cannot be taken");
  }

 private:
  Descriptor file_;
};

void make_durable(const std::string& path) {
  const Descriptor file(path, O_RDONLY);
  if (!file || ::fsync(file.get()) != 0) throw Trouble("nothing can be made durable");
}

std::optional<Instant> changed_at(const std::string& path) {
  struct stat state{};
  if (::stat(path.c_str(), &state) != 0 || !S_ISREG(state.st_mode)) return std::nullopt;
  return Instant{std::int64_t(state.st_mtim.tv_sec) * 1000 + state.st_mtim.tv_nsec / 1'000'000};
}

bool is_digest(std::string_view name) {
  return name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string digest_of(const std::string& path) {
  const Descriptor file(path, O_RDONLY);
  if (!file) throw Trouble("a file cannot be opened");
  digest::Sm3 digest;
  std::string piece(256 * 1024, '\0');
  for (;;) {
    const ssize_t count = ::read(file.get(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Trouble("a file cannot be read");
    if (count == 0) return digest.finish();
    digest.add({piece.data(), std::size_t(count)});
  }
}

std::string Folder::place(const std::string& digest) const {
  return path_ + "/" + digest.substr(0, 2) + "/" + digest.substr(2, 2) + "/" + digest;
}

void Folder::make() const { fs::create_directories(arriving()); }

void Folder::put(const std::string& from, const std::string& digest) const {
  const std::string to = place(digest);
  const fs::path parent = fs::path(to).parent_path();
  std::error_code error;
  const bool fresh = fs::create_directories(parent, error);
  if (error) throw Trouble("a folder cannot be made");
  make_durable(from);
  if (::utimensat(AT_FDCWD, from.c_str(), nullptr, 0) != 0) throw Trouble("a file cannot be touched");
  {
    const Lock lock(path_, LOCK_SH);
    if (::rename(from.c_str(), to.c_str()) != 0) throw Trouble("a file cannot be moved to its place");
  }
  make_durable(parent);
  if (fresh) make_durable(parent.parent_path()), make_durable(path_);
}

void Folder::make_young(const std::string& digest, Instant now) const {
  const timespec at{.tv_sec = now.ms / 1000, .tv_nsec = now.ms % 1000 * 1'000'000};
  const timespec both[] = {at, at};
  ::utimensat(AT_FDCWD, place(digest).c_str(), both, 0);
}

std::shared_ptr<const http::OpenFile> Folder::open(const std::string& digest) const {
  return http::OpenFile::open(place(digest));
}

std::string Folder::check(const std::string& digest) const {
  const std::string path = place(digest);
  if (!changed_at(path)) return "missing";
  return digest_of(path) == digest ? "" : "changed";
}

void Folder::each_older(Instant than, const std::function<void(const std::string&)>& visit) const {
  for (auto entry = fs::recursive_directory_iterator(path_); entry != fs::recursive_directory_iterator(); ++entry) {
    const std::string name = entry->path().filename().string();
    if (entry.depth() != 2 || !is_digest(name)) continue;
    const auto at = changed_at(entry->path().string());
    if (at && *at < than) visit(name);
  }
}

bool Folder::remove_older(const std::string& digest, Instant than, const std::function<bool()>& unused) const {
  const Lock lock(path_, LOCK_EX);
  const std::string path = place(digest);
  const auto at = changed_at(path);
  return at && *at < than && unused() && ::unlink(path.c_str()) == 0;
}

void Folder::remove_arriving_older(Instant than) const {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(arriving(), ignored)) {
    const auto at = changed_at(entry.path().string());
    if (at && *at < than) fs::remove(entry.path(), ignored);
  }
}

}  // namespace onewindow::files
