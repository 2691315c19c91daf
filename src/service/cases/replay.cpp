#include "service/cases/replay.h"

#include <algorithm>

#include "service/cases/replay_store.h"

namespace onewindow::cases {

namespace {

struct Stretch {  // of ids: after the one, up to the other
  CaseId after, last;
};

// "id.id": the last case of the page before, and that of the period.
Stretch stretch_of(const Text<400>& after) {
  Stretch out{.after = CaseId{0}, .last = CaseId{0}};
  const std::string_view text = after;
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || !reflect::detail::parse_integer(text.substr(0, dot), out.after.value) ||
      !reflect::detail::parse_integer(text.substr(dot + 1), out.last.value))
    throw not_a_page();
  return out;
}

using FirstActs = std::map<std::pair<std::int64_t, Act>, Instant>;

// The cases of a page lie side by side.
FirstActs first_acts(ReadContext& context, const std::vector<store::ReplayRow>& rows) {
  FirstActs out;
  if (rows.empty()) return out;
  for (const auto& act : store::first_acts(context.db, rows.front().id, rows.back().id))
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
  ReplayPage out;
  Stretch stretch;
  if (span.after) {
    stretch = stretch_of(*span.after);
  } else {
    const auto bounds = store::replay_bounds(context.db, from, before);
    out.total = bounds.total;
    if (!bounds.first) return out;
    stretch = {CaseId{bounds.first->value - 1}, *bounds.last};
  }
  auto rows = store::to_replay(context.db, from, before, stretch.after, stretch.last, limit + 1);
  out.next = cut(rows, limit, [&](const store::ReplayRow& last) {
    return std::to_string(last.id.value) + "." + std::to_string(stretch.last.value);
  });
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
