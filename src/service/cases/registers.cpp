// The ledger of cases, the two archives, and where the papers lie.
#include "service/cases/registers.h"

#include <unordered_map>

#include "centre/organisation/organisation.h"
#include "service/cases/clocks.h"
#include "service/cases/registers_pages.h"
#include "service/cases/rules.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

constexpr std::size_t kStepsAtMost = 40;  // of one row; what a case goes through is far less

std::string minute(Instant at) {
  const std::string text = at.str();
  return text.substr(0, 10) + " " + text.substr(11, 5);
}

LedgerRow shown(store::LedgerRecord&& record, Date today) {
  LedgerRow out{static_cast<CaseHead&&>(record)};
  out.item_code = std::move(record.item_code);
  out.paper = out.applicant.paper;
  out.paper_number = out.applicant.paper_number;
  out.phone = out.applicant.phone;
  out.agent = record.agent ? std::move(record.agent->name) : "";
  out.received_at = record.received_at;
  out.accepted_at = record.accepted_at;
  out.decided_at = record.decided_at;
  out.issued_at = record.issued_at;
  out.closed_at = record.closed_at;
  out.state = record.state;
  out.granted = record.granted;
  if (open(record.state)) {
    out.light = light(record.due_date, record.yellow_from, today);
    out.due_date = record.due_date;
  } else {
    out.light = Light::grey;
  }
  out.promised_due = record.promised_due;
  out.statutory_due = record.statutory_due;
  out.promised_kept = record.promised_kept;
  out.statutory_kept = record.statutory_kept;
  out.workdays = record.workdays;
  out.summary = std::move(record.summary);
  return out;
}

void add_steps(ReadContext& context, std::vector<LedgerRow>& rows) {
  std::unordered_map<std::int64_t, LedgerRow*> by_id;
  for (auto& row : rows) by_id[row.case_id.value] = &row;
  for (const auto& step : store::steps(context.db, cases_of(rows))) {
    LedgerRow& row = *by_id.at(step.case_id.value);
    if (row.steps.size() == kStepsAtMost) continue;
    const std::string when_and_who = " " + minute(step.at) + " " + step.actor_name;
    row.steps.push_back(words(step.act).zh + when_and_who);
    row.steps_en.push_back(words(step.act).en + when_and_who);
  }
}

LedgerQuery of_open(const OpenQuery& query) {
  LedgerQuery out{static_cast<const CaseSpan&>(query)};
  out.state = query.state;
  out.light = query.light;
  out.open = true;
  out.order = query.order;
  out.descending = query.descending;
  return out;
}

}  // namespace

Paged<LedgerRow> ledger(ReadContext& context, const LedgerQuery& asked) {
  const int limit = limit_of(asked);
  auto found = store::ledger(context.db, context.privacy, scoped(context.actor, asked), context.today(),
                             page_mark(asked), limit + 1);
  auto out = paged<LedgerRow>(std::move(found), limit, by_case,
                              [&](store::LedgerRecord&& record) { return shown(std::move(record), context.today()); });
  add_steps(context, out.items);
  return out;
}

std::int64_t count_ledger(ReadContext& context, const LedgerQuery& asked) {
  return store::count_ledger(context.db, context.privacy, scoped(context.actor, asked), context.today());
}

Paged<LedgerRow> open_cases(ReadContext& context, const OpenQuery& asked) { return ledger(context, of_open(asked)); }

std::int64_t count_open(ReadContext& context, const OpenQuery& asked) { return count_ledger(context, of_open(asked)); }

Paged<FinishedRow> finished_cases(ReadContext& context, const FinishedQuery& asked) {
  const int limit = limit_of(asked);
  return paged<FinishedRow>(
      store::finished(context.db, context.privacy, scoped(context.actor, asked), page_mark(asked), limit + 1), limit,
      by_case, plainly<FinishedRow, store::FinishedRecord>);
}

std::int64_t count_finished(ReadContext& context, const FinishedQuery& asked) {
  return store::count_finished(context.db, context.privacy, scoped(context.actor, asked));
}

// A page holds all departments of a centre: there are some dozens.
Paged<ArchiveSummaryRow> archive_summary(ReadContext& context, const SummaryQuery& asked) {
  limit_of(asked);
  Paged<ArchiveSummaryRow> out{.items = store::archive_summary(context.db, scoped(context.actor, asked)), .next = {}};
  for (auto& row : out.items)
    if (const auto department = organisation::find_department(context, row.department))
      row.department_name = department->name;
  return out;
}

Paged<LateRow> late_cases(ReadContext& context, const LateQuery& asked) {
  const int limit = limit_of(asked);
  const auto& calendar = context.law.calendar();
  const auto over = [&](Date due, const store::LateRecord& record) {
    const Date until = record.concluded_at ? record.concluded_at->date() : context.today();
    return until <= due ? 0 : calendar.workdays_between(due, until);
  };
  return paged<LateRow>(store::late(context.db, context.privacy, scoped(context.actor, asked), context.today(),
                                    page_mark(asked), limit + 1),
                        limit, by_case, [&](store::LateRecord&& record) {
                          record.over = over(*record.promised_due, record);
                          if (record.statutory_due)
                            if (const auto days = over(*record.statutory_due, record); days > 0)
                              record.over_statutory = days;
                          return plainly<LateRow>(std::move(record));
                        });
}

std::int64_t count_late(ReadContext& context, const LateQuery& asked) {
  return store::count_late(context.db, context.privacy, scoped(context.actor, asked), context.today());
}

Paged<PapersRow> filed_papers(ReadContext& context, const PapersQuery& asked) {
  const int limit = limit_of(asked);
  return paged<PapersRow>(
      store::papers(context.db, context.privacy, scoped(context.actor, asked), page_mark(asked), limit + 1), limit,
      by_case, plainly<PapersRow, store::PapersRecord>);
}

}  // namespace onewindow::cases
