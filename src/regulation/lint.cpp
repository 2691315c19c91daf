#include "regulation/lint.h"

#include <algorithm>

#include "base/text.h"

namespace onewindow::regulation {

namespace {

std::string place_of(const std::string& file, yaml::Mark mark) {
  return file + ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
}

bool blank(const yaml::Node& root, std::string_view key) {
  const yaml::Entry* entry = root.find(key);
  return entry == nullptr || entry->value.kind == yaml::Kind::blank || entry->value.text.empty();
}

void lint_metadata(Linter& linter, const yaml::Node& root) {
  if (linter.pack().info.base) return;
  if (blank(root, "effective"))
    linter.find(Severity::blocker, "", "effective", 0, "pack.undated", "没有施行日期：原文空缺的，采用前须由本中心补填",
                "no effective date: where the text is blank, the centre fills it in before adopting");
  if (blank(root, "issuer"))
    linter.find(Severity::blocker, "", "issuer", 0, "pack.issuer_blank", "没有制发机关：采用前须由本中心补填",
                "no issuer: the centre fills it in before adopting");
}

// Twice the same entry, or the same provision for two of one list that say different things where one is meant.
void lint_lists(Linter& linter, const yaml::Node& root) {
  for (const yaml::Entry& section : root.entries) {
    if (!linter.pack().section_names.contains(section.key) || section.value.kind != yaml::Kind::map) continue;
    for (const yaml::Entry& field : section.value.entries) {
      std::set<std::string> seen;
      for (std::size_t i = 0; i < field.value.items.size(); ++i) {
        const yaml::Node& item = field.value.items[i];
        if (item.kind == yaml::Kind::scalar && !seen.insert(item.text).second)
          linter.find(Severity::error, section.key, field.key, i, "pack.value_twice", "列表中重复了“" + item.text + "”",
                      "'" + item.text + "' stands in the list twice");
      }
    }
  }
}

std::string flat(const yaml::Node& node) {
  switch (node.kind) {
    case yaml::Kind::blank: return "";
    case yaml::Kind::scalar: return node.text;
    case yaml::Kind::list: {
      std::string out;
      for (const auto& item : node.items) out += (out.empty() ? "" : ", ") + flat(item);
      return "[" + out + "]";
    }
    case yaml::Kind::map: {
      std::string out;
      for (const auto& entry : node.entries) out += (out.empty() ? "" : ", ") + entry.key + ": " + flat(entry.value);
      return "{" + out + "}";
    }
  }
  return "";
}

Said said(const yaml::Node& node) {
  if (node.kind == yaml::Kind::map) {
    const yaml::Entry *value = node.find("value"), *at = node.find("at");
    return {value ? flat(value->value) : "", at ? flat(at->value) : ""};
  }
  const auto sign = node.text.rfind('@');
  if (sign == std::string::npos) return {node.text, ""};
  return {text::trim(node.text.substr(0, sign)), text::trim(node.text.substr(sign + 1))};
}

std::vector<Said> all_said(const yaml::Node& root, const std::string& section, const std::string& field) {
  std::vector<Said> out;
  const yaml::Entry* in = root.find(section);
  const yaml::Entry* entry = in ? in->value.find(field) : nullptr;
  if (entry == nullptr) return out;
  if (entry->value.kind == yaml::Kind::list)
    for (const auto& item : entry->value.items) out.push_back(said(item));
  else out.push_back(said(entry->value));
  return out;
}

bool equal(const std::vector<Said>& a, const std::vector<Said>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Said& x, const Said& y) { return x.value == y.value; });
}

}  // namespace

void Linter::find(Severity severity, std::string_view section, std::string_view field, std::size_t item,
                  std::string code, std::string zh, std::string en) {
  yaml::Mark mark = root_.mark;
  const yaml::Node* in = &root_;
  if (!section.empty())
    if (const yaml::Entry* entry = root_.find(section)) mark = entry->mark, in = &entry->value;
  if (const yaml::Entry* entry = in->find(field)) {
    mark = entry->mark;
    if (item < entry->value.items.size()) mark = entry->value.items[item].mark;
  }
  findings_.push_back({severity, place_of(file_, mark), std::move(code), std::move(zh), std::move(en)});
}

std::vector<Finding> lint(const SourceFile& file, const LintRules& rules) {
  std::vector<Finding> findings;
  try {
    const auto pack = load_pack(file, rules.sections);
    const yaml::Node root = yaml::parse(file.name, file.text);
    Linter linter(file.name, *pack, root, rules.bases, findings);
    lint_metadata(linter, root);
    lint_lists(linter, root);
    for (const SectionLint feature : rules.lints) feature(linter);
  } catch (const Refusal& refusal) {
    findings.push_back({Severity::error, refusal.field, refusal.code, refusal.zh, refusal.en});
  }
  return findings;
}

std::vector<Topic> compare(const SourceFile& a, const SourceFile& b, std::span<const SectionType> sections) {
  load_pack(a, sections);
  load_pack(b, sections);
  const yaml::Node of_a = yaml::parse(a.name, a.text), of_b = yaml::parse(b.name, b.text);
  std::vector<Topic> out;
  for (const SectionType& section : sections) {
    std::vector<std::string> fields;  // in the order of the files
    for (const yaml::Node* root : {&of_a, &of_b})
      if (const yaml::Entry* entry = root->find(section.name))
        for (const yaml::Entry& field : entry->value.entries)
          if (std::find(fields.begin(), fields.end(), field.key) == fields.end()) fields.push_back(field.key);
    for (const std::string& field : fields) {
      Topic topic{section.name, field, all_said(of_a, section.name, field), all_said(of_b, section.name, field), false};
      topic.same = equal(topic.a, topic.b);
      out.push_back(std::move(topic));
    }
  }
  return out;
}

}  // namespace onewindow::regulation
