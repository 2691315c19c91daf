// The JSON Schema of a pack's file. A value is written with its provision, so what an editor sees is a text with a
// pattern, or the long form {value, at, reading}.
#include "regulation/shape.h"
#include "regulation/words.h"

namespace onewindow::regulation {

namespace {

using boost::json::array;
using boost::json::object;
using reflect::Kind;
using reflect::Type;

constexpr const char* kDuration = "same day|same visit|[0-9]{1,5} (work )?(workdays?|days?|hours?|minutes?)";
constexpr const char* kNumber = "-?[0-9]{1,12}";
constexpr const char* kDecimal = "-?[0-9]{1,12}(\\.[0-9]{1,2})?";

class Schema {
 public:
  explicit Schema(const Words* words) : words_(words) {}

  // One value as it stands before its " @ ", as a regular expression; empty for what has no short form.
  std::string pattern(const Type& type) const {
    if (&type == &reflect::type_of<Duration>()) return kDuration;
    if (&type == &reflect::type_of<Points>()) return std::string(kDecimal) + " points?";
    if (&type == &reflect::type_of<Money>()) return std::string(kDecimal) + " yuan";
    switch (type.kind) {
      case Kind::boolean: return "yes|no";
      case Kind::integer: return kNumber;
      case Kind::enumeration: {
        std::string out;
        for (const char* word : type.enumerators) out.append(out.empty() ? "" : "|").append(word);
        return out;
      }
      case Kind::text: return "[^@]+";
      case Kind::scalar: return type.format == "date" ? "[0-9]{4}-[0-9]{2}-[0-9]{2}" : "[^@]+";
      default: return "";
    }
  }

  object plain(const Type& type) const {
    switch (type.kind) {
      case Kind::optional: return plain(type.element());
      case Kind::list: return {{"type", "array"}, {"items", plain(type.element())}};
      case Kind::map: return {{"type", "object"}, {"additionalProperties", plain(type.element())}};
      case Kind::structure:
        if (&type != &reflect::type_of<Duration>()) return structure(type);
        [[fallthrough]];
      default: break;
    }
    if (type.kind == Kind::boolean && &type == &reflect::type_of<bool>())
      return {{"enum", array{"yes", "no", true, false}}};
    if (type.kind == Kind::enumeration) {
      array words;
      for (const char* word : type.enumerators) words.push_back(boost::json::value(word));
      object out{{"enum", std::move(words)}};
      return out;
    }
    return {{"type", array{"string", "integer", "number"}}, {"pattern", "^(" + pattern(type) + ")$"}};
  }

  object structure(const Type& type) const {
    object properties;
    array required;
    for (const auto& field : type.fields) {
      object one = plain(field.type());
      if (words_ != nullptr) name(one, words_->field(type.name(), field.name));
      properties[field.name] = std::move(one);
      const Kind kind = field.type().kind;
      if (kind != Kind::optional && kind != Kind::list && kind != Kind::map)
        required.push_back(boost::json::value(field.name));
    }
    return {{"type", "object"},
            {"additionalProperties", false},
            {"properties", std::move(properties)},
            {"required", std::move(required)}};
  }

  object cited(const Type& type) const {
    object long_form{
        {"type", "object"},
        {"additionalProperties", false},
        {"properties",
         object{{"value", plain(type)}, {"at", object{{"type", "string"}}}, {"reading", structure_of_reading()}}},
        {"required", array{"value", "at"}}};
    const std::string short_form = pattern(type);
    if (short_form.empty()) return long_form;
    object text{{"type", "string"}, {"pattern", "^(" + short_form + ") @ \\S+$"}};
    if (type.kind == Kind::enumeration) {
      array snippets;
      for (const char* word : type.enumerators) {
        const Word* named = words_ != nullptr ? words_->value(type, word) : nullptr;
        object snippet{{"label", word}, {"body", std::string(word) + " @ "}};
        if (named != nullptr) snippet["description"] = std::string(named->zh) + " / " + named->en;
        snippets.push_back(std::move(snippet));
      }
      text["defaultSnippets"] = std::move(snippets);
    }
    return {{"anyOf", array{std::move(text), std::move(long_form)}}};
  }

  object section(const SectionShape& shape) const {
    object properties;
    for (const FieldShape& field : shape.fields) {
      object one = field.list ? object{{"type", "array"}, {"items", cited(*field.type)}} : cited(*field.type);
      if (words_ != nullptr) name(one, words_->field(shape.name, field.name));
      properties[field.name] = std::move(one);
    }
    object out{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
    if (words_ != nullptr) name(out, words_->section(shape.name));
    return out;
  }

 private:
  static object structure_of_reading() {
    const object text{{"type", "string"}};
    return {{"type", "object"},
            {"additionalProperties", false},
            {"properties", object{{"zh", text}, {"en", text}}},
            {"required", array{"zh", "en"}}};
  }
  static void name(object& schema, const Word* word) {
    if (word != nullptr) schema["title"] = std::string(word->zh) + " / " + word->en;
  }

  const Words* words_;
};

object metadata(const Type& type) {
  if (type.kind == Kind::optional || (type.kind == Kind::scalar && type.format == "date"))
    return {{"type", array{"string", "null"}}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
  if (type.kind == Kind::list) return {{"type", "array"}, {"items", object{{"type", "string"}}}};
  if (type.kind == Kind::boolean) return {{"enum", array{"yes", "no", true, false}}};
  return {{"type", array{"string", "number", "null"}}};
}

object provision() {
  const object text{{"type", "string"}};
  return {{"type", "object"},
          {"additionalProperties", false},
          {"properties", object{{"id", text},
                                {"cite", text},
                                {"zh", text},
                                {"en", text},
                                {"title", text},
                                {"title_en", text},
                                {"by", object{{"type", "array"}, {"items", text}}}}},
          {"required", array{"id", "cite", "zh", "en"}}};
}

object extends() {
  const object text{{"type", "string"}};
  const object renaming{{"type", "object"},
                        {"additionalProperties", false},
                        {"properties", object{{"from", text}, {"to", text}}},
                        {"required", array{"from", "to"}}};
  return {{"type", "object"},
          {"additionalProperties", false},
          {"properties", object{{"pack", text}, {"ids", renaming}, {"cites", renaming}}},
          {"required", array{"pack"}}};
}

}  // namespace

object pack_schema(std::span<const SectionType> sections, const Words* words) {
  const Schema schema(words);
  object properties;
  for (const auto& field : reflect::type_of<PackInfo>().fields)
    if (std::string_view(field.name) != "hash") properties[field.name] = metadata(field.type());
  properties["extends"] = extends();
  properties["open"] = object{{"type", "array"}, {"items", object{{"type", "string"}}}};
  properties["provisions"] = object{{"type", "array"}, {"items", provision()}};
  for (const SectionShape& shape : shapes(sections)) properties[shape.name] = schema.section(shape);
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
          {"title", "制度文件 / a regulation as data"},
          {"type", "object"},
          {"additionalProperties", false},
          {"properties", std::move(properties)},
          {"required", array{"id", "version", "title"}}};
}

}  // namespace onewindow::regulation
