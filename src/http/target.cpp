#include "http/target.h"

#include "base/text.h"

namespace onewindow::http {

namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool decode(std::string_view text, bool in_path, std::string& out) {
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) return false;
      c = char(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      if (in_path && c == '/') return false;
      i += 2;
    } else if (c == '+' && !in_path) {
      c = ' ';
    }
    if (in_path && c == '\\') return false;
    out += c;
  }
  return text::valid_utf8(out);
}

bool has_dot_segment(std::string_view path) {
  for (std::size_t from = 1; from <= path.size();) {
    const std::size_t to = std::min(path.find('/', from), path.size());
    const std::string_view segment = path.substr(from, to - from);
    if (segment == "." || segment == "..") return true;
    from = to + 1;
  }
  return false;
}

}  // namespace

bool decode_target(std::string_view target, std::string& path,
                   std::vector<std::pair<std::string, std::string>>& query) {
  // A proxy may send the absolute form, which every server must accept (RFC 9112, 3.2.2).
  for (const std::string_view scheme : {"http://", "https://"})
    if (target.starts_with(scheme)) {
      target.remove_prefix(scheme.size());
      target.remove_prefix(std::min(target.find_first_of("/?"), target.size()));
      if (target.empty()) target = "/";
      break;
    }
  if (!target.starts_with('/')) return false;
  target = target.substr(0, target.find('#'));
  const std::size_t mark = std::min(target.find('?'), target.size());
  if (!decode(target.substr(0, mark), true, path) || has_dot_segment(path)) return false;
  for (std::size_t from = mark + 1; from < target.size();) {
    const std::size_t to = std::min(target.find('&', from), target.size());
    const std::string_view pair = target.substr(from, to - from);
    from = to + 1;
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto& [name, value] = query.emplace_back();
    if (!decode(pair.substr(0, equals), false, name) ||
        !decode(pair.substr(std::min(equals + 1, pair.size())), false, value))
      return false;
  }
  return true;
}

}  // namespace onewindow::http
