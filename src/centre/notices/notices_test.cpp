#include "centre/notices/notices.h"

#include "base/text.h"
#include "centre/identity/identity.h"
#include "centre/notices/messages.h"
#include "centre/testing.h"
#include "regulation/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> identity();
std::vector<db::Migration> notices();
}  // namespace onewindow::migrations

namespace onewindow::notices {
namespace {

std::vector<db::Migration> all_migrations() {
  auto all = migrations::identity();
  for (auto& migration : migrations::notices()) all.push_back(std::move(migration));
  return all;
}

class NoticesTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .migrations = all_migrations()}};
  organisation::Department market = world.department("market", "市场监督管理局"),
                           social = world.department("social", "社会保险局");
  organisation::Window window = world.window(1, organisation::WindowKind::full_comprehensive);

  Actor open(const std::string& login, std::vector<std::string> roles, std::optional<DepartmentId> department = {},
             std::optional<WindowId> at = {}) {
    const identity::NewAccount wanted{.login = Text<40, 2>(login),
                                      .name = Text<40, 1>(login),
                                      .staff_number = "",
                                      .roles = std::move(roles),
                                      .department = department,
                                      .window = at};
    const auto made = world.write([&](WriteContext& c) { return identity::open_account(c, wanted, "hash"); });
    Actor actor = world.actor_with({}, login);
    actor.account = made.id;
    return actor;
  }
  int tell(const std::vector<To>& to, const std::string& zh = "有办件将到期") {
    return world.write([&](WriteContext& c) {
      c.record("test.notify", "test", 1, "", zh);
      return notify(c, to, {.kind = "test", .zh = zh, .en = "a case is nearly due", .object = {"case", 7}});
    });
  }
  std::int64_t unread(const Actor& of) { return world.read(of, count).unread; }
  Paged<NoticeRow> page(const Actor& of, const NoticeQuery& query = {}) {
    return world.read(of, [&](ReadContext& c) { return list(c, query); });
  }
};

TEST_P(NoticesTest, reaches_whom_it_is_for_and_each_once) {
  const Actor leader = open("leader", {"department_leader"}, market.id),
              other = open("other", {"department_leader"}, social.id),
              clerk = open("clerk", {"window_clerk"}, {}, window.id), office = open("office", {"centre_office"});
  EXPECT_EQ(tell({To::role("department_leader", market.id)}), 1);
  EXPECT_EQ(tell({To::role("department_leader")}), 2);
  EXPECT_EQ(tell({To::window(window.id), To::account(clerk.account)}), 1) << "one person, one notice";
  EXPECT_EQ(tell({To::holders({"window.manage", "", ""})}), 1);
  EXPECT_EQ(tell({To::holders({"case.review", "", ""}, social.id)}), 1);
  EXPECT_EQ(tell({To::account(AccountId{4711}), To::role("agent")}), 0);
  EXPECT_EQ(unread(leader), 2);
  EXPECT_EQ(unread(other), 2);
  EXPECT_EQ(unread(clerk), 1);
  EXPECT_EQ(unread(office), 1);
  const auto row = page(office).items.at(0);
  EXPECT_EQ(row.object_kind, "case");
  EXPECT_EQ(row.object->value, 7);
  EXPECT_EQ(row.zh, "有办件将到期");
}

TEST_P(NoticesTest, a_changed_role_and_a_locked_account_count_at_once) {
  const Actor clerk = open("clerk", {"window_clerk"}, {}, window.id);
  world.write([&](WriteContext& c) { identity::change_role(c, "window_clerk", {.permissions = {"law.adopt"}}); });
  EXPECT_EQ(tell({To::holders({"law.adopt", "", ""})}), 1);
  world.write([&](WriteContext& c) {
    identity::change_account(c, clerk.account,
                             {.name = Text<40, 1>("clerk"),
                              .staff_number = "",
                              .roles = {"window_clerk"},
                              .department = {},
                              .window = window.id,
                              .state = identity::AccountState::locked});
  });
  EXPECT_EQ(tell({To::holders({"law.adopt", "", ""}), To::window(window.id), To::account(clerk.account)}), 0);
}

TEST_P(NoticesTest, pages_unread_first_then_newest) {
  const Actor office = open("office", {"centre_office"});
  for (int i = 0; i < 5; ++i) tell({To::account(office.account)}, std::to_string(i));
  const auto all = page(office).items;
  ASSERT_EQ(all.size(), 5u);
  world.write(office, [&](WriteContext& c) { mark_read(c, all[0].id); });  // "4"
  world.write(office, [&](WriteContext& c) { mark_read(c, all[2].id); });  // "2"
  std::string order;
  NoticeQuery query;
  query.limit = 2;
  for (;;) {
    const auto part = page(office, query);
    for (const auto& row : part.items) order += row.zh;
    if (!part.next) break;
    query.after = Text<400>(*part.next);
  }
  EXPECT_EQ(order, "31042");
  query = {};
  query.unread = false;
  EXPECT_EQ(page(office, query).items.size(), 2u);
  query.after = Text<400>("x");
  EXPECT_EQ(World::refusal([&] { page(office, query); }), "input.value");
}

TEST_P(NoticesTest, what_was_seen_is_read_and_what_came_meanwhile_is_not) {
  const Actor office = open("office", {"centre_office"}), other = open("other", {"centre_office"});
  tell({To::role("centre_office")}, "1");
  tell({To::role("centre_office")}, "2");
  const auto seen = page(office).items.at(0).id;
  tell({To::role("centre_office")}, "3");
  EXPECT_EQ(world.write(office, [&](WriteContext& c) { return mark_all_read(c, {.newest = seen}); }).unread, 1);
  EXPECT_EQ(page(office).items.at(0).zh, "3");
  EXPECT_EQ(unread(other), 3) << "each reads for himself";
  EXPECT_EQ(World::refusal([&] { world.write(other, [&](WriteContext& c) { return mark_read(c, seen); }); }),
            "notice.unknown");
  EXPECT_EQ(world.write(office, [&](WriteContext& c) { return mark_all_read(c, {}); }).unread, 0);
  EXPECT_EQ(world.write(office, [&](WriteContext& c) { return mark_all_read(c, {}); }).unread, 0) << "again: nothing";
  EXPECT_TRUE(ledger::verify(*world.database.database, world.centre.id).sound);
}

TEST_P(NoticesTest, old_ones_go_in_chunks) {
  const Actor office = open("office", {"centre_office"});
  for (int i = 0; i < 3; ++i) tell({To::account(office.account)});
  world.clock.advance_minutes(10);
  tell({To::account(office.account)}, "new");
  const auto prune_chunk = [&] {
    return world.database->write(db::Scope::centre(world.centre.id),
                                 [&](db::Write& write) { return prune(write, world.clock.now() + -60'000, 2); });
  };
  EXPECT_EQ(prune_chunk(), 2);
  EXPECT_EQ(prune_chunk(), 1);
  EXPECT_EQ(prune_chunk(), 0);
  EXPECT_EQ(page(office).items.at(0).zh, "new");
}

TEST_P(NoticesTest, a_text_message_names_no_number) {
  world.write([&](WriteContext& c) {
    c.record("test.text", "test", 1, "", "x");
    text(c, kAskedToCorrect, recipient_person(4711),
         {{"centre", "临泽"}, {"item", "食品经营许可"}, {"number", "S-1"}, {"by", "2026-03-09"}});
  });
  const auto recipient = world.read([](ReadContext& c) {
    return c.db.value<std::string>("select recipient from outbox where centre_id = :centre and kind = 'sms'");
  });
  EXPECT_EQ(recipient, "person:4711");
  EXPECT_EQ(person_of(*recipient), 4711);
  EXPECT_EQ(person_of("13800001234"), std::nullopt);
  EXPECT_ANY_THROW(world.write([&](WriteContext& c) { text(c, kAskedToCorrect, "person:1", {{"item", "x"}}); }));
}

INSTANTIATE_ON_BOTH_ENGINES(NoticesTest);

regulation::SourceFile shipped() {
  return {"sms.yaml", regulation::testing::file_text("regulations/messages/sms.yaml")};
}

TEST(SmsTemplates, TheShippedFileHasAllOfThemAndSaysEveryParameter) {
  const auto templates = Templates::read(shipped());
  for (const auto& id : kTemplates) {
    boost::json::object values;
    std::string marks;
    for (const auto& name : text::split(id.parameters, ' ')) values[name] = "<" + name + ">";
    const auto said = templates.render(id.id, values).text;
    for (const auto& [name, value] : values) EXPECT_NE(said.find(value.as_string()), std::string::npos) << said;
    EXPECT_EQ(said.find('{'), std::string::npos);
  }
}

TEST(SmsTemplates, RefuseWhatDoesNotFit) {
  using regulation::testing::refusal_of;
  EXPECT_EQ(refusal_of([] { Templates::read({"x.yaml", "templates: []\n"}); }), "sms.template_missing x.yaml");
  auto file = shipped();
  file.text.replace(file.text.find("{by}"), 4, "{bye}");
  EXPECT_EQ(refusal_of([&] { Templates::read(file); }), "sms.template_parameters sms.yaml");
  const auto templates = Templates::read(shipped());
  EXPECT_EQ(refusal_of([&] { templates.render("no.such", {}); }), "sms.template_unknown");
  EXPECT_EQ(refusal_of([&] { templates.render(kResultWaits.id, {}); }), "sms.parameter_missing");
}

}  // namespace
}  // namespace onewindow::notices
