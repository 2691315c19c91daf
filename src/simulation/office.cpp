#include "simulation/office.h"

#include <set>

#include "centre/calendar/calendar.h"
#include "centre/jobs/jobs.h"
#include "centre/jobs/outbox.h"
#include "centre/organisation/mergers.h"
#include "service/applications/applications.h"
#include "service/cases/annulment.h"
#include "service/cases/moves.h"
#include "service/cases/sweep.h"
#include "service/cases/urging.h"
#include "service/forwarding/carrier.h"
#include "service/visitors/visitors.h"

namespace onewindow::simulation {

using namespace cases;

namespace {

constexpr std::int32_t kMerged = 9, kInto = 8;  // the windows for livelihood become one

// A demonstration rings nobody's phone.
class Nowhere : public jobs::Outlet {
 public:
  void deliver(const jobs::Message&) override {}
};

}  // namespace

Office::Office(Stage& stage, Told told)
    : stage_(stage), told_(std::move(told)), random_(stage.plan().seed ^ 0x6f66666963650000ull) {
  const Date from = stage_.plan().from, until = stage_.plan().until.date();
  for (Date day = from; day <= until; day = day + 1) {
    for (const auto& [hour, minute] : {std::pair{0, 5}, {8, 35}, {14, 5}, {17, 45}})
      stage_.at(Instant::at(day, hour, minute), [this] { jobs(); });
    stage_.at(Instant::at(day, 18, 30), [this] { housekeeping(); });
    if (!stage_.calendar().workday(day)) continue;
    stage_.at(Instant::at(day, 16, 0), [this] { answer_urgings(); });
    if (random_.chance(8)) stage_.at(Instant::at(day, 10, 20), [this] { write_guides(); });
  }
  const std::int64_t days = until - from;
  const auto workday_after = [&](std::int64_t share) {
    return stage_.calendar().on_or_after(from + days * share / 100);
  };
  // When the drawers are settled: what was taken at a window is counted there.
  if (days >= 8) stage_.at(Instant::at(workday_after(45), 20, 0), [this] { merge_windows(); });
  if (days >= 20) stage_.at(Instant::at(workday_after(30), 9, 10), [this] { import_days(); });
}

void Office::jobs() {
  sweep(stage_.contexts);
  follow_calendar(stage_.contexts);
}

void Office::housekeeping() {
  Nowhere nowhere;
  forwarding::CarrierOutlet carrier(stage_.contexts, &nowhere);
  jobs::HouseOutlet house(stage_.contexts, &carrier);
  jobs::send_outbox(stage_.contexts, house);
  for (const auto& job : jobs::housekeeping()) job.run(stage_.contexts);
  applications::prune(stage_.contexts);
  visitors::prune(stage_.contexts);
}

void Office::late(const LifePtr& life, std::int64_t workdays) {
  if (!random_.chance(60)) return;
  stage_.at(stage_.later(random_, workdays), [this, life] {
    stage_.look(*life);
    if (life->now.state != State::in_review && life->now.state != State::special_procedure) return;
    if (stage_.act(stage_.first("centre_office"), *life, urge, Urging{.text = "承诺时限将届满，请抓紧办理"}))
      stage_.count("urgings");
  });
}

// By the department, whoever urged: the office, or the house when a date is near.
void Office::answer_urgings() {
  UrgingQuery query;
  query.open = true;
  query.limit = 200;
  const Actor& office = stage_.first("centre_office")->actor;
  std::set<CaseId> seen;
  for (const auto& row : stage_.contexts.read(office, [&](ReadContext& c) { return urgings(c, query); }).items) {
    const Staff* leader = stage_.leader_of(row.department_id);
    if (leader == nullptr || !seen.insert(row.case_id).second || !random_.chance(60)) continue;
    Life life{.clerk = stage_.first("window_clerk")};
    life.now.id = row.case_id;
    stage_.look(life);
    const auto by = [&](State one) { return life.now.state == one; };
    const bool at_window =
        by(State::received) || by(State::correction_asked) || by(State::accepted) || by(State::result_back);
    if (by(State::issued) || by(State::closed) || by(State::withdrawn) || by(State::annulled) ||
        by(State::not_accepted))
      continue;
    if (stage_.act(at_window ? life.clerk : leader, life, answer_urging, UrgingAnswer{.answer = "正在办理，尽快办结"}))
      stage_.count("urging_answers");
  }
}

bool Office::annuls(const LifePtr& life) {
  const Staff* leader = stage_.leader_of(life->now);
  if (leader == nullptr || random_.between(1, 1000) > 8) return false;
  stage_.at(stage_.later(random_, random_.between(0, 1)), [this, life, leader] {
    const Annulment annulment{.reason = "受理后发现申请事项不属于本机关职权范围",
                              .legal_basis = "《中华人民共和国行政许可法》第三十二条",
                              .applicant_informed = true,
                              .channel = NoticeChannel::phone,
                              .explanation = "已电话向申请人说明，并告知应向上级主管部门申请"};
    if (stage_.act(leader, *life, annul, annulment)) stage_.count("annulments");
  });
  return true;
}

// A department writes the next words of one of its guides; the office publishes them after some days, or they are
// dropped.
void Office::write_guides() {
  const Staff* leader = random_.pick(stage_.demo.with_role("department_leader"));
  const Actor& office = stage_.first("centre_office")->actor;
  catalogue::ItemQuery query;
  query.limit = 200;
  for (const auto& one : stage_.demo.departments)
    if (one.id == leader->account.department) query.department = Text<40>(one.code);
  const auto own = stage_.contexts.read(office, [&](ReadContext& c) { return catalogue::items(c, query); }).items;
  if (own.empty()) return;
  const auto id = random_.pick(own).id;
  auto item = stage_.contexts.read(office, [&](ReadContext& c) { return catalogue::item(c, id); });
  if (item.draft_version != 0) return;
  catalogue::ItemDraft next{.seen = item.written_at, .content = item.content};
  next.content.questions.push_back({.question = "可以预约办理吗？", .answer = "可以，请拨打咨询电话预约。"});
  catalogue::ItemView draft;
  if (!stage_.act(leader->actor, [&](WriteContext& c) { draft = catalogue::rewrite(c, id, next); })) return;
  stage_.count("guide_drafts");
  const bool dropped = random_.chance(25);
  stage_.at(stage_.later(random_, random_.between(1, 3)), [=, this] {
    const catalogue::Publication words{.version = draft.version};
    if (dropped) {
      stage_.act(leader->actor, [&](WriteContext& c) { catalogue::discard(c, id, words); });
    } else if (stage_.act(office, [&](WriteContext& c) { catalogue::publish(c, id, words); })) {
      stage_.count("guides_published");
      told_.item_changed(id);
    }
  });
}

void Office::merge_windows() {
  const organisation::Window *from = nullptr, *into = nullptr;
  for (const auto& window : stage_.demo.windows) {
    if (window.number == kMerged) from = &window;
    if (window.number == kInto) into = &window;
  }
  if (from == nullptr || into == nullptr) return;
  organisation::Regrouping regrouping{.version = into->version,
                                      .sources = {from->id},
                                      .kind = into->kind,
                                      .categories = into->categories,
                                      .departments = into->departments,
                                      .name = Text<40, 1>(into->name),
                                      .reason = "民生类事项办件量下降，两个窗口合并（演示）",
                                      .on = stage_.today(),
                                      .agreements = {}};
  for (const auto& department : stage_.demo.departments)
    if (department.code == "civil_affairs" || department.code == "social_security")
      regrouping.agreements.push_back({.department = department.id, .words = "部门来函同意合并（演示）"});
  if (!stage_.act(stage_.first("centre_office")->actor,
                  [&](WriteContext& c) { organisation::regroup(c, into->id, regrouping); }))
    return;
  stage_.count("window_mergers");
  const Staff* administrator = stage_.first("system_administrator");
  for (auto& staff : stage_.demo.staff) {
    if (staff.account.window != from->id) continue;
    const auto& account = staff.account;
    const identity::AccountChange change{.name = Text<40, 1>(account.name),
                                         .staff_number = account.staff_number,
                                         .roles = account.roles,
                                         .department = account.department,
                                         .window = into->id};
    if (!stage_.act(administrator->actor,
                    [&](WriteContext& c) { staff.account = identity::change_account(c, account.id, change); }))
      continue;
    staff.actor.window = into->id;
  }
  told_.windows_changed();
}

// A day off of the place, by a document that is made up as the centre is: first proposed with a wrong day and dropped,
// then proposed again and confirmed by another person; the dates of open cases follow.
void Office::import_days() {
  const Date day = stage_.calendar().add_workdays(stage_.today(), 12);
  const Actor &office = stage_.first("centre_office")->actor, &director = stage_.first("centre_director")->actor;
  const auto proposal = [&](Date off) {
    return calendar::Proposal{.text = Text<400000, 1>("date,kind,name\n" + off.str() + ",holiday,本地假日（演示）\n"),
                              .file_name = "local-day.csv",
                              .document_number = "演示政办发〔" + std::to_string(off.year()) + "〕1号",
                              .region = Text<40>("演示县")};
  };
  calendar::ImportId wrong, right;
  if (!stage_.act(office, [&](WriteContext& c) { wrong = calendar::propose(c, proposal(day + 1)).import.id; })) return;
  stage_.count("calendar_proposals");
  stage_.act(director, [&](WriteContext& c) { calendar::drop(c, wrong, {.reason = "日期有误，以文件为准"}); });
  if (!stage_.act(office, [&](WriteContext& c) { right = calendar::propose(c, proposal(day)).import.id; })) return;
  stage_.count("calendar_proposals");
  if (!stage_.act(director, [&](WriteContext& c) { calendar::confirm(c, right); })) return;
  stage_.count("calendar_imports");
  stage_.read_calendar();
}

}  // namespace onewindow::simulation
