#include "base/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <unordered_set>

#include "base/json.h"
#include "base/text.h"

namespace onewindow::yaml {

namespace {

constexpr std::int64_t kOpenBrackets = 100;

Mark mark_of(const YAML::Mark& mark) { return Mark{mark.line + 1, mark.column + 1}; }

// Builds the tree from the parser's events. The stack holds the nodes that are still open.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(const std::string& file) : file_(file) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      throw refusal(file_, mark_of(mark), "yaml.documents", "文件只能有一个YAML文档", "a file holds one YAML document");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "?", anchor);
    add(Node{.mark = mark_of(mark)});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { throw anchored(mark); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { throw anchored(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    add(Node{.kind = Kind::scalar, .mark = mark_of(mark), .text = value});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

  Node root;

 private:
  struct Open {
    Node node;
    bool has_key = false;  // map: the key has been read and waits for its value
    std::unordered_set<std::string> keys;
  };

  Refusal anchored(const YAML::Mark& mark) const {
    return refusal(file_, mark_of(mark), "yaml.anchor", "不允许使用锚点和别名，请写出内容",
                   "anchors and aliases are not allowed, write the value out");
  }
  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
    if (anchor != 0) throw anchored(mark);
    if (!tag.empty() && tag != "?" && tag != "!")
      throw refusal(file_, mark_of(mark), "yaml.tag", "不允许使用YAML标签", "YAML tags are not allowed");
  }
  void open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    check(mark, tag, anchor);
    if (open_.size() >= kMostDepth)
      throw refusal(file_, mark_of(mark), "yaml.nesting", "嵌套超过20层", "nested deeper than 20 levels");
    open_.push_back(Open{Node{.kind = kind, .mark = mark_of(mark)}});
  }
  void close() {
    Node done = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(done));
  }
  void add(Node node) {
    if (open_.empty()) {
      root = std::move(node);
    } else if (open_.back().node.kind == Kind::list) {
      open_.back().node.items.push_back(std::move(node));
    } else if (open_.back().has_key) {
      if (node.kind == Kind::blank) node.mark = open_.back().node.entries.back().mark;  // nothing stands there itself
      open_.back().node.entries.back().value = std::move(node);
      open_.back().has_key = false;
    } else {
      add_key(open_.back(), std::move(node));
    }
  }
  void add_key(Open& map, Node key) {
    if (key.kind != Kind::scalar) throw refusal(file_, key.mark, "yaml.type", "键必须是文字", "a key must be a text");
    if (!map.keys.insert(key.text).second)
      throw refusal(file_, key.mark, "yaml.duplicate_key", "键“" + key.text + "”重复",
                    "the key '" + key.text + "' is there twice");
    map.node.entries.push_back(Entry{std::move(key.text), key.mark, {}});
    map.has_key = true;
  }

  const std::string& file_;
  std::vector<Open> open_;
  int documents_ = 0;
};

// The scanner looks ahead as long as brackets are open on one line, so a file of brackets is refused before it is
// scanned. Brackets in quoted texts count too; no honest file leaves a hundred of them open.
void check_brackets(const std::string& file, const std::string& text) {
  std::int64_t open = 0;
  int line = 1, column = 0;
  for (const char c : text) {
    ++column;
    if (c == '\n') ++line, column = 0;
    if (c == '[' || c == '{') ++open;
    if (c == ']' || c == '}') open = std::max<std::int64_t>(0, open - 1);
    if (open > kOpenBrackets)
      throw refusal(file, Mark{line, column}, "yaml.nesting", "嵌套超过20层", "nested deeper than 20 levels");
  }
}

}  // namespace

const Entry* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry;
  return nullptr;
}

Refusal refusal(const std::string& file, Mark mark, std::string code, const std::string& zh, const std::string& en) {
  const std::string place = file + ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
  return Refusal(RefusalKind::invalid, std::move(code), place + "：" + zh, place + ": " + en).at(place);
}

Node parse(const std::string& file, const std::string& text) {
  if (text.size() > kMostBytes)
    throw refusal(file, {}, "yaml.too_large", "文件超过1 MiB", "the file is larger than 1 MiB");
  if (!text::valid_utf8(text))
    throw refusal(file, {}, "yaml.encoding", "文件不是UTF-8文本", "the file is not UTF-8 text");
  check_brackets(file, text);
  Builder builder(file);
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {}
  } catch (const YAML::Exception& error) {
    throw refusal(file, mark_of(error.mark), "yaml.syntax", "不是有效的YAML：" + error.msg,
                  "no valid YAML: " + error.msg);
  }
  return std::move(builder.root);
}

namespace {

// A scalar as the JSON value that the type expects, so that one strict reader serves both.
boost::json::value scalar(const reflect::Type& type, const Node& node, const std::string& file) {
  if (type.kind == reflect::Kind::boolean) {
    if (node.text == "true" || node.text == "yes") return true;
    if (node.text == "false" || node.text == "no") return false;
    throw refusal(file, node.mark, "yaml.value", "应为 yes 或 no", "expected yes or no");
  }
  if (type.kind != reflect::Kind::integer) return boost::json::string(node.text);
  std::int64_t number = 0;
  if (!reflect::detail::parse_integer(node.text, number))
    throw refusal(file, node.mark, "yaml.value", "应为整数", "expected a whole number");
  return number;
}

void expect(const Node& node, Kind kind, const std::string& file, const char* zh, const char* en) {
  if (node.kind != kind)
    throw refusal(file, node.mark, "yaml.value", std::string("应为") + zh, std::string("expected ") + en);
}

void read_scalar(const reflect::Type& type, void* object, const Node& node, const std::string& file) {
  expect(node, Kind::scalar, file, "一个值", "a value");
  try {
    json::read(type, object, scalar(type, node, file));
  } catch (const Refusal& wrong) {
    throw wrong.code.starts_with("yaml.") ? wrong : refusal(file, node.mark, "yaml.value", wrong.zh, wrong.en);
  }
}

}  // namespace

void read(const reflect::Type& type, void* object, const Node& node, const std::string& file) {
  switch (type.kind) {
    case reflect::Kind::optional:
      node.kind == Kind::blank ? type.clear(object) : read(type.element(), type.engage(object), node, file);
      return;
    case reflect::Kind::list:
      type.clear(object);
      if (node.kind == Kind::blank) return;
      expect(node, Kind::list, file, "列表", "a list");
      for (const Node& item : node.items) read(type.element(), type.append(object), item, file);
      return;
    case reflect::Kind::map:
      expect(node, Kind::map, file, "键值表", "a map");
      for (const Entry& entry : node.entries) read(type.element(), type.entry(object, entry.key), entry.value, file);
      return;
    case reflect::Kind::structure:
      expect(node, Kind::map, file, "键值表", "a map");
      for (const Entry& entry : node.entries) {
        const reflect::Field* field = type.find(entry.key);
        if (field == nullptr)
          throw refusal(file, entry.mark, "yaml.unknown_key", "没有这个键：" + entry.key,
                        "there is no such key: " + entry.key);
        read(field->type(), field->in(object), entry.value, file);
      }
      return;
    case reflect::Kind::text:
      if (node.kind == Kind::blank) return;
      [[fallthrough]];
    default: read_scalar(type, object, node, file);
  }
}

}  // namespace onewindow::yaml
