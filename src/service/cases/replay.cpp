#include "service/cases/replay.h"

#include <algorithm>

#include "service/cases/replay_store.h"

namespace onewindow::cases {

namespace {

// "ms.id" of the last case of the page before.
store::ReplayAfter after_of(const ReplaySpan& span) {
  store::ReplayAfter out{.received_at = Instant{-1}, .id = CaseId{0}};
  if (!span.after) return out;
  const auto dot = span.after->find('.');
  const std::string_view text = *span.after;
  if (dot == std::string::npos || !reflect::detail::parse_integer(text.substr(0, dot), out.received_at.ms) ||
      !reflect::detail::parse_integer(text.substr(dot + 1), out.id.value))
    throw Refusal(RefusalKind::invalid, "input.value", "翻页标记无效，请从第一页开始",
                  "this is no page of the list; start from the first")
        .at("?after");
  return out;
}

using FirstActs = std::map<std::pair<std::int64_t, Act>, Instant>;

// Ids are given in the order of time, so the cases of a page lie close together.
FirstActs first_acts(ReadContext& context, const std::vector<store::ReplayRow>& rows) {
  FirstActs out;
  if (rows.empty()) return out;
  const auto [low, high] =
      std::minmax_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const auto& act : store::first_acts(context.db, low->id, high->id))
    out.emplace(std::pair(act.case_id.value, act.act), act.at);
  return out;
}

Lived lived(const store::ReplayRow& row, const FirstActs& acts) {
  Lived out{.received = row.received_at};
  out.course.complete_at = row.course.complete_at;
  out.course.notices = row.course.notices;
  out.course.stops = row.course.stops;
  out.course.extensions = row.course.extensions;
  out.accepted = row.accepted_at;
  const auto first = [&](Act act) {
    const auto found = acts.find({row.id.value, act});
    return found == acts.end() ? std::optional<Instant>() : std::optional(found->second);
  };
  out.transferred = first(Act::transfer);
  out.picked_up = first(Act::pick_up);
  out.decided = row.decided_at;
  out.result_back = row.course.result_back_at;
  out.issued = row.issued_at;
  out.granted = row.granted.value_or(false);
  return out;
}

const catalogue::ItemContent& item_of(ReadContext& context, ReplayedItems& read, const store::ReplayRow& row) {
  const auto key = std::pair(row.item_id.value, row.item_version);
  auto found = read.find(key);
  if (found == read.end()) found = read.emplace(key, catalogue::pinned(context, row.item_id, row.item_version)).first;
  return found->second;
}

}  // namespace

ReplayPage replay(ReadContext& context, const ReplaySpan& span, const TwoLaws& laws, ReplayedItems& items, int limit) {
  if (span.to < span.from)
    throw Refusal(RefusalKind::invalid, "input.range", "截止日早于开始日", "the period ends before it begins")
        .at("?to");
  const Instant from = Instant::at(span.from), before = Instant::at(span.to + 1);
  auto rows = store::to_replay(context.db, from, before, after_of(span), limit + 1);
  ReplayPage out;
  if (!span.after) out.total = store::count_to_replay(context.db, from, before);
  if (int(rows.size()) > limit) {
    rows.pop_back();
    out.next = std::to_string(rows.back().received_at.ms) + "." + std::to_string(rows.back().id.value);
  }
  const FirstActs acts = first_acts(context, rows);
  for (const auto& row : rows) {
    ++out.looked_at;
    const auto& content = item_of(context, items, row);
    const Date day = row.received_at.date();
    auto differing =
        differences(lived(row, acts), {content, row.item_version}, Sections::of(laws.before(day), content.type),
                    Sections::of(laws.after(day), content.type), context.now);
    if (differing.empty()) continue;
    out.changed.push_back({row.id, row.case_number.value_or(row.receipt_number), row.item_name, row.item_name_en,
                           row.department_name, row.received_at, std::move(differing)});
  }
  return out;
}

}  // namespace onewindow::cases
