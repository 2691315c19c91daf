#include "service/cases/registers.h"

#include <unordered_map>

#include "base/text.h"
#include "service/cases/clocks.h"
#include "service/cases/registers_store.h"
#include "service/cases/rules.h"
#include "service/cases/words.h"

namespace onewindow::cases {

using registers::column;

namespace {

constexpr std::size_t kStepsAtMost = 40;  // of one row; what a case goes through is far less

// Who answers for a department sees its cases; the window and the centre's own people see all (P3.A7, P8.A10.a).
template <class Query>
Query scoped(const Actor& actor, Query query) {
  if (actor.department && !actor.window) query.department = actor.department;
  return query;
}

// "value|id" of the last row.
std::optional<store::Mark> mark(const PageQuery& query) {
  if (!query.after) return std::nullopt;
  const auto parts = text::split(*query.after, '|');
  store::Mark out;
  if (parts.size() != 2 || !reflect::detail::parse_integer(parts[1], out.id.value))
    throw Refusal(RefusalKind::invalid, "input.value", "翻页标记无效，请从第一页开始",
                  "this is no page of the list; start from the first")
        .at("?after");
  out.value = parts[0];
  return out;
}

std::string minute(Instant at) {
  const std::string text = at.str();
  return text.substr(0, 10) + " " + text.substr(11, 5);
}

std::string sorted_by(const store::LedgerRecord& row, LedgerOrder order) {
  switch (order) {
    case LedgerOrder::received_at: return std::to_string(row.received_at.ms);
    case LedgerOrder::decided_at: return std::to_string(row.decided_at->ms);
    case LedgerOrder::due_date: return row.due_date->str();
  }
  return "";
}

LedgerRow shown(store::LedgerRecord&& row, Date today) {
  return {.id = row.id,
          .receipt_number = std::move(row.receipt_number),
          .case_number = std::move(row.case_number),
          .item_name = std::move(row.item_name),
          .item_name_en = std::move(row.item_name_en),
          .item_code = std::move(row.item_code),
          .applicant = std::move(row.applicant.name),
          .paper = row.applicant.paper,
          .paper_number = std::move(row.applicant.paper_number),
          .phone = std::move(row.applicant.phone),
          .agent = row.agent ? std::move(row.agent->name) : "",
          .department_name = std::move(row.department_name),
          .window_name = std::move(row.window_name),
          .handler = std::move(row.handler),
          .received_at = row.received_at,
          .accepted_at = row.accepted_at,
          .decided_at = row.decided_at,
          .issued_at = row.issued_at,
          .state = row.state,
          .granted = row.granted,
          .light = light(row.due_date, row.yellow_from, today),
          .due_date = row.due_date,
          .summary = std::move(row.summary)};
}

void add_steps(ReadContext& context, std::vector<LedgerRow>& rows) {
  std::vector<CaseId> ids;
  std::unordered_map<std::int64_t, LedgerRow*> by_id;
  for (auto& row : rows) {
    ids.push_back(row.id);
    by_id[row.id.value] = &row;
  }
  for (const auto& step : store::steps(context.db, ids)) {
    LedgerRow& row = *by_id.at(step.case_id.value);
    if (row.steps.size() == kStepsAtMost) continue;
    const std::string when_and_who = " " + minute(step.at) + " " + step.actor_name;
    row.steps.push_back(words(step.act).zh + when_and_who);
    row.steps_en.push_back(words(step.act).en + when_and_who);
  }
}

Words words(Light light) {
  switch (light) {
    case Light::green: return {"绿灯", "green"};
    case Light::yellow: return {"黄灯", "yellow"};
    case Light::red: return {"红灯", "red"};
    case Light::grey: return {"无在计时限", "no clock runs"};
  }
  return {"", ""};
}

constexpr auto in_words = [](auto value) { return words(value); };

}  // namespace

Paged<LedgerRow> ledger(ReadContext& context, const LedgerQuery& asked) {
  const LedgerQuery query = scoped(context.actor, asked);
  const int limit = limit_of(query);
  auto found = store::ledger(context.db, context.privacy, query, context.today(), mark(query), limit + 1);
  Paged<LedgerRow> out;
  if (int(found.size()) > limit) {
    found.pop_back();
    const LedgerOrder order = query.order.value_or(LedgerOrder::received_at);
    out.next = sorted_by(found.back(), order) + "|" + std::to_string(found.back().id.value);
  }
  for (auto& row : found) out.items.push_back(shown(std::move(row), context.today()));
  add_steps(context, out.items);
  return out;
}

std::int64_t count_ledger(ReadContext& context, const LedgerQuery& asked) {
  return store::count_ledger(context.db, context.privacy, scoped(context.actor, asked), context.today());
}

std::vector<registers::Register> registers() {
  std::vector<registers::Register> out;
  out.push_back(registers::of<ledger>(
                    "cases.ledger", "办件台账", "Ledger of cases", kListCases,
                    {column(&LedgerRow::receipt_number, "收件号", "Receipt number"),
                     column(&LedgerRow::case_number, "办件编号", "Case number"),
                     column(&LedgerRow::item_name, "事项", "Item").in_english(&LedgerRow::item_name_en).in_full(),
                     column(&LedgerRow::item_code, "事项编码", "Item code").on_demand(),
                     column(&LedgerRow::applicant, "申请人", "Applicant"),
                     column(&LedgerRow::paper, "证件种类", "Paper", in_words).on_demand(),
                     column(&LedgerRow::paper_number, "证件号码", "Paper number").on_demand(),
                     column(&LedgerRow::phone, "联系电话", "Phone").on_demand(),
                     column(&LedgerRow::agent, "经办人（代理）", "Agent").on_demand(),
                     column(&LedgerRow::department_name, "承办部门", "Department"),
                     column(&LedgerRow::window_name, "窗口", "Window"),
                     column(&LedgerRow::handler, "首办责任人", "Handler"),
                     column(&LedgerRow::received_at, "收件时间", "Received"),
                     column(&LedgerRow::accepted_at, "受理时间", "Accepted"),
                     column(&LedgerRow::decided_at, "办结时间", "Decided"),
                     column(&LedgerRow::issued_at, "送达时间", "Issued"),
                     column(&LedgerRow::state, "状态", "State", in_words),
                     column(&LedgerRow::granted, "准予", "Granted"),
                     column(&LedgerRow::light, "时限灯", "Light", in_words),
                     column(&LedgerRow::due_date, "当前到期日", "Due"),
                     column(&LedgerRow::summary, "办理摘要", "Summary").on_demand().in_full(),
                     column(&LedgerRow::steps, "办理过程", "Steps").in_english(&LedgerRow::steps_en).in_full()})
                    .counted<count_ledger>()
                    .link("case", &LedgerRow::id)
                    .note("每件一行：申请人、事项、过程、时间、结果（P5c 十一（三）、P6 十一（三））",
                          "one row a case: applicant, item, steps, times, result (P5c 11(3), P6 11(3))"));
  return out;
}

}  // namespace onewindow::cases
