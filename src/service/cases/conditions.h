#pragma once
// A condition that grows with what was asked. Names of parameters are given out, so that each is used once. For the
// stores of cases only.
#include <array>
#include <cstdlib>

#include "db/database.h"

namespace onewindow::cases::store {

// The last row of the page before: the value that it was sorted by, as text, and its id.
struct Mark {
  std::string value;
  std::int64_t id = 0;
  std::int64_t number() const { return std::strtoll(value.c_str(), nullptr, 10); }
};

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
  void equal(const std::string& column, const std::optional<T>& value) {
    if (value) also(column + " = " + take(*value));
  }

  // The place behind the last row of the page before, and the order. `id` breaks ties; the column is never NULL.
  struct Order {
    std::string column, id;
    bool text = false;  // of the column; otherwise it is stored as an integer
    bool down = false;
  };
  std::string ordered(const Order& order, const std::optional<Mark>& after) {
    if (after) {
      const std::string value = order.text ? take(after->value) : take(after->number());
      also("(" + order.column + ", " + order.id + ") " + (order.down ? "<" : ">") + " (" + value + ", " +
           take(after->id) + ")");
    }
    const std::string turn = order.down ? " desc" : "";
    return " order by " + order.column + turn + ", " + order.id + turn + " limit :limit";
  }

  std::string sql;
  db::Params params;

 private:
  std::size_t names_ = 0;
};

}  // namespace onewindow::cases::store
