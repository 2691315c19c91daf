#pragma once
// Finds the route of a path by walking its segments through a tree: the cost is the depth of the path, not the number
// of routes. A literal segment goes before a parameter.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/route.h"

namespace onewindow::http {

class Router {
 public:
  explicit Router(std::span<const Route> routes);  // CHECKs that no two routes answer the same

  struct Found {
    const Route* route = nullptr;
    unsigned methods = 0;  // which methods the path has, a bit each: 0 when there is no such path
    std::vector<std::string> values;
  };
  Found find(Method method, std::string_view path) const;

  static std::string allow(unsigned methods);  // "GET, HEAD, OPTIONS"

 private:
  struct Node {
    std::vector<std::pair<std::string_view, int>> literals;
    int parameter = -1;
    const Route* routes[4]{};
  };
  struct Walk;
  int child(int node, std::string_view segment);
  bool walk(int node, std::size_t depth, Walk& walk) const;

  std::vector<Node> nodes_{1};
};

}  // namespace onewindow::http
