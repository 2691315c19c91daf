// The OpenAPI 3.1 document: everything in it comes from the routes and the types that they already have.
#include <set>

#include "base/check.h"
#include "base/refusal.h"
#include "base/text.h"
#include "http/server.h"

namespace onewindow::http {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using reflect::Field;
using reflect::Kind;
using reflect::Type;

namespace {

object reference(std::string_view to) { return {{"$ref", "#/components/" + std::string(to)}}; }

object json_content(value schema) { return {{"application/json", {{"schema", std::move(schema)}}}}; }

// "/api/v1/cases/{id}" belongs to "cases".
std::string tag_of(std::string_view path) {
  const auto segments = text::split(path, '/');
  for (std::size_t i = std::min<std::size_t>(3, segments.size() - 1); i > 0; --i)
    if (!segments[i].empty() && !segments[i].starts_with('{')) return segments[i];
  return "server";
}

array parameters_of(const Route& route, object& schemas) {
  array out;
  for (std::size_t i = 0; i < route.path_names.size(); ++i)
    out.push_back({{"name", route.path_names[i]},
                   {"in", "path"},
                   {"required", true},
                   {"schema", json::schema(*route.path_types[i], schemas)}});
  if (route.query != nullptr) {
    for (const Field& field : route.query->fields) {
      const Type& type = field.type();
      const Kind inner = type.kind == Kind::optional || type.kind == Kind::list ? type.element().kind : type.kind;
      CHECK_PROMISE(inner <= Kind::scalar, "a query holds scalars and lists of scalars only");
      out.push_back({{"name", field.name},
                     {"in", "query"},
                     {"required", type.kind != Kind::optional && type.kind != Kind::list},
                     {"schema", json::schema(type, schemas)}});
    }
  }
  if (route.method != Method::get) out.push_back(reference("parameters/IdempotencyKey"));
  return out;
}

object responses_of(const Route& route, object& schemas) {
  object out;
  if (route.answer != nullptr) {
    out["200"] = object{{"description", "The answer"}, {"content", json_content(json::schema(*route.answer, schemas))}};
  } else if (route.document) {
    out["200"] = object{{"description", "A document"},
                        {"content", {{"*/*", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}}}};
  } else if (route.events) {
    out["200"] = object{{"description", "Events, as long as the client listens and may"},
                        {"content", {{"text/event-stream", {{"schema", {{"type", "string"}}}}}}}};
  } else {
    out["204"] = object{{"description", "Done"}};
  }
  out["4XX"] = reference("responses/Problem");
  out["default"] = reference("responses/Problem");
  return out;
}

array security_of(const Route& route) {
  if (route.permission == kPublic) return {};
  object needed{{route.permission == kVisitor ? "visitor" : "session", array{}}};
  if (route.method != Method::get) needed["csrf"] = array{};
  return {std::move(needed)};
}

object operation_of(const Route& route, object& schemas) {
  object out{{"operationId", route.operation},
             {"summary", route.summary},
             {"tags", array{tag_of(route.path)}},
             {"x-permission", route.permission.name},
             {"security", security_of(route)}};
  if (array parameters = parameters_of(route, schemas); !parameters.empty()) out["parameters"] = std::move(parameters);
  if (route.body != nullptr) {
    bool required = false;
    for (const Field& field : route.body->fields) {
      const Kind kind = field.type().kind;
      required |= kind != Kind::optional && kind != Kind::list && kind != Kind::map;
    }
    out["requestBody"] = object{{"required", required}, {"content", json_content(json::schema(*route.body, schemas))}};
  }
  if (route.upload)
    out["requestBody"] = object{{"required", true},
                                {"description", "The bytes of the file, nothing around them"},
                                {"content", {{"*/*", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}}}};
  out["responses"] = responses_of(route, schemas);
  return out;
}

object problem_schema(object& schemas) {
  const auto text = [](std::string_view description) {
    return object{{"type", "string"}, {"description", description}};
  };
  return {{"type", "object"},
          {"description", "RFC 9457: what was refused and why. Programs compare `code`; people read the messages."},
          {"properties",
           {{"type", text("urn:onewindow:problem: and the code")},
            {"title", text("What kind of problem the status stands for")},
            {"status", {{"type", "integer"}}},
            {"detail", text("The message in Chinese")},
            {"code", text("Stable, such as case.material_missing")},
            {"message_zh", text("What happened, why, and what to do next")},
            {"message_en", text("What happened, why, and what to do next")},
            {"field",
             text("Where the input is wrong: a JSON pointer into the body, ?name of the query or {name} of the path")},
            {"citations", {{"type", "array"}, {"items", json::schema(reflect::type_of<Citation>(), schemas)}}},
            {"request_id", text("The X-Request-Id of the answer")},
            {"details", {{"type", "object"}, {"additionalProperties", true}}}}},
          {"required", {"type", "title", "status", "detail", "code", "message_zh", "message_en", "request_id"}}};
}

}  // namespace

value openapi(std::span<const Route> routes, std::string_view version) {
  object paths, schemas;
  std::set<std::string> operations;
  std::map<std::string, std::string> tags;
  static constexpr const char* verbs[] = {"get", "post", "put", "delete"};
  for (const Route& route : routes) {
    CHECK_PROMISE(operations.insert(route.operation).second, "two routes have one operation name");
    if (!paths.contains(route.path)) paths[route.path] = object{};
    paths[route.path].as_object()[verbs[int(route.method)]] = operation_of(route, schemas);
    const std::string tag = tag_of(route.path);
    tags.emplace(tag, std::string(route.path.substr(0, route.path.find(tag) + tag.size())));
  }
  schemas["Problem"] = problem_schema(schemas);

  array tag_list;
  for (const auto& [tag, path] : tags) tag_list.push_back({{"name", tag}, {"description", path}});
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "OneWindow 一窗"},
            {"version", version},
            {"description",
             "The interface of a government service centre. Ids are strings; lists are paged by `after`, the `next` of "
             "the page before."},
            {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
          {"servers", {{{"url", "/"}}}},
          {"tags", std::move(tag_list)},
          {"paths", std::move(paths)},
          {"components",
           {{"schemas", std::move(schemas)},
            {"parameters",
             {{"IdempotencyKey",
               {{"name", "Idempotency-Key"},
                {"in", "header"},
                {"required", false},
                {"description", "The same key with the same request is answered the same and done once, for 24 hours."},
                {"schema", {{"type", "string"}, {"minLength", 8}, {"maxLength", 80}}}}}}},
            {"responses",
             {{"Problem",
               {{"description", "Refused, or not possible now"},
                {"content", {{"application/problem+json", {{"schema", reference("schemas/Problem")}}}}}}}}},
            {"securitySchemes",
             {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "onewindow_session"}}},
              {"visitor", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "onewindow_visitor"}}},
              {"csrf", {{"type", "apiKey"}, {"in", "header"}, {"name", "X-CSRF-Token"}}}}}}}};
}

}  // namespace onewindow::http
