#include "regulation/pack_reader.h"

#include "base/text.h"
#include "regulation/cite.h"

namespace onewindow::regulation {

using reflect::Kind;
using reflect::Type;

namespace {

constexpr std::int64_t kMostCount = 36'500;

struct UnitWord {
  std::string_view word;
  Unit unit;
};
constexpr UnitWord kUnits[] = {
    {"workday", Unit::workdays}, {"workdays", Unit::workdays},    {"day", Unit::days},
    {"days", Unit::days},        {"work hour", Unit::work_hours}, {"work hours", Unit::work_hours},
    {"minute", Unit::minutes},   {"minutes", Unit::minutes}};

std::string alternatives(const Type& type) {
  std::string out;
  for (const char* name : type.enumerators) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

}  // namespace

void YamlReader::section(std::span<const SectionField> fields, void* section, const void* yaml) {
  const auto& node = *static_cast<const yaml::Node*>(yaml);
  if (node.kind != yaml::Kind::map)
    throw wrong(node.mark, "type", "此处应为键和值", "keys and values are expected here");
  for (const yaml::Entry& entry : node.entries) {
    const auto field =
        std::find_if(fields.begin(), fields.end(), [&](const SectionField& f) { return entry.key == f.name; });
    if (field == fields.end())
      throw wrong(entry.mark, "unknown_key", "未知的键“" + entry.key + "”", "unknown key '" + entry.key + "'");
    if (!field->list) {
      field->read(section, *this, &entry.value);
      continue;
    }
    if (entry.value.kind != yaml::Kind::list)
      throw wrong(entry.value.mark, "type", "此处应为列表", "a list is expected here");
    for (const yaml::Node& item : entry.value.items) field->read(section, *this, &item);
  }
}

Reason YamlReader::cited(const Type& type, void* value, const void* yaml) {
  const auto& node = *static_cast<const yaml::Node*>(yaml);
  return node.kind == yaml::Kind::map ? long_form(type, value, node) : short_form(type, value, node);
}

// "3 days @ P5c.2.c": the last @ parts the value from where it stands.
Reason YamlReader::short_form(const Type& type, void* value, const yaml::Node& node) {
  const std::string& text = text_of(node);
  const auto at = text.rfind('@');
  if (at == std::string::npos)
    throw wrong(node.mark, "provision_missing", "缺少条款出处：请写成“值 @ 条款号”",
                "no provision: write 'value @ provision'");
  this->value(type, value,
              yaml::Node{.kind = yaml::Kind::scalar, .mark = node.mark, .text = text::trim(text.substr(0, at))});
  return reason(text::trim(text.substr(at + 1)), node.mark, {});
}

Reason YamlReader::long_form(const Type& type, void* value, const yaml::Node& node) {
  for (const yaml::Entry& entry : node.entries)
    if (entry.key != "value" && entry.key != "at" && entry.key != "reading")
      throw wrong(entry.mark, "unknown_key", "未知的键“" + entry.key + "”", "unknown key '" + entry.key + "'");
  const yaml::Entry* of = node.find("value");
  if (!of) throw wrong(node.mark, "missing_key", "缺少 value", "'value' is missing");
  const yaml::Entry* at = node.find("at");
  if (!at) throw wrong(node.mark, "provision_missing", "缺少条款出处 at", "no provision: 'at' is missing");
  this->value(type, value, of->value);
  Reading reading;
  if (const yaml::Entry* read = node.find("reading")) this->value(reflect::type_of<Reading>(), &reading, read->value);
  return reason(text_of(at->value), at->value.mark, reading);
}

Reason YamlReader::reason(const std::string& id, yaml::Mark mark, const Reading& reading) const {
  const auto found = pack_.provisions.find(id);
  if (found == pack_.provisions.end())
    throw wrong(mark, "provision_unknown", "条款“" + id + "”不在 provisions 清单中",
                "the provision '" + id + "' is not in the pack's list of provisions");
  const Provision& provision = found->second;
  const PackInfo& info = pack_.info;
  const std::string title = provision.title.value_or(info.title);
  const std::string title_en =
      provision.title_en.value_or(provision.title || info.title_en.empty() ? title : info.title_en);
  Reason out{.provision = id, .pack = info.id, .version = info.version, .hash = info.hash};
  out.zh = "《" + title + "》" + provision.cite + "：" + provision.zh;
  out.en = "“" + title_en + "” " + english_cite(provision.cite) + ": " + provision.en;
  if (!reading.zh.empty()) {
    out.zh += "（读法：" + reading.zh + "）";
    out.en += " (read as: " + reading.en + ")";
  }
  return out;
}

const std::string& YamlReader::text_of(const yaml::Node& node) const {
  if (node.kind == yaml::Kind::blank || (node.kind == yaml::Kind::scalar && node.text.empty()))
    throw wrong(node.mark, "value", "此处不能为空", "a value is expected here");
  if (node.kind != yaml::Kind::scalar)
    throw wrong(node.mark, "type", "此处应为单个值", "a single value is expected here");
  return node.text;
}

void YamlReader::value(const Type& type, void* value, const yaml::Node& node) const {
  if (&type == &reflect::type_of<Duration>()) return duration(*static_cast<Duration*>(value), node);
  if (&type == &reflect::type_of<Points>()) {
    static_cast<Points*>(value)->hundredths = measured(node, {"point", "points"});
    return;
  }
  if (&type == &reflect::type_of<Money>()) {
    static_cast<Money*>(value)->fen = measured(node, {"yuan"});
    return;
  }
  switch (type.kind) {
    case Kind::structure: return structure(type, value, node);
    case Kind::list: return list(type, value, node);
    case Kind::map: return map(type, value, node);
    case Kind::optional: return this->value(type.element(), type.engage(value), node);
    default: return scalar(type, value, node);
  }
}

void YamlReader::scalar(const Type& type, void* value, const yaml::Node& node) const {
  const std::string& text = text_of(node);
  switch (type.kind) {
    case Kind::boolean:
      if (text != "yes" && text != "no") throw wrong(node.mark, "value", "此处应为 yes 或 no", "expected yes or no");
      type.set_integer(value, text == "yes");
      return;
    case Kind::integer: {
      std::int64_t number = 0;
      if (!reflect::detail::parse_integer(text, number))
        throw wrong(node.mark, "value", "此处应为整数", "expected a whole number");
      if (number < type.minimum || number > type.maximum || !type.set_integer(value, number))
        throw wrong(node.mark, "value", "数值超出范围", "the number is out of range");
      return;
    }
    case Kind::enumeration:
      if (!type.set_text(value, text))
        throw wrong(node.mark, "value", "“" + text + "”不是可用的值，可用：" + alternatives(type),
                    "'" + text + "' is none of: " + alternatives(type));
      return;
    case Kind::text:
    case Kind::scalar:
      if (!type.set_text(value, text))
        throw wrong(node.mark, "value", "“" + text + "”无效", "'" + text + "' is no valid value");
      return;
    default: CHECK_PROMISE(false, "a section's values are of a type that a pack can write");
  }
}

void YamlReader::structure(const Type& type, void* value, const yaml::Node& node) const {
  if (node.kind != yaml::Kind::map)
    throw wrong(node.mark, "type", "此处应为键和值", "keys and values are expected here");
  for (const yaml::Entry& entry : node.entries)
    if (!type.find(entry.key))
      throw wrong(entry.mark, "unknown_key", "未知的键“" + entry.key + "”", "unknown key '" + entry.key + "'");
  for (const reflect::Field& field : type.fields) {
    const yaml::Entry* entry = node.find(field.name);
    const Type& of = field.type();
    if (entry) {
      this->value(of, field.in(value), entry->value);
    } else if (of.kind != Kind::optional && of.kind != Kind::list && of.kind != Kind::map) {
      throw wrong(node.mark, "missing_key", std::string("缺少 ") + field.name,
                  std::string("'") + field.name + "' is missing");
    }
  }
}

void YamlReader::list(const Type& type, void* value, const yaml::Node& node) const {
  if (node.kind != yaml::Kind::list) throw wrong(node.mark, "type", "此处应为列表", "a list is expected here");
  type.clear(value);
  for (const yaml::Node& item : node.items) this->value(type.element(), type.append(value), item);
}

void YamlReader::map(const Type& type, void* value, const yaml::Node& node) const {
  if (node.kind != yaml::Kind::map)
    throw wrong(node.mark, "type", "此处应为键和值", "keys and values are expected here");
  type.clear(value);
  for (const yaml::Entry& entry : node.entries) this->value(type.element(), type.entry(value, entry.key), entry.value);
}

void YamlReader::duration(Duration& value, const yaml::Node& node) const {
  const std::string& text = text_of(node);
  if (text == "same day" || text == "same visit") {
    value = {text == "same day" ? Unit::same_day : Unit::same_visit, 0};
    return;
  }
  const auto space = text.find(' ');
  std::int64_t count = 0;
  if (!reflect::detail::parse_integer(std::string_view(text).substr(0, space), count) || count < 0 ||
      count > kMostCount)
    throw wrong(node.mark, "value", "期限应写成“20 workdays”等", "a limit is written as '20 workdays'");
  const std::string unit = space == std::string::npos ? std::string() : text.substr(space + 1);
  for (const UnitWord& known : kUnits)
    if (unit == known.word) {
      value = {known.unit, std::int32_t(count)};
      return;
    }
  throw wrong(node.mark, "unit",
              "期限单位“" + unit + "”无效，可用：workdays、days、work hours、minutes、same day、same visit",
              "'" + unit + "' is no unit of time; use workdays, days, work hours, minutes, same day or same visit");
}

// "1.5 points", "100 yuan": the number in hundredths, and the unit is part of the value.
std::int64_t YamlReader::measured(const yaml::Node& node, std::initializer_list<std::string_view> units) const {
  const std::string& text = text_of(node);
  const auto space = text.find(' ');
  const std::string_view unit =
      space == std::string::npos ? std::string_view() : std::string_view(text).substr(space + 1);
  if (std::find(units.begin(), units.end(), unit) == units.end())
    throw wrong(node.mark, "unit", "单位应为 " + std::string(*(units.end() - 1)),
                "the unit must be " + std::string(*(units.end() - 1)));
  return decimal(std::string_view(text).substr(0, space), node);
}

std::int64_t YamlReader::decimal(std::string_view number, const yaml::Node& node) const {
  const bool negative = number.starts_with('-');
  if (negative) number.remove_prefix(1);
  const auto point = number.find('.');
  std::string digits(number.substr(0, point));
  std::string fraction = point == std::string_view::npos ? "" : std::string(number.substr(point + 1));
  const bool fits = !digits.empty() && digits.size() <= 12 && fraction.size() <= 2 &&
                    (point == std::string_view::npos || !fraction.empty());
  fraction.resize(2, '0');
  digits += fraction;
  std::int64_t value = 0;
  if (!fits || digits.find_first_not_of("0123456789") != std::string::npos ||
      !reflect::detail::parse_integer(digits, value))
    throw wrong(node.mark, "value", "数值应最多两位小数", "a number with at most two decimals is expected");
  return negative ? -value : value;
}

}  // namespace onewindow::regulation
