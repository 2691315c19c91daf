#include "regulation/extends.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "regulation/cite.h"
#include "regulation/extends_text.h"

namespace onewindow::regulation {

namespace {

using yaml::Entry;
using yaml::Kind;
using yaml::Node;

bool own_key(std::string_view key) {
  return key == "extends" || key == "open" || key == "provisions" ||
         (key != "hash" && reflect::type_of<PackInfo>().find(key) != nullptr);
}

std::string scalar(const Node& node, std::string_view key) {
  const Entry* entry = node.find(key);
  return entry != nullptr ? entry->value.text : "";
}

std::string joined(const std::vector<std::string>& way) {
  std::string out;
  for (const std::string& id : way) out += (out.empty() ? "" : " → ") + id;
  return out;
}

// One text under its parent.
class Heir {
 public:
  Heir(const SourceFile& file, const Node& own, const Extends& extends, const Node& parent)
      : file_(file), own_(own), extends_(extends), parent_(parent), mark_(own.find("extends")->mark) {
    for (const std::string& id : opened(parent)) open_.insert(renamed(id));
  }

  WrittenOut write() {
    WrittenOut out{.extends = true};
    out.root.kind = Kind::map;
    out.root.mark = own_.mark;
    for (const Entry& entry : own_.entries)
      if (own_key(entry.key) && entry.key != "extends" && entry.key != "provisions") out.root.entries.push_back(entry);
    out.root.entries.push_back({"provisions", provisions_mark(), provisions(out)});
    for (const Entry& entry : parent_.entries)
      if (!own_key(entry.key)) out.root.entries.push_back({entry.key, section_mark(entry.key), section(entry, out)});
    for (const Entry& entry : own_.entries)
      if (!own_key(entry.key) && parent_.find(entry.key) == nullptr) out.root.entries.push_back(entry);
    return out;
  }

 private:
  yaml::Mark provisions_mark() const {
    const Entry* entry = own_.find("provisions");
    return entry != nullptr ? entry->mark : mark_;
  }
  yaml::Mark section_mark(const std::string& name) const {
    const Entry* entry = own_.find(name);
    return entry != nullptr ? entry->mark : mark_;
  }

  std::string renamed(const std::string& id) const {
    if (extends_.ids && id.starts_with(extends_.ids->from + "."))
      return extends_.ids->to + id.substr(extends_.ids->from.size());
    return id;
  }
  std::string recited(const std::string& cite) const {
    if (extends_.cites && cite.starts_with(extends_.cites->from))
      return extends_.cites->to + cite.substr(extends_.cites->from.size());
    return cite;
  }

  // Its own words for a provision, or null.
  const Node* restated(const std::string& id) const {
    const Entry* own = own_.find("provisions");
    if (own == nullptr) return nullptr;
    for (const Node& item : own->value.items)
      if (scalar(item, "id") == id) return &item;
    return nullptr;
  }

  Node provisions(WrittenOut& out) const {
    Node list{.kind = Kind::list, .mark = provisions_mark()};
    std::set<std::string> inherited;
    for (const Node& theirs : parent_.find("provisions")->value.items) {
      const std::string id = renamed(scalar(theirs, "id"));
      inherited.insert(id);
      const Node* own = restated(id);
      if (own != nullptr && !open_.contains(id)) throw closed(own->mark, "条款 " + id, "the provision " + id);
      if (own != nullptr && scalar(*own, "zh") == scalar(theirs, "zh")) out.repeats.push_back({own->mark, id});
      list.items.push_back(own != nullptr ? completed(*own, theirs) : taken_over(theirs, id));
    }
    if (const Entry* own = own_.find("provisions"))
      for (const Node& item : own->value.items)
        if (!inherited.contains(scalar(item, "id"))) list.items.push_back(item);
    return list;
  }

  // What carries a restated provision is what carries the parent's.
  static Node completed(const Node& own, const Node& theirs) {
    Node out = own;
    if (const Entry* by = theirs.find("by"); by != nullptr && own.find("by") == nullptr) out.entries.push_back(*by);
    return out;
  }

  Node taken_over(const Node& theirs, const std::string& id) const {
    Node out{.kind = Kind::map, .mark = mark_};
    const std::string cite = scalar(theirs, "cite");
    for (Entry entry : theirs.entries) {
      if (entry.key == "id") entry.value.text = id;
      if (entry.key == "cite") entry.value.text = recited(cite);
      if (entry.key == "zh") entry.value.text += "（同《" + scalar(parent_, "title") + "》" + cite + "）";
      if (entry.key == "en")
        entry.value.text += " (as “" + scalar(parent_, "title_en") + "” " + english_cite(cite) + ")";
      out.entries.push_back(std::move(entry));
    }
    return moved(out);
  }

  Node section(const Entry& theirs, WrittenOut& out) const {
    const Entry* own = own_.find(theirs.key);
    if (own != nullptr && own->value.kind != Kind::map) return own->value;  // the loader says what is wrong with it
    Node all{.kind = Kind::map, .mark = section_mark(theirs.key)};
    for (const Entry& field : theirs.value.entries) {
      const Entry* said = own != nullptr ? own->value.find(field.key) : nullptr;
      const Node inherited = moved(field.value);
      if (said == nullptr) {
        all.entries.push_back({field.key, mark_, inherited});
        continue;
      }
      if (!rests_on_open(inherited))
        throw closed(said->mark, "“" + theirs.key + "." + field.key + "”", "'" + theirs.key + "." + field.key + "'");
      if (yaml_text(said->value) == yaml_text(inherited))
        out.repeats.push_back({said->mark, theirs.key + "." + field.key});
      all.entries.push_back(*said);
    }
    if (own != nullptr)
      for (const Entry& field : own->value.entries)
        if (theirs.value.find(field.key) == nullptr) all.entries.push_back(field);
    return all;
  }

  // The parent's node at our place and with our numbers.
  Node moved(const Node& theirs) const {
    Node out = theirs;
    out.mark = mark_;
    if (out.kind == Kind::scalar)
      if (const auto at = out.text.rfind('@'); at != std::string::npos)
        out.text = out.text.substr(0, at) + "@ " + renamed(text::trim(out.text.substr(at + 1)));
    for (Node& item : out.items) item = moved(item);
    for (Entry& entry : out.entries) {
      entry.mark = mark_;
      entry.value = entry.key == "at" ? Node{.kind = Kind::scalar, .mark = mark_, .text = renamed(entry.value.text)}
                    : provision_text(entry.key) ? entry.value
                                                : moved(entry.value);
      entry.value.mark = mark_;
    }
    return out;
  }
  static bool provision_text(std::string_view key) { return key == "zh" || key == "en" || key == "cite"; }

  bool rests_on_open(const Node& node) const {
    if (node.kind == Kind::scalar) {
      const auto at = node.text.rfind('@');
      return at == std::string::npos || open_.contains(text::trim(node.text.substr(at + 1)));
    }
    if (const Entry* at = node.find("at")) return open_.contains(at->value.text);
    return std::all_of(node.items.begin(), node.items.end(), [&](const Node& item) { return rests_on_open(item); });
  }

  Refusal closed(yaml::Mark mark, const std::string& zh, const std::string& en) const {
    return yaml::refusal(
        file_.name, mark, "extends.closed",
        "“" + extends_.pack + "”没有开放" + zh + "：沿用它的文本不得改动，请删去，或由其在 open 中开放",
        "'" + extends_.pack + "' does not open " + en + " to be restated; leave it out, or open it there");
  }

  const SourceFile& file_;
  const Node& own_;
  const Extends& extends_;
  const Node& parent_;
  const yaml::Mark mark_;
  std::set<std::string> open_;  // by our numbers
};

const SourceFile* find(std::span<const SourceFile> texts, const std::string& id) {
  for (const SourceFile& text : texts)
    if (text.name == id + ".yaml") return &text;
  return nullptr;
}

WrittenOut write(const SourceFile& file, std::span<const SourceFile> texts, std::vector<std::string> way) {
  Node own = yaml::parse(file.name, file.text);
  const Entry* entry = own.kind == Kind::map ? own.find("extends") : nullptr;
  if (entry == nullptr) return {.root = std::move(own), .file = file};
  const auto extends = yaml::read<Extends>(entry->value, file.name);
  way.push_back(scalar(own, "id"));
  if (std::find(way.begin(), way.end(), extends.pack) != way.end())
    throw yaml::refusal(file.name, entry->mark, "extends.cycle", "沿用关系成环：" + joined(way) + " → " + extends.pack,
                        "the texts extend one another in a circle: " + joined(way) + " → " + extends.pack);
  const SourceFile* parent = find(texts, extends.pack);
  if (parent == nullptr)
    throw yaml::refusal(file.name, entry->mark, "extends.unknown", "没有可沿用的文本“" + extends.pack + "”",
                        "there is no text '" + extends.pack + "' to extend");
  const WrittenOut theirs = write(*parent, texts, way);
  if (theirs.root.kind != Kind::map || theirs.root.find("provisions") == nullptr)
    throw yaml::refusal(file.name, entry->mark, "extends.unknown", "“" + extends.pack + "”没有条款清单，不能沿用",
                        "'" + extends.pack + "' has no provisions to take over");
  WrittenOut out = Heir(file, own, extends, theirs.root).write();
  out.file = {file.name, "# 已写出全文 written out in full: extends " + extends.pack + ", version " +
                             scalar(theirs.root, "version") + ", SM3 " + digest::sm3(theirs.file.text) + "\n" +
                             yaml_text(out.root)};
  return out;
}

}  // namespace

std::vector<SourceFile> packs_among(std::span<const SourceFile> files) {
  std::vector<SourceFile> out;
  for (const SourceFile& file : files)
    if (file.name.ends_with(".yaml") && file.name.find('/') == std::string::npos && file.name != "facts.yaml")
      out.push_back(file);
  return out;
}

std::vector<std::string> opened(const Node& root) {
  std::vector<std::string> out;
  if (const Entry* entry = root.find("open"))
    for (const Node& item : entry->value.items) out.push_back(item.text);
  return out;
}

WrittenOut written_out(const SourceFile& file, std::span<const SourceFile> texts) { return write(file, texts, {}); }

std::vector<SourceFile> written_out(std::span<const SourceFile> texts) {
  std::vector<SourceFile> out;
  for (const SourceFile& text : texts) out.push_back(write(text, texts, {}).file);
  return out;
}

}  // namespace onewindow::regulation
