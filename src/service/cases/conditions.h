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
  template <class T>
  std::string take(const T& value) {
    static constexpr std::array kNames = {
        "p0",  "p1",  "p2",  "p3",  "p4",  "p5",  "p6",  "p7",  "p8",  "p9",  "p10", "p11", "p12", "p13", "p14",
        "p15", "p16", "p17", "p18", "p19", "p20", "p21", "p22", "p23", "p24", "p25", "p26", "p27", "p28", "p29",
        "p30", "p31", "p32", "p33", "p34", "p35", "p36", "p37", "p38", "p39", "p40", "p41", "p42", "p43", "p44",
        "p45", "p46", "p47", "p48", "p49", "p50", "p51", "p52", "p53", "p54", "p55", "p56", "p57", "p58", "p59"};
    CHECK(names_ < kNames.size());
    const char* name = kNames[names_++];
    params.with(name, value);
    return std::string(":") + name;
  }
  void also(const std::string& condition) { sql += " and " + condition; }
  // Where a filter was given: "column = :p0".
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
