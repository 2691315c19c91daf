#pragma once
// How the registers of cases turn records into pages. For registers*.cpp only.
#include "service/cases/registers_store.h"

namespace onewindow::cases {

inline Refusal bad_page_mark() {
  return Refusal(RefusalKind::invalid, "input.value", "翻页标记无效，请从第一页开始",
                 "this is no page of the list; start from the first")
      .at("?after");
}

// "value|id" of the last row; the value may hold the sign itself.
inline store::PageMark page_mark(const PageQuery& query) {
  if (!query.after) return std::nullopt;
  const std::string& text = *query.after;
  const auto at = text.rfind('|');
  store::Mark out;
  if (at == std::string::npos || !reflect::detail::parse_integer(std::string_view(text).substr(at + 1), out.id))
    throw bad_page_mark();
  out.value = text.substr(0, at);
  return out;
}

// Who answers for a department sees its cases; the window and the centre's own people see all (P3.A7, P8.A10.a).
template <class Query>
Query scoped(const Actor& actor, Query query) {
  if (actor.department && !actor.window) query.department = actor.department;
  return query;
}

// The page of what was found for one more than its limit; `id` says what breaks ties.
template <class Row, class Record, class Id, class Show>
Paged<Row> paged(std::vector<Record> found, int limit, Id id, Show show) {
  Paged<Row> out;
  if (int(found.size()) > limit) {
    found.pop_back();
    out.next = found.back().sorted + "|" + std::to_string(id(found.back()).value);
  }
  for (auto& record : found) out.items.push_back(show(std::move(record)));
  return out;
}

inline CaseId by_case(const CaseHead& record) { return record.case_id; }

template <class Row, class Record>
Row plainly(Record&& record) {
  return static_cast<Row&&>(record);
}

template <class Row>
std::vector<CaseId> cases_of(const std::vector<Row>& rows) {
  std::vector<CaseId> out;
  for (const auto& row : rows) out.push_back(row.case_id);
  return out;
}

}  // namespace onewindow::cases
