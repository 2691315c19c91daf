#include "service/cases/help_calls.h"

#include "base/text.h"
#include "centre/notices/notices.h"
#include "centre/privacy/masks.h"
#include "service/cases/store_beside.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

HelpCallRow shown(const store::HelpRecord& r) {
  return {.id = r.id,
          .case_id = r.case_id,
          .number = r.number,
          .item_name = r.item_name,
          .window_name = r.window_name,
          .department_name = r.department_name,
          .reason = r.reason,
          .called_by = r.called_by,
          .called_at = r.called_at,
          .answered_at = r.answered_at,
          .arrived_at = r.arrived_at,
          .who = r.who,
          .answer_note = r.answer_note,
          .arrival_note = r.arrival_note};
}

store::HelpRecord load(ReadContext& context, HelpCallId id) {
  auto row = store::find(context.db, id);
  if (!row) throw Refusal(RefusalKind::not_found, "help.unknown", "没有这条求助", "there is no such call for help");
  return std::move(*row);
}

std::string image(const store::HelpRecord& row) { return json::text(row); }

void keep(WriteContext& context, const char* act, const std::string& before, const store::HelpRecord& row) {
  store::update(context.db, row);
  context.record(act, "help_call", row.id, before, image(row));
}

}  // namespace

HelpCallRow call_help(WriteContext& context, const HelpCall& call) {
  const auto item = catalogue::taken(context, call.item);
  store::HelpRecord row{.id = context.make_id<HelpCallId>(),
                        .item_name = item.content.name,
                        .window_id = context.actor.window,
                        .department_id = item.department,
                        .department_name = item.department_name,
                        .reason = privacy::mask_numbers(text::trim(call.reason)),
                        .called_by_id = context.actor.account,
                        .called_by = context.actor.name,
                        .called_at = context.now};
  if (context.actor.window)
    if (const auto window = organisation::find_window(context, *context.actor.window)) row.window_name = window->name;
  if (call.about) {
    const auto about = store::find(context.db, *call.about);
    if (!about) throw unknown_case();
    row.case_id = about->id;
    row.number = about->receipt_number;
  }
  store::insert(context.db, row);
  const std::string where = row.window_name.empty() ? "登记处" : row.window_name;
  notices::notify(context, notices::To::holders(kAnswerHelp, row.department_id),
                  {.kind = "help.called",
                   .zh = where + "请求派人共同受理“" + row.item_name + "”：" + row.reason,
                   .en = where + " asks for somebody on " + row.item_name + ": " + row.reason,
                   .object = {"help_call", row.id.value}});
  context.observe({.kind = "help.called",
                   .subject_kind = "department",
                   .subject = row.department_id.value,
                   .object = row.case_id ? std::optional(row.case_id->value) : std::nullopt,
                   .at = context.now,
                   .detail = {{"help_call", std::to_string(row.id.value)}, {"item", row.item_name}}});
  context.record("cases.call_help", "help_call", row.id, "", image(row));
  return shown(row);
}

HelpCallRow answer_help(WriteContext& context, HelpCallId id, const HelpAnswer& answer) {
  auto row = load(context, id);
  const Actor& actor = context.actor;
  if (!actor.system && actor.department != row.department_id)
    throw Refusal(RefusalKind::forbidden, "help.other_department", "请由" + row.department_name + "响应",
                  "the department that was called answers");
  if (row.answered_at || row.arrived_at)
    throw Refusal(RefusalKind::conflict, "help.answered", "该求助已有人响应", "somebody has answered the call");
  const std::string before = image(row);
  row.answered_at = context.now;
  row.who = privacy::mask_numbers(text::trim(answer.who));
  row.answer_note = privacy::mask_numbers(text::trim(answer.note));
  notices::notify(context, notices::To::account(row.called_by_id),
                  {.kind = "help.answered",
                   .zh = row.department_name + "已派" + row.who + "到窗口",
                   .en = row.who + " of " + row.department_name + " is on the way",
                   .object = {"help_call", row.id.value}});
  keep(context, "cases.answer_help", before, row);
  return shown(row);
}

HelpCallRow arrived(WriteContext& context, HelpCallId id, const HelpArrival& arrival) {
  auto row = load(context, id);
  if (row.arrived_at)
    throw Refusal(RefusalKind::conflict, "help.arrived", "已登记到场", "the arrival is on record already");
  const std::string before = image(row);
  row.arrived_at = context.now;
  row.arrival_note = privacy::mask_numbers(text::trim(arrival.note));
  context.observe(
      {.kind = "help.arrived",
       .subject_kind = "department",
       .subject = row.department_id.value,
       .object = row.case_id ? std::optional(row.case_id->value) : std::nullopt,
       .at = context.now,
       .detail = {{"help_call", std::to_string(row.id.value)}, {"minutes", (context.now - row.called_at) / 60'000}}});
  keep(context, "cases.help_arrived", before, row);
  return shown(row);
}

Paged<HelpCallRow> help_calls(ReadContext& context, const HelpCallQuery& query) {
  const int limit = limit_of(query);
  const HelpCallId before{newest_before(query)};
  const auto department =
      context.actor.department && !context.actor.window ? context.actor.department : std::optional<DepartmentId>{};
  auto found = store::help_calls(context.db, query, department, before, limit + 1);
  Paged<HelpCallRow> out;
  out.next = cut(found, limit);
  for (const auto& row : found) out.items.push_back(shown(row));
  return out;
}

}  // namespace onewindow::cases
