#pragma once
// YAML as people write it into packs, catalogues and the configuration, read strictly: one document, no anchors, aliases
// or tags, no key twice, bounded size and depth. yaml-cpp's own tree keeps duplicate keys silently and expands aliases
// when it is walked, so the tree here is built from its parser's events, with the place of every node.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/reflect.h"
#include "base/refusal.h"

namespace onewindow::yaml {

struct Node {
  enum class Kind { null, scalar, list, map } kind = Kind::null;
  std::string text;   // of a scalar
  bool quoted = false;
  std::vector<Node> items;                                // of a list
  std::vector<std::pair<Node, Node>> entries;             // of a map, in order; keys are scalars
  int line = 0, column = 0;                               // 1-based

  const Node* find(std::string_view key) const;
};

struct Limits {
  std::size_t bytes = 1 << 20;
  int depth = 20;
  std::size_t nodes = 100'000;
};

// Refuses with yaml.syntax, yaml.duplicate_key, yaml.alias, yaml.tag, yaml.too_large, yaml.too_deep; the field is
// "file:line:column".
Node parse(std::string_view text, const std::string& file, const Limits& limits = {});

// Reads a described struct. Absent keys keep the struct's default; an unknown key is refused with its place, as is a value
// that does not fit: yaml.unknown_key, yaml.value.
void read(const reflect::Type& type, void* object, const Node& node, const std::string& file);

template <class T>
T read(const Node& node, const std::string& file) {
  T object{};
  read(reflect::type_of<T>(), &object, node, file);
  return object;
}

Refusal refusal(std::string code, std::string zh, std::string en, const std::string& file, const Node& node);

}  // namespace onewindow::yaml
