#include "http/router.h"

#include <array>

#include "base/check.h"

namespace onewindow::http {

namespace {

constexpr std::size_t kSegments = 24;  // deeper than any route

struct Segments {
  std::array<std::string_view, kSegments> at;
  std::size_t count = 0;

  bool split(std::string_view path) {
    for (std::size_t from = 1; from <= path.size();) {
      const std::size_t to = std::min(path.find('/', from), path.size());
      if (count == kSegments) return false;
      at[count++] = path.substr(from, to - from);
      from = to + 1;
    }
    return true;
  }
};

}  // namespace

struct Router::Walk {
  Method method;
  Segments segments;
  std::array<std::string_view, kSegments> values;
  std::size_t count = 0;
  const Route* route = nullptr;
  unsigned methods = 0;
};

Router::Router(std::span<const Route> routes) {
  for (const Route& route : routes) {
    Segments segments;
    CHECK_PROMISE(segments.split(route.path), "a route's path is too deep");
    int node = 0;
    for (std::size_t i = 0; i < segments.count; ++i) node = child(node, segments.at[i]);
    const Route*& place = nodes_[std::size_t(node)].routes[int(route.method)];
    CHECK_PROMISE(place == nullptr, "two routes have the same method and path");
    place = &route;
  }
}

int Router::child(int node, std::string_view segment) {
  const bool parameter = segment.starts_with('{');
  CHECK_PROMISE(parameter == segment.ends_with('}') && (parameter || segment.find('{') == std::string_view::npos),
                "a parameter is a whole segment of the path");
  const int fresh = int(nodes_.size());
  Node& at = nodes_[std::size_t(node)];
  if (parameter) {
    if (at.parameter >= 0) return at.parameter;
    at.parameter = fresh;
  } else {
    const auto place = std::lower_bound(at.literals.begin(), at.literals.end(), std::pair(segment, -1));
    if (place != at.literals.end() && place->first == segment) return place->second;
    at.literals.insert(place, {segment, fresh});
  }
  nodes_.emplace_back();
  return fresh;
}

bool Router::walk(int node, std::size_t depth, Walk& w) const {
  const Node& at = nodes_[std::size_t(node)];
  if (depth == w.segments.count) {
    for (int m = 0; m < 4; ++m)
      if (at.routes[m] != nullptr) w.methods |= 1u << m;
    w.route = at.routes[int(w.method)];
    return w.route != nullptr;
  }
  const std::string_view segment = w.segments.at[depth];
  const auto place = std::lower_bound(at.literals.begin(), at.literals.end(), std::pair(segment, -1));
  if (place != at.literals.end() && place->first == segment && walk(place->second, depth + 1, w)) return true;
  if (at.parameter < 0 || segment.empty()) return false;
  w.values[w.count++] = segment;
  if (walk(at.parameter, depth + 1, w)) return true;
  --w.count;
  return false;
}

Router::Found Router::find(Method method, std::string_view path) const {
  Walk w{.method = method};
  Found found;
  if (!w.segments.split(path)) return found;
  if (walk(0, 0, w)) {
    found.route = w.route;
    found.values.assign(w.values.begin(), w.values.begin() + std::ptrdiff_t(w.count));
  }
  found.methods = w.methods;
  return found;
}

std::string Router::allow(unsigned methods) {
  static constexpr const char* names[] = {"GET, HEAD, ", "POST, ", "PUT, ", "DELETE, "};
  std::string out;
  for (int m = 0; m < 4; ++m)
    if ((methods & (1u << m)) != 0) out += names[m];
  return out + "OPTIONS";
}

}  // namespace onewindow::http
