#include "regulation/lint.h"

#include <algorithm>

#include "base/text.h"
#include "regulation/extends.h"
#include "regulation/pack_reader.h"

namespace onewindow::regulation {

namespace {

std::string place_of(const std::string& file, yaml::Mark mark) {
  return file + ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
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

bool blank(const yaml::Node& root, std::string_view key) {
  const yaml::Entry* entry = root.find(key);
  return entry == nullptr || entry->value.kind == yaml::Kind::blank || entry->value.text.empty();
}

void lint_metadata(Linter& linter, const yaml::Node& root) {
  if (linter.pack().info.base) return;
  if (blank(root, "effective") && blank(root, "issued"))  // a text that names no day holds from its issue
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

// Where a value rests: its provision and what it says there.
void collect(std::map<std::string, std::set<std::string>>& said_at, const yaml::Node& node) {
  if (node.kind == yaml::Kind::scalar) {
    if (const auto sign = node.text.rfind('@'); sign != std::string::npos)
      said_at[text::trim(node.text.substr(sign + 1))].insert(text::trim(node.text.substr(0, sign)));
  } else if (const yaml::Entry* value = node.find("value"), *at = node.find("at"); value != nullptr && at != nullptr) {
    said_at[at->value.text].insert(flat(value->value));
  }
}

bool number(const std::string& value) { return !value.empty() && value[0] >= '0' && value[0] <= '9'; }

// One provision that is cited for two different lengths of one unit in one section says two things at once. Which of
// them is the decision's and which the extension's a provision may well say (Art. 42): so it is a remark, not an error,
// and only where the two limits are of the same kind: a field and its namesake, "reply" and "reply_complex".
void lint_provisions(Linter& linter, const yaml::Node& root) {
  for (const yaml::Entry& section : root.entries) {
    if (!linter.pack().section_names.contains(section.key) || section.value.kind != yaml::Kind::map) continue;
    for (const yaml::Entry& field : section.value.entries)
      for (const yaml::Entry& other : section.value.entries) {
        if (!field.key.starts_with(other.key + "_") || field.value.kind == yaml::Kind::list) continue;
        std::map<std::string, std::set<std::string>> a, b;
        collect(a, field.value), collect(b, other.value);
        for (const auto& [provision, values] : a)
          if (b.contains(provision) && b.at(provision) != values && number(*values.begin()) &&
              number(*b.at(provision).begin()))
            linter.find(
                Severity::remark, section.key, field.key, 0, "provision.two_values",
                "条款 " + provision + " 同时被“" + other.key + "”和“" + field.key + "”引作不同的取值，请核对原文",
                provision + " is cited for different values by '" + other.key + "' and '" + field.key +
                    "'; check the text");
      }
  }
}

// What a number counts, without the number: "3 workdays" and "5 workdays" count the same.
std::string counted(const std::string& value) {
  const auto unit = value.find_first_not_of("0123456789.");
  return unit == std::string::npos ? "" : text::trim(value.substr(unit));
}

// "reply" and "objection_reply", "fee" and "fee_extended".
bool namesakes(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return a == b || a.starts_with(std::string(b) + "_") || a.ends_with("_" + std::string(b));
}

struct Number {
  std::string section, field, provision, value;
};

std::vector<Number> numbers(const Linter& linter, const yaml::Node& root) {
  std::vector<Number> out;
  for (const yaml::Entry& section : root.entries) {
    if (!linter.pack().section_names.contains(section.key) || section.value.kind != yaml::Kind::map) continue;
    for (const yaml::Entry& field : section.value.entries) {
      if (field.value.kind == yaml::Kind::list) continue;
      std::map<std::string, std::set<std::string>> here;
      collect(here, field.value);
      for (const auto& [provision, values] : here)
        if (number(*values.begin())) out.push_back({section.key, field.key, provision, *values.begin()});
    }
  }
  return out;
}

// The same across sections: a limit or price that two sections hold by one provision, counted alike, is one number.
void lint_across_sections(Linter& linter, const yaml::Node& root) {
  const auto all = numbers(linter, root);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      const Number &here = all[i], &other = all[k];
      if (here.section == other.section || here.provision != other.provision || here.value == other.value ||
          counted(here.value) != counted(other.value) || !namesakes(here.field, other.field))
        continue;
      linter.find(Severity::remark, here.section, here.field, 0, "provision.two_values",
                  "条款 " + here.provision + " 在“" + other.section + "”中是 " + other.value + "，在这里是 " +
                      here.value + "，请核对原文",
                  here.provision + " is cited for " + other.value + " in '" + other.section + "." + other.field +
                      "' and for " + here.value + " here; check the text");
    }
}

// Nothing stands behind a provision, or a capability that nobody has.
void lint_bindings(Linter& linter, const SourceFile& file, const LintRules& rules, const yaml::Node& root) {
  if (rules.capabilities.empty()) return;
  std::map<std::string, std::size_t> line;
  const auto& items = root.find("provisions")->value.items;
  for (std::size_t i = 0; i < items.size(); ++i) line[items[i].find("id")->value.text] = i;
  for (const Bound& bound : bindings(file, rules.sections, rules.capabilities)) {
    for (const std::string& code : bound.by)
      if (std::none_of(rules.capabilities.begin(), rules.capabilities.end(),
                       [&](const Capability& one) { return one.code == code; }))
        linter.find(Severity::error, "", "provisions", line[bound.id], "capability.unknown",
                    "没有“" + code + "”这项能力：见 onewindow regulation capabilities",
                    "there is no capability '" + code + "'; see onewindow regulation capabilities");
    if (bound.binding == Binding::unbound)
      linter.find(Severity::remark, "", "provisions", line[bound.id], "provision.unbound",
                  "条款 " + bound.id + " 没有对应的取值或能力：请写 by，或在某个取值后注明出处",
                  "nothing stands behind " + bound.id + ": name a capability in 'by', or cite it at a value");
  }
}

Said said(const yaml::Node& node, const FieldShape* field, const Words& words, const std::string& of) {
  Said out;
  yaml::Node value{.kind = yaml::Kind::scalar, .mark = node.mark, .text = node.text};
  if (node.kind == yaml::Kind::map) {
    const yaml::Entry *written = node.find("value"), *at = node.find("at");
    if (written != nullptr) value = written->value;
    out.provision = at ? flat(at->value) : "";
  } else if (const auto sign = node.text.rfind('@'); sign != std::string::npos) {
    value.text = text::trim(node.text.substr(0, sign));
    out.provision = text::trim(node.text.substr(sign + 1));
  }
  out.value = flat(value);
  const Phrase words_of = field != nullptr ? phrase(value, *field->type, words, of) : Phrase{out.value, out.value};
  out.zh = words_of.zh, out.en = words_of.en;
  return out;
}

std::vector<Said> all_said(const yaml::Node& root, const SectionShape& section, const std::string& field,
                           const Words& words) {
  std::vector<Said> out;
  const yaml::Entry* in = root.find(section.name);
  const yaml::Entry* entry = in ? in->value.find(field) : nullptr;
  if (entry == nullptr) return out;
  const FieldShape* shape = section.find(field);
  const std::string of = section.name + "." + field;
  if (entry->value.kind == yaml::Kind::list)
    for (const auto& item : entry->value.items) out.push_back(said(item, shape, words, of));
  else out.push_back(said(entry->value, shape, words, of));
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
    const WrittenOut whole = written_out(file, rules.texts);
    const auto pack = load_tree(whole.file, whole.root, rules.sections, Unregistered::refuse);
    Linter linter(file.name, *pack, whole.root, rules.bases, findings);
    lint_metadata(linter, whole.root);
    for (const auto& repeat : whole.repeats)
      findings.push_back({Severity::remark, place_of(file.name, repeat.mark), "extends.no_difference",
                          "“" + repeat.what + "”与所沿用的文本相同，可以不写",
                          "'" + repeat.what + "' says what is inherited already"});
    lint_lists(linter, whole.root);
    lint_provisions(linter, whole.root);
    lint_across_sections(linter, whole.root);
    lint_bindings(linter, whole.file, rules, whole.root);
    for (const SectionLint feature : rules.lints) feature(linter);
  } catch (const Refusal& refusal) {
    findings.push_back({Severity::error, refusal.field, refusal.code, refusal.zh, refusal.en});
  }
  return findings;
}

std::vector<Topic> compare(const SourceFile& a, const SourceFile& b, std::span<const SectionType> sections,
                           const Words& words) {
  load_pack(a, sections);
  load_pack(b, sections);
  const yaml::Node of_a = yaml::parse(a.name, a.text), of_b = yaml::parse(b.name, b.text);
  std::vector<Topic> out;
  for (const SectionShape& section : shapes(sections)) {
    std::vector<std::string> fields;  // in the order of the files
    for (const yaml::Node* root : {&of_a, &of_b})
      if (const yaml::Entry* entry = root->find(section.name))
        for (const yaml::Entry& field : entry->value.entries)
          if (std::find(fields.begin(), fields.end(), field.key) == fields.end()) fields.push_back(field.key);
    for (const std::string& field : fields) {
      Topic topic{section.name, field, all_said(of_a, section, field, words), all_said(of_b, section, field, words),
                  false};
      topic.same = equal(topic.a, topic.b);
      out.push_back(std::move(topic));
    }
  }
  return out;
}

}  // namespace onewindow::regulation
