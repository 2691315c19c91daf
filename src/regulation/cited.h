#pragma once
// A value of a pack and the provision that sets it. It can only be read through in(because), which takes the citation
// along; so no rule can use a number and forget where it stands.
#include <memory>
#include <optional>
#include <string>

#include "regulation/because.h"

namespace onewindow::regulation {

// What every value of one pack shares.
struct Origin {
  std::string pack, version, hash, title;
};

template <class T>
class Cited {
 public:
  Cited() = default;
  Cited(T value, Reason reason) : value_(std::move(value)), reason_(std::move(reason)) {}

  // Adds the provision with its gist to `because` and gives the value.
  const T& in(Because& because) const {
    because.keep(reason_);
    return value_;
  }
  Citation citation() const { return citation_of(reason_); }  // for a Refusal
  const Reason& reason() const { return reason_; }
  // For lists, comparison and the linter, which decide nothing.
  const T& shown() const { return value_; }

 private:
  T value_{};
  Reason reason_;
};

// A limit as a pack writes it: "20 workdays", "3 days", "30 minutes", "same day", "same visit".
enum class Unit { workdays, days, work_hours, minutes, same_day, same_visit };
BOOST_DESCRIBE_ENUM(Unit, workdays, days, work_hours, minutes, same_day, same_visit)

struct Duration {
  Unit unit = Unit::workdays;
  std::int32_t count = 0;
  friend bool operator==(const Duration&, const Duration&) = default;
};
BOOST_DESCRIBE_STRUCT(Duration, (), (unit, count))

}  // namespace onewindow::regulation
