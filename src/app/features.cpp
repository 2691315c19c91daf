#include "app/features.h"

#include "app/decide.h"
#include "app/draft_desk.h"
#include "app/regulation_views.h"
#include "centre/anchors/anchors.h"
#include "centre/authority/rules.h"
#include "centre/board/board.h"
#include "centre/board/desk.h"
#include "centre/books/books.h"
#include "centre/calendar/calendar.h"
#include "centre/context/ledger_pages.h"
#include "centre/files/checks.h"
#include "centre/gateway/idempotency.h"
#include "centre/identity/identity.h"
#include "centre/identity/permissions.h"
#include "centre/jobs/letters.h"
#include "centre/jobs/outbox.h"
#include "centre/law/drafts.h"
#include "centre/law/fact_kinds.h"
#include "centre/law/law.h"
#include "centre/law/proposals.h"
#include "centre/law/sections.h"
#include "centre/live/live.h"
#include "centre/notices/notices.h"
#include "centre/organisation/organisation.h"
#include "centre/organisation/sections.h"
#include "centre/registers/export.h"
#include "centre/registers/register.h"
#include "oversight/complaints/rules.h"
#include "oversight/coverage/coverage.h"
#include "oversight/openness/rules.h"
#include "oversight/ratings/ratings.h"
#include "oversight/views/views.h"
#include "service/agency/rules.h"
#include "service/applications/applications.h"
#include "service/appointments/rules.h"
#include "service/cases/attachments.h"
#include "service/cases/cases.h"
#include "service/cases/hall.h"
#include "service/cases/moves.h"
#include "service/cases/online.h"
#include "service/cases/registers.h"
#include "service/cases/reveals.h"
#include "service/cases/rules.h"
#include "service/cases/same_visit.h"
#include "service/cases/sections.h"
#include "service/cases/slips.h"
#include "service/cases/spot.h"
#include "service/cases/sweep.h"
#include "service/cases/urging.h"
#include "service/catalogue/catalogue.h"
#include "service/catalogue/sections.h"
#include "service/courier/rules.h"
#include "service/fees/fees.h"
#include "service/fees/sections.h"
#include "service/forwarding/forwarding.h"
#include "service/joint_handling/rules.h"
#include "service/missing_docs/rules.h"
#include "service/visitors/visitors.h"

namespace onewindow::migrations {
std::vector<db::Migration> context();
std::vector<db::Migration> keys();
std::vector<db::Migration> anchors();
std::vector<db::Migration> calendar();
std::vector<db::Migration> law();
std::vector<db::Migration> organisation();
std::vector<db::Migration> identity();
std::vector<db::Migration> files();
std::vector<db::Migration> notices();
std::vector<db::Migration> gateway();
std::vector<db::Migration> jobs();
std::vector<db::Migration> invitations();
std::vector<db::Migration> registers();
std::vector<db::Migration> catalogue();
std::vector<db::Migration> cases();
std::vector<db::Migration> fees();
std::vector<db::Migration> visitors();
std::vector<db::Migration> applications();
std::vector<db::Migration> forwarding();
std::vector<db::Migration> ratings();
std::vector<db::Migration> books();
std::vector<db::Migration> board();
std::vector<db::Migration> views();
std::vector<db::Migration> coverage();
}  // namespace onewindow::migrations

namespace onewindow::app {

namespace {

// Lists that people print and export.
std::vector<registers::Register> all_registers() {
  std::vector<registers::Register> list;
  const auto add = [&](std::vector<registers::Register> feature) {
    for (auto& one : feature) list.push_back(std::move(one));
  };
  add(cases::registers());
  add(cases::intake_registers());
  add(fees::registers());
  add(books::registers());
  add(board::registers());
  return list;
}

}  // namespace

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> all = [] {
    std::vector<http::Route> list;
    const auto add = [&](const std::vector<http::Route>& feature) {
      list.insert(list.end(), feature.begin(), feature.end());
    };
    add(ledger::routes());
    add(anchors::routes());
    add(calendar::routes());
    add(law::routes());
    add(law::proposal_routes());
    add(law::draft_routes());
    add(law::fact_kind_routes());
    add(organisation::routes());
    add(identity::routes());
    add(keys::routes());
    add(files::routes());
    add(notices::routes());
    add(jobs::routes());
    add(catalogue::routes());
    add(cases::routes());
    add(cases::urging_routes());
    add(cases::spot_routes());
    add(cases::slip_routes());
    add(cases::reveal_routes());
    add(cases::attachment_routes());
    add(fees::routes());
    add(cases::hall_routes());
    add(cases::online_routes());
    add(visitors::routes());
    add(applications::routes());
    add(forwarding::routes());
    add(cases::move_routes());
    add(live::routes());
    add(ratings::routes());
    add(books::routes());
    add(board::routes());
    add(views::routes());
    add(coverage::routes());
    add(registers::routes(all_registers()));
    add(decision_routes());
    add(regulation_routes());
    add(draft_desk_routes());
    add(registers::export_routes());
    add(identity::permission_routes(list, {cases::kDecide, law::kAdopt, books::kRead, books::kWrite, books::kLead}));
    return list;
  }();
  return all;
}

std::vector<db::Migration> migrations() {
  std::vector<db::Migration> list;
  for (auto* feature : {
           migrations::context,      migrations::keys,        migrations::law,       migrations::organisation,
           migrations::identity,     migrations::files,       migrations::notices,   migrations::gateway,
           migrations::jobs,         migrations::invitations, migrations::registers, migrations::catalogue,
           migrations::cases,        migrations::fees,        migrations::ratings,   migrations::books,
           migrations::board,        migrations::views,       migrations::coverage,  migrations::visitors,
           migrations::applications, migrations::calendar,    migrations::anchors,   migrations::forwarding,
       })
    for (auto& migration : feature()) list.push_back(std::move(migration));
  return list;
}

const std::vector<regulation::SectionType>& sections() {
  static const std::vector<regulation::SectionType> list = {
      regulation::section<law::Document>("document"),
      regulation::section<board::About>("about"),
      regulation::section<views::Oversight>("oversight"),
      regulation::section<organisation::WindowRules>("windows"),
      regulation::section<catalogue::Guides>("guides"),
      regulation::section<cases::Intake>("intake"),
      regulation::section<cases::TimeLimits>("time_limits"),
      regulation::section<fees::Fees>("fees"),
      regulation::section<missing_docs::MissingDocs>("missing_docs"),
      regulation::section<joint_handling::JointHandling>("joint_handling"),
      regulation::section<agency::Agency>("agency"),
      regulation::section<courier::Courier>("courier"),
      regulation::section<appointments::Appointments>("appointments"),
      regulation::section<authority::Authority>("authority"),
      regulation::section<complaints::Complaints>("complaints"),
      regulation::section<openness::Openness>("openness"),
      regulation::section<ratings::Ratings>("ratings"),
  };
  return list;
}

keys::Columns sealed_columns() {
  keys::Columns all{.passing = {{idempotency::kSealedColumn[0], idempotency::kSealedColumn[1]}},
                    .centres = [](db::Read& read) {
                      std::vector<CentreId> ids;
                      for (const auto& centre : organisation::centres(read)) ids.push_back(centre.id);
                      return ids;
                    }};
  for (auto feature : {cases::sealed, visitors::sealed, applications::sealed, forwarding::sealed, jobs::sealed})
    for (auto& column : feature()) all.sealed.push_back(std::move(column));
  return all;
}

std::vector<jobs::Job> jobs() {
  auto list = jobs::housekeeping();
  list.push_back({"cases.sweep", 30'000, cases::sweep});
  list.push_back({"applications.prune", 3'600'000, [](Contexts& contexts) { applications::prune(contexts); }});
  list.push_back({"forwarding.tell_back", 10'000, forwarding::tell_back});
  list.push_back({"visitors.prune", 600'000, [](Contexts& contexts) { visitors::prune(contexts); }});
  list.push_back({"cases.calendar", 20'000, cases::follow_calendar});
  list.push_back({"ledger.anchor", 600'000, anchors::anchor_all});
  list.push_back({"keys.reseal", 10'000, keys::go_on_all});
  return list;
}

}  // namespace onewindow::app
