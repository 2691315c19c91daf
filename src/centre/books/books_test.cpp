#include "centre/books/books.h"

#include <gtest/gtest.h>

#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> identity();
std::vector<db::Migration> books();
}  // namespace onewindow::migrations

namespace onewindow::books {
namespace {

std::vector<db::Migration> all_migrations() {
  auto all = migrations::identity();
  for (auto& migration : migrations::books()) all.push_back(std::move(migration));
  return all;
}

class BooksTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .migrations = all_migrations()}};
  Actor office = world.actor_with({"book.read", "book.write"}, "办公室");
  Actor leader = world.actor_with({"book.read", "book.write", "book.lead"}, "主任");
  Actor clerk = world.actor_with({}, "窗口");

  Date today() const { return world.clock.now().date(); }
  static EntryChange rule(const char* body = "来访须一次告知") {
    return {.title = Text<120, 1>("首问负责制"),
            .on = Date::of(2026, 3, 1),
            .fields = {{"area", "language"}, {"body", body}}};
  }
  EntryChange task(std::optional<int> due_in) const {
    EntryChange change{.title = Text<120, 1>("优化营商环境调研"),
                       .on = today(),
                       .fields = {{"from", "government"}, {"responsible", "王主任"}}};
    if (due_in) change.due = today() + *due_in;
    return change;
  }
  Entry written(const Actor& actor, const char* kind, const EntryChange& change) {
    return world.write(actor, [&](WriteContext& c) { return write_entry(c, Text<40, 1>(kind), change); });
  }
  std::string refused(const Actor& actor, const char* kind, const EntryChange& change) {
    return World::refusal([&] { written(actor, kind, change); });
  }
  std::vector<std::string> titles(const Actor& actor, EntryQuery query) {
    std::vector<std::string> out;
    for (const auto& one : world.read(actor, [&](ReadContext& c) { return entries(c, query); }).items)
      out.push_back(one.title);
    return out;
  }
  static EntryQuery of(const char* kind) {
    EntryQuery query;
    query.kind = Text<40, 1>(kind);
    return query;
  }
};

TEST_P(BooksTest, P2_A7_1_P5b_A4_1_the_office_issues_rules_in_versions_and_others_only_read_them) {
  EXPECT_EQ(refused(clerk, "rule_document", rule()), "access.forbidden");
  const auto first = written(office, "rule_document", rule());
  EntryRevision revision;
  static_cast<EntryChange&>(revision) = rule("来访须一次告知，并指明窗口");
  revision.version = 1;
  const auto revised = [&](const Actor& actor) {
    return World::refusal(
        [&] { world.write(actor, [&](WriteContext& c) { return revise_entry(c, first.id, revision); }); });
  };
  EXPECT_EQ(revised(clerk), "access.forbidden");
  EXPECT_EQ(revised(office), "");
  EXPECT_EQ(revised(office), "book.stale");
  const auto seen = world.read(clerk, [&](ReadContext& c) { return entry(c, first.id); });
  EXPECT_EQ(seen.entry.version, 2);
  ASSERT_EQ(seen.versions.size(), 2u);
  EXPECT_EQ(seen.versions[1].fields.at("body"), "来访须一次告知");
  EXPECT_EQ(seen.entry.shown.at("area"), "文明用语");
  EXPECT_EQ(seen.entry.shown_en.at("area"), "Civil language");
  EXPECT_TRUE(seen.entry.open) << "issued, and not yet carried out";
  const auto closed = world.write(office, [&](WriteContext& c) {
    return close_entry(c, first.id, {.version = 2, .on = c.today(), .words = Text<400>("已在大厅实施")});
  });
  EXPECT_FALSE(closed.open);
  revision.version = 2;
  EXPECT_EQ(revised(office), "book.closed");
  EXPECT_TRUE(ledger::verify(*world.database.database, world.centre.id).sound);
}

TEST_P(BooksTest, P3_A5_2_the_staff_acknowledge_each_version) {
  const auto made = written(office, "rule_document", rule());
  const auto acknowledged = [&](const Actor& actor) {
    return World::refusal([&] { world.write(actor, [&](WriteContext& c) { return acknowledge_entry(c, made.id); }); });
  };
  const auto waiting = [&] {
    for (const auto& book : world.read(clerk, [](ReadContext& c) { return books(c); }))
      if (book.kind.code == "rule_document") return book.to_acknowledge;
    return std::int64_t{-1};
  };
  EXPECT_EQ(waiting(), 1);
  EXPECT_EQ(acknowledged(clerk), "");
  EXPECT_EQ(acknowledged(clerk), "book.acknowledged");
  EXPECT_EQ(waiting(), 0);
  auto seen = world.read(office, [&](ReadContext& c) { return entry(c, made.id); });
  ASSERT_EQ(seen.acknowledgements.size(), 1u);
  EXPECT_EQ(seen.acknowledgements[0].name, "窗口");
  EntryRevision revision;
  static_cast<EntryChange&>(revision) = rule("新版");
  revision.version = 1;
  world.write(office, [&](WriteContext& c) { return revise_entry(c, made.id, revision); });
  EXPECT_EQ(waiting(), 1) << "what was read is not what it says now";
  EXPECT_EQ(acknowledged(clerk), "");
  const auto one = written(office, "task_from_above", task(3));
  EXPECT_EQ(World::refusal([&] { world.write(office, [&](WriteContext& c) { return acknowledge_entry(c, one.id); }); }),
            "book.not_acknowledged");
}

TEST_P(BooksTest, P3_A5_9_tasks_from_above_have_a_day_and_a_state) {
  EXPECT_EQ(refused(office, "task_from_above", task(-1)), "book.due");
  EntryChange meeting{.title = Text<120, 1>("联席会"),
                      .on = today(),
                      .due = today(),
                      .fields = {{"sort", "meeting"}, {"participants", "市、县两级中心"}}};
  EXPECT_EQ(refused(office, "coordination_meeting", meeting), "book.due") << "a meeting is not due";
  const auto soon = written(office, "task_from_above", task(2));
  written(office, "task_from_above", task(std::nullopt));
  world.clock.advance_minutes(3 * 24 * 60);
  EntryQuery overdue = of("task_from_above");
  overdue.overdue = true;
  EXPECT_EQ(titles(office, overdue).size(), 1u);
  const auto count = [&] {
    for (const auto& book : world.read(office, [](ReadContext& c) { return books(c); }))
      if (book.kind.code == "task_from_above") return std::pair(book.open, book.overdue);
    return std::pair(std::int64_t{-1}, std::int64_t{-1});
  };
  EXPECT_EQ(count(), std::pair(std::int64_t{2}, std::int64_t{1}));
  const auto close = [&](Date on) {
    return World::refusal([&] {
      world.write(office, [&](WriteContext& c) { return close_entry(c, soon.id, {.version = 1, .on = on}); });
    });
  };
  EXPECT_EQ(close(today() + 1), "book.closing_date");
  EXPECT_EQ(close(today()), "");
  EXPECT_EQ(close(today()), "book.closed");
  EXPECT_EQ(count(), std::pair(std::int64_t{1}, std::int64_t{0}));
}

TEST_P(BooksTest, P2_A6_a_P1_A22_the_leaders_books_are_the_leaders) {
  const EntryChange budget{
      .title = Text<120, 1>("综合窗口人员聘用"),
      .on = today(),
      .fields = {{"year", "2026"}, {"line", "hiring"}, {"amount", "36000000"}, {"budgeted", "yes"}}};
  EXPECT_EQ(refused(office, "budget_line", budget), "access.forbidden");
  const auto made = written(leader, "budget_line", budget);
  EXPECT_EQ(made.shown.at("amount"), "360000.00 元");
  EXPECT_EQ(made.shown.at("budgeted"), "是");
  EXPECT_EQ(World::refusal([&] { titles(clerk, of("budget_line")); }), "access.forbidden");
  EXPECT_EQ(World::refusal([&] { world.read(clerk, [&](ReadContext& c) { return entry(c, made.id); }); }),
            "access.forbidden");
  EXPECT_EQ(titles(office, of("budget_line")).size(), 1u);
  EXPECT_EQ(World::refusal([&] {
              world.write(leader,
                          [&](WriteContext& c) { return close_entry(c, made.id, {.version = 1, .on = c.today()}); });
            }),
            "book.closes_never");
  for (const auto& book : world.read(clerk, [](ReadContext& c) { return books(c); }))
    EXPECT_EQ(book.kind.readers, Readers::staff) << book.kind.code;
}

TEST_P(BooksTest, P2_A6_b_what_is_not_yet_merged_is_listed_apart) {
  const auto listed = [&](const char* title) {
    return written(office, "merged_unit",
                   {.title = Text<120, 1>(title), .on = today(), .fields = {{"sort", "station"}}});
  };
  const auto merged = listed("司法所");
  listed("畜牧站");
  world.write(office, [&](WriteContext& c) { return close_entry(c, merged.id, {.version = 1, .on = c.today()}); });
  EntryQuery query = of("merged_unit");
  query.open = true;
  EXPECT_EQ(titles(office, query), (std::vector<std::string>{"畜牧站"}));
  query.open = false;
  EXPECT_EQ(titles(office, query), (std::vector<std::string>{"司法所"}));
}

TEST_P(BooksTest, P3_A5_1_office_conditions_stand_by_their_window) {
  const auto window = world.window(3, organisation::WindowKind::full_comprehensive);
  const EntryChange given{
      .title = Text<120, 1>("开办窗口"),
      .on = today(),
      .fields = {{"window", std::to_string(window.id.value)}, {"seats", "2"}, {"equipment", "电脑、高拍仪"}}};
  EXPECT_EQ(written(office, "office_conditions", given).shown.at("window"), "3号 " + window.name);
  EntryChange nowhere = given;
  nowhere.fields["window"] = "4711";
  EXPECT_EQ(refused(office, "office_conditions", nowhere), "book.field_value") << "a window of this centre";
}

TEST_P(BooksTest, EveryKindIsWrittenReadAndSearched) {
  const auto window = world.window(3, organisation::WindowKind::full_comprehensive);
  const auto department = world.department("market", "市场监督管理局");
  for (const Kind& kind : kinds()) {
    EntryChange change{.title = Text<120, 1>("条目 " + kind.zh), .on = today()};
    for (const Field& field : kind.fields) {
      std::string value = "内容";
      if (field.type == FieldType::choice) value = field.choices.front().value;
      if (field.type == FieldType::number || field.type == FieldType::money) value = "12";
      if (field.type == FieldType::date) value = "2026-03-02";
      if (field.type == FieldType::yes_no) value = "no";
      if (field.type == FieldType::window) value = std::to_string(window.id.value);
      if (field.type == FieldType::department) value = std::to_string(department.id.value);
      change.fields[field.name] = value;
    }
    EXPECT_NO_THROW(written(leader, kind.code.c_str(), change)) << kind.code;
    EntryQuery query = of(kind.code.c_str());
    query.search = Text<60>(kind.zh);
    EXPECT_EQ(titles(leader, query).size(), 1u) << kind.code;
    query.search = Text<60>("100%");
    EXPECT_TRUE(titles(leader, query).empty()) << kind.code;
  }
  EXPECT_EQ(refused(office, "nothing", task(1)), "book.kind");
  const auto conditions = world.read(leader, [](ReadContext& c) { return entries(c, of("office_conditions")); });
  EXPECT_EQ(conditions.items.at(0).shown.at("window"), "3号 " + window.name);
}

TEST_P(BooksTest, PagesFromTheNewestDayAndBySpan) {
  for (int day = 1; day <= 5; ++day) {
    EntryChange change = task(std::nullopt);
    change.title = Text<120, 1>("第" + std::to_string(day));
    change.on = Date::of(2026, 2, day);
    written(office, "task_from_above", change);
  }
  EntryQuery query = of("task_from_above");
  query.limit = 2;
  std::vector<std::string> all;
  for (int pages = 0; pages < 9; ++pages) {
    const auto page = world.read(office, [&](ReadContext& c) { return entries(c, query); });
    for (const auto& one : page.items) all.push_back(one.title);
    if (!page.next) break;
    query.after = *page.next;
  }
  EXPECT_EQ(all, (std::vector<std::string>{"第5", "第4", "第3", "第2", "第1"}));
  query = of("task_from_above");
  query.from = Date::of(2026, 2, 2);
  query.to = Date::of(2026, 2, 3);
  EXPECT_EQ(titles(office, query), (std::vector<std::string>{"第3", "第2"}));
  query.after = Text<400>("x");
  EXPECT_EQ(World::refusal([&] { titles(office, query); }), "input.value");
}

INSTANTIATE_ON_BOTH_ENGINES(BooksTest);

}  // namespace
}  // namespace onewindow::books
