#pragma once
// A condition that grows with what was asked. Names of parameters are given out, so that each is used once. For the
// stores of cases only.
#include <array>

#include "db/database.h"

namespace onewindow::cases::store {

class Conditions {
 public:
  Conditions() = default;
  explicit Conditions(db::Params given) : params(std::move(given)) {}

  template <class T>
  std::string take(const T& value) {
    static constexpr std::array kNames = {"r0",  "r1",  "r2",  "r3",  "r4",  "r5",  "r6",  "r7",  "r8",  "r9",
                                          "r10", "r11", "r12", "r13", "r14", "r15", "r16", "r17", "r18", "r19",
                                          "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27", "r28", "r29"};
    CHECK(names_ < kNames.size());
    const char* name = kNames[names_++];
    params.with(name, value);
    return std::string(":") + name;
  }
  void also(const std::string& condition) { sql += " and " + condition; }
  // Where a filter was given: "column = :r0".
  template <class T>
  void equal(const char* column, const std::optional<T>& value) {
    if (value) also(std::string(column) + " = " + take(*value));
  }

  std::string sql;
  db::Params params;

 private:
  std::size_t names_ = 0;
};

}  // namespace onewindow::cases::store
