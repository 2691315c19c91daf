#pragma once
// YAML as people write it into packs, catalogues and the configuration: a strict tree with the place of every node.
// yaml-cpp's own tree keeps duplicate keys silently and expands aliases when it is walked; here its events are taken
// one by one, and what a data file must not hold is refused where it stands: duplicate keys, anchors, aliases, tags, a
// second document, deep nesting, too much text.
#include <string>
#include <string_view>
#include <vector>

#include "base/reflect.h"
#include "base/refusal.h"

namespace onewindow::yaml {

enum class Kind { blank, scalar, list, map };

struct Mark {
  int line = 1, column = 1;
};

struct Entry;

struct Node {
  Kind kind = Kind::blank;
  Mark mark;
  std::string text;            // scalar
  std::vector<Node> items;     // list
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

// Every refusal's field is "file:line:column".
Refusal refusal(const std::string& file, Mark mark, std::string code, const std::string& zh, const std::string& en);
// Refuses with yaml.anchor, yaml.tag, yaml.documents, yaml.duplicate_key, yaml.nesting, yaml.too_large, yaml.encoding,
// yaml.type, yaml.syntax.
Node parse(const std::string& file, const std::string& text);

// Reads a described struct. Absent keys keep the struct's default; an unknown key and a value that does not fit are
// refused with their place: yaml.unknown_key, yaml.value.
void read(const reflect::Type& type, void* object, const Node& node, const std::string& file);

template <class T>
T read(const Node& node, const std::string& file) {
  T object{};
  read(reflect::type_of<T>(), &object, node, file);
  return object;
}

}  // namespace onewindow::yaml
