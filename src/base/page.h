#pragma once
// How every list is asked for and answered: by keyset, never by offset, so that page 500 costs what page 1 costs.
#include <optional>
#include <string>
#include <vector>

#include "base/reflect.h"
#include "base/refusal.h"

namespace onewindow {

// What a list query may carry besides its filters. `after` is the `next` of the previous page, opaque to the caller.
struct PageQuery {
  std::optional<Text<400>> after;
  std::optional<std::int32_t> limit;  // 1 … 200, 20 when absent
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (after, limit))

// The limit, 20 when absent; refuses input.range at ?limit.
int limit_of(const PageQuery& query);

// What is said of a mark that no page of this list ends with: input.value at ?after.
Refusal not_a_page();
// The number that is, or is part of, a mark; refuses not_a_page.
std::int64_t mark_number(std::string_view mark);
// Where a page of newest rows begins, by a number that only grows; the largest there is for the first page.
std::int64_t newest_before(const PageQuery& query);

template <class T>
struct Paged {
  std::vector<T> items;
  std::optional<std::string> next;  // absent on the last page
  BOOST_DESCRIBE_CLASS(Paged, (), (items, next), (), ())
};

// A list reads one row more than it shows: where that one was found it is left out, and what comes back is the mark of
// the last one shown, from which the next page goes on.
template <class Row, class Mark>
std::optional<std::string> cut(std::vector<Row>& rows, int limit, Mark mark_of) {
  if (int(rows.size()) <= limit) return std::nullopt;
  rows.erase(rows.begin() + limit, rows.end());
  return mark_of(rows.back());
}
template <class Row>
std::optional<std::string> cut(std::vector<Row>& rows, int limit) {
  return cut(rows, limit, [](const Row& last) { return std::to_string(last.id.value); });
}

}  // namespace onewindow
