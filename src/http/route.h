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
#include <span>
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

namespace detail {
struct Form;
}

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
  const detail::Form* form = nullptr;     // of a use case's route
  // Binds before any transaction is opened (throws Refusal with the exact path), then runs, possibly more than once.
  std::shared_ptr<void> (*bind)(const Route&, const Input&) = nullptr;
  Answer (*run)(void* context, void* bound) = nullptr;

  // route<…>(…).at_most(8 << 20): a larger body is refused with body.too_large before it is read.
  Route&& at_most(std::size_t bytes) && {
    body_bytes = bytes;
    return std::move(*this);
  }
};

namespace detail {

// Fills a described struct from the query string; unknown names are refused.
void read_query(const reflect::Type& type, void* object, const Input& input);

// What the compiler knows of a route, as constants: what is done with it is in route.cpp, compiled once.
struct Form {
  Method method;
  std::string_view path;
  ContextKind kind;
  std::span<const reflect::Type* const> parameters;  // of the path
  const reflect::Type* structure = nullptr;          // query or body
  const reflect::Type* answer = nullptr;
  bool document = false;
  bool events = false;
  bool upload = false;
  void* (*make)() = nullptr;  // the arguments, empty
  void (*drop)(void*) = nullptr;
  void* (*argument)(void* arguments, std::size_t index) = nullptr;  // in the order of the use case
  Answer (*run)(void* context, void* arguments) = nullptr;
};

std::string encode_file_name(std::string_view name);  // for Content-Disposition (RFC 8187)
Answer answer_of();
Answer answer_of(const reflect::Type& type, const void* object);
Answer answer_of(Document document);
Answer answer_of(Download download);
Answer answer_of(Events events);

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

namespace detail {

template <class Tuple, class Index = std::make_index_sequence<std::tuple_size_v<Tuple>>>
struct Arguments;
template <class... A, std::size_t... I>
struct Arguments<std::tuple<A...>, std::index_sequence<I...>> {
  using Tuple = std::tuple<A...>;
  template <class T>
  static constexpr const reflect::Type* type() {
    if constexpr (std::is_same_v<T, Upload>) return nullptr;
    else return &reflect::type_of<T>();
  }
  static constexpr const reflect::Type* types[sizeof...(A) + 1] = {type<A>()..., nullptr};

  static void* make() { return new Tuple(); }
  static void drop(void* arguments) { delete static_cast<Tuple*>(arguments); }
  static void* argument([[maybe_unused]] void* arguments, std::size_t index) {
    void* const all[] = {&std::get<I>(*static_cast<Tuple*>(arguments))..., nullptr};
    return all[index];
  }
  template <auto UseCase, class Context>
  static decltype(auto) call(void* context, [[maybe_unused]] void* arguments) {
    return UseCase(*static_cast<Context*>(context), std::get<I>(*static_cast<Tuple*>(arguments))...);
  }
};

template <class T>
constexpr bool is_file = std::is_same_v<T, Document> || std::is_same_v<T, Download> || std::is_same_v<T, Events>;

template <auto UseCase>
Answer run(void* context, void* arguments) {
  using Signature = use_case<decltype(UseCase)>;
  using Result = typename Signature::Result;
  constexpr auto call = &Arguments<typename Signature::Arguments>::template call<UseCase, typename Signature::Context>;
  if constexpr (std::is_void_v<Result>) {
    call(context, arguments);
    return answer_of();
  } else if constexpr (is_file<Result>) {
    return answer_of(call(context, arguments));
  } else {
    const Result result = call(context, arguments);
    return answer_of(reflect::type_of<Result>(), &result);
  }
}

template <PathText Text, auto UseCase>
constexpr Form make_form() {
  using Signature = use_case<decltype(UseCase)>;
  using Known = Arguments<typename Signature::Arguments>;
  using Result = typename Signature::Result;
  constexpr std::size_t parameters = Text.parameters;
  constexpr std::size_t count = std::tuple_size_v<typename Signature::Arguments>;
  constexpr bool upload = ends_with_upload<typename Signature::Arguments>;
  constexpr bool structured = count == parameters + upload + 1;
  constexpr ContextKind kind = context_kind<typename Signature::Context>::value;
  static_assert(Text.valid, "a route reads \"METHOD /path\" with GET, POST, PUT or DELETE");
  static_assert(structured || count == parameters + upload, "the path's {parameters} must match the use case's");
  static_assert(!std::is_same_v<Result, Events> || Text.method == Method::get, "events are a GET");
  static_assert(!upload || (kind == ContextKind::errand && Text.method != Method::get && Text.method != Method::del),
                "an upload is an errand, and POST or PUT");
  if constexpr (structured)
    static_assert(is_structure<std::tuple_element_t<parameters, typename Signature::Arguments>>,
                  "the last parameter is the described struct of the query or body");
  Form form{.method = Text.method,
            .path = Text.path(),
            .kind = kind,
            .parameters = {Known::types, parameters},
            .structure = structured ? Known::types[parameters] : nullptr,
            .document = std::is_same_v<Result, Document> || std::is_same_v<Result, Download>,
            .events = std::is_same_v<Result, Events>,
            .upload = upload,
            .make = &Known::make,
            .drop = &Known::drop,
            .argument = &Known::argument,
            .run = &run<UseCase>};
  if constexpr (!std::is_void_v<Result> && !is_file<Result>) form.answer = &reflect::type_of<Result>();
  return form;
}

template <PathText Text, auto UseCase>
inline constexpr Form form = make_form<Text, UseCase>();

Route make_route(const Form& form, const Permission& permission, std::string_view summary, std::string_view operation);

}  // namespace detail

template <PathText Text, auto UseCase>
Route route(const Permission& permission, std::string_view summary, std::string_view operation = {}) {
  return detail::make_route(detail::form<Text, UseCase>, permission, summary, operation);
}

}  // namespace onewindow::http
