#include "base/json.h"

#include <charconv>
#include <optional>
#include <span>

#include "base/refusal.h"
#include "base/text.h"

namespace onewindow::json {

using reflect::Field;
using reflect::Kind;
using reflect::Type;

namespace {

std::string escape_pointer(std::string_view key) {
  std::string out;
  for (char c : key) c == '~' ? out += "~0" : c == '/' ? out += "~1" : out += c;
  return out;
}

// Where in the input a value stands: a chain on the stack, spelled out as a JSON pointer only when something is
// refused.
class Place {
 public:
  explicit Place(std::string_view root) : key_(root) {}
  Place(const Place& outer, std::string_view key) : outer_(&outer), key_(key) {}
  Place(const Place& outer, std::size_t index) : outer_(&outer), index_(index) {}

  std::string str() const {
    if (outer_ == nullptr) return std::string(key_);
    return outer_->str() + "/" + (index_ ? std::to_string(*index_) : escape_pointer(key_));
  }

 private:
  const Place* outer_ = nullptr;
  std::string_view key_;
  std::optional<std::size_t> index_;
};

Refusal wrong(std::string code, std::string zh, std::string en, const Place& place) {
  return Refusal(RefusalKind::invalid, std::move(code), std::move(zh), std::move(en)).at(place.str());
}

Refusal wrong_type(std::string_view zh, std::string_view en, const Place& place) {
  return wrong("input.type", "类型不符：此处应为" + std::string(zh), "wrong type: expected " + std::string(en), place);
}

std::string join(std::span<const char* const> words) {
  std::string out;
  for (const char* word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

void print_text(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t done = 0;  // what needs no escape is appended in one piece
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.substr(done, at - done));
    done = at + 1;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: out.append("\\u00").append(1, hex[c >> 4]).append(1, hex[c & 15]);
    }
  }
  out.append(text.substr(done)).append(1, '"');
}

std::string_view stored_text(const void* object) {
  const auto& text = *static_cast<const std::string*>(object);
  return text.empty() ? std::string_view("null") : std::string_view(text);
}

void keep(const Type& type, void* object, const boost::json::value& value) {
  if (type.stored) *static_cast<std::string*>(object) = boost::json::serialize(value);
  else *static_cast<boost::json::value*>(object) = value;
}

bool left_out(const Type& type, const void* object) {
  return type.kind == Kind::optional && type.held(object) == nullptr;
}

void check_text(std::string_view text, const Place& place) {
  if (!text::valid_utf8(text))
    throw wrong("input.encoding", "文字不是有效的 UTF-8，或含有控制字符",
                "the text is not valid UTF-8 or has control characters", place);
}

// Free JSON is kept as it came, but its texts obey what every text obeys.
void check_text(const boost::json::value& value, const Place& place) {
  if (value.is_string()) return check_text(std::string_view(value.get_string()), place);
  if (value.is_array())
    for (const auto& item : value.get_array()) check_text(item, place);
  if (value.is_object())
    for (const auto& [key, item] : value.get_object()) {
      check_text(std::string_view(key), place);
      check_text(item, place);
    }
}

void read_text_value(const Type& type, void* object, std::string_view text, const Place& place) {
  check_text(text, place);
  const std::size_t length = text::length(text);
  if (length > type.length_max)
    throw wrong("input.too_long", "内容过长：最多 " + std::to_string(type.length_max) + " 字",
                "too long: at most " + std::to_string(type.length_max) + " characters", place);
  if (length < type.length_min || (type.length_min > 0 && text::trim(text).empty()))
    throw wrong("input.empty", "此项必须填写", "this must be filled in", place);
  type.set_text(object, text);
}

void read_integer(const Type& type, void* object, const boost::json::value& value, const Place& place) {
  std::int64_t number = 0;
  if (value.is_int64()) {
    number = value.get_int64();
  } else if (value.is_uint64()) {
    throw wrong("input.range", "数值超出范围", "the number is out of range", place);
  } else {
    throw wrong_type("整数", "a whole number", place);
  }
  if (number < type.minimum || number > type.maximum || !type.set_integer(object, number))
    throw wrong(
        "input.range", "数值应在 " + std::to_string(type.minimum) + " 与 " + std::to_string(type.maximum) + " 之间",
        "the number must lie between " + std::to_string(type.minimum) + " and " + std::to_string(type.maximum), place);
}

void read_at(const Type& type, void* object, const boost::json::value& value, const Place& place);
void read_text_at(const Type& type, void* object, std::string_view text, const Place& place);

void read_structure(const Type& type, void* object, const boost::json::value& value, const Place& place) {
  if (!value.is_object()) throw wrong_type("对象", "an object", place);
  const auto& fields = value.get_object();
  for (const auto& [key, unused] : fields)
    if (type.find(key) == nullptr)
      throw wrong("input.unknown_field", "没有这个字段：" + std::string(key),
                  "there is no such field: " + std::string(key), Place(place, key));
  for (const Field& field : type.fields) {
    const Type& inner = field.type();
    const Place at(place, field.name);
    if (const auto* given = fields.if_contains(field.name)) {
      read_at(inner, field.in(object), *given, at);
    } else if (inner.kind != Kind::optional && inner.kind != Kind::list && inner.kind != Kind::map) {
      throw wrong("input.missing_field", "缺少必填字段：" + std::string(field.name),
                  "a required field is missing: " + std::string(field.name), at);
    }
  }
}

}  // namespace

boost::json::value write(const Type& type, const void* object) {
  switch (type.kind) {
    case Kind::boolean: return type.get_integer(object) != 0;
    case Kind::integer: return type.get_integer(object);
    case Kind::text:
    case Kind::enumeration: return boost::json::string(type.peek_text(object));
    case Kind::scalar: return boost::json::string(type.get_text(object));
    case Kind::json:
      if (type.stored) return parse_own(stored_text(object));
      return *static_cast<const boost::json::value*>(object);
    case Kind::optional: {
      const void* held = type.held(object);
      return held == nullptr ? boost::json::value(nullptr) : write(type.element(), held);
    }
    case Kind::list: {
      boost::json::array list;
      list.reserve(type.count(object));
      for (std::size_t i = 0; i < type.count(object); ++i) list.push_back(write(type.element(), type.item(object, i)));
      return list;
    }
    case Kind::map: {
      struct Target {
        boost::json::object object;
        const Type* element;
      } target{{}, &type.element()};
      type.each(
          object,
          [](void* to, const std::string& key, const void* value) {
            auto& t = *static_cast<Target*>(to);
            t.object[key] = write(*t.element, value);
          },
          &target);
      return std::move(target.object);
    }
    case Kind::structure: {
      boost::json::object fields;
      for (const Field& field : type.fields) {
        const Type& inner = field.type();
        const void* at = field.in_const(object);
        if (!left_out(inner, at)) fields[field.name] = write(inner, at);
      }
      return fields;
    }
  }
  return nullptr;
}

void print(std::string& out, const Type& type, const void* object) {
  switch (type.kind) {
    case Kind::boolean: out += type.get_integer(object) != 0 ? "true" : "false"; return;
    case Kind::integer: out += std::to_string(type.get_integer(object)); return;
    case Kind::text:
    case Kind::enumeration: print_text(out, type.peek_text(object)); return;
    case Kind::scalar: print_text(out, type.get_text(object)); return;
    case Kind::json:
      if (type.stored) out += stored_text(object);
      else out += boost::json::serialize(*static_cast<const boost::json::value*>(object));
      return;
    case Kind::optional: {
      const void* held = type.held(object);
      held == nullptr ? void(out += "null") : print(out, type.element(), held);
      return;
    }
    case Kind::list: {
      out += '[';
      for (std::size_t i = 0; i < type.count(object); ++i) {
        if (i > 0) out += ',';
        print(out, type.element(), type.item(object, i));
      }
      out += ']';
      return;
    }
    case Kind::map: {
      struct Target {
        std::string* out;
        const Type* element;
        bool first = true;
      } target{&out, &type.element()};
      out += '{';
      type.each(
          object,
          [](void* to, const std::string& key, const void* value) {
            auto& t = *static_cast<Target*>(to);
            if (!std::exchange(t.first, false)) *t.out += ',';
            print_text(*t.out, key);
            *t.out += ':';
            print(*t.out, *t.element, value);
          },
          &target);
      out += '}';
      return;
    }
    case Kind::structure: {
      out += '{';
      bool first = true;
      for (const Field& field : type.fields) {
        const Type& inner = field.type();
        const void* at = field.in_const(object);
        if (left_out(inner, at)) continue;
        if (!std::exchange(first, false)) out += ',';
        out.append("\"").append(field.name).append("\":");
        print(out, inner, at);
      }
      out += '}';
      return;
    }
  }
}

namespace {

void read_at(const Type& type, void* object, const boost::json::value& value, const Place& place) {
  switch (type.kind) {
    case Kind::boolean:
      if (!value.is_bool()) throw wrong_type("是/否 (true 或 false)", "true or false", place);
      type.set_integer(object, value.get_bool() ? 1 : 0);
      return;
    case Kind::integer: read_integer(type, object, value, place); return;
    case Kind::text:
      if (!value.is_string()) throw wrong_type("文字", "a text", place);
      read_text_value(type, object, value.get_string(), place);
      return;
    case Kind::enumeration:
    case Kind::scalar:
      if (!value.is_string()) throw wrong_type("文字", "a text", place);
      read_text_at(type, object, value.get_string(), place);
      return;
    case Kind::json:
      check_text(value, place);
      keep(type, object, value);
      return;
    case Kind::optional:
      value.is_null() ? type.clear(object) : read_at(type.element(), type.engage(object), value, place);
      return;
    case Kind::list: {
      if (!value.is_array()) throw wrong_type("列表", "a list", place);
      type.clear(object);
      std::size_t index = 0;
      for (const auto& item : value.get_array())
        read_at(type.element(), type.append(object), item, Place(place, index++));
      return;
    }
    case Kind::map:
      if (!value.is_object()) throw wrong_type("对象", "an object", place);
      type.clear(object);
      for (const auto& [key, item] : value.get_object()) {
        check_text(std::string_view(key), place);
        read_at(type.element(), type.entry(object, key), item, Place(place, key));
      }
      return;
    case Kind::structure: read_structure(type, object, value, place); return;
  }
}

void restore_at(const Type& type, void* object, const boost::json::value& value, const Place& place) {
  const auto unfit = [&] { throw wrong("input.value", "不是此处可用的取值", "no value of this field", place); };
  switch (type.kind) {
    case Kind::boolean:
      if (!value.is_bool()) throw wrong_type("是/否 (true 或 false)", "true or false", place);
      type.set_integer(object, value.get_bool() ? 1 : 0);
      return;
    case Kind::integer:
      if (!value.is_int64()) throw wrong_type("整数", "a whole number", place);
      if (!type.set_integer(object, value.get_int64())) unfit();
      return;
    case Kind::text:
    case Kind::enumeration:
    case Kind::scalar:
      if (!value.is_string()) throw wrong_type("文字", "a text", place);
      if (type.set_text(object, std::string_view(value.get_string()))) return;
      // An id that was never set is written as 0, which a client may not send.
      if (type.format == "id" && value.get_string() == "0") type.set_integer(object, 0);
      else unfit();
      return;
    case Kind::json: keep(type, object, value); return;
    case Kind::optional:
      value.is_null() ? type.clear(object) : restore_at(type.element(), type.engage(object), value, place);
      return;
    case Kind::list: {
      if (!value.is_array()) throw wrong_type("列表", "a list", place);
      type.clear(object);
      std::size_t index = 0;
      for (const auto& item : value.get_array())
        restore_at(type.element(), type.append(object), item, Place(place, index++));
      return;
    }
    case Kind::map:
      if (!value.is_object()) throw wrong_type("对象", "an object", place);
      type.clear(object);
      for (const auto& [key, item] : value.get_object())
        restore_at(type.element(), type.entry(object, key), item, Place(place, key));
      return;
    case Kind::structure:
      if (!value.is_object()) throw wrong_type("对象", "an object", place);
      for (const Field& field : type.fields)
        if (const auto* given = value.get_object().if_contains(field.name))
          restore_at(field.type(), field.in(object), *given, Place(place, field.name));
      return;
  }
}

// What a text of this form looks like, in both languages.
std::pair<std::string, std::string> expected(reflect::Format format) {
  switch (format) {
    case reflect::Format::id: return {"编号（数字）", "a number that names one thing"};
    case reflect::Format::date: return {"日期，例如 2026-11-23", "a date such as 2026-11-23"};
    case reflect::Format::instant:
      return {"时间，例如 2026-11-23T09:30:00+08:00", "a time such as 2026-11-23T09:30:00+08:00"};
    case reflect::Format::none: break;
  }
  return {"另一种写法", "another form"};
}

void read_text_at(const Type& type, void* object, std::string_view text, const Place& place) {
  const auto refuse = [&](const std::string& zh, const std::string& en) { throw wrong("input.value", zh, en, place); };
  switch (type.kind) {
    case Kind::optional: read_text_at(type.element(), type.engage(object), text, place); return;
    case Kind::text: read_text_value(type, object, text, place); return;
    case Kind::enumeration:
      if (!type.set_text(object, text))
        refuse("不是可用的取值；可用：" + join(type.enumerators),
               "not a known value; known are: " + join(type.enumerators));
      return;
    case Kind::scalar:
      if (!type.set_text(object, text)) {
        const auto [zh, en] = expected(type.scalar);
        refuse("格式不对，应为" + zh, "wrong format, expected " + en);
      }
      return;
    case Kind::boolean:
      if (text != "true" && text != "false") refuse("应为 true 或 false", "expected true or false");
      type.set_integer(object, text == "true" ? 1 : 0);
      return;
    case Kind::integer: {
      std::int64_t number = 0;
      if (!reflect::detail::parse_integer(text, number) || number < type.minimum || number > type.maximum ||
          !type.set_integer(object, number))
        refuse("应为整数", "expected a whole number");
      return;
    }
    default: refuse("此处不能用文字", "text cannot be used here");
  }
}

}  // namespace

void read(const Type& type, void* object, const boost::json::value& value, const std::string& path) {
  read_at(type, object, value, Place(path));
}

void restore(const Type& type, void* object, const boost::json::value& value, const std::string& path) {
  restore_at(type, object, value, Place(path));
}

void read_text(const Type& type, void* object, std::string_view text, const std::string& path) {
  read_text_at(type, object, text, Place(path));
}

}  // namespace onewindow::json
