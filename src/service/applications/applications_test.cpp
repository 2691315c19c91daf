// Applying online, from the first word to the filing and after, on both engines.
#include "service/applications/applications.h"

#include <filesystem>
#include <fstream>

#include "centre/files/samples_testing.h"
#include "service/applications/rules.h"
#include "service/cases/hall_testing.h"
#include "service/visitors/visitors.h"

namespace onewindow::migrations {
std::vector<db::Migration> visitors();
std::vector<db::Migration> applications();
}  // namespace onewindow::migrations

namespace onewindow::applications {
namespace {

namespace fs = std::filesystem;
namespace testing = cases::testing;
using cases::State;

class Applying : public testing::InHall {
 protected:
  Applying() {
    fs::remove_all(base);
    files::configure({.folder = base.string()});
  }
  ~Applying() override { fs::remove_all(base); }

  void SetUp() override {
    InHall::SetUp();
    if (IsSkipped()) return;
    testing::Further further;
    for (auto* feature : {migrations::visitors, migrations::applications})
      for (auto& migration : feature()) further.migrations.push_back(std::move(migration));
    h = std::make_unique<Hall>(GetParam(), std::vector<std::string>{testing::kP1}, std::move(further));
    visitor = proved("13800001234");
  }
  // Whoever proves a phone, as he does it.
  Actor proved(const std::string& phone) {
    const Actor nobody = Actor::of_public(h->world.centre.id);
    ErrandContext asking(h->world.contexts, nobody, {});
    visitors::ask_code(asking, {Text<30, 1>(phone)});
    const auto payload = h->world.read([](ReadContext& c) {
      return c.db.value<std::string>(
          "select payload from outbox where centre_id = :centre and kind = 'sms' order by id desc limit 1");
    });
    const std::string code(boost::json::parse(*payload).at("parameters").at("code").as_string());
    ErrandContext proving(h->world.contexts, nobody, {});
    visitors::prove(proving, {Text<30, 1>(phone), Text<12, 1>(code)});
    Actor actor = nobody;
    actor.visitor = VisitorId{h->world.read([](ReadContext& c) {
      return *c.db.value<std::int64_t>("select id from visitors where centre_id = :centre order by id desc limit 1");
    })};
    return actor;
  }
  template <class F>
  auto as(const Actor& actor, F&& act) {
    return h->world.write(actor, [&](WriteContext& c) { return act(c); });
  }
  template <class F>
  auto seen(const Actor& actor, F&& act) {
    return h->world.read(actor, [&](ReadContext& c) { return act(c); });
  }
  template <class F>
  std::string refused(F&& act) {
    return World::refusal([&] { as(visitor, [&](WriteContext& c) { return act(c), 0; }); });
  }
  ApplicationView begun() {
    return as(visitor, [&](WriteContext& c) { return begin(c, {h->item}); });
  }
  Form form() const {
    Form out;
    out.name = Text<80>("张三丰");
    out.paper_number = Text<40>("11010519491231002X");
    out.phone = Text<20>("13800001234");
    return out;
  }
  cases::Attachment hand_in(const Actor& actor, ApplicationId id, const std::string& material,
                            const std::string& bytes = files::samples::jpeg()) {
    const std::string path = files::arriving_folder() + "/" + std::to_string(++uploads) + ".part";
    std::ofstream(path, std::ios::binary) << bytes;
    ErrandContext errand(h->world.contexts, actor, {});
    return attach(errand, id, {.material = Text<20, 1>(material), .name = Text<255, 1>("照片.jpg")},
                  http::Upload(path, bytes.size(), "image/jpeg"));
  }
  ApplicationView filled() {
    const auto first = begun();
    for (const char* material : {"m1", "m2"}) hand_in(visitor, first.id, material);
    return as(visitor, [&](WriteContext& c) { return fill(c, first.id, {.version = first.version, .form = form()}); });
  }
  Filed filed() {
    const auto view = filled();
    return as(visitor, [&](WriteContext& c) { return file(c, view.id, {.version = view.version, .truthful = true}); });
  }
  std::int64_t rows(const char* sql) {
    return h->world.read([&](ReadContext& c) { return c.db.count(sql); });
  }

  fs::path base = fs::temp_directory_path() / ("onewindow-applications-" + std::to_string(::getpid()));
  std::unique_ptr<Hall> h;
  Actor visitor;
  int uploads = 0;
};

TEST_P(Applying, SaysWhatIsLackingUntilItIsWhole) {
  const auto view = begun();
  EXPECT_EQ(view.form.phone, "13800001234") << "the phone that was proved";
  ASSERT_EQ(view.materials.size(), 2u);
  std::vector<std::string> fields;
  for (const auto& lack : view.lacking) fields.push_back(lack.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"/form/name", "/form/paper_number", "/materials/m1", "/materials/m2"}));
  EXPECT_EQ(refused([&](WriteContext& c) { file(c, view.id, {.version = view.version, .truthful = true}); }),
            "application.not_whole");
  const auto whole = filled();
  EXPECT_TRUE(whole.lacking.empty());
  EXPECT_EQ(refused([&](WriteContext& c) { file(c, whole.id, {.version = whole.version}); }),
            "application.not_declared");
  EXPECT_EQ(refused([&](WriteContext& c) { file(c, whole.id, {.version = 1, .truthful = true}); }),
            "application.stale");
  EXPECT_EQ(World::refusal([&] { hand_in(visitor, whole.id, "m9"); }), "attachment.material_unknown");
  EXPECT_EQ(World::refusal([&] { hand_in(visitor, whole.id, "m1", "MZ is no picture"); }), "file.type");
}

TEST_P(Applying, P5b_A12_a_WhatIsFiledIsACaseWithItsPapersFromThatInstant) {
  h->world.clock.set(Instant::at(*Date::parse("2026-03-07"), 22, 15));  // a Saturday
  const Filed out = filed();
  EXPECT_EQ(out.received_at, h->world.clock.now());
  const auto view = h->view(out.id);
  EXPECT_EQ(view.state, State::received);
  EXPECT_EQ(view.receipt_number, out.number);
  EXPECT_EQ(view.applicant.name, "张三丰");
  EXPECT_EQ(view.applicant.phone, "138****1234");
  const auto papers = seen(h->clerk, [&](ReadContext& c) { return cases::list_attachments(c, out.id); });
  EXPECT_EQ(papers.items.size(), 2u) << "the window sees what was handed in";
  EXPECT_EQ(rows("select count(*) from applications where centre_id = :centre"), 0) << "kept once, with the case";
  const auto mine = seen(visitor, [&](ReadContext& c) { return my_cases(c, {}); });
  ASSERT_EQ(mine.items.size(), 1u);
  EXPECT_EQ(mine.items[0].id, out.id);
  EXPECT_EQ(mine.items[0].channel, cases::Channel::online);
  EXPECT_EQ(seen(visitor, [&](ReadContext& c) { return my_case(c, out.id); }).attachments.items.size(), 2u);
}

// The whole way: filed, checked, sent back once, corrected, accepted, withdrawn.
TEST_P(Applying, TheWindowChecksFirstAndTheApplicantCorrectsFromHome) {
  const Filed out = filed();
  auto view = h->view(out.id);
  view = h->act(h->clerk, cases::check_materials, out.id,
                cases::Checklist{.version = view.version,
                                 .materials = {{.code = "m1", .state = testing::present},
                                               {.code = "m2", .state = testing::defective, .defect = "不清"}}});
  view = h->act(h->clerk, cases::give_notice, out.id, cases::Notice{.version = view.version});
  h->world.clock.advance_minutes(60);
  auto mine = seen(visitor, [&](ReadContext& c) { return my_case(c, out.id); });
  ASSERT_TRUE(mine.may_correct);
  const std::string path = files::arriving_folder() + "/again.part";
  std::ofstream(path, std::ios::binary) << files::samples::png();
  ErrandContext errand(h->world.contexts, visitor, {});
  const auto added = attach_to_case(errand, out.id, {.material = Text<20, 1>("m2"), .name = Text<255, 1>("b.png")},
                                    http::Upload(path, files::samples::png().size(), "image/png"));
  ErrandContext opening(h->world.contexts, visitor, {});
  EXPECT_EQ(open_of_case(opening, out.id, added.id).file->size(), files::samples::png().size());
  mine = as(visitor, [&](WriteContext& c) { return correct(c, out.id, {.version = mine.version}); });
  EXPECT_EQ(mine.state, State::received);
  view = h->view(out.id);
  view = h->act(h->clerk, cases::check_materials, out.id,
                cases::Checklist{.version = view.version, .materials = {{.code = "m2", .state = testing::present}}});
  view = h->act(h->clerk, cases::accept, out.id,
                cases::Acceptance{.version = view.version,
                                  .verification = {.identity = true, .qualification = true, .note = "无需资质证件"}});
  EXPECT_EQ(view.state, State::in_review);
  mine = as(visitor, [&](WriteContext& c) {
    return applications::withdraw(c, out.id, {.version = view.version, .reason = Text<400, 1>("不办了")});
  });
  EXPECT_EQ(mine.state, State::withdrawn);
  EXPECT_TRUE(ledger::verify(*h->world.database.database, h->world.centre.id).sound);
}

TEST_P(Applying, NobodySeesAnothersApplication) {
  const auto view = filled();
  const Actor other = proved("13900005678");
  EXPECT_EQ(World::refusal([&] { seen(other, [&](ReadContext& c) { return applications::view(c, view.id); }); }),
            "application.unknown");
  EXPECT_EQ(World::refusal([&] {
              as(other, [&](WriteContext& c) { return fill(c, view.id, {.version = view.version, .form = form()}); });
            }),
            "application.unknown");
  EXPECT_EQ(World::refusal([&] { as(other, [&](WriteContext& c) { return discard(c, view.id), 0; }); }),
            "application.unknown");
  EXPECT_EQ(World::refusal([&] { hand_in(other, view.id, "m1"); }), "application.unknown");
  EXPECT_EQ(World::refusal([&] {
              ErrandContext errand(h->world.contexts, other, {});
              open(errand, view.id, view.attachments.items.at(0).id);
            }),
            "application.unknown");
  EXPECT_TRUE(seen(other, [](ReadContext& c) { return drafts(c, {}); }).items.empty());
  const Filed out =
      as(visitor, [&](WriteContext& c) { return file(c, view.id, {.version = view.version, .truthful = true}); });
  EXPECT_EQ(World::refusal([&] { seen(other, [&](ReadContext& c) { return my_case(c, out.id); }); }), "case.unknown");
}

TEST_P(Applying, NothingThatWasEnteredLiesOpen) {
  filled();
  for (const auto& text : h->world.read([](ReadContext& c) {
         return c.db.all<std::string>("select form || item_name from applications where centre_id = :centre");
       }))
    for (const char* secret : {"张三丰", "11010519491231002X", "13800001234"})
      EXPECT_EQ(text.find(secret), std::string::npos) << secret;
}

TEST_P(Applying, AGuideThatWasPublishedAnewIsLookedAtAgain) {
  const auto view = filled();
  h->world.write([&](WriteContext& c) {
    auto changed = testing::content("S-1", "market");
    changed.materials.push_back({.code = "m3", .name = "健康证明"});
    const auto drafted = catalogue::redraft(c, h->item, changed);
    catalogue::publish(c, h->item, {.version = drafted.version});
  });
  auto again = seen(visitor, [&](ReadContext& c) { return applications::view(c, view.id); });
  EXPECT_TRUE(again.item_changed);
  EXPECT_EQ(again.lacking.size(), 1u);
  EXPECT_EQ(refused([&](WriteContext& c) { file(c, view.id, {.version = view.version, .truthful = true}); }),
            "application.item_changed");
  again = as(visitor, [&](WriteContext& c) { return fill(c, view.id, {.version = view.version, .form = form()}); });
  EXPECT_FALSE(again.item_changed);
  hand_in(visitor, view.id, "m3");
  EXPECT_EQ(refused([&](WriteContext& c) { file(c, view.id, {.version = again.version, .truthful = true}); }), "");
}

TEST_P(Applying, DraftsArePagedSearchedDroppedAndLimited) {
  std::vector<ApplicationId> ids;
  for (std::int64_t i = 0; i < kDrafts; ++i) {
    h->world.clock.advance_minutes(1);
    ids.push_back(begun().id);
  }
  EXPECT_EQ(refused([&](WriteContext& c) { begin(c, {h->item}); }), "application.too_many");
  DraftQuery query;
  query.limit = 15;
  auto page = seen(visitor, [&](ReadContext& c) { return drafts(c, query); });
  ASSERT_EQ(page.items.size(), 15u);
  EXPECT_EQ(page.items[0].id, ids.back()) << "newest first";
  query.after = Text<400>(page.next.value());
  page = seen(visitor, [&](ReadContext& c) { return drafts(c, query); });
  EXPECT_EQ(page.items.size(), 5u);
  EXPECT_FALSE(page.next);
  query = {};
  query.search = Text<60>("婚姻");
  EXPECT_TRUE(seen(visitor, [&](ReadContext& c) { return drafts(c, query); }).items.empty());
  hand_in(visitor, ids[0], "m1");
  as(visitor, [&](WriteContext& c) { return discard(c, ids[0]), 0; });
  EXPECT_EQ(refused([&](WriteContext& c) { discard(c, ids[0]); }), "application.unknown");
  EXPECT_EQ(rows("select count(*) from attachments where centre_id = :centre"), 0);
}

TEST_P(Applying, WhatNobodyTouchesForAMonthIsClearedAway) {
  const auto old = filled();
  h->world.clock.advance_minutes(20 * 24 * 60);
  const auto young = begun();
  h->world.clock.advance_minutes(11 * 24 * 60);
  prune(h->world.contexts);
  EXPECT_EQ(World::refusal([&] { seen(visitor, [&](ReadContext& c) { return applications::view(c, old.id); }); }),
            "application.unknown");
  EXPECT_EQ(seen(visitor, [&](ReadContext& c) { return applications::view(c, young.id); }).id, young.id);
  EXPECT_EQ(rows("select count(*) from attachments where centre_id = :centre"), 0);
}

TEST_P(Applying, WhatIsSecretIsNotBegunOnline) {
  auto secret = testing::content("S-9", "market");
  secret.traits = {catalogue::ItemTrait::confidential};
  const auto item = h->publish(secret);
  EXPECT_EQ(refused([&](WriteContext& c) { begin(c, {item}); }), "application.not_online");
}

INSTANTIATE_ON_BOTH_ENGINES(Applying);

}  // namespace
}  // namespace onewindow::applications
