#include "base/page.h"

#include <limits>

namespace onewindow {

int limit_of(const PageQuery& query) {
  constexpr std::int32_t usual = 20, most = 200;
  const std::int32_t limit = query.limit.value_or(usual);
  if (limit < 1 || limit > most)
    throw Refusal(RefusalKind::invalid, "input.range", "每页应为 1 至 200 条。", "a page has 1 to 200 entries")
        .at("?limit");
  return limit;
}

Refusal not_a_page() {
  return Refusal(RefusalKind::invalid, "input.value", "翻页标记无效，请从第一页开始",
                 "this is no page of the list; start from the first")
      .at("?after");
}

std::int64_t mark_number(std::string_view mark) {
  std::int64_t value = 0;
  if (!reflect::detail::parse_integer(mark, value)) throw not_a_page();
  return value;
}

std::int64_t newest_before(const PageQuery& query) {
  return query.after ? mark_number(*query.after) : std::numeric_limits<std::int64_t>::max();
}

}  // namespace onewindow
