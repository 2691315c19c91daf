#pragma once
// A Refusal is what the system says no with: a stable code, what happened and what to do next in Chinese and English,
// the field that is wrong, and the provision when a provision is the reason. It is thrown once and turned into
// problem+json in one place. Tests compare codes, never texts.
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace onewindow {

enum class RefusalKind {
  invalid,          // 422: the input cannot be understood or breaks a declared bound
  malformed,        // 400: not even parseable
  unauthenticated,  // 401
  forbidden,        // 403
  not_found,        // 404: also for what belongs to another centre
  conflict,         // 409: the state of things does not allow it
  stale,            // 412: somebody else changed it meanwhile
  too_large,        // 413
  unsupported,      // 415
  rate_limited,     // 429
};

// Where a rule stands: the pack, the provision's catalogue id and the words a reader finds it by.
struct Citation {
  std::string pack;       // "linze-hall-2018"
  std::string provision;  // "P3.A19.2"
  std::string zh;         // "临泽县政务服务大厅窗口工作管理制度 第十九条"
  std::string en;
  friend bool operator==(const Citation&, const Citation&) = default;
};
BOOST_DESCRIBE_STRUCT(Citation, (), (pack, provision, zh, en))

struct Refusal : std::exception {
  Refusal(RefusalKind kind, std::string code, std::string zh, std::string en);
  Refusal(const Refusal&);
  Refusal(Refusal&&) noexcept;
  Refusal& operator=(const Refusal&);
  Refusal& operator=(Refusal&&) noexcept;
  ~Refusal() override;

  // Named setters that read as a sentence: throw Refusal(...).at("/materials/1").because(citation);
  Refusal& at(std::string path) &;
  Refusal&& at(std::string path) &&;
  Refusal&& because(Citation citation) &&;
  Refusal&& because(std::vector<Citation> cited) &&;
  // Facts that a program may want to read, such as the acts that are allowed now or the current version.
  template <class Detail>
  Refusal&& with(std::string_view key, Detail&& detail) && {
    if constexpr (std::is_convertible_v<Detail, std::string_view>)
      details[key] = boost::json::string(std::string_view(detail));
    else details[key] = boost::json::value(std::forward<Detail>(detail));
    return std::move(*this);
  }

  const char* what() const noexcept override { return code.c_str(); }

  RefusalKind kind;
  std::string code;  // "case.material_missing"
  std::string zh;
  std::string en;
  std::string field;  // JSON pointer into the input, or empty
  std::vector<Citation> citations;
  boost::json::object details;
};

}  // namespace onewindow
