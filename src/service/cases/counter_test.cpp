// What the counter does beside the straight way: a wrong acceptance annulled, an intake parked, a fault put right on
// the spot, a paper that lies there already; on both engines.
#include "service/cases/annulment.h"
#include "service/cases/hall_testing.h"
#include "service/cases/held.h"
#include "service/cases/parking.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class Counter : public InHall {
 protected:
  static Actor chief_of(Hall& h) {
    Actor chief = h.world.actor_with({"case.annul", "case.accept", "case.read"}, "周首席");
    chief.department = h.market.id;
    return chief;
  }
  static std::vector<facts::FactRow> facts_of(Hall& h, CaseId id, const std::string& kind) {
    std::vector<facts::FactRow> found;
    for (auto& fact : h.world.read([&](ReadContext& c) { return facts::of_object(c.db, id.value); }))
      if (fact.kind == kind) found.push_back(std::move(fact));
    return found;
  }
};

// ---- annulment

TEST_P(Counter, AWrongAcceptanceIsAnnulledByAnotherAndItsDocumentKeepsItsNumber) {
  auto h = hall({kP8});
  const Actor chief = chief_of(*h);
  CaseView view = h->accepted();
  const std::string number = *view.case_number;
  Annulment act{.version = view.version,
                .reason = "不属本中心受理范围",
                .legal_basis = "《行政许可法》第三十二条",
                .applicant_informed = true,
                .channel = NoticeChannel::phone,
                .explanation = "已电话说明，可向市局申请"};
  EXPECT_EQ(h->refused(h->clerk, annul, view.id, act), "access.forbidden");
  Actor both = h->clerk;
  both.permissions = chief.permissions;
  EXPECT_EQ(h->refused(both, annul, view.id, act), "annulment.own_acceptance");
  Actor elsewhere = chief;
  elsewhere.department = h->social.id;
  EXPECT_EQ(h->refused(elsewhere, annul, view.id, act), "case.other_department");
  act.applicant_informed = false;
  EXPECT_EQ(h->refused(chief, annul, view.id, act), "annulment.not_informed");
  act.applicant_informed = true;

  h->on("2026-03-04");
  view = h->act(chief, annul, view.id, act);
  EXPECT_EQ(view.state, State::annulled);
  EXPECT_EQ(view.case_number, number);
  EXPECT_EQ(view.light, Light::grey);
  for (const auto& clock : view.clocks) EXPECT_TRUE(clock.met_at) << clock.name;
  const auto acceptance = std::find_if(view.documents.begin(), view.documents.end(),
                                       [](const DocumentView& d) { return d.kind == DocumentKind::acceptance_notice; });
  EXPECT_TRUE(acceptance->voided);
  EXPECT_EQ(acceptance->void_reason, "不属本中心受理范围");
  EXPECT_EQ(acceptance->number, "临政务受〔2026〕第00001号");
  const auto& notice = view.documents.back();
  EXPECT_EQ(notice.kind, DocumentKind::annulment_notice);
  EXPECT_EQ(notice.number, "临政务撤受〔2026〕第00001号");
  const auto said = notice.content.text;
  for (const char* part : {"不属本中心受理范围", "第三十二条", "临政务受〔2026〕第00001号", "60日", "可向市局申请"})
    EXPECT_NE(said.find(part), std::string::npos) << part;
  ASSERT_EQ(facts_of(*h, view.id, "case.acceptance_annulled").size(), 1u);
  EXPECT_EQ(facts_of(*h, view.id, "case.acceptance_annulled")[0].subject.value, h->clerk.account.value);
  EXPECT_EQ(h->world.read([&](ReadContext& c) {
    return c.db.count("select count(*) from outbox where centre_id = :centre and kind = 'case.annulled'");
  }),
            1);

  const CaseView next = h->accepted();
  EXPECT_NE(*next.case_number, number);
  EXPECT_EQ(next.documents.back().number, "临政务受〔2026〕第00002号") << "the void one keeps its number";
  EXPECT_EQ(h->act(h->clerk, close, view.id, Step{.version = view.version}).state, State::closed);
  EXPECT_TRUE(ledger::verify(*h->world.database.database, h->world.centre.id).sound);
}

TEST_P(Counter, NothingIsAnnulledBeforeAcceptanceOrAfterTheDecision) {
  auto h = hall({kP8});
  const Actor chief = chief_of(*h);
  Annulment act{.version = 1, .reason = "x", .applicant_informed = true, .explanation = "x"};
  CaseView view = h->received();
  EXPECT_EQ(h->refused(chief, annul, view.id, act), "case.wrong_state");
  view = h->accepted();
  view = h->act(h->reviewer, decide, view.id, Decision{.version = view.version, .content = "准予"});
  act.version = view.version;
  EXPECT_EQ(h->refused(chief, annul, view.id, act), "case.wrong_state");
}

// ---- parking

TEST_P(Counter, AnIntakeIsParkedAtTheWindowAndTakesNoNumber) {
  auto h = hall({kP9});
  HalfRegistration half{
      .item = h->item, .name = "张三丰", .paper_number = "11010519491231002X", .note = "回家取平面图"};
  half.materials = {{.code = "m1", .state = present}};
  const auto parked_by = [&](const Actor& actor) {
    return h->world.read(actor, [&](ReadContext& c) { return cases::parked(c, {}); }).items;
  };
  const ParkedRow row = h->world.write(h->clerk, [&](WriteContext& c) { return park(c, half); });
  EXPECT_EQ(row.who, "张**");
  EXPECT_EQ(row.item_name, "食品经营许可");
  EXPECT_EQ(row.window_name, "1号窗口");

  Actor colleague = h->world.actor_with({"case.receive", "case.read"}, "赵窗口");
  colleague.window = h->window.id;
  Actor other = colleague;
  other.account = AccountId{4711};
  other.window = h->social_window.id;
  ASSERT_EQ(parked_by(colleague).size(), 1u) << "whoever sits at the window goes on";
  EXPECT_TRUE(parked_by(other).empty());
  const auto resumed = [&](const Actor& actor) {
    return h->world.read(actor, [&](ReadContext& c) { return resume(c, row.id); });
  };
  EXPECT_EQ(World::refusal([&] { resumed(other); }), "parked.unknown");
  EXPECT_EQ(World::refusal([&] { h->world.write(other, [&](WriteContext& c) { discard(c, row.id); }); }),
            "parked.unknown");
  EXPECT_EQ(resumed(colleague).entered.paper_number, "11010519491231002X");
  EXPECT_EQ(resumed(colleague).entered.materials.at(0).state, present);
  half.note = "明天再来";
  h->world.write(colleague, [&](WriteContext& c) { return park_again(c, row.id, half); });
  EXPECT_EQ(parked_by(h->clerk).at(0).note, "明天再来");
  EXPECT_EQ(parked_by(h->clerk).at(0).clerk, "赵窗口");

  auto registration = h->registration();
  registration.parked = row.id;
  EXPECT_EQ(h->act(colleague, receive, registration).receipt_number, "LINZE-S2026-00001") << "parking took no number";
  EXPECT_TRUE(parked_by(h->clerk).empty());
  const ParkedRow second = h->world.write(h->clerk, [&](WriteContext& c) { return park(c, {}); });
  h->world.write(h->clerk, [&](WriteContext& c) { discard(c, second.id); });
  EXPECT_TRUE(parked_by(h->clerk).empty());
  const auto told = h->world.read([&](ReadContext& c) {
    return c.db.count("select count(*) from ledger where centre_id = :centre and detail like :secret escape '!'",
                      {{"secret", "%张三丰%"}});
  });
  EXPECT_EQ(told, 0);
}

TEST_P(Counter, ParkedIntakesPageNewestFirst) {
  auto h = hall({kP9});
  for (const char* note : {"一", "二", "三"})
    h->world.write(h->clerk, [&](WriteContext& c) { return park(c, {.note = note}); });
  PageQuery query;
  query.limit = 2;
  const auto page = [&] { return h->world.read(h->clerk, [&](ReadContext& c) { return cases::parked(c, query); }); };
  const auto first = page();
  ASSERT_EQ(first.items.size(), 2u);
  EXPECT_EQ(first.items[0].note, "三");
  query.after = Text<400>(*first.next);
  ASSERT_EQ(page().items.size(), 1u);
  EXPECT_EQ(page().items[0].note, "一");
  EXPECT_FALSE(page().next);
}

// ---- help to correct on the spot

TEST_P(Counter, P5c_3_c_AFaultPutRightOnTheSpotNamesTheHelperAndNeedsNoNotice) {
  auto h = hall({kP5c});
  auto registration = h->registration();
  registration.materials[1].helped = "平面图补标比例，申请人签字确认";
  CaseView view = h->act(h->clerk, receive, registration);
  EXPECT_EQ(view.materials[1].helped_by, "王窗口");
  EXPECT_EQ(view.materials[1].helped, "平面图补标比例，申请人签字确认");
  EXPECT_TRUE(cites(json::opened(view.timeline.at(0).because), "P5c.3.c"));
  ASSERT_EQ(facts_of(*h, view.id, "intake.helped_to_correct").size(), 1u);
  EXPECT_NE(view.documents.at(0).content.text.find("当场帮办补正：王窗口"), std::string::npos);
  const auto notice = [](auto& c, CaseId id, std::int32_t v) { return give_notice(c, id, Notice{.version = v}); };
  EXPECT_EQ(h->refused(h->clerk, notice, view.id, 1), "case.nothing_to_correct") << "the same visit goes on";

  registration = h->registration(false);
  registration.materials[1].helped = "x";
  EXPECT_EQ(h->refused(h->clerk, receive, registration), "case.not_there");
  registration.materials[1].helped.reset();
  view = h->act(h->clerk, receive, registration);
  view =
      h->act(h->clerk, check_materials, view.id,
             Checklist{.version = view.version, .materials = {{.code = "m2", .state = present, .helped = "当场重画"}}});
  EXPECT_EQ(view.materials[1].helped, "当场重画");
  EXPECT_TRUE(cites(json::opened(view.timeline.back().because), "P5c.3.c"));
  view = h->act(h->clerk, check_materials, view.id,
                Checklist{.version = view.version, .materials = {{.code = "m2", .state = missing}}});
  EXPECT_EQ(view.materials[1].helped_by, "") << "it is not there after all";
}

// ---- papers that the centre holds

TEST_P(Counter, APaperOfAnEarlierCaseIsOfferedAgainAndTakenWithItsSource) {
  auto h = hall({kP9});
  auto other = content("S-7", "market");
  other.materials = {{.code = "a", .name = "平面图", .valid_days = 30},
                     {.code = "b", .name = "申请书", .original_each_time = true},
                     {.code = "c", .name = "健康证明"}};
  const ItemId asked = h->publish(other);
  h->on("2026-03-02");
  const CaseView earlier = h->accepted();
  const auto person = h->world
                          .read(h->clerk,
                                [&](ReadContext& c) {
                                  PersonQuery query;
                                  query.search = Text<60, 1>("张三丰");
                                  return cases::people(c, query);
                                })
                          .items.at(0)
                          .id;
  const auto offered = [&] {
    return h->world.read(h->clerk, [&](ReadContext& c) { return held_materials(c, {asked, person}); }).items;
  };
  ASSERT_EQ(offered().size(), 1u) << "the application form is shown in the original each time";
  EXPECT_EQ(offered()[0].code, "a");
  EXPECT_EQ(offered()[0].number, *earlier.case_number);
  EXPECT_EQ(offered()[0].valid_until->str(), "2026-04-01");

  auto registration = h->registration();
  registration.item = asked;
  registration.materials = {{.code = "a", .state = present, .held = earlier.id},
                            {.code = "b", .state = present},
                            {.code = "c", .state = present}};
  h->on("2026-04-01");
  const CaseView view = h->act(h->clerk, receive, registration);
  EXPECT_EQ(view.materials[0].held_from, *earlier.case_number);
  EXPECT_NE(view.documents.at(0).content.text.find("沿用" + *earlier.case_number), std::string::npos);
  registration.materials[1].held = earlier.id;
  EXPECT_EQ(h->refused(h->clerk, receive, registration), "case.held_unknown") << "never of what is shown each time";
  registration.materials[1].held.reset();
  auto stranger = registration;
  stranger.applicant.name = "马千里";
  stranger.applicant.paper_number = "440524188001010014";
  EXPECT_EQ(h->refused(h->clerk, receive, stranger), "case.held_unknown") << "another person's paper";
  h->on("2026-04-02");
  EXPECT_TRUE(offered().empty()) << "no longer valid; and what was taken over is no paper of its own";
  EXPECT_EQ(h->refused(h->clerk, receive, registration), "case.held_unknown");
}

TEST_P(Counter, PapersOfAnAnnulledOrWithdrawnCaseAreNotOffered) {
  auto h = hall({kP9});
  CaseView view = h->accepted();
  const auto offered = [&] {
    const auto people = h->world.read(h->clerk, [&](ReadContext& c) {
      PersonQuery query;
      query.search = Text<60, 1>("张三丰");
      return cases::people(c, query);
    });
    return h->world.read(h->clerk, [&](ReadContext& c) { return held_materials(c, {h->item, people.items.at(0).id}); })
        .items.size();
  };
  EXPECT_EQ(offered(), 2u);
  h->act(h->clerk, withdraw, view.id, Withdrawal{.version = view.version, .reason = "x"});
  EXPECT_EQ(offered(), 0u);
  h->received();
  EXPECT_EQ(offered(), 0u) << "not looked at yet: held is what was accepted";
}

INSTANTIATE_ON_BOTH_ENGINES(Counter);

}  // namespace
}  // namespace onewindow::cases
