// From a town's window to a case of the county's and back, on both engines.
#include "service/forwarding/forwarding.h"

#include <filesystem>
#include <fstream>

#include "centre/files/samples_testing.h"
#include "service/cases/hall_testing.h"
#include "service/forwarding/carrier.h"

namespace onewindow::migrations {
std::vector<db::Migration> forwarding();
}  // namespace onewindow::migrations

namespace onewindow::forwarding {
namespace {

namespace fs = std::filesystem;
namespace testing = cases::testing;
using organisation::Level;
using organisation::WindowKind;

struct Nowhere : jobs::Outlet {
  void deliver(const jobs::Message&) override {}
};

class Forwarding : public testing::InHall {
 protected:
  template <class F> auto as(const Actor& actor, F&& act) { return h->world.write(actor, std::forward<F>(act)); }
  Forwarding() {
    fs::remove_all(base);
    files::configure({.folder = base.string()});
  }
  ~Forwarding() override { fs::remove_all(base); }

  // The hall is the county's; a town under it has one window.
  void SetUp() override {
    InHall::SetUp();
    if (IsSkipped()) return;
    testing::Further further;
    for (auto& migration : migrations::forwarding()) further.migrations.push_back(std::move(migration));
    h = std::make_unique<Hall>(GetParam(), std::vector<std::string>{testing::kP5c}, std::move(further));
    town = established("shahe", "沙河镇便民服务中心", Level::town);
    town_window = opened(town, WindowKind::full_comprehensive);
    at_town = clerk_of(town, town_window, "孙镇窗");
    as(system(town), [&](WriteContext& c) {
      organisation::set_origin(c, town_window.id,
                               {.kind = organisation::OriginKind::extension_of,
                                .centre = Text<40, 1>(h->world.centre.code),
                                .document = Text<200, 1>("县政发〔2026〕1号"),
                                .since = c.today()});
    });
  }

  organisation::Centre established(const char* code, const char* name, Level level) {
    organisation::CentreChange change;
    change.code = code;
    change.name = name;
    change.region = "620723100";
    change.level = level;
    change.superior = h->world.centre.id;
    return h->world.contexts.write(Actor::of_system(CentreId{}, "test"),
                                   [&](WriteContext& c) { return organisation::establish(c, change); });
  }
  static Actor system(const organisation::Centre& of) { return Actor::of_system(of.id, "test"); }
  organisation::Window opened(const organisation::Centre& of, WindowKind kind) {
    return as(system(of), [&](WriteContext& c) {
      return organisation::open_window(
          c, {.number = 1, .name = Text<40, 1>("综合窗口"), .kind = kind, .location = "一楼"});
    });
  }
  Actor clerk_of(const organisation::Centre& of, const organisation::Window& window, const char* name) {
    Actor out = h->world.actor_with({"case.forward", "case.list", "case.read"}, name);
    out.centre = of.id;
    out.window = window.id;
    return out;
  }
  template <class F> auto errand(const Actor& actor, F&& act) {
    ErrandContext context(h->world.contexts, actor, {});
    return act(context);
  }
  Entry entry(cases::MaterialState second = cases::MaterialState::present) const {
    return {.centre = Text<40, 1>(h->world.centre.code),
            .item = h->item,
            .applicant = {.name = "张三丰", .paper_number = "11010519491231002X", .phone = "13800001234"},
            .agent = cases::Agent{.name = "李代办", .paper_number = "11010519491231002X", .authorisation = "委托书"},
            .materials = {{.code = "m1", .state = cases::MaterialState::present}, {.code = "m2", .state = second}},
            .summary = "开面馆"};
  }
  View taken_in(const Actor& who, const Entry& what) {
    return errand(who, [&](ErrandContext& e) { return take_in(e, what); });
  }
  View dispatched(const Actor& who, const View& view) {
    return as(who, [&](WriteContext& c) { return dispatch(c, view.id, {.version = view.version}); });
  }
  View seen(const Actor& who, ForwardingId id) {
    return h->world.read(who, [&](ReadContext& c) { return forwarding::view(c, id); });
  }
  void carry_all() {
    Nowhere nowhere;
    CarrierOutlet outlet(h->world.contexts, &nowhere);
    for (int i = 0; i < 3; ++i) jobs::send_outbox(h->world.contexts, outlet);
  }
  std::string refusal(const Actor& who, const Entry& what) {
    return World::refusal([&] { taken_in(who, what); });
  }
  std::int64_t count(const organisation::Centre& of, const char* sql) {
    return h->world.read(system(of), [&](ReadContext& c) { return c.db.count(sql); });
  }
  std::string receipt_of(const View& view) { return view.case_number; }

  fs::path base = fs::temp_directory_path() / ("onewindow-forwarding-" + std::to_string(::getpid()));
  std::unique_ptr<Hall> h;
  organisation::Centre town;
  organisation::Window town_window;
  Actor at_town;
};

TEST_P(Forwarding, P1_A6_what_a_towns_window_takes_in_becomes_a_case_of_the_county) {
  const auto first = taken_in(at_town, entry());
  EXPECT_EQ(first.state, State::collecting);
  EXPECT_EQ(first.number, "SHAHE-Z2026-00001");
  EXPECT_EQ(first.applicant.paper_number.find("19491231"), std::string::npos) << "masked";
  const std::string path = files::arriving_folder() + "/1.part";
  std::ofstream(path, std::ios::binary) << files::samples::jpeg();
  errand(at_town, [&](ErrandContext& e) {
    return attach(e, first.id, {.material = Text<20, 1>("m1"), .name = Text<255, 1>("申请书.jpg")},
                  http::Upload(path, files::samples::jpeg().size(), "image/jpeg"));
  });
  EXPECT_EQ(dispatched(at_town, first).state, State::sent);
  carry_all();

  const auto given = seen(at_town, first.id);
  EXPECT_EQ(given.state, State::taken);
  EXPECT_EQ(given.side, Side::given);
  EXPECT_EQ(given.handling_centre, h->world.centre.name) << "place of handling";
  EXPECT_EQ(given.handling_department, "市场监督管理局");
  EXPECT_EQ(given.intake.centre, town.name) << "place of intake";
  EXPECT_EQ(given.case_state, cases::State::received);
  EXPECT_NE(given.case_number.find("-S2026-"), std::string::npos) << "a number of the county's";
  EXPECT_EQ(given.query_code.size(), 6u);
  EXPECT_FALSE(given.case_id.has_value()) << "the case is the county's";

  const auto taken = seen(h->office, first.id);
  EXPECT_EQ(taken.side, Side::taken);
  EXPECT_EQ(taken.number, first.number);
  EXPECT_EQ(taken.intake.window, "1号综合窗口");
  EXPECT_EQ(taken.intake.by, "孙镇窗");
  ASSERT_TRUE(taken.case_id.has_value());
  const auto made = h->view(*taken.case_id);
  EXPECT_EQ(made.applicant.name, "张三丰");
  EXPECT_EQ(made.agent->name, "李代办");
  EXPECT_EQ(made.summary, "开面馆");
  ASSERT_EQ(made.materials.size(), 2u);
  EXPECT_EQ(made.materials[1].state, cases::MaterialState::present);
  EXPECT_EQ(made.handler, "") << "until a window takes it in hand";
  EXPECT_TRUE(cites(clock(made, "notice").deadline.because, "P5c.2.c")) << "by the county's regulation";
  ASSERT_EQ(made.timeline.size(), 2u);
  EXPECT_NE(made.timeline[1].zh.find(first.number), std::string::npos);
  const auto attached =
      h->world.read(h->clerk, [&](ReadContext& c) { return cases::list_attachments(c, *taken.case_id); });
  ASSERT_EQ(attached.items.size(), 1u);
  EXPECT_EQ(attached.items[0].name, "申请书.jpg");
  EXPECT_EQ(count(town, "select count(*) from cases where centre_id = :centre"), 0) << "a case belongs to one centre";
}

TEST_P(Forwarding, BothRecordsAreWrittenOnceHoweverOftenTheyAreCarried) {
  const auto first = taken_in(at_town, entry());
  dispatched(at_town, first);
  const auto letter = json::write(Letter{town.id, h->world.centre.id, first.id, 1});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(carry(h->world.contexts, kSent, letter));
  const auto back = json::write(Letter{h->world.centre.id, town.id, first.id, 1});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(carry(h->world.contexts, kTold, back));
  EXPECT_EQ(count(h->world.centre, "select count(*) from cases where centre_id = :centre"), 1);
  EXPECT_EQ(count(h->world.centre, "select count(*) from forwardings where centre_id = :centre"), 1);
  EXPECT_EQ(count(town, "select count(*) from ledger where centre_id = :centre and act = 'forwarding.learn'"), 1);
  for (const CentreId id : {town.id, h->world.centre.id})
    EXPECT_TRUE(ledger::verify(*h->world.database.database, id).sound);
  EXPECT_FALSE(carry(h->world.contexts, "sms", {}));
}

TEST_P(Forwarding, WhatBecameOfItIsToldBackUntilItHasEnded) {
  const auto first = taken_in(at_town, entry());
  dispatched(at_town, first);
  carry_all();
  const auto id = *seen(h->office, first.id).case_id;
  const auto received = h->view(id);
  h->act(h->clerk, cases::accept, id,
         cases::Acceptance{.version = received.version,
                           .verification = {.identity = true, .qualification = true, .note = "无需资质证件"},
                           .transfer = true});
  EXPECT_EQ(seen(at_town, first.id).case_state, cases::State::received) << "not told yet";
  tell_back(h->world.contexts);
  carry_all();
  const auto told = seen(at_town, first.id);
  EXPECT_EQ(told.case_state, h->view(id).state);
  EXPECT_TRUE(told.due.has_value());
  EXPECT_EQ(told.case_number, *h->view(id).case_number);
  const auto before = count(town, "select count(*) from ledger where centre_id = :centre");
  tell_back(h->world.contexts);
  carry_all();
  EXPECT_EQ(count(town, "select count(*) from ledger where centre_id = :centre"), before) << "nothing new to tell";

  h->act(h->clerk, cases::withdraw, id,
         cases::Withdrawal{.version = h->view(id).version, .reason = Text<400, 1>("不办了")});
  tell_back(h->world.contexts);
  carry_all();
  EXPECT_EQ(seen(at_town, first.id).state, State::ended);
  EXPECT_EQ(seen(h->office, first.id).state, State::ended);
}

TEST_P(Forwarding, WhatTheOtherCentreDoesNotTakeComesBackAndNothingIsHalfDone) {
  const auto first = taken_in(at_town, entry());
  dispatched(at_town, first);
  h->world.tamper("update items set state = 'suspended' where centre_id = :centre and id = :id", {{"id", h->item}});
  carry_all();
  const auto returned = seen(at_town, first.id);
  EXPECT_EQ(returned.state, State::returned);
  EXPECT_EQ(returned.reason_code, "item.not_published");
  EXPECT_FALSE(returned.zh.empty());
  for (const char* sql :
       {"select count(*) from cases where centre_id = :centre", "select count(*) from people where centre_id = :centre",
        "select count(*) from case_documents where centre_id = :centre"})
    EXPECT_EQ(count(h->world.centre, sql), 0) << sql;
  EXPECT_EQ(seen(h->office, first.id).state, State::returned) << "that it came is on record there, too";
  EXPECT_EQ(refusal(at_town, entry()), "item.not_published");

  h->world.tamper("update items set state = 'published' where centre_id = :centre and id = :id", {{"id", h->item}});
  dispatched(at_town, returned);
  carry_all();
  EXPECT_EQ(seen(at_town, first.id).state, State::taken);
  EXPECT_EQ(seen(h->office, first.id).attempt, 2);
}

TEST_P(Forwarding, PersonalDataAreSealedOnEachSideAndNoneLiesBetween) {
  const auto first = taken_in(at_town, entry());
  dispatched(at_town, first);
  const std::string number = "11010519491231002X", phone = "13800001234";
  const auto all = [&](const organisation::Centre& of, const char* sql) {
    return h->world.read(system(of), [&](ReadContext& c) {
      std::string out;
      for (const auto& one : c.db.all<std::string>(sql)) out += one;
      return out;
    });
  };
  carry_all();
  const std::string at_rest = all(town, "select form from forwardings where centre_id = :centre") +
                              all(town, "select applicant from forwardings where centre_id = :centre") +
                              all(h->world.centre, "select applicant from forwardings where centre_id = :centre") +
                              all(h->world.centre, "select form from forwardings where centre_id = :centre") +
                              all(town, "select payload from outbox where centre_id = :centre") +
                              all(h->world.centre, "select payload from outbox where centre_id = :centre");
  EXPECT_EQ(at_rest.find(number), std::string::npos);
  EXPECT_EQ(at_rest.find(phone), std::string::npos);
  EXPECT_EQ(at_rest.find("张三丰" + phone), std::string::npos);
  EXPECT_EQ(
      all(town, "select payload from outbox where centre_id = :centre and kind = 'forwarding.sent'").find("张三丰"),
      std::string::npos);
  EXPECT_EQ(all(h->world.centre, "select form from forwardings where centre_id = :centre"), "")
      << "the taker has it in its case";
}

TEST_P(Forwarding, P1_A4_4_b_a_provincial_item_taken_in_in_a_city_goes_to_the_provinces_department) {
  const auto province = established("gansu", "甘肃省政务服务中心", Level::province);
  auto provincial = testing::content("P-1", "market");
  provincial.level = "province";
  const auto item = as(system(province), [&](WriteContext& c) {
    organisation::station(c, {.code = Text<40, 1>("market"), .name = Text<60, 1>("省市场监督管理局")});
    const auto drafted = catalogue::draft(c, provincial);
    return catalogue::publish(c, drafted.id, {.version = drafted.version}).id;
  });
  const auto local = as(system(province), [&](WriteContext& c) {
    const auto drafted = catalogue::draft(c, testing::content("P-2", "market"));
    return catalogue::publish(c, drafted.id, {.version = drafted.version}).id;
  });
  const auto city = established("zhangye", "张掖市政务服务中心", Level::city);
  const auto clerk = clerk_of(city, opened(city, WindowKind::provincial), "周省窗");
  auto what = entry();
  what.centre = Text<40, 1>("gansu");
  EXPECT_EQ(refusal(at_town, what), "forwarding.no_way") << "a town's window is no provincial one";
  what.item = local;
  EXPECT_EQ(refusal(clerk, what), "forwarding.level");
  what.item = item;
  const auto found =
      errand(clerk, [&](ErrandContext& e) { return items(e, ItemsQuery{{}, Text<40, 1>("gansu"), Text<60>("P-1")}); });
  ASSERT_EQ(found.items.size(), 1u);
  EXPECT_EQ(found.items[0].id, item);

  const auto first = taken_in(clerk, what);
  dispatched(clerk, first);
  carry_all();
  const auto given = seen(clerk, first.id);
  EXPECT_EQ(given.state, State::taken);
  EXPECT_EQ(given.intake.centre, city.name);
  EXPECT_EQ(given.handling_centre, province.name);
  EXPECT_EQ(given.handling_department, "省市场监督管理局");
  EXPECT_EQ(count(province, "select count(*) from cases where centre_id = :centre"), 1);
  EXPECT_EQ(count(city, "select count(*) from cases where centre_id = :centre"), 0);
  const auto taken = seen(system(province), first.id);
  EXPECT_EQ(taken.intake.centre, city.name);
  EXPECT_EQ(taken.handling_department, "省市场监督管理局");
}

TEST_P(Forwarding, IsRefusedWhereItDoesNotBelong) {
  Actor nowhere = at_town;
  nowhere.window.reset();
  EXPECT_EQ(refusal(nowhere, entry()), "forwarding.no_window");
  auto wrong = entry();
  wrong.centre = Text<40, 1>("nowhere");
  EXPECT_EQ(refusal(at_town, wrong), "forwarding.no_way");
  wrong = entry();
  wrong.applicant.paper_number = Text<40, 1>("110105194912310021");
  EXPECT_EQ(refusal(at_town, wrong).substr(0, 6), "paper.");
  const auto first = taken_in(at_town, entry(cases::MaterialState::unchecked));
  EXPECT_EQ(World::refusal([&] { dispatched(at_town, first); }), "forwarding.unchecked");
  auto stale = first;
  stale.version = 7;
  EXPECT_EQ(World::refusal([&] { dispatched(at_town, stale); }), "forwarding.stale");
  const auto filled = as(at_town, [&](WriteContext& c) {
    const auto now = entry(cases::MaterialState::missing);
    return fill(c, first.id, {.version = first.version, .applicant = now.applicant, .materials = now.materials});
  });
  EXPECT_FALSE(filled.agent.has_value());
  const auto sent = dispatched(at_town, filled);
  EXPECT_EQ(World::refusal([&] {
              as(at_town, [&](WriteContext& c) {
                return drop(c, first.id, {.version = sent.version, .reason = Text<400, 1>("不办了")});
              });
            }),
            "forwarding.wrong_state");
  EXPECT_EQ(World::refusal([&] { seen(h->office, first.id); }), "forwarding.unknown") << "not there yet";
  const auto dropped = taken_in(at_town, entry());
  EXPECT_EQ(as(at_town,
               [&](WriteContext& c) {
                 return drop(c, dropped.id, {.version = dropped.version, .reason = Text<400, 1>("不办了")});
               })
                .state,
            State::dropped);
}

TEST_P(Forwarding, TheListPagesSearchesAndSorts) {
  std::vector<ForwardingId> ids;
  for (int i = 0; i < 3; ++i) ids.push_back(taken_in(at_town, entry()).id);
  const auto asked = [&](Query query) {
    return h->world.read(at_town, [&](ReadContext& c) { return list(c, query); });
  };
  Query query;
  query.limit = 2;
  const auto page = asked(query);
  ASSERT_EQ(page.items.size(), 2u);
  EXPECT_EQ(page.items[0].id, ids[2]);
  query.after = Text<400>(*page.next);
  EXPECT_EQ(asked(query).items.size(), 1u);
  Query oldest;
  oldest.order = Order::oldest;
  EXPECT_EQ(asked(oldest).items[0].id, ids[0]);
  Query by_number;
  by_number.search = Text<60>("Z2026-00002");
  ASSERT_EQ(asked(by_number).items.size(), 1u);
  EXPECT_EQ(asked(by_number).items[0].id, ids[1]);
  Query taken;
  taken.side = Side::taken;
  EXPECT_TRUE(asked(taken).items.empty());
}

INSTANTIATE_ON_BOTH_ENGINES(Forwarding);

}  // namespace
}  // namespace onewindow::forwarding
