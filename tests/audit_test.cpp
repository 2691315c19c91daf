// The auditor against simulated centres: nothing differs, and what is tampered with is found. The long run (twenty
// seeds of ninety days) is in the slow tier; its findings print the seed that makes them again.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/features.h"
#include "app/runtime.h"
#include "db/testing.h"
#include "simulation/auditor.h"
#include "simulation/simulation.h"

namespace onewindow {
namespace {

std::string workdays() {
  std::ifstream file("regulations/calendar/cn-workdays.csv", std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string told(const simulation::Audit& audit) {
  std::string out;
  for (const auto& finding : audit.findings)
    out += "\n" + finding.object + " " + finding.what + ": expected " + finding.expected + ", found " + finding.found;
  return out;
}

// A centre that has played some days.
struct Played {
  Played(db::Engine engine, std::uint64_t seed, int days, int cases_per_day)
      : database(db::TestDatabase::make(engine, app::migrations())),
        clock(Instant::at(Date::of(2026, 1, 26), 7, 0)),  // the Spring Festival lies ahead
        runtime(config(database.url), {.clock = &clock, .migrate = false, .keys = false, .durable = false}),
        demo(simulation::establish(runtime.contexts, runtime.files)) {
    runtime.keyring.open("", privacy::Keyring::of_tests());
    const Date from = clock.now().date();
    report = simulation::run(
        runtime.contexts, clock, demo,
        {.seed = seed, .from = from, .until = Instant::at(from + days, 12, 0), .cases_per_day = cases_per_day});
  }
  static app::Config config(const std::string& url) {
    app::Config out;
    out.database = url;
    out.regulations = "regulations";
    return out;
  }
  simulation::Audit audit() { return simulation::audit(runtime.contexts, demo.centre.id, workdays()); }
  void tamper(const std::string& sql) {
    runtime.contexts.write(Actor::of_system(demo.centre.id, "somebody"), [&](WriteContext& context) {
      context.db.change(sql);
      context.record("test.tamper", "test", 0, "", "");
    });
  }
  std::int64_t first_open() {
    return runtime.contexts.read(Actor::of_system(demo.centre.id, "test"), [](ReadContext& context) {
      return context.db.count("select min(id) from cases where centre_id = :centre and state = 'in_review'");
    });
  }

  db::TestDatabase database;
  ManualClock clock;
  app::Runtime runtime;
  simulation::Demo demo;
  simulation::Report report;
};

class AuditTest : public db::OnBothEngines {};

TEST_P(AuditTest, FindsNothingInWhatTheHouseDerives) {
  Played played(GetParam(), 7, 30, 8);
  const auto audit = played.audit();
  EXPECT_GT(audit.cases, 100);
  EXPECT_GT(audit.clocks, 300);
  EXPECT_GT(audit.documents, 300);
  EXPECT_EQ(audit.differences, 0) << "seed 7" << told(audit);
}

TEST_P(AuditTest, FindsWhatWasChangedBehindTheHousesBack) {
  Played played(GetParam(), 8, 12, 6);
  const auto differs = [&](const std::string& sql, const std::string& what) {
    played.tamper(sql);
    const auto audit = played.audit();
    EXPECT_TRUE(std::any_of(audit.findings.begin(), audit.findings.end(),
                            [&](const auto& finding) { return finding.what == what; }))
        << what << " was not found" << told(audit);
  };
  const std::string id = std::to_string(played.first_open());
  differs("update cases set due_date = '2026-12-01' where centre_id = :centre and id = " + id, "list.due");
  differs("update cases set accepted_at = accepted_at + 1 where centre_id = :centre and id = " + id, "accepted_at");
  differs("delete from case_events where centre_id = :centre and case_id = " + id + " and act = 'transfer'", "clocks");
  differs("update ledger set actor_name = 'nobody' where centre_id = :centre and sequence = 20", "sound");
  differs("update cases set receipt_number = 'LINZE-S2026-99999' where centre_id = :centre and id = " + id, "series");
}

INSTANTIATE_ON_BOTH_ENGINES(AuditTest);

class LongAuditTest : public ::testing::TestWithParam<int> {};

TEST_P(LongAuditTest, FindsNothingInNinetyDays) {
  Played played(db::Engine::sqlite, std::uint64_t(GetParam()), 90, 40);
  const auto audit = played.audit();
  EXPECT_GT(audit.cases, 1500);
  EXPECT_EQ(audit.differences, 0) << "seed " << GetParam() << told(audit);
}

INSTANTIATE_TEST_SUITE_P(Seeds, LongAuditTest, ::testing::Range(1, 21));

}  // namespace
}  // namespace onewindow
