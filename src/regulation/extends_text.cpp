#include "regulation/extends_text.h"

namespace onewindow::regulation {

namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.@ ";

// Letters that can mean nothing else stand as they are; everything else in quotes.
bool plain(const std::string& text) {
  return !text.empty() && text.find_first_not_of(kPlain) == std::string::npos && text.front() != ' ' &&
         text.front() != '@' && text.back() != ' ';
}

std::string scalar(const Node& node) {
  if (node.kind == Kind::blank) return "";
  if (plain(node.text)) return node.text;
  std::string out = "\"";
  for (const char c : node.text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else out += c;
  }
  return out + "\"";
}

void write(std::string& out, const Node& node, int indent);

// After "key:" or "-": on the same line where it is short, else below.
void write_value(std::string& out, const Node& node, int indent) {
  if (node.kind == Kind::list && node.items.empty()) out += " []\n";
  else if (node.kind == Kind::map && node.entries.empty()) out += " {}\n";
  else if (node.kind == Kind::list || node.kind == Kind::map) out += "\n", write(out, node, indent + 2);
  else if (node.kind == Kind::blank) out += "\n";
  else out += " " + scalar(node) + "\n";
}

void write(std::string& out, const Node& node, int indent) {
  const std::string space(std::size_t(indent), ' ');
  for (const auto& entry : node.entries) {
    out += space + (plain(entry.key) ? entry.key : scalar({.kind = Kind::scalar, .text = entry.key})) + ":";
    write_value(out, entry.value, indent);
  }
  for (const Node& item : node.items) {
    out += space + "-";
    write_value(out, item, indent);
  }
  if (node.kind == Kind::scalar) out += space + scalar(node) + "\n";
}

}  // namespace

std::string yaml_text(const Node& node) {
  std::string out;
  write(out, node, 0);
  return out;
}

}  // namespace onewindow::regulation
