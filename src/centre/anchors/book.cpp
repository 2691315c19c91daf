#include "centre/anchors/book.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "base/unavailable.h"

namespace onewindow::anchors {

namespace {

class Trouble : public Unavailable {
 public:
  explicit Trouble(const std::string& what)
      : what_("anchors: " + what + ": " + std::generic_category().message(errno)) {}
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::string what_;
};

bool write_all(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const auto wrote = ::write(file, text.data() + done, text.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    done += std::size_t(wrote);
  }
  return ::fsync(file) == 0;
}

std::string whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  if (file) text << file.rdbuf();
  return text.str();
}

}  // namespace

Lines Book::read() const { return kept() ? read_lines(whole(path())) : Lines{}; }

void Book::add(const std::vector<Anchor>& anchors) const {
  if (!kept() || anchors.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  const std::string before = whole(path());
  std::string text;
  for (const Anchor& anchor : anchors) text += line_of(anchor);
  const int file = ::open(path().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (file < 0) throw Trouble("the book cannot be opened");
  bool good = true;
  if (!before.empty() && before.back() != '\n')
    good = ::ftruncate(file, off_t(before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1)) == 0;
  good = good && write_all(file, text);
  const int why = errno;
  ::close(file);
  errno = why;
  if (!good) throw Trouble("the book cannot be written");
}

}  // namespace onewindow::anchors
