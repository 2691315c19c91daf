#include "http/route.h"

#include <set>

#include "base/refusal.h"
#include "base/text.h"

namespace onewindow::http {
namespace detail {

using reflect::Field;
using reflect::Kind;
using reflect::Type;

namespace {

// A JSON pointer points into a body; what is wrong in the query string or the path is pointed at as ?name and {name}.
std::string in_query(std::string_view name) { return "?" + std::string(name); }

Refusal invalid(std::string code, std::string zh, std::string en, std::string at) {
  return Refusal(RefusalKind::invalid, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

bool unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

void read_query(const Type& type, void* object, const Input& input) {
  std::set<std::string_view> seen;
  for (const auto& [name, value] : input.query) {
    const Field* field = type.find(name);
    if (field == nullptr)
      throw invalid("input.unknown_field", "没有这个查询条件：" + name, "there is no such query parameter: " + name,
                    in_query(name));
    const Type& inner = field->type();
    const bool first = seen.insert(field->name).second;
    if (inner.kind == Kind::list) {
      if (first) inner.clear(field->in(object));
      json::read_text(inner.element(), inner.append(field->in(object)), value, in_query(name));
    } else if (!first) {
      throw invalid("input.repeated_field", "查询条件只能出现一次：" + name,
                    "the query parameter may be given only once: " + name, in_query(name));
    } else {
      json::read_text(inner, field->in(object), value, in_query(name));
    }
  }
  for (const Field& field : type.fields) {
    const Kind kind = field.type().kind;
    if (kind != Kind::optional && kind != Kind::list && !seen.contains(field.name))
      throw invalid("input.missing_field", "缺少必填的查询条件：" + std::string(field.name),
                    "a required query parameter is missing: " + std::string(field.name), in_query(field.name));
  }
}

namespace {

void read_path(const Type& type, void* object, const std::string& text, std::string_view name) {
  json::read_text(type, object, text, "{" + std::string(name) + "}");
}

void read_body(const Type& type, void* object, std::string_view body) {
  // No body at all reads as {}: fine when every field may be left out, otherwise the first missing field is named.
  json::read(type, object, body.empty() ? boost::json::value(boost::json::object{}) : json::parse(body));
}

std::vector<std::string_view> names_of(std::string_view path) {
  std::vector<std::string_view> names;
  for (std::size_t from = path.find('{'); from != std::string_view::npos; from = path.find('{', from + 1)) {
    const std::size_t to = path.find('}', from);
    names.push_back(path.substr(from + 1, to == std::string_view::npos ? to : to - from - 1));
  }
  return names;
}

// "cases.by_id.acceptance.post", of a route that names none
std::string operation_of(Method method, std::string_view path) {
  constexpr std::string_view prefix = "/api/v1/";
  if (path.starts_with(prefix)) path.remove_prefix(prefix.size());
  std::string out;
  for (const std::string& segment : text::split(path, '/')) {
    if (segment.empty()) continue;
    if (!out.empty()) out += '.';
    if (segment.starts_with('{')) {
      out.append("by_").append(segment, 1, segment.size() - 2);
    } else {
      for (const char c : segment) out += unreserved(c) && c != '.' && c != '~' ? c : '_';
    }
  }
  static constexpr const char* verbs[] = {".get", ".post", ".put", ".delete"};
  return out + verbs[int(method)];
}

}  // namespace

std::string encode_file_name(std::string_view name) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : name) {
    if (unreserved(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append("%").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    }
  }
  return out;
}

namespace {

std::string disposition(bool shown, const std::string& file_name) {
  return std::string(shown ? "inline" : "attachment") +
         (file_name.empty() ? "" : "; filename*=UTF-8''" + encode_file_name(file_name));
}

}  // namespace

Answer answer_of() { return Answer{.status = 204, .content_type = "", .body = ""}; }

Answer answer_of(const Type& type, const void* object) {
  Answer answer;
  answer.body.reserve(1024);
  json::print(answer.body, type, object);
  return answer;
}

Answer answer_of(Document document) {
  Answer answer{.content_type = std::move(document.content_type), .body = std::move(document.bytes)};
  if (!document.file_name.empty())
    answer.headers.emplace_back("Content-Disposition", disposition(false, document.file_name));
  return answer;
}

Answer answer_of(Download download) {
  Answer answer{.content_type = download.content_type};
  answer.headers.emplace_back("Content-Disposition", disposition(download.shown, download.file_name));
  answer.download = std::make_shared<const Download>(std::move(download));
  return answer;
}

Answer answer_of(Events events) {
  Answer answer{.content_type = "text/event-stream"};
  answer.events = std::make_shared<const Events>(std::move(events));
  return answer;
}

namespace {

std::shared_ptr<void> bind(const Route& route, const Input& input) {
  const Form& form = *route.form;
  std::shared_ptr<void> bound(form.make(), form.drop);
  std::size_t next = 0;
  for (; next < route.path_types.size(); ++next)
    read_path(*route.path_types[next], form.argument(bound.get(), next), input.path[next], route.path_names[next]);
  if (route.query != nullptr) read_query(*route.query, form.argument(bound.get(), next++), input);
  if (route.body != nullptr) read_body(*route.body, form.argument(bound.get(), next++), input.body);
  if (route.upload) *static_cast<Upload*>(form.argument(bound.get(), next)) = input.upload;
  return bound;
}

}  // namespace

Route make_route(const Form& form, const Permission& permission, std::string_view summary, std::string_view operation) {
  Route out{.method = form.method,
            .path = form.path,
            .permission = permission,
            .summary = summary,
            .operation = operation.empty() ? operation_of(form.method, form.path) : std::string(operation),
            .kind = form.kind,
            .path_names = names_of(form.path),
            .document = form.document,
            .upload = form.upload,
            .events = form.events,
            .form = &form,
            .bind = &bind,
            .run = form.run};
  out.path_types.assign(form.parameters.begin(), form.parameters.end());
  const bool in_query = form.method == Method::get || form.method == Method::del || form.upload;
  if (form.structure != nullptr) (in_query ? out.query : out.body) = form.structure;
  out.answer = form.answer;
  return out;
}

}  // namespace detail

}  // namespace onewindow::http
