// The auditor against simulated centres: nothing differs, and what is tampered with is found. The long run (twenty
// seeds of ninety days) is in the slow tier; its findings print the seed that makes them again.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/features.h"
#include "app/runtime.h"
#include "centre/files/files.h"
#include "db/testing.h"
#include "regulation/calendar_lines.h"
#include "simulation/auditor.h"
#include "simulation/simulation.h"

namespace onewindow {
namespace {

std::string told(const simulation::Audit& audit) {
  std::string out;
  for (const auto& finding : audit.findings)
    out += "\n" + finding.object + " " + finding.what + ": expected " + finding.expected + ", found " + finding.found;
  return out;
}

// Where what is handed in online lies, for the time of this program.
void make_folder() {
  static const struct Folder {
    Folder() { files::configure({.folder = path.string()}); }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("onewindow-audit-" + std::to_string(::getpid()));
  } folder;
}

// A centre that has played some days.
struct Played {
  Played(db::Engine engine, std::uint64_t seed, int days, int cases_per_day)
      : database(db::TestDatabase::make(engine, app::migrations())),
        clock(Instant::at(Date::of(2026, 1, 26), 7, 0)),  // the Spring Festival lies ahead
        runtime(config(database.url), {.clock = &clock, .migrate = false, .keys = false, .durable = false}),
        demo(simulation::establish(runtime.contexts, runtime.files)) {
    make_folder();
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
  // The days as the centre has them; how they are counted, the audit knows by itself.
  simulation::Audit audit() {
    const std::string days = runtime.contexts.read(Actor::of_system(demo.centre.id, "test"), [](ReadContext& context) {
      return regulation::csv_of(context.law.calendar());
    });
    return simulation::audit(runtime.contexts, demo.centre.id, days);
  }
  void tamper(const std::string& sql) {
    runtime.contexts.write(Actor::of_system(demo.centre.id, "somebody"), [&](WriteContext& context) {
      context.db.change(sql);
      context.record("test.tamper", "test", 0, "", "");
    });
  }
  std::int64_t value(const std::string& sql) {
    return runtime.contexts.read(Actor::of_system(demo.centre.id, "test"),
                                 [&](ReadContext& context) { return context.db.count(sql); });
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

// One centre, a change of every kind: each is named.
TEST_P(AuditTest, NamesAPlantedDifferenceOfEveryKind) {
  Played played(GetParam(), 9, 24, 24);
  ASSERT_EQ(played.audit().differences, 0) << "seed 9" << told(played.audit());
  std::vector<std::string> wanted;
  const auto plant = [&](const std::string& what, const std::string& table, const std::string& key, std::int64_t row,
                         const std::string& change) {
    ASSERT_NE(row, 0) << "nothing to change: " << what;
    played.tamper("update " + table + " set " + change + " where centre_id = :centre and " + key + " = " +
                  std::to_string(row));
    wanted.push_back(what);
  };
  const auto planted = [&](const std::string& what, const std::string& table, const std::string& column,
                           const std::string& to, const std::string& where, const std::string& key = "id") {
    plant(what, table, key,
          played.value("select min(" + key + ") from " + table + " where centre_id = :centre" +
                       (where.empty() ? "" : " and " + where)),
          column + " = " + to);
  };
  planted("fees.receipt", "fee_receipts", "amount", "amount + 1", "state = 'valid'");
  planted("fees.amount", "fee_lines", "amount", "amount - 1", "", "receipt_id");
  planted("fees.settlement", "fee_settlements", "expected_cash", "expected_cash + 100", "");
  planted("fees.reduction", "fee_reductions", "state", "'denied'", "state in ('granted', 'used')");
  planted("objection", "case_objections", "replied_at", "replied_at + 86400000", "replied_at is not null");
  planted("urging", "case_urgings", "answered_at", "null", "answered_at is not null");
  planted("help_call", "help_calls", "arrived_at", "called_at", "arrived_at is not null");
  planted("inquiry", "inquiries", "outcome", "'referred'", "outcome = 'handled'");
  planted("forwarding", "forwardings", "number", "'NOBODY-Z2026-00001'", "side = 'taken'");
  planted("rating", "ratings", "level", "'very_dissatisfied'", "level = 'satisfied'");
  planted("statistics.day", "case_figures", "promised_kept", "1 - promised_kept", "promised_kept is not null",
          "case_id");
  planted("statistics.department", "case_figures", "concluded_at", "concluded_at - 864000000", "outcome = 'granted'",
          "case_id");
  planted("results.denied", "case_figures", "outcome", "'granted'", "outcome = 'denied'", "case_id");
  planted("register.finished", "case_figures", "finished_at", "finished_at + 1000", "outcome = 'not_accepted'",
          "case_id");
  planted("register.denials", "case_denials", "reason", "'不详'", "", "case_id");
  planted("register.late", "case_figures", "promised_due", "'2026-01-01'",
          "outcome = 'open' and promised_due is not null", "case_id");
  planted("register.papers", "case_archives", "filed_at", "filed_at - 1000", "", "case_id");
  planted("register.documents", "case_documents", "voided", "1", "kind = 'acceptance_notice' and voided = 0");
  // Silence that accepted: its day is that of the receipt.
  plant("accepted_at", "cases", "id",
        played.value("select min(case_id) from case_events where centre_id = :centre and act = 'deem_accepted'"),
        "accepted_at = accepted_at + 432000000");
  const auto audit = played.audit();
  for (const std::string& what : wanted)
    EXPECT_TRUE(std::any_of(audit.findings.begin(), audit.findings.end(),
                            [&](const auto& finding) { return finding.what == what; }))
        << what << " was not found, seed 9";
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
