// What a described type looks like to a client, as JSON Schema.
#include "base/json.h"

namespace onewindow::json {

using reflect::Field;
using reflect::Kind;
using reflect::Type;

boost::json::value schema(const Type& type, boost::json::object& definitions, std::string_view prefix) {
  boost::json::object out;
  switch (type.kind) {
    case Kind::boolean: out["type"] = "boolean"; break;
    case Kind::integer:
      out["type"] = "integer";
      if (type.minimum != std::numeric_limits<std::int64_t>::min()) out["minimum"] = type.minimum;
      if (type.maximum != std::numeric_limits<std::int64_t>::max()) out["maximum"] = type.maximum;
      break;
    case Kind::text:
      out["type"] = "string";
      if (type.length_min > 0) out["minLength"] = type.length_min;
      out["maxLength"] = type.length_max;
      break;
    case Kind::scalar:
      out["type"] = "string";
      if (type.format == "id") out["pattern"] = "^[1-9][0-9]{0,18}$";
      else out["format"] = type.format;
      break;
    case Kind::json:
      if (type.stored) return schema(type.element(), definitions, prefix);
      break;
    case Kind::optional: return schema(type.element(), definitions, prefix);
    case Kind::list:
      out["type"] = "array";
      out["items"] = schema(type.element(), definitions, prefix);
      break;
    case Kind::map:
      out["type"] = "object";
      out["additionalProperties"] = schema(type.element(), definitions, prefix);
      break;
    case Kind::enumeration:
    case Kind::structure: {
      boost::json::object reference{{"$ref", std::string(prefix) + type.name()}};
      if (definitions.contains(type.name())) return reference;
      definitions[type.name()] = boost::json::object{};  // stops recursion
      boost::json::object definition;
      if (type.kind == Kind::enumeration) {
        definition["type"] = "string";
        boost::json::array words;
        for (const char* word : type.enumerators) words.push_back(boost::json::value(word));
        definition["enum"] = std::move(words);
      } else {
        definition["type"] = "object";
        definition["additionalProperties"] = false;
        boost::json::array required;
        boost::json::object properties;
        for (const Field& field : type.fields) {
          properties[field.name] = schema(field.type(), definitions, prefix);
          // Lists are always written, so a client may count on them; reading is kinder and lets them be left out.
          if (field.type().kind != Kind::optional) required.push_back(boost::json::value(field.name));
        }
        definition["properties"] = std::move(properties);
        if (!required.empty()) definition["required"] = std::move(required);
      }
      definitions[type.name()] = std::move(definition);
      return reference;
    }
  }
  return out;
}

}  // namespace onewindow::json
