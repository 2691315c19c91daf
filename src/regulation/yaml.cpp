#include "regulation/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <unordered_set>

#include "base/text.h"

namespace onewindow::regulation::yaml {

namespace {

constexpr std::int64_t kOpenBrackets = 100;

Mark mark_of(const YAML::Mark& mark) { return Mark{mark.line + 1, mark.column + 1}; }

// Builds the tree from the parser's events. The stack holds the nodes that are still open.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(const std::string& file) : file_(file) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) throw refusal(file_, mark_of(mark), "documents", "文件只能有一个YAML文档", "a file holds one YAML document");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "?", anchor);
    add(Node{.mark = mark_of(mark)});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { throw anchored(mark); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { throw anchored(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    check(mark, tag, anchor);
    add(Node{.kind = Kind::scalar, .mark = mark_of(mark), .text = value});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
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
    return refusal(file_, mark_of(mark), "anchor", "不允许使用锚点和别名，请写出内容", "anchors and aliases are not allowed, write the value out");
  }
  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
    if (anchor != 0) throw anchored(mark);
    if (!tag.empty() && tag != "?" && tag != "!")
      throw refusal(file_, mark_of(mark), "tag", "不允许使用YAML标签", "YAML tags are not allowed");
  }
  void open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    check(mark, tag, anchor);
    if (open_.size() >= kMostDepth) throw refusal(file_, mark_of(mark), "nesting", "嵌套超过20层", "nested deeper than 20 levels");
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
    if (key.kind != Kind::scalar) throw refusal(file_, key.mark, "type", "键必须是文字", "a key must be a text");
    if (!map.keys.insert(key.text).second) throw refusal(file_, key.mark, "duplicate_key", "键“" + key.text + "”重复", "the key '" + key.text + "' is there twice");
    map.node.entries.push_back(Entry{std::move(key.text), key.mark, {}});
    map.has_key = true;
  }

  const std::string& file_;
  std::vector<Open> open_;
  int documents_ = 0;
};

// The scanner looks ahead as long as brackets are open on one line, so a file of brackets is refused before it is scanned.
// Brackets in quoted texts count too; no honest file leaves a hundred of them open.
void check_brackets(const std::string& file, const std::string& text) {
  std::int64_t open = 0;
  int line = 1, column = 0;
  for (const char c : text) {
    ++column;
    if (c == '\n') ++line, column = 0;
    if (c == '[' || c == '{') ++open;
    if (c == ']' || c == '}') open = std::max<std::int64_t>(0, open - 1);
    if (open > kOpenBrackets) throw refusal(file, Mark{line, column}, "nesting", "嵌套超过20层", "nested deeper than 20 levels");
  }
}

}  // namespace

const Entry* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry;
  return nullptr;
}

Refusal refusal(const std::string& file, Mark mark, std::string_view code, std::string zh, std::string en) {
  const std::string place = file + ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
  return Refusal(RefusalKind::invalid, "pack." + std::string(code), place + "：" + zh, place + ": " + en).at(place);
}

Node parse(const std::string& file, const std::string& text) {
  if (text.size() > kMostBytes) throw refusal(file, {}, "too_large", "文件超过1 MiB", "the file is larger than 1 MiB");
  if (!text::valid_utf8(text)) throw refusal(file, {}, "encoding", "文件不是UTF-8文本", "the file is not UTF-8 text");
  check_brackets(file, text);
  Builder builder(file);
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& error) {
    throw refusal(file, mark_of(error.mark), "yaml", "不是有效的YAML：" + error.msg, "no valid YAML: " + error.msg);
  }
  return std::move(builder.root);
}

}  // namespace onewindow::regulation::yaml
