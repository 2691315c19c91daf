#pragma once
// YAML as a strict tree with the place of every node. yaml-cpp's own tree keeps duplicate keys silently and expands
// aliases when it is walked; here its events are taken one by one, and what a data file must not hold is refused where it
// stands: duplicate keys, anchors, aliases, tags, a second document, deep nesting, too much text.
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"

namespace onewindow::regulation::yaml {

enum class Kind { blank, scalar, list, map };

struct Mark {
  int line = 1, column = 1;
};

struct Entry;

struct Node {
  Kind kind = Kind::blank;
  Mark mark;
  std::string text;          // scalar
  std::vector<Node> items;   // list
  std::vector<Entry> entries;  // map, in the order of the file

  const Entry* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  Mark mark;
  Node value;
};

inline constexpr std::size_t kMostBytes = 1 << 20;
inline constexpr std::size_t kMostDepth = 20;

// Refusals carry "pack." + code; the field is "file:line:column".
Refusal refusal(const std::string& file, Mark mark, std::string_view code, std::string zh, std::string en);
Node parse(const std::string& file, const std::string& text);

}  // namespace onewindow::regulation::yaml
