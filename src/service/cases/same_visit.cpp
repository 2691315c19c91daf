#include "service/cases/same_visit.h"

#include "centre/context/attempt.h"
#include "service/cases/rules.h"
#include "service/cases/store_beside.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

using registers::column;

namespace {

Words words(ExceptionKind kind) {
  switch (kind) {
    case ExceptionKind::accepted_later: return {"材料齐全未当日受理", "complete, not accepted the same day"};
    case ExceptionKind::not_finished: return {"即办件未当场办结", "immediate, not finished in the visit"};
    case ExceptionKind::took_longer: return {"当场办理超时", "took longer than its minutes"};
  }
  return {"", ""};
}

constexpr auto in_words = [](auto value) { return words(value); };

// Who answers for a department sees its own (P3.A7, P8.A10.a).
template <class Query>
Query scoped(const Actor& actor, Query query) {
  if (actor.department && !actor.window) query.department = actor.department;
  return query;
}

template <class Row, class Record, class Show>
Paged<Row> page(std::vector<Record> found, int limit, Show show) {
  Paged<Row> out;
  out.next = cut(found, limit);
  for (auto& record : found) out.items.push_back(show(record));
  return out;
}

std::string text_of(const boost::json::value& detail, const char* key) {
  const auto* object = detail.if_object();
  const auto* value = object ? object->if_contains(key) : nullptr;
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

facts::KindQuery of_attempts(const AttemptQuery& query) {
  const auto [from, until] = registers::between(query.from, query.to);
  return {.kind = kIntakeOutside,
          .from = query.from ? from : Instant{0},
          .before = query.to ? until : Instant{std::numeric_limits<std::int64_t>::max()}};
}

}  // namespace

Paged<ExceptionRow> exceptions(ReadContext& context, const ExceptionQuery& asked) {
  const ExceptionQuery query = scoped(context.actor, asked);
  const int limit = limit_of(query);
  return page<ExceptionRow>(
      store::exceptions(context.db, query, Id<store::ExceptionTag>{newest_before(query)}, limit + 1), limit,
      [](const store::ExceptionRecord& r) {
        return ExceptionRow{r.case_id, r.kind, r.number, r.item_name, r.department_name, r.handler, r.reason, r.at};
      });
}

std::int64_t count_exceptions(ReadContext& context, const ExceptionQuery& query) {
  return store::count_exceptions(context.db, scoped(context.actor, query));
}

Paged<ReturnRow> returns(ReadContext& context, const ReturnQuery& asked) {
  const ReturnQuery query = scoped(context.actor, asked);
  const int limit = limit_of(query);
  return page<ReturnRow>(store::returns(context.db, query, Id<store::ReturnTag>{newest_before(query)}, limit + 1),
                         limit, [](const store::ReturnRecord& r) {
                           return ReturnRow{r.case_id,         r.ground,  r.number, r.item_name,
                                            r.department_name, r.handler, r.reason, r.at};
                         });
}

std::int64_t count_returns(ReadContext& context, const ReturnQuery& query) {
  return store::count_returns(context.db, scoped(context.actor, query));
}

ReturnFigures return_figures(ReadContext& context, const ReturnQuery& query) {
  return {store::return_figures(context.db, scoped(context.actor, query))};
}

Paged<AttemptRow> attempts(ReadContext& context, const AttemptQuery& query) {
  const int limit = limit_of(query);
  facts::KindQuery asked = of_attempts(query);
  if (query.after) asked.after = facts::FactId{mark_number(*query.after)};
  return page<AttemptRow>(facts::of_kind(context.db, asked, limit + 1), limit, [](const facts::FactRow& fact) {
    return AttemptRow{fact.id, text_of(fact.detail, "who"), text_of(fact.detail, "department"),
                      text_of(fact.detail, "item"), fact.at};
  });
}

std::int64_t count_attempts(ReadContext& context, const AttemptQuery& query) {
  return facts::count_of_kind(context.db, of_attempts(query));
}

std::vector<registers::Register> intake_registers() {
  std::vector<registers::Register> out;
  out.push_back(
      registers::of<exceptions>(
          "cases.exceptions", "未当场办结、受理登记", "Not finished in the visit", kListCases,
          {column(&ExceptionRow::number, "编号", "Number"), column(&ExceptionRow::kind, "情形", "What", in_words),
           column(&ExceptionRow::item_name, "事项", "Item").in_full(),
           column(&ExceptionRow::department_name, "承办部门", "Department"),
           column(&ExceptionRow::handler, "承办人", "Handler"),
           column(&ExceptionRow::reason, "原因", "Reason").in_full(), column(&ExceptionRow::at, "时间", "When")})
          .counted<count_exceptions>()
          .link("case", &ExceptionRow::case_id)
          .note("材料齐全、能当场办的应当场受理、办结；例外及其原因",
                "what could be accepted or finished in the visit and was not, with the reason"));
  out.push_back(
      registers::of<returns>(
          "cases.returns", "退回、不予受理登记", "Returns and refusals", kListCases,
          {column(&ReturnRow::number, "编号", "Number"), column(&ReturnRow::ground, "原因类别", "Ground", in_words),
           column(&ReturnRow::item_name, "事项", "Item").in_full(),
           column(&ReturnRow::department_name, "承办部门", "Department"),
           column(&ReturnRow::handler, "经办人", "Worker"), column(&ReturnRow::reason, "理由", "Reason").in_full(),
           column(&ReturnRow::at, "时间", "When")})
          .counted<count_returns>()
          .link("case", &ReturnRow::case_id)
          .note("退件须说明原因，按原因和人员统计", "no return without reason, by reason and worker"));
  out.push_back(
      registers::of<attempts>("cases.attempts", "窗口外受理登记", "Attempts outside the hall", kListCases,
                              {column(&AttemptRow::at, "时间", "When"), column(&AttemptRow::who, "人员", "Who"),
                               column(&AttemptRow::department_name, "部门", "Department"),
                               column(&AttemptRow::item_name, "事项", "Item").in_full()})
          .counted<count_attempts>()
          .note("部门在窗口外另行受理的，系统不予登记并记录",
                "a department that takes applications in outside the hall is refused, and it is on record"));
  return out;
}

}  // namespace onewindow::cases
