#include "service/cases/reveals.h"

#include "base/text.h"
#include "centre/context/ledger_pages.h"
#include "centre/privacy/masks.h"
#include "service/cases/reveals_store.h"
#include "service/cases/words.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

constexpr std::int32_t kSeconds = 60;  // a convention of the screen: long enough to dial a number

// Who works for a department alone sees the people of its cases.
void check_department(const Actor& actor, const store::Case& row) {
  if (actor.department && !actor.window && *actor.department != row.department_id)
    throw Refusal(RefusalKind::forbidden, "access.forbidden", "这不是本部门的办件，不能查看其完整个人信息。",
                  "the case is another department's; its personal data are not shown to you")
        .with("permission", kReveal.name);
}

std::string value_of(const store::PersonRow& person, Shown what) {
  if (what == Shown::paper_number) return person.paper_number;
  return what == Shown::phone ? person.phone : person.address;
}

std::string revealed(WriteContext& context, CaseId id, const Revealing& asked) {
  require(context.actor, kReadCase);
  const auto row = store::find(context.db, id);
  if (!row) throw unknown_case();
  check_department(context.actor, *row);
  const auto person_id = asked.whose == Whose::applicant ? std::optional(row->person_id) : row->agent_id;
  const auto person = person_id ? store::person(context.db, context.privacy, *person_id) : std::nullopt;
  std::string value = person ? value_of(*person, asked.what) : "";
  if (value.empty())
    throw Refusal(RefusalKind::not_found, "reveal.nothing", "没有登记这一项信息", "nothing of this kind was entered")
        .at("/what");
  const std::string reason = privacy::mask_numbers(text::trim(asked.reason));
  store::insert(context.db, RevealRow{.id = context.make_id<Id<RevealTag>>(),
                                      .at = context.now,
                                      .by_id = context.actor.account,
                                      .by_name = context.actor.name,
                                      .case_id = id,
                                      .receipt_number = row->receipt_number,
                                      .whose = asked.whose,
                                      .what = asked.what,
                                      .reason = reason});
  context.record("cases.reveal", "case", id, "", "",
                 {{"receipt_number", row->receipt_number},
                  {"whose", code(asked.whose)},
                  {"what", code(asked.what)},
                  {"reason", reason}});
  return value;
}

}  // namespace

Revealed reveal(ErrandContext& errand, CaseId id, const Revealing& asked) {
  if (text::length(text::trim(asked.reason)) < 4)
    throw Refusal(RefusalKind::invalid, "reveal.reason", "请写明查看的理由，至少四个字",
                  "say why, in four characters at least")
        .at("/reason");
  return {
      .value = errand.contexts.write(errand.actor, [&](WriteContext& context) { return revealed(context, id, asked); }),
      .seconds = kSeconds};
}

Paged<RevealRow> reveals(ReadContext& context, const RevealQuery& query) {
  const int limit = limit_of(query);
  const Id<RevealTag> before{newest_before(query)};
  Paged<RevealRow> out{.items = store::reveals(context.db, query, before, limit + 1), .next = {}};
  out.next = cut(out.items, limit);
  return out;
}

const std::vector<http::Route>& reveal_routes() {
  static const std::vector<http::Route> table = {
      http::route<"POST /api/v1/cases/{id}/reveal", reveal>(kReveal, "One value of a person in full, with the reason",
                                                            "cases.reveal"),
      http::route<"GET /api/v1/reveals", reveals>(ledger::kRead, "Who was shown what of whom, and why",
                                                  "cases.reveals"),
  };
  return table;
}

}  // namespace onewindow::cases
