#include "base/page.h"

#include "base/refusal.h"

namespace onewindow {

int limit_of(const PageQuery& query) {
  constexpr std::int32_t usual = 20, most = 200;
  const std::int32_t limit = query.limit.value_or(usual);
  if (limit < 1 || limit > most)
    throw Refusal(RefusalKind::invalid, "input.range", "每页应为 1 至 200 条。", "a page has 1 to 200 entries")
        .at("?limit");
  return limit;
}

}  // namespace onewindow
