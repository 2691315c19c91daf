#include "base/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <set>
#include <sstream>

#include "base/json.h"
#include "base/text.h"

namespace onewindow::yaml {

namespace {

Refusal refusal_at(std::string code, std::string zh, std::string en, const std::string& file, int line, int column) {
  return Refusal(RefusalKind::invalid, std::move(code), std::move(zh), std::move(en))
      .at(file + ":" + std::to_string(line) + ":" + std::to_string(column))
      .with("line", line).with("column", column);
}

// Builds the tree from the parser's events and refuses what we do not want while it is still small.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::string file, const Limits& limits) : file_(std::move(file)), limits_(limits) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) refuse("yaml.syntax", "只能有一个文档", "one document only", mark);
  }
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { refuse_alias(mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_alias(mark); }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (anchor != 0) refuse_alias(mark);
    add(make(Node::Kind::null, mark));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    if (anchor != 0) refuse_alias(mark);
    if (!tag.empty() && tag != "?" && tag != "!") refuse("yaml.tag", "不支持标签：" + tag, "tags are not supported: " + tag, mark);
    Node node = make(Node::Kind::scalar, mark);
    node.text = value;
    node.quoted = tag == "!";
    if (!node.quoted && (value == "~" || value == "null" || value.empty())) node.kind = Node::Kind::null;
    if (!text::valid_utf8(value)) refuse("yaml.syntax", "文字不是有效的 UTF-8", "the text is not valid UTF-8", mark);
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(Node::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(Node::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

  Node root;

 private:
  struct Frame {
    Node node;
    std::optional<Node> key;
    std::set<std::string> keys;
  };

  [[noreturn]] void refuse(std::string code, std::string zh, std::string en, const YAML::Mark& mark) {
    throw refusal_at(std::move(code), std::move(zh), std::move(en), file_, mark.line + 1, mark.column + 1);
  }
  [[noreturn]] void refuse_alias(const YAML::Mark& mark) {
    refuse("yaml.alias", "不能用锚点(&)和引用(*)：请把内容写出来", "anchors (&) and aliases (*) are not allowed: write it out", mark);
  }
  Node make(Node::Kind kind, const YAML::Mark& mark) {
    if (++nodes_ > limits_.nodes) refuse("yaml.too_large", "内容过多", "too many nodes", mark);
    Node node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }
  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) refuse_alias(mark);
    if (!tag.empty() && tag != "?") refuse("yaml.tag", "不支持标签：" + tag, "tags are not supported: " + tag, mark);
    if (int(stack_.size()) >= limits_.depth) refuse("yaml.too_deep", "嵌套过深", "nested too deeply", mark);
    stack_.push_back({make(kind, mark), std::nullopt, {}});
  }
  void close() {
    Node done = std::move(stack_.back().node);
    stack_.pop_back();
    add(std::move(done));
  }
  void add(Node node) {
    if (stack_.empty()) {
      root = std::move(node);
      return;
    }
    Frame& frame = stack_.back();
    if (frame.node.kind == Node::Kind::list) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.key) {
      if (node.kind != Node::Kind::scalar)
        throw refusal_at("yaml.syntax", "键必须是文字", "a key must be a text", file_, node.line, node.column);
      if (!frame.keys.insert(node.text).second)
        throw refusal_at("yaml.duplicate_key", "键重复：" + node.text, "the key stands here twice: " + node.text, file_, node.line, node.column);
      frame.key = std::move(node);
    } else {
      frame.node.entries.emplace_back(std::move(*frame.key), std::move(node));
      frame.key.reset();
    }
  }

  std::string file_;
  Limits limits_;
  std::vector<Frame> stack_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

// A scalar as the JSON value that the type expects, so that one strict reader serves both.
boost::json::value scalar(const reflect::Type& type, const Node& node, const std::string& file) {
  using reflect::Kind;
  switch (type.kind) {
    case Kind::boolean:
      if (node.text == "true" || node.text == "yes") return true;
      if (node.text == "false" || node.text == "no") return false;
      throw refusal("yaml.value", "应为 yes 或 no", "expected yes or no", file, node);
    case Kind::integer: {
      std::int64_t number = 0;
      if (!reflect::detail::parse_integer(node.text, number))
        throw refusal("yaml.value", "应为整数", "expected a whole number", file, node);
      return number;
    }
    default: return boost::json::string(node.text);
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : entries)
    if (name.text == key) return &value;
  return nullptr;
}

Refusal refusal(std::string code, std::string zh, std::string en, const std::string& file, const Node& node) {
  return refusal_at(std::move(code), std::move(zh), std::move(en), file, node.line, node.column);
}

Node parse(std::string_view text, const std::string& file, const Limits& limits) {
  if (text.size() > limits.bytes)
    throw refusal_at("yaml.too_large", "文件过大：最多 " + std::to_string(limits.bytes) + " 字节",
                     "the file is too large: at most " + std::to_string(limits.bytes) + " bytes", file, 1, 1);
  // yaml-cpp recurses on flow brackets; counting them first keeps a hostile file from reaching its stack.
  int nesting = 0;
  for (const char c : text) {
    nesting += c == '[' || c == '{' ? 1 : (c == ']' || c == '}') && nesting > 0 ? -1 : 0;
    if (nesting > 200) throw refusal_at("yaml.too_deep", "嵌套过深", "nested too deeply", file, 1, 1);
  }
  std::istringstream stream{std::string(text)};
  Builder builder(file, limits);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& error) {
    throw refusal_at("yaml.syntax", "YAML 语法错误：" + error.msg, "YAML syntax error: " + error.msg, file, error.mark.line + 1, error.mark.column + 1);
  }
  return std::move(builder.root);
}

void read(const reflect::Type& type, void* object, const Node& node, const std::string& file) {
  using reflect::Kind;
  const auto expect = [&](Node::Kind kind, const char* zh, const char* en) {
    if (node.kind != kind) throw refusal("yaml.value", std::string("应为") + zh, std::string("expected ") + en, file, node);
  };
  switch (type.kind) {
    case Kind::optional:
      node.kind == Node::Kind::null ? type.clear(object) : read(type.element(), type.engage(object), node, file);
      return;
    case Kind::list:
      type.clear(object);
      if (node.kind == Node::Kind::null) return;
      expect(Node::Kind::list, "列表", "a list");
      for (const Node& item : node.items) read(type.element(), type.append(object), item, file);
      return;
    case Kind::map:
      expect(Node::Kind::map, "键值表", "a map");
      for (const auto& [key, value] : node.entries) read(type.element(), type.entry(object, key.text), value, file);
      return;
    case Kind::structure:
      expect(Node::Kind::map, "键值表", "a map");
      for (const auto& [key, value] : node.entries) {
        const reflect::Field* field = type.find(key.text);
        if (field == nullptr) throw refusal("yaml.unknown_key", "没有这个键：" + key.text, "there is no such key: " + key.text, file, key);
        read(field->type(), field->in(object), value, file);
      }
      return;
    case Kind::text:
      if (node.kind == Node::Kind::null) return;
      [[fallthrough]];
    default:
      expect(Node::Kind::scalar, "一个值", "a value");
      try {
        json::read(type, object, scalar(type, node, file));
      } catch (const Refusal& wrong) {
        throw wrong.code.starts_with("yaml.") ? wrong : refusal("yaml.value", wrong.zh, wrong.en, file, node);
      }
  }
}

}  // namespace onewindow::yaml
