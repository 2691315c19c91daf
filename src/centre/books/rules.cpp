#include "centre/books/rules.h"

#include <algorithm>

#include "base/refusal.h"
#include "base/text.h"

namespace onewindow::books {

namespace {

Refusal refused(std::string code, const std::string& zh, const std::string& en, const Field& field) {
  return Refusal(RefusalKind::invalid, std::move(code), zh, en).at("/fields/" + field.name);
}

bool fits(const Field& field, const std::string& value) {
  std::int64_t number = 0;
  switch (field.type) {
    case FieldType::text: return text::length(value) <= 200 && value.find('\n') == std::string::npos;
    case FieldType::long_text: return text::length(value) <= 8000;
    case FieldType::number:
    case FieldType::money: return reflect::detail::parse_integer(value, number) && number >= 0;
    case FieldType::date: return Date::parse(value).has_value();
    case FieldType::yes_no: return value == "yes" || value == "no";
    case FieldType::choice:
      return std::any_of(field.choices.begin(), field.choices.end(),
                         [&](const Choice& choice) { return choice.value == value; });
    case FieldType::department:
    case FieldType::window: return reflect::detail::parse_integer(value, number) && number > 0;
  }
  return false;
}

}  // namespace

void check_values(const Kind& kind, const Values& values) {
  for (const auto& [name, value] : values) {
    const auto field =
        std::find_if(kind.fields.begin(), kind.fields.end(), [&](const Field& one) { return one.name == name; });
    if (field == kind.fields.end())
      throw Refusal(RefusalKind::invalid, "book.field_unknown", "“" + kind.zh + "”没有这一栏：" + name,
                    "\"" + kind.en + "\" has no such field: " + name)
          .at("/fields/" + name);
    if (!value.empty() && !fits(*field, value))
      throw refused("book.field_value", "“" + field->zh + "”的内容不对", "\"" + field->en + "\" does not fit its field",
                    *field);
  }
  for (const Field& field : kind.fields) {
    const auto it = values.find(field.name);
    if (field.required && (it == values.end() || text::trim(it->second).empty()))
      throw refused("book.field_missing", "请填写“" + field.zh + "”", "fill in \"" + field.en + "\"", field);
  }
}

Standing standing(const Kind& kind, bool closed, std::optional<Date> due, Date today) {
  const bool open = kind.closes && !closed;
  return {open, open && due && *due < today};
}

}  // namespace onewindow::books
