#include "simulation/counter.h"

#include "service/cases/help_calls.h"
#include "service/cases/objections.h"
#include "service/cases/parking.h"

namespace onewindow::simulation {

using namespace cases;

namespace {

HalfRegistration half(const Registration& entered) {
  HalfRegistration out{.item = entered.item,
                       .kind = entered.applicant.kind,
                       .name = Text<80>(entered.applicant.name),
                       .paper = entered.applicant.paper,
                       .paper_number = Text<40>(entered.applicant.paper_number),
                       .phone = entered.applicant.phone,
                       .materials = entered.materials,
                       .summary = entered.summary};
  out.note = "申请人去取材料，稍后继续";
  return out;
}

}  // namespace

Counter::Counter(Stage& stage) : stage_(stage), random_(stage.plan().seed ^ 0x636f756e74657200ull) {}

bool Counter::parked(const Staff* clerk, const Registration& entered, const std::function<void(Registration)>& go_on) {
  if (!random_.chance(4)) return false;
  ParkedRow row;
  if (!stage_.act(clerk->actor, [&](WriteContext& c) { row = park(c, half(entered)); })) return false;
  stage_.count("parked");
  if (random_.chance(10)) {  // nobody came back
    stage_.at(stage_.later(random_, 1),
              [this, clerk, id = row.id] { stage_.act(clerk->actor, [&](WriteContext& c) { discard(c, id); }); });
    return true;
  }
  stage_.in_minutes(random_.between(15, 50), [this, clerk, entered, go_on, id = row.id] {
    const auto kept = stage_.contexts.read(clerk->actor, [&](ReadContext& c) { return resume(c, id); }).entered;
    Registration again = entered;
    again.applicant.name = Text<80, 1>(kept.name);
    again.applicant.paper_number = Text<40, 1>(kept.paper_number);
    again.materials = kept.materials;
    again.parked = id;
    go_on(again);
  });
  return true;
}

void Counter::call_for_help(const Staff* clerk, const catalogue::ItemView& item, const CaseView* about) {
  if (!random_.chance(4)) return;
  HelpCall call{.item = item.id, .about = std::nullopt, .reason = "申请情形特殊，请派人到窗口共同核对材料"};
  if (about != nullptr) call.about = about->id;
  HelpCallRow row;
  if (!stage_.act(clerk->actor, [&](WriteContext& c) { row = call_help(c, call); })) return;
  stage_.count("help_calls");
  DepartmentId department;
  for (const auto& one : stage_.demo.departments)
    if (one.name == item.department_name) department = one.id;
  const Staff* leader = stage_.leader_of(department);
  if (leader == nullptr || random_.chance(5)) return;
  stage_.in_minutes(random_.between(2, 12), [this, clerk, leader, id = row.id] {
    const HelpAnswer answer{.who = Text<40, 1>(leader->account.name), .note = "马上到"};
    if (!stage_.act(leader->actor, [&](WriteContext& c) { answer_help(c, id, answer); })) return;
    stage_.in_minutes(random_.between(3, 15), [this, clerk, id] {
      stage_.act(clerk->actor, [&](WriteContext& c) { arrived(c, id, {.note = "已共同核对，可以受理"}); });
    });
  });
}

void Counter::decided(const LifePtr& life) {
  const bool denied = !life->now.granted.value_or(true);
  if (!random_.chance(denied ? 40 : 1)) return;
  stage_.at(stage_.later(random_, random_.between(0, 3)), [this, life, denied] { object(life, denied); });
}

void Counter::object(const LifePtr& life, bool to_result) {
  const auto to = to_result ? ObjectionTo::result : ObjectionTo::handling;
  const std::string said = to_result ? "对不予批准的理由有不同意见，请求复核" : "办理时间较长，请说明原因";
  const bool online = random_.chance(50);
  const bool made =
      online ? stage_.act(Actor::of_public(stage_.demo.centre.id),
                          [&](WriteContext& c) {
                            object_online(c, {.number = Text<40, 1>(life->now.receipt_number),
                                              .code = Text<12, 1>(life->code),
                                              .to = to,
                                              .text = Text<2000, 1>(said)});
                          })
             : stage_.act(life->clerk->actor, [&](WriteContext& c) {
                 cases::object(c, life->now.id,
                               {.to = to, .by = Text<80, 1>(life->now.applicant.name), .text = Text<2000, 1>(said)});
               });
  if (!made) return;
  stage_.count("objections");
  ObjectionQuery query;
  query.of = life->now.id;
  const auto found = stage_.contexts.read(life->clerk->actor, [&](ReadContext& c) { return objections(c, query); });
  if (random_.chance(90))
    stage_.at(stage_.later(random_, random_.between(1, 6)),
              [this, life, of = found.items.at(0).id.value] { reply(life, of); });
}

void Counter::reply(const LifePtr& life, std::int64_t objection) {
  const Staff* leader = stage_.leader_of(life->now);
  ObjectionReply reply{.finding = random_.chance(15) ? ObjectionFinding::partly_upheld : ObjectionFinding::not_upheld,
                       .text = "经复核，办理过程和依据已当面说明",
                       .basis = "《中华人民共和国行政许可法》第三十八条"};
  if (stage_.act((leader != nullptr ? leader : life->clerk)->actor,
                 [&](WriteContext& c) { reply_objection(c, ObjectionId{objection}, reply); }))
    stage_.count("objection_replies");
}

void Counter::ask(const Staff* clerk) {
  if (!random_.chance(20)) return;
  Inquiry inquiry;
  inquiry.channel = random_.chance(40) ? InquiryChannel::phone : InquiryChannel::visit;
  inquiry.asker = "咨询群众";
  inquiry.subject = "跨省转移的手续怎么办";
  inquiry.outcome = InquiryOutcome::pending;
  Inquired asked;
  if (!stage_.act(clerk->actor, [&](WriteContext& c) { asked = inquire(c, inquiry); })) return;
  stage_.count("open_inquiries");
  if (random_.chance(15)) {
    const Staff* colleague = random_.pick(stage_.demo.with_role("window_clerk"));
    if (colleague != clerk && stage_.act(clerk->actor, [&](WriteContext& c) {
          hand_inquiry_over(c, asked.id, {.to = colleague->account.id, .reason = "该业务由其办理"});
        })) {
      stage_.count("inquiries_handed_over");
      clerk = colleague;
    }
  }
  if (random_.chance(95))
    stage_.at(stage_.later(random_, random_.between(0, 1)), [this, clerk, id = asked.id] { answer_later(clerk, id); });
}

void Counter::answer_later(const Staff* clerk, InquiryId id) {
  InquiryAnswer told;
  told.answer = "已查明并电话答复";
  InquiryRow row;
  if (!stage_.act(clerk->actor, [&](WriteContext& c) { row = answer_inquiry(c, id, told); })) return;
  if (row.open) stage_.act(clerk->actor, [&](WriteContext& c) { end_inquiry(c, id, {.note = "已办结"}); });
}

}  // namespace onewindow::simulation
