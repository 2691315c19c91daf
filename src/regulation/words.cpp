#include "regulation/words.h"

#include <algorithm>

namespace onewindow::regulation {

namespace {

using reflect::Kind;
using reflect::Type;

struct Unit {
  std::string_view in_file;
  const char *zh, *one, *many;
};
constexpr Unit kUnits[] = {
    {"workdays", "个工作日", " workday", " workdays"},
    {"workday", "个工作日", " workday", " workdays"},
    {"days", "日", " day", " days"},
    {"day", "日", " day", " days"},
    {"work hours", "个工作小时", " working hour", " working hours"},
    {"work hour", "个工作小时", " working hour", " working hours"},
    {"minutes", "分钟", " minute", " minutes"},
    {"minute", "分钟", " minute", " minutes"},
    {"points", "分", " point", " points"},
    {"point", "分", " point", " points"},
    {"yuan", "元", " yuan", " yuan"},
};

Phrase measured(const std::string& text) {
  if (text == "same day") return {"当日", "the same day"};
  if (text == "same visit") return {"当场", "on the spot"};
  const auto space = text.find(' ');
  if (space == std::string::npos) return {text, text};
  const std::string number = text.substr(0, space), unit = text.substr(space + 1);
  for (const Unit& known : kUnits)
    if (unit == known.in_file) return {number + known.zh, number + (number == "1" ? known.one : known.many)};
  return {text, text};
}

Phrase said(const Word* word, std::string_view raw) {
  return word != nullptr ? Phrase{word->zh, word->en} : Phrase{std::string(raw), std::string(raw)};
}

void add(Phrase& all, const Phrase& next, const char* zh, const char* en) {
  all.zh += (all.zh.empty() ? "" : zh) + next.zh;
  all.en += (all.en.empty() ? "" : en) + next.en;
}

// A text that holds both languages, as a rating's option does, is said in each of them.
bool bilingual(const Type& type) { return type.find("zh") != nullptr && type.find("en") != nullptr; }

Phrase structure(const yaml::Node& node, const Type& type, const Words& words) {
  if (bilingual(type)) {
    const yaml::Entry *zh = node.find("zh"), *en = node.find("en");
    return {zh ? zh->value.text : "", en ? en->value.text : ""};
  }
  Phrase out;
  for (const reflect::Field& field : type.fields) {
    const yaml::Entry* entry = node.find(field.name);
    if (entry == nullptr) continue;
    const Phrase name = said(words.field(type.name(), field.name), field.name);
    const Phrase value = phrase(entry->value, field.type(), words);
    add(out, {name.zh + value.zh, name.en + " " + value.en}, "，", ", ");
  }
  return out;
}

}  // namespace

Words::Words(std::span<const Word> list) : list_(list) {
  for (const Word& word : list) by_name_.emplace(word.of, &word);
}

const Word* Words::find(const std::string& of) const {
  const auto found = by_name_.find(of);
  return found == by_name_.end() ? nullptr : found->second;
}

const Word* Words::section(std::string_view name) const { return find(std::string(name)); }

const Word* Words::field(std::string_view of, std::string_view name) const {
  const Word* own = find(std::string(of) + "." + std::string(name));
  return own != nullptr ? own : find("." + std::string(name));
}

const Word* Words::value(const Type& enumeration, std::string_view word) const {
  return find(enumeration.name() + "." + std::string(word));
}

const Word* Words::text(std::string_view of, std::string_view word) const {
  return of.empty() ? nullptr : find(std::string(of) + "." + std::string(word));
}

Phrase phrase(const yaml::Node& node, const Type& type, const Words& words, std::string_view of) {
  if (type.kind == Kind::optional) return phrase(node, type.element(), words, of);
  if (node.kind == yaml::Kind::list) {
    Phrase out;
    for (const yaml::Node& item : node.items)
      add(out, phrase(item, type.kind == Kind::list ? type.element() : type, words, of), "、", ", ");
    return out;
  }
  if (node.kind == yaml::Kind::map) return type.kind == Kind::structure ? structure(node, type, words) : Phrase{"", ""};
  if (type.kind == Kind::boolean)
    return node.text == "yes" || node.text == "true" ? Phrase{"是", "yes"} : Phrase{"否", "no"};
  if (type.kind == Kind::enumeration) return said(words.value(type, node.text), node.text);
  if (&type == &reflect::type_of<Duration>() || &type == &reflect::type_of<Points>() ||
      &type == &reflect::type_of<Money>())
    return measured(node.text);
  return said(words.text(of, node.text), node.text);
}

WordGaps gaps(const Words& words, std::span<const SectionShape> shapes, std::span<const Type* const> others) {
  std::set<std::string> things;
  std::set<const Type*> reached(others.begin(), others.end());
  WordGaps out;
  const auto need = [&](const Word* word, const std::string& of) {
    if (word == nullptr) out.missing.push_back(of);
    else things.insert(word->of);
  };
  for (const SectionShape& shape : shapes) {
    need(words.section(shape.name), shape.name);
    for (const FieldShape& field : shape.fields) {
      need(words.field(shape.name, field.name), shape.name + "." + field.name);
      reach(reached, *field.type);
      const std::string of = shape.name + "." + field.name + ".";
      for (const Word& word : words.all())
        if (field.type->kind == Kind::text && std::string_view(word.of).starts_with(of)) things.insert(word.of);
    }
  }
  for (const Type* type : reached) {
    if (type == &reflect::type_of<Duration>()) continue;
    for (const char* word : type->enumerators) need(words.value(*type, word), type->name() + "." + word);
    if (type->kind == Kind::structure && !bilingual(*type))
      for (const auto& field : type->fields)
        need(words.field(type->name(), field.name), type->name() + "." + field.name);
  }
  for (const Word& word : words.all())
    if (!things.contains(word.of)) out.idle.emplace_back(word.of);
  return out;
}

}  // namespace onewindow::regulation
