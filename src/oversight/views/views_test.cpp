#include "oversight/views/views.h"

#include <gtest/gtest.h>

#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> catalogue();
std::vector<db::Migration> cases();
std::vector<db::Migration> views();
}  // namespace onewindow::migrations

namespace onewindow::views {
namespace {

using organisation::Level;

std::vector<db::Migration> all_migrations() {
  auto all = migrations::catalogue();
  for (auto& migration : migrations::cases()) all.push_back(std::move(migration));
  for (auto& migration : migrations::views()) all.push_back(std::move(migration));
  return all;
}

class ViewsTest : public db::OnBothEngines {
 protected:
  // A county under a city under a province; another city beside it. The county is the world's own centre.
  World world{{.engine = GetParam(),
               .migrations = all_migrations(),
               .sections = {regulation::section<Oversight>("oversight")},
               .adopt = {"provincial-windows-2019"}}};
  organisation::Centre province = established("gansu", Level::province, std::nullopt);
  organisation::Centre city = established("zhangye", Level::city, province.id);
  organisation::Centre beside = established("jiuquan", Level::city, province.id);

  void SetUp() override {
    OnBothEngines::SetUp();
    world.tamper("update centres set superior = :superior where code = 'linze'", {{"superior", city.id}});
    world.window(1, organisation::WindowKind::full_comprehensive);
  }
  organisation::Centre established(const char* code, Level level, std::optional<CentreId> superior) {
    organisation::CentreChange change;
    change.code = code;
    change.name = std::string(code) + "中心";
    change.region = "620000";
    change.level = level;
    change.superior = superior;
    return world.contexts.write(Actor::of_system(CentreId{}, "test"),
                                [&](WriteContext& c) { return organisation::establish(c, change); });
  }
  Actor of(const organisation::Centre& centre) {
    Actor actor = world.actor_with({"oversight.read", "oversight.declare"});
    actor.centre = centre.id;
    return actor;
  }
  template <class F> auto errand(const organisation::Centre& reader, F&& act) {
    const Actor actor = of(reader);
    ErrandContext context(world.contexts, actor, {});
    return act(context);
  }
  std::string windows_of(const char* centre, const organisation::Centre& reader) {
    return World::refusal(
        [&] { errand(reader, [&](ErrandContext& e) { return see_windows(e, Text<40, 1>(centre)); }); });
  }
  std::string counts_of(const char* centre, const organisation::Centre& reader) {
    return World::refusal(
        [&] { errand(reader, [&](ErrandContext& e) { return see_counts(e, Text<40, 1>(centre)); }); });
  }
  Declarations declared(View view, int from_in_days = 0) {
    return world.write(of(world.centre), [&](WriteContext& c) {
      return declare(c, {.view = view, .basis = Text<200, 1>("市县共享协议"), .from = c.today() + from_in_days});
    });
  }
  std::int64_t reads_in_ledger_of(const organisation::Centre& centre) {
    return world.contexts.read(Actor::of_system(centre.id, "test"), [](ReadContext& c) {
      return c.db.count("select count(*) from ledger where centre_id = :centre and act = 'oversight.read'");
    });
  }
};

TEST_P(ViewsTest, P1_A25_a_the_law_lets_the_province_read_windows_and_statistics_of_every_lower_centre) {
  const auto seen = errand(province, [](ErrandContext& e) { return see_windows(e, Text<40, 1>("linze")); });
  ASSERT_EQ(seen.windows.size(), 1u);
  EXPECT_EQ(seen.windows[0].number, 1);
  EXPECT_EQ(seen.grant.centre, "linze");
  ASSERT_TRUE(seen.grant.provision.has_value());
  EXPECT_EQ(seen.grant.provision->provision, "P1.A25.a");
  EXPECT_EQ(counts_of("linze", province), "");
  EXPECT_EQ(reads_in_ledger_of(province), 2);
  const auto late = errand(province, [](ErrandContext& e) { return see_timeliness(e, Text<40, 1>("linze"), {}); });
  EXPECT_TRUE(late.departments.empty());
  EXPECT_EQ(late.to - late.from, 29);
  EXPECT_EQ(World::refusal([&] {
              errand(province, [](ErrandContext& e) {
                return see_timeliness(e, Text<40, 1>("linze"), {.from = Date::of(2020, 1, 1)});
              });
            }),
            "oversight.span");
  EXPECT_EQ(reads_in_ledger_of(province), 3);
  EXPECT_EQ(reads_in_ledger_of(world.centre), 0) << "it stands with who read";
  EXPECT_TRUE(ledger::verify(*world.database.database, province.id).sound);
}

TEST_P(ViewsTest, ASuperiorReadsWhatIsDeclaredAndNothingElse) {
  EXPECT_EQ(windows_of("linze", city), "oversight.not_declared") << "the law speaks of the province's centre";
  declared(View::windows);
  EXPECT_EQ(windows_of("linze", city), "");
  EXPECT_EQ(counts_of("linze", city), "oversight.not_declared");
  EXPECT_EQ(reads_in_ledger_of(city), 1) << "what was refused was not read";
  const auto lower = errand(city, [](ErrandContext& e) { return lower_centres(e); });
  ASSERT_EQ(lower.size(), 1u);
  EXPECT_EQ(lower[0].code, "linze");
  EXPECT_EQ(lower[0].views, std::vector{View::windows});
  const auto items =
      World::refusal([&] { errand(city, [](ErrandContext& e) { return see_items(e, Text<40, 1>("linze"), {}); }); });
  EXPECT_EQ(items, "oversight.not_declared");
  declared(View::items);
  EXPECT_TRUE(errand(city, [](ErrandContext& e) { return see_items(e, Text<40, 1>("linze"), {}); }).items.empty());
}

TEST_P(ViewsTest, ADeclarationBeginsOnItsDayAndEndsWhenItIsRevoked) {
  EXPECT_EQ(World::refusal([&] { declared(View::case_counts, -1); }), "view.dates");
  declared(View::case_counts, 2);
  EXPECT_EQ(counts_of("linze", city), "oversight.not_declared");
  EXPECT_EQ(World::refusal([&] { declared(View::case_counts, 3); }), "view.declared");
  world.clock.advance_minutes(2 * 24 * 60);
  EXPECT_EQ(counts_of("linze", city), "");
  const auto all = world.read(of(world.centre), [](ReadContext& c) { return declarations(c); });
  EXPECT_EQ(all.superior, "zhangye中心");
  const auto revoked = [&](DeclarationId id) {
    return World::refusal([&] {
      world.write(of(world.centre), [&](WriteContext& c) { return revoke(c, id, {Text<200, 1>("协议到期")}); });
    });
  };
  for (const auto& one : all.declarations) {
    if (one.id) {
      EXPECT_EQ(revoked(*one.id), "");
    }
  }
  EXPECT_EQ(counts_of("linze", city), "oversight.not_declared");
  EXPECT_EQ(revoked(*all.declarations.back().id), "view.revoked");
  EXPECT_EQ(revoked(DeclarationId{1}), "view.not_found");
}

TEST_P(ViewsTest, NobodyReadsBesideOrAbove) {
  declared(View::windows);
  EXPECT_EQ(windows_of("linze", beside), "oversight.not_superior");
  EXPECT_EQ(windows_of("zhangye", world.centre), "oversight.not_superior") << "a lower centre reads nothing above it";
  EXPECT_EQ(windows_of("linze", world.centre), "oversight.not_superior") << "its own it reads without";
  EXPECT_EQ(windows_of("nowhere", province), "oversight.unknown_centre");
  EXPECT_EQ(World::refusal([&] {
              world.write(of(province), [&](WriteContext& c) {
                return declare(c, {.view = View::windows, .basis = Text<200, 1>("x"), .from = c.today()});
              });
            }),
            "view.no_superior");
}

INSTANTIATE_ON_BOTH_ENGINES(ViewsTest);

}  // namespace
}  // namespace onewindow::views
