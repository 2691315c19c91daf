// Text that came from outside, and text the house wrote itself, into values.
#include <boost/json/basic_parser_impl.hpp>

#include "base/json.h"
#include "base/refusal.h"

namespace onewindow::json {

namespace {

// Builds the value and refuses a key that stands twice in one object, of which Boost.JSON would silently keep the last.
struct StrictHandler {
  static constexpr std::size_t max_object_size = boost::json::object::max_size();
  static constexpr std::size_t max_array_size = boost::json::array::max_size();
  static constexpr std::size_t max_key_size = 4000;
  static constexpr std::size_t max_string_size = boost::json::string::max_size();
  using Code = boost::json::error_code;
  using View = boost::json::string_view;

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) {
    keys.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t n, Code&) {
    keys.pop_back();
    values.push_object(n);
    return true;
  }
  bool on_array_begin(Code&) { return true; }
  bool on_array_end(std::size_t n, Code&) {
    values.push_array(n);
    return true;
  }
  bool on_key_part(View text, std::size_t, Code&) {
    values.push_chars(text);
    key.append(text.data(), text.size());
    return true;
  }
  bool on_key(View text, std::size_t, Code&) {
    values.push_key(text);
    key.append(text.data(), text.size());
    if (!keys.back().insert(key).second)
      throw Refusal(RefusalKind::malformed, "input.json", "JSON 中键重复：" + key,
                    "a key stands twice in the JSON: " + key);
    key.clear();
    return true;
  }
  bool on_string_part(View text, std::size_t, Code&) {
    values.push_chars(text);
    return true;
  }
  bool on_string(View text, std::size_t, Code&) {
    values.push_string(text);
    return true;
  }
  bool on_number_part(View, Code&) { return true; }
  bool on_int64(std::int64_t number, View, Code&) {
    values.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, View, Code&) {
    values.push_uint64(number);
    return true;
  }
  bool on_double(double number, View, Code&) {
    values.push_double(number);
    return true;
  }
  bool on_bool(bool value, Code&) {
    values.push_bool(value);
    return true;
  }
  bool on_null(Code&) {
    values.push_null();
    return true;
  }
  bool on_comment_part(View, Code&) { return true; }
  bool on_comment(View, Code&) { return true; }

  boost::json::value_stack values;
  std::vector<std::set<std::string, std::less<>>> keys;
  std::string key;
};

}  // namespace

boost::json::value parse(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = 32;
  boost::json::error_code error;
  const auto refuse = [](const std::string& zh, const std::string& en) {
    throw Refusal(RefusalKind::malformed, "input.json", zh, en);
  };
  if (text.find('\0') != std::string_view::npos) refuse("JSON 含有空字符", "the JSON contains a NUL");
  boost::json::basic_parser<StrictHandler> parser(options);
  parser.handler().values.reset();
  const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (!error && text.substr(used).find_first_not_of(" \t\r\n") != std::string_view::npos)
    error = boost::json::error::extra_data;
  if (error) refuse("JSON 无法解析：" + error.message(), "the JSON cannot be parsed: " + error.message());
  return parser.handler().values.release();
}

boost::json::value parse_own(std::string_view text, boost::json::storage_ptr memory) {
  boost::json::parse_options options;
  options.max_depth = 1000;  // more than outside input may have: it was wrapped on its way in
  boost::json::error_code error;
  auto value =
      boost::json::parse(boost::json::string_view(text.data(), text.size()), error, std::move(memory), options);
  if (error)
    throw Refusal(RefusalKind::malformed, "input.json", "JSON 无法解析：" + error.message(),
                  "the JSON cannot be parsed: " + error.message());
  return value;
}

}  // namespace onewindow::json
