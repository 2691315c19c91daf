#pragma once
// How every list is asked for and answered: by keyset, never by offset, so that page 500 costs what page 1 costs.
#include <optional>
#include <string>
#include <vector>

#include "base/reflect.h"

namespace onewindow {

// What a list query may carry besides its filters. `after` is the `next` of the previous page, opaque to the caller.
struct PageQuery {
  std::optional<Text<400>> after;
  std::optional<std::int32_t> limit;  // 1 … 200, 20 when absent
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (after, limit))

// The limit, 20 when absent; refuses input.range at ?limit.
int limit_of(const PageQuery& query);

template <class T>
struct Paged {
  std::vector<T> items;
  std::optional<std::string> next;  // absent on the last page
  BOOST_DESCRIBE_CLASS(Paged, (), (items, next), (), ())
};

}  // namespace onewindow
