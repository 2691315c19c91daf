#pragma once
// A statement's text is read once, when it is first prepared: the words are expanded, the parameters become the
// engine's, what the two engines would read differently is refused, and the tables are found that the cover asks for.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace onewindow::db {

using TableNames = std::set<std::string, std::less<>>;

struct Statement {
  std::string text;                     // parameters are ?1 or $1, in the order of `parameters`
  std::vector<std::string> parameters;  // without the colon
  std::vector<std::string> tables;      // once for each time that one is named, without those that `with` defines
  int centre_columns = 0;               // how often centre_id holds rows, in a condition or an insert's list
  bool changes = false;                 // insert, update or delete
  bool row_of_centre = false;           // @row was expanded for a table that a centre owns
};

// `row` is what @columns stands for, `given` what @row stands for; both may be null. In a table that a centre owns,
// @row writes centre_id from the handle's `:centre`, whether the struct has that field or not.
Statement read_statement(std::string_view sql, Engine engine, const reflect::Type* row, const reflect::Type* given,
                         const TableNames& owned);

// Holds the tables against what a handle may see. A broken rule is a broken promise.
void cover(const Statement& statement, Scope::Kind scope, const TableNames& owned);

}  // namespace onewindow::db
