#pragma once
// A route is one line: method, path, permission, use case. What the path names, what the query or body may hold and
// what comes back follow from the use case's signature, and so does the OpenAPI document:
//
//   const http::Route routes[] = {
//     http::route<"POST /api/v1/cases/{id}/acceptance", accept>(kAccept, "Accept a complete application"),
//   };
//
//   CaseView accept(WriteContext&, CaseId, const Acceptance&);     // {id} → CaseId, JSON body → Acceptance
//   Paged<CaseRow> list(ReadContext&, const CaseQuery&);           // GET: query string → CaseQuery
//
// What is too long for memory, or has no end, is in body.h: uploads, downloads, events.
// A path that does not match its parameters, or a route without a permission, does not compile. This header knows no
// context: the first parameter's type is the caller's business (http::context_kind tells a read from a write).
#include <algorithm>
#include <any>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "base/json.h"
#include "base/reflect.h"
#include "http/body.h"

namespace onewindow::http {

enum class Method { get, post, put, del };

// Which kind of transaction a use case runs in; specialised by the owner of each context type.
enum class ContextKind { read, write, errand };
template <class Context>
struct context_kind;  // struct context_kind<ReadContext> { static constexpr ContextKind value = ContextKind::read; };

struct Permission {
  std::string_view name;  // "case.accept"
  std::string_view zh;
  std::string_view en;
  constexpr bool operator==(const Permission& other) const { return name == other.name; }
};
inline constexpr Permission kPublic{"public", "公众", "the public"};  // nobody needs to be signed in
inline constexpr Permission kSignedIn{"signed_in", "已登录", "anybody signed in"};
inline constexpr Permission kVisitor{"visitor", "手机验证码", "a member of the public who proved a phone number"};

// What is sent back that is no JSON: a page, a picture, a file.
struct Document {
  std::string content_type;
  std::string bytes;
  std::string file_name;  // sent as attachment when set
};

struct Answer {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const Download> download;  // sent instead of the body
  std::shared_ptr<const Events> events;      // sent instead of the body, without an end
};

// The raw values of one request, by name for the path, as text for the query, as bytes for the body.
struct Input {
  std::vector<std::string> path;                           // the values of {…} in order, percent-decoded
  std::vector<std::pair<std::string, std::string>> query;  // decoded
  std::string_view body;
  Upload upload;
};

// "METHOD /path" as a template argument. What the compiler has to know of it is found out here, once, from the literal:
// g++ with -fsanitize=undefined cannot search in a template argument at compile time.
template <std::size_t N>
struct PathText {
  char text[N]{};
  Method method = Method::get;
  bool valid = false;       // a known method, a space, a slash
  std::size_t path_at = 0;  // where the path starts
  std::size_t parameters = 0;

  consteval PathText(const char (&literal)[N]) {
    std::copy_n(literal, N, text);
    const std::string_view all(literal, N - 1);
    path_at = all.find(' ') + 1;
    const std::string_view verb = all.substr(0, path_at == 0 ? 0 : path_at - 1);
    method = verb == "POST" ? Method::post : verb == "PUT" ? Method::put : verb == "DELETE" ? Method::del : Method::get;
    valid = (verb == "GET" || method != Method::get) && literal[path_at] == '/';
    for (const char c : all) parameters += c == '{';
  }
  constexpr std::string_view path() const { return {text + path_at, N - 1 - path_at}; }
};

struct Route {
  Method method;
  std::string_view path;  // "/api/v1/cases/{id}/acceptance"
  Permission permission;
  std::string_view summary;  // English, for OpenAPI
  std::string operation;     // "cases.accept": unique
  ContextKind kind;
  std::vector<std::string_view> path_names;
  std::vector<const reflect::Type*> path_types;
  const reflect::Type* query = nullptr;   // GET and DELETE, and of an upload
  const reflect::Type* body = nullptr;    // POST and PUT
  const reflect::Type* answer = nullptr;  // null: 204, a Document, a Download or Events
  bool document = false;                  // or a Download
  bool upload = false;                    // the body goes to a file as it arrives
  bool events = false;                    // the answer has no end
  std::size_t body_bytes = 0;             // the largest body; 0: what the server says
  // Binds before any transaction is opened (throws Refusal with the exact path), then runs, possibly more than once.
  std::shared_ptr<void> (*bind)(const Route&, const Input&);
  Answer (*run)(void* context, void* bound);

  // route<…>(…).at_most(8 << 20): a larger body is refused with body.too_large before it is read.
  Route&& at_most(std::size_t bytes) && {
    body_bytes = bytes;
    return std::move(*this);
  }
};

namespace detail {

// Fills a described struct from the query string; unknown names are refused. In route.cpp.
void read_query(const reflect::Type& type, void* object, const Input& input);
void read_path(const reflect::Type& type, void* object, const std::string& text, std::string_view name);
void read_body(const reflect::Type& type, void* object, std::string_view body);
std::string print_answer(const reflect::Type& type, const void* object);
std::string operation_of(Method method,
                         std::string_view path);      // "cases.by_id.acceptance.post", of a route that names none
std::string encode_file_name(std::string_view name);  // for Content-Disposition (RFC 8187)
Answer answer_of(Document document);
Answer answer_of(Download download);
Answer answer_of(Events events);

std::vector<std::string_view> names_of(std::string_view path);

template <class T> struct use_case;
template <class R, class C, class... A>
struct use_case<R (*)(C&, A...)> {
  using Result = R;
  using Context = C;
  using Arguments = std::tuple<std::remove_cvref_t<A>...>;
};

template <class Tuple>
constexpr bool ends_with_upload = false;
template <class First, class... Rest>
constexpr bool ends_with_upload<std::tuple<First, Rest...>> =
    std::is_same_v<std::tuple_element_t<sizeof...(Rest), std::tuple<First, Rest...>>, Upload>;

template <class T>
constexpr bool is_structure = boost::describe::has_describe_members<T>::value;

}  // namespace detail

template <PathText Text, auto UseCase>
Route route(Permission permission, std::string_view summary, std::string_view operation = {}) {
  using Signature = detail::use_case<decltype(UseCase)>;
  using Arguments = typename Signature::Arguments;
  using Result = typename Signature::Result;
  constexpr std::string_view path = Text.path();
  constexpr Method method = Text.method;
  constexpr std::size_t parameters = Text.parameters;
  constexpr std::size_t count = std::tuple_size_v<Arguments>;
  static_assert(Text.valid, "a route reads \"METHOD /path\" with GET, POST, PUT or DELETE");
  constexpr bool upload = detail::ends_with_upload<Arguments>;
  static_assert(count == parameters + upload || count == parameters + upload + 1,
                "the path's {parameters} must match the use case's");
  constexpr bool structured = count == parameters + upload + 1;
  constexpr ContextKind kind = context_kind<typename Signature::Context>::value;
  static_assert(!std::is_same_v<Result, Events> || method == Method::get, "events are a GET");
  static_assert(!upload || (kind == ContextKind::errand && method != Method::get && method != Method::del),
                "an upload is an errand, and POST or PUT");

  Route out{.method = method,
            .path = path,
            .permission = permission,
            .summary = summary,
            .operation = operation.empty() ? detail::operation_of(method, path) : std::string(operation),
            .kind = kind,
            .path_names = detail::names_of(path)};
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (out.path_types.push_back(&reflect::type_of<std::tuple_element_t<I, Arguments>>()), ...);
  }(std::make_index_sequence<parameters>{});
  if constexpr (structured) {
    using Last = std::tuple_element_t<parameters, Arguments>;
    static_assert(detail::is_structure<Last>, "the last parameter is the described struct of the query or body");
    (method == Method::get || method == Method::del || upload ? out.query : out.body) = &reflect::type_of<Last>();
  }
  out.upload = upload;
  if constexpr (std::is_same_v<Result, Document> || std::is_same_v<Result, Download>) out.document = true;
  else if constexpr (std::is_same_v<Result, Events>) out.events = true;
  else if constexpr (!std::is_void_v<Result>) out.answer = &reflect::type_of<Result>();

  out.bind = [](const Route& self, const Input& input) -> std::shared_ptr<void> {
    auto bound = std::make_shared<Arguments>();
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (detail::read_path(*self.path_types[I], &std::get<I>(*bound), input.path[I], self.path_names[I]), ...);
    }(std::make_index_sequence<parameters>{});
    if constexpr (structured) {
      auto& last = std::get<parameters>(*bound);
      if (self.query != nullptr) detail::read_query(*self.query, &last, input);
      else detail::read_body(*self.body, &last, input.body);
    }
    if constexpr (upload) std::get<count - 1>(*bound) = input.upload;
    return bound;
  };
  out.run = [](void* context, void* bound) -> Answer {
    auto& c = *static_cast<typename Signature::Context*>(context);
    const auto call = [&]() -> Result {
      return std::apply([&](auto&... a) -> Result { return UseCase(c, a...); }, *static_cast<Arguments*>(bound));
    };
    if constexpr (std::is_void_v<Result>) {
      call();
      return Answer{.status = 204, .content_type = "", .body = ""};
    } else if constexpr (std::is_same_v<Result, Document> || std::is_same_v<Result, Download> ||
                         std::is_same_v<Result, Events>) {
      return detail::answer_of(call());
    } else {
      const Result result = call();
      return Answer{.body = detail::print_answer(reflect::type_of<Result>(), &result)};
    }
  };
  return out;
}

}  // namespace onewindow::http
