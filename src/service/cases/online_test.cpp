// Cases that came online and what the public does with its own, on both engines.
#include "service/cases/online.h"

#include <filesystem>
#include <fstream>

#include "centre/files/samples_testing.h"
#include "centre/identity/identity.h"
#include "centre/notices/notices.h"
#include "service/cases/annulment.h"
#include "service/cases/hall_testing.h"
#include "service/cases/online_rules.h"
#include "service/cases/sweep.h"

namespace onewindow::cases {
namespace {

using namespace testing;
namespace fs = std::filesystem;

class Online : public InHall {
 protected:
  Online() {
    fs::remove_all(base);
    files::configure({.folder = base.string()});
  }
  ~Online() override { fs::remove_all(base); }

  void SetUp() override {
    InHall::SetUp();
    if (IsSkipped()) return;
    h = hall({kP5c});
    visitor = public_actor(7);
    me = {visitor.visitor, "13800001234"};
  }
  Actor public_actor(std::int64_t id) const {
    Actor actor = Actor::of_public(h->world.centre.id);
    actor.visitor = VisitorId{id};
    return actor;
  }
  Registration filing(std::string phone = "13800001234") {
    Registration out{.item = h->item,
                     .applicant = {.name = "张三丰", .paper_number = "11010519491231002X", .phone = Text<20>(phone)}};
    out.materials = {{.code = "m1"}, {.code = "m2"}};
    return out;
  }
  CaseView filed(std::string phone = "13800001234") { return h->act(visitor, receive_online, filing(phone), me); }
  MyCaseView seen(const Actor& actor, const Proven& proven, CaseId id) {
    return h->world.read(actor, [&](ReadContext& c) { return my_case(c, proven, id); });
  }
  MyCaseView seen(CaseId id) { return seen(visitor, me, id); }
  Paged<MyCase> list(const Proven& proven, const MyCaseQuery& query = {}) {
    return h->world.read(visitor, [&](ReadContext& c) { return mine(c, proven, query); });
  }
  template <class F>
  std::string refused(F&& act) {
    return World::refusal([&] { h->world.write(visitor, [&](WriteContext& c) { act(c); }); });
  }
  MyCaseView withdrawn(CaseId id, std::int32_t version, const Proven& proven) {
    return h->world.write(visitor, [&](WriteContext& c) {
      return withdraw_mine(c, proven, id, {.version = version, .reason = Text<400, 1>("不办了")});
    });
  }
  CaseView checked(const CaseView& view, MaterialState second, std::string defect = "") {
    return h->act(h->clerk, check_materials, view.id,
                  Checklist{.version = view.version,
                            .materials = {{.code = "m1", .state = present},
                                          {.code = "m2", .state = second, .defect = Text<400>(defect)}}});
  }
  CaseView noticed(const CaseView& view) {
    const auto after = checked(view, defective, "看不清");
    return h->act(h->clerk, give_notice, after.id, Notice{.version = after.version});
  }
  void attach(const Actor& actor, CaseId id, const std::string& material, const std::string& bytes) {
    const std::string path = files::arriving_folder() + "/" + std::to_string(++uploads) + ".part";
    std::ofstream(path, std::ios::binary) << bytes;
    ErrandContext errand(h->world.contexts, actor, {});
    attachments::add(errand, {"case", id.value}, {.material = Text<20, 1>(material), .name = Text<255, 1>("a.jpg")},
                     http::Upload(path, bytes.size(), "image/jpeg"),
                     [&](ReadContext& c, std::string_view code) { return asked_material(c, me, id, code); });
  }
  std::vector<std::string> texts(const std::string& name) {
    std::vector<std::string> out;
    for (const auto& payload : h->world.read([](ReadContext& c) {
           return c.db.all<boost::json::value>(
               "select payload from outbox where centre_id = :centre and kind = 'sms' order by id");
         }))
      if (payload.at("template").as_string() == name) out.emplace_back(payload.at("parameters").at("step").as_string());
    return out;
  }

  fs::path base = fs::temp_directory_path() / ("onewindow-online-" + std::to_string(::getpid()));
  std::unique_ptr<Hall> h;
  Actor visitor;
  Proven me;
  int uploads = 0;
};

TEST_P(Online, P5b_A12_a_AFilingIsACaseFromTheInstantItWasReceived) {
  h->world.clock.set(Instant::at(*Date::parse("2026-03-07"), 23, 30));  // a Saturday, at night
  const CaseView view = filed();
  EXPECT_EQ(view.state, State::received);
  EXPECT_EQ(view.received_at, h->world.clock.now());
  EXPECT_FALSE(view.receipt_number.empty());
  EXPECT_EQ(view.handler, "") << "nobody has it in hand yet";
  EXPECT_EQ(view.documents.size(), 1u) << "its receipt";
  EXPECT_EQ(due(view, "notice"), "2026-03-10") << "three days of P5c from the day it came";
  const auto page = h->world.read(h->clerk, [&](ReadContext& c) { return online_cases(c, {}); });
  ASSERT_EQ(page.items.size(), 1u);
  EXPECT_EQ(page.items[0].number, view.receipt_number);
  EXPECT_EQ(page.items[0].handler, "");
}

TEST_P(Online, WhoFirstActsAtAWindowHasItInHand) {
  const CaseView view = filed();
  const CaseView after = checked(view, present);
  EXPECT_EQ(after.handler, "王窗口");
  EXPECT_EQ(after.window_name, h->window.name);
  EXPECT_EQ(h->view(view.id).handler, "王窗口");
  OnlineQuery mine_only, unclaimed;
  mine_only.mine = unclaimed.unclaimed = true;
  const auto count = [&](const OnlineQuery& query) {
    return h->world.read(h->clerk, [&](ReadContext& c) { return online_cases(c, query); }).items.size();
  };
  EXPECT_EQ(count(mine_only), 1u);
  EXPECT_EQ(count(unclaimed), 0u);
  OnlineQuery search;
  search.search = Text<60>(view.receipt_number);
  EXPECT_EQ(count(search), 1u);
  const CaseView accepted =
      h->act(h->clerk, cases::accept, view.id,
             Acceptance{.version = after.version, .verification = {.identity = true, .qualification = true}});
  EXPECT_EQ(accepted.state, State::in_review);
  EXPECT_EQ(count({}), 0u) << "it is one case among the others now";
  EXPECT_EQ(texts("case.online_step"), (std::vector<std::string>{"已受理"}));
}

TEST_P(Online, LL_A32_SilenceAcceptsWhatWasFiledOnSaturdayAsOfSaturday) {
  h->world.clock.set(Instant::at(*Date::parse("2026-03-07"), 23, 30));
  const CaseView view = filed();
  h->world.clock.set(Instant::at(*Date::parse("2026-03-14"), 0, 5));  // the five workdays ended on Friday
  sweep(h->world.contexts);
  const CaseView after = h->view(view.id);
  EXPECT_EQ(after.state, State::accepted);
  ASSERT_TRUE(after.accepted_at);
  EXPECT_EQ(*after.accepted_at, view.received_at);
  EXPECT_EQ(h->refused(h->clerk, give_notice, view.id, Notice{.version = after.version}), "case.wrong_state");
}

TEST_P(Online, OnesOwnCasesAreFoundByThePhoneAndOthersAreNot) {
  const CaseView mine_filed = filed("13900009999");  // for somebody else: he filed it
  h->world.clock.advance_minutes(1);
  const CaseView at_window = h->received();  // phone 13800001234
  h->world.clock.advance_minutes(1);
  Registration foreign = filing("13700007777");
  foreign.applicant.paper = PaperKind::passport;
  foreign.applicant.paper_number = "E12345678";
  const CaseView others = h->act(public_actor(8), receive_online, foreign, Proven{VisitorId{8}, "13700007777"});
  const auto page = list(me);
  ASSERT_EQ(page.items.size(), 2u);
  EXPECT_EQ(page.items[0].id, at_window.id) << "newest first";
  EXPECT_EQ(page.items[0].party, Party::applicant);
  EXPECT_EQ(page.items[0].channel, Channel::window);
  EXPECT_EQ(page.items[1].id, mine_filed.id);
  EXPECT_EQ(page.items[1].party, Party::filer);
  EXPECT_EQ(page.items[1].channel, Channel::online);
  EXPECT_EQ(page.items[1].applicant, "张**");
  EXPECT_EQ(World::refusal([&] { seen(others.id); }), "case.unknown") << "not his: as if there were none";
  EXPECT_EQ(
      refused([&](WriteContext& c) { withdraw_mine(c, me, others.id, {.version = 1, .reason = Text<400, 1>("x")}); }),
      "case.unknown");
  EXPECT_EQ(list({VisitorId{99}, "13600000000"}).items.size(), 0u);

  MyCaseQuery first, search;
  first.limit = 1;
  const auto page1 = list(me, first);
  ASSERT_TRUE(page1.next);
  first.after = Text<400>(*page1.next);
  const auto page2 = list(me, first);
  ASSERT_EQ(page2.items.size(), 1u);
  EXPECT_EQ(page2.items[0].id, mine_filed.id);
  EXPECT_FALSE(page2.next);
  search.search = Text<60>("食品");
  EXPECT_EQ(list(me, search).items.size(), 2u);
  search.search = Text<60>("100%");
  EXPECT_EQ(list(me, search).items.size(), 0u);
  search.search = Text<60>(at_window.receipt_number);
  EXPECT_EQ(list(me, search).items.size(), 1u);
}

TEST_P(Online, TheApplicantWithdrawsUntilTheDecision) {
  const CaseView view = h->accepted();
  const auto mine_view = seen(view.id);
  EXPECT_TRUE(mine_view.may_withdraw);
  EXPECT_TRUE(mine_view.progress.due.has_value());
  EXPECT_FALSE(mine_view.progress.why_zh.empty()) << "a date says why";
  EXPECT_EQ(
      refused([&](WriteContext& c) { withdraw_mine(c, me, view.id, {.version = 1, .reason = Text<400, 1>("x")}); }),
      "case.stale");
  const auto gone = withdrawn(view.id, mine_view.version, me);
  EXPECT_EQ(gone.state, State::withdrawn);
  EXPECT_FALSE(gone.may_withdraw);
  EXPECT_EQ(refused([&](WriteContext& c) {
              withdraw_mine(c, me, view.id, {.version = gone.version, .reason = Text<400, 1>("x")});
            }),
            "case.wrong_state");

  // The phone of an agent sees, and does not withdraw.
  Registration by_agent = h->registration();
  by_agent.applicant.phone = "13700007777";
  by_agent.agent = Agent{.name = Text<80, 1>("李四"),
                         .paper = PaperKind::passport,
                         .paper_number = Text<40, 1>("E87654321"),
                         .phone = Text<20>("13500005555"),
                         .authorisation = Text<200, 1>("授权")};
  h->act(h->clerk, receive, by_agent);
  const Proven agent{VisitorId{77}, "13500005555"};
  const auto rows = list(agent);
  ASSERT_EQ(rows.items.size(), 1u);
  EXPECT_EQ(rows.items[0].party, Party::agent);
  EXPECT_FALSE(rows.items[0].may_withdraw);
  EXPECT_EQ(World::refusal([&] { withdrawn(rows.items[0].id, 1, agent); }), "case.applicant_only");
}

TEST_P(Online, P5c_3_d_ACorrectionHandedInOnlineCountsFromThen) {
  const CaseView view = filed();
  const CaseView out = noticed(view);
  EXPECT_EQ(texts("case.online_step"), (std::vector<std::string>{"需要补正材料，可在网上补交"}));
  h->on("2026-03-03", 20);
  auto mine_view = seen(view.id);
  EXPECT_TRUE(mine_view.may_correct);
  ASSERT_EQ(mine_view.asked.size(), 1u);
  EXPECT_EQ(mine_view.asked[0].code, "m2");
  EXPECT_EQ(mine_view.asked[0].defect, "看不清");
  EXPECT_FALSE(mine_view.asked[0].handed_in);
  const auto correct = [&] {
    return h->world.write(visitor,
                          [&](WriteContext& c) { return correct_online(c, me, view.id, {.version = out.version}); });
  };
  EXPECT_EQ(World::refusal([&] { correct(); }), "correction.not_whole");
  EXPECT_EQ(World::refusal([&] { attach(visitor, view.id, "m1", files::samples::jpeg()); }), "attachment.not_asked");
  attach(visitor, view.id, "m2", files::samples::jpeg());
  EXPECT_TRUE(seen(view.id).asked[0].handed_in);
  mine_view = correct();
  EXPECT_EQ(mine_view.state, State::received);
  EXPECT_FALSE(mine_view.may_correct);
  EXPECT_EQ(World::refusal([&] { attach(visitor, view.id, "m2", files::samples::jpeg()); }), "attachment.not_asked");
  const auto page = h->world.read(h->clerk, [&](ReadContext& c) { return online_cases(c, {}); });
  ASSERT_EQ(page.items.size(), 1u);
  EXPECT_TRUE(page.items[0].corrected);

  h->on("2026-03-05");
  const CaseView at_desk = h->view(view.id);
  EXPECT_EQ(at_desk.materials[1].state, unchecked);
  EXPECT_EQ(
      h->refused(h->clerk, cases::accept, view.id,
                 Acceptance{.version = at_desk.version, .verification = {.identity = true, .qualification = true}}),
      "case.material_missing")
      << "the window checks it first";
  const CaseView good = checked(at_desk, present);
  const CaseView accepted =
      h->act(h->clerk, cases::accept, view.id,
             Acceptance{.version = good.version, .verification = {.identity = true, .qualification = true}});
  EXPECT_EQ(due(accepted, "promised"), "2026-03-10") << "five workdays from 03-03, when the correction came";
}

TEST_P(Online, WhatHangsAtACaseIsSeenByWhoFiledIt) {
  const CaseView view = filed("13900009999");
  noticed(view);
  h->world.clock.advance_minutes(1);
  attach(visitor, view.id, "m2", files::samples::jpeg());
  EXPECT_EQ(seen(view.id).attachments.items.size(), 1u);
  const Proven owner{VisitorId{55}, "13900009999"};
  EXPECT_EQ(World::refusal([&] { seen(public_actor(55), owner, view.id); }), "case.unknown")
      << "a phone that somebody typed in opens nothing";
  const CaseView at_window = h->received();
  EXPECT_TRUE(seen(at_window.id).attachments.items.empty());
  EXPECT_EQ(World::refusal([&] { h->world.read(visitor, [&](ReadContext& c) { check_sees(c, me, at_window.id); }); }),
            "case.unknown")
      << "the phone shows the course and no papers";
}

// Somebody who knows a name and a number of a paper files in that name, with his own phone.
TEST_P(Online, FilingInAnothersNameOpensNothingOfHis) {
  const CaseView his = h->received();  // phone 13800001234
  const Proven thief{VisitorId{66}, "13600006666"};
  const CaseView own = h->act(public_actor(66), receive_online, filing("13600006666"), thief);
  const auto of_thief = list(thief);
  ASSERT_EQ(of_thief.items.size(), 1u);
  EXPECT_EQ(of_thief.items[0].id, own.id) << "what he filed himself, and no more";
  EXPECT_EQ(seen(his.id).id, his.id) << "the phone that the window took down still holds";
  EXPECT_EQ(World::refusal([&] { seen(own.id); }), "case.unknown");
  // One who was not known before is no key to what comes to the window later.
  Registration fresh = filing("13600006666");
  fresh.applicant.paper = PaperKind::passport;
  fresh.applicant.paper_number = "E12345678";
  h->act(public_actor(66), receive_online, fresh, thief);
  Registration later = h->registration();
  later.applicant = fresh.applicant;
  later.applicant.phone = "13500005555";
  h->act(h->clerk, receive, later);
  EXPECT_EQ(list(thief).items.size(), 2u);
}

TEST_P(Online, StepsAreToldToThePhoneThatWasProved) {
  const CaseView view = filed("13900009999");
  noticed(view);
  const auto letters = h->world.read([](ReadContext& c) {
    return c.db.all<std::string>("select recipient from outbox where centre_id = :centre and kind = 'sms'");
  });
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_TRUE(privacy::is_sealed(letters[0])) << "a number, which stands nowhere open";
  const auto phones = h->world.read(
      [&](ReadContext& c) { return c.db.all<std::string>("select filer_phone from cases where centre_id = :centre"); });
  EXPECT_TRUE(privacy::is_sealed(phones.at(0)));
}

TEST_P(Online, OneVisitorFilesSoManyADay) {
  for (std::int64_t i = 0; i < kFilingsADay; ++i) filed();
  EXPECT_EQ(h->refused(visitor, receive_online, filing(), me), "application.too_many_filed");
  h->world.clock.advance_minutes(24 * 60 + 1);
  EXPECT_EQ(h->refused(visitor, receive_online, filing(), me), "");
}

TEST_P(Online, WhatIsSecretIsNotFiledOnline) {
  auto secret = content("S-9", "market");
  secret.traits = {catalogue::ItemTrait::confidential};
  Registration wanted = filing();
  wanted.item = h->publish(secret);
  EXPECT_EQ(h->refused(visitor, receive_online, wanted, me), "application.not_online");
}

TEST_P(Online, TheWindowsThatTakeTheItemAreToldAndThenWhoHasItInHand) {
  const auto open = [&](const std::string& login, WindowId at) {
    const identity::NewAccount wanted{.login = Text<40, 2>(login),
                                      .name = Text<40, 1>(login),
                                      .staff_number = "",
                                      .roles = {"window_clerk"},
                                      .window = at};
    Actor actor = h->clerk;
    actor.window = at;
    actor.account = h->world.write([&](WriteContext& c) { return identity::open_account(c, wanted, "hash").id; });
    return actor;
  };
  const auto told = [&](const Actor& who) {
    std::vector<std::string> out;
    for (const auto& row : h->world.read(who, [&](ReadContext& c) { return notices::list(c, {}); }).items)
      out.insert(out.begin(), row.kind);
    return out;
  };
  h->clerk = open("clerk", h->window.id);
  const Actor neighbour = open("neighbour", h->window.id), social = open("social", h->social_window.id);
  const CaseView view = filed(), out = noticed(view);
  h->world.clock.advance_minutes(1);
  attach(visitor, view.id, "m2", files::samples::jpeg());
  h->world.write(visitor, [&](WriteContext& c) { correct_online(c, me, view.id, {.version = out.version}); });
  EXPECT_EQ(told(h->clerk), (std::vector<std::string>{"case.filed_online", "case.corrected_online"}));
  EXPECT_EQ(told(neighbour), (std::vector<std::string>{"case.filed_online"}));
  EXPECT_TRUE(told(social).empty()) << "its window does not take the item";
}

INSTANTIATE_ON_BOTH_ENGINES(Online);

}  // namespace
}  // namespace onewindow::cases
