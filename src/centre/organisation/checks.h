#pragma once
// Checks of a window that its use cases share; for this feature alone.
#include "base/refusal.h"
#include "centre/organisation/organisation.h"

namespace onewindow::organisation {

// Number, categories and departments fit the kind; refuses window.*.
void check_window_setup(ReadContext& context, const Window& window);

// Their location with the hall's name before it, as people are told it.
std::vector<Window> located(ReadContext& context, std::vector<Window> windows);

// The id after which a page of newest rows goes on; the largest for the first page. Refuses input.value.
template <class IdType>
IdType after_id(const PageQuery& query) {
  if (!query.after) return IdType{std::numeric_limits<std::int64_t>::max()};
  IdType id;
  if (!reflect::detail::parse_integer(*query.after, id.value))
    throw Refusal(RefusalKind::invalid, "input.value", "翻页标记不对，请从第一页重新翻起",
                  "the page mark is none of ours; begin again with the first page")
        .at("?after");
  return id;
}

}  // namespace onewindow::organisation
