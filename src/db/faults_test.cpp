// What happens to the innocent when a batch goes wrong, and to everybody when the database does.
#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <atomic>
#include <latch>
#include <thread>

#include "base/refusal.h"
#include "db/testing.h"

namespace onewindow::db {
namespace faults_test {

const std::vector<Migration> kMigrations = {{"202601010000_test_create", R"(
create table notes (centre_id @id not null, id @id not null, body @text not null, primary key (centre_id, id)) @owned;
create table accounts (id @id not null primary key, name @text not null) @table;
)"}};

const Scope kOne = Scope::centre(CentreId{1});

struct Note {
  std::int64_t id;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, body))

// Runs statements past the layer, as an administrator would.
void run_outside(const std::string& url, const std::string& sql) {
  if (url.starts_with("sqlite:")) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(url.c_str() + 7, &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  } else {
    PGconn* handle = PQconnectdb(url.c_str());
    PGresult* result = PQexec(handle, sql.c_str());
    EXPECT_LE(PQresultStatus(result), PGRES_TUPLES_OK) << PQerrorMessage(handle);
    PQclear(result);
    PQfinish(handle);
  }
}

std::string outcome_of(const std::exception_ptr& failed) {
  if (!failed) return "done";
  try {
    std::rethrow_exception(failed);
  } catch (const Error& error) {
    static constexpr const char* names[] = {"unique", "foreign_key", "constraint", "busy",
                                            "full",   "lost",        "misuse",     "other"};
    return names[int(error.kind())];
  } catch (const Refusal& refusal) {
    return refusal.code;
  } catch (const std::exception& e) {
    return e.what();
  }
}

class FaultsTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) test.emplace(TestDatabase::make(GetParam(), kMigrations));
  }
  Database& db() { return *test->database; }
  void reopen_with(const std::string& suffix) {
    test->database.reset();
    Options options;
    options.url = test->url + suffix;
    test->database = Database::open(options);
  }

  using Work = std::function<void(Write&)>;
  // All of these run in one batch: the writer is held until they have come together.
  std::vector<std::string> run_together(const std::vector<Work>& works) {
    std::latch started(1), held(1), all_done(std::ptrdiff_t(works.size()) + 1);
    db().submit_write(
        kOne,
        [&](Write&) {
          started.count_down();
          held.wait();
        },
        [&](std::exception_ptr) { all_done.count_down(); });
    started.wait();
    std::vector<std::string> outcomes(works.size());
    for (std::size_t i = 0; i < works.size(); ++i)
      db().submit_write(kOne, works[i], [&, i](std::exception_ptr failed) {
        outcomes[i] = outcome_of(failed);
        all_done.count_down();
      });
    held.count_down();
    all_done.wait();
    return outcomes;
  }
  std::string outcome(const Work& work, Scope scope = kOne) {
    try {
      db().write(scope, work);
      return "done";
    } catch (...) {
      return outcome_of(std::current_exception());
    }
  }
  static Work add(std::int64_t id, const std::string& body = "x") {
    return [=](Write& w) { w.change("insert into notes @row", Note{id, body}); };
  }
  std::vector<std::int64_t> notes() {
    return db().read(kOne, [](Read& r) {
      return r.all<std::int64_t>("select id from notes where centre_id = :centre order by id");
    });
  }

  std::optional<TestDatabase> test;
};
INSTANTIATE_ON_BOTH_ENGINES(FaultsTest);

using Outcomes = std::vector<std::string>;
using Ids = std::vector<std::int64_t>;

TEST_P(FaultsTest, ARefusedMemberLeavesTheOthersAlone) {
  std::atomic<int> runs{0};
  const auto counted = [&](Work work) {
    return [&runs, work](Write& w) {
      ++runs;
      work(w);
    };
  };
  const auto outcomes = run_together({
      counted(add(1)),
      counted([](Write& w) {
        add(2)(w);
        throw Refusal(RefusalKind::conflict, "test.no", "不", "no");
      }),
      counted(add(3)),
      counted(add(3)),
      counted([](Write& w) {
        add(4)(w);
        throw std::runtime_error("broken");
      }),
      counted([](Write&) { throw Refusal(RefusalKind::conflict, "test.early", "不", "no"); }),
      counted([](Write&) {}),
      counted([](Write& w) { w.count("select count(*) from notes"); }),
      counted(add(5)),
  });
  EXPECT_NE(outcomes[7].find("without :centre"), std::string::npos);
  EXPECT_EQ((Outcomes{outcomes.begin(), outcomes.begin() + 7}),
            (Outcomes{"done", "test.no", "done", "unique", "broken", "test.early", "done"}));
  EXPECT_EQ(outcomes[8], "done");
  EXPECT_EQ(notes(), (Ids{1, 3, 5}));
  EXPECT_EQ(runs, 9) << "nobody had to run twice";
}

TEST_P(FaultsTest, AStrangeErrorAbandonsTheBatchAndTheOthersRunAgainAlone) {
  std::atomic<int> runs{0};
  const auto counted = [&](std::int64_t id) {
    return [&runs, id](Write& w) {
      ++runs;
      add(id)(w);
    };
  };
  const auto outcomes = run_together({
      counted(1),
      counted(2),
      [&](Write& w) {
        add(3)(w);
        w.change("insert into nowhere (id) values (1)");
      },
      // Reached only when it is run again: the batch ends at the member before.
      counted(4),
      [&](Write& w) {
        try {
          w.change("insert into nowhere (id) values (2)");
        } catch (const Error&) {}
        add(5)(w);
      },
  });
  EXPECT_EQ(outcomes, (Outcomes{"done", "done", "misuse", "done", "misuse"}));
  EXPECT_EQ(notes(), (Ids{1, 2, 4}));
  EXPECT_EQ(runs, 5) << "1 and 2 twice, 4 once";
}

TEST_P(FaultsTest, AFailedCommitRunsEverybodyAgainAlone) {
  // The layer makes no deferred constraint; the test does, so that the commit itself fails.
  run_outside(
      test->url,
      "create table wards (id bigint not null, account bigint references accounts(id) deferrable initially deferred)");
  const auto outcomes = run_together({
      add(1),
      [](Write& w) {
        add(2)(w);
        w.change("insert into wards (id, account) values (1, :a)", {{"a", 99}});
      },
      add(3),
  });
  EXPECT_EQ(outcomes, (Outcomes{"done", "foreign_key", "done"}));
  EXPECT_EQ(notes(), (Ids{1, 3}));
  EXPECT_EQ(outcome(add(4)), "done");
}

TEST_P(FaultsTest, TheOrderOfArrivalIsTheOrderOfTheBatch) {
  std::vector<Work> works;
  for (int i = 0; i < 100; ++i)
    works.push_back([](Write& w) {
      const auto next = w.count("select count(*) from notes where centre_id = :centre");
      add(next)(w);
    });
  EXPECT_EQ(run_together(works), Outcomes(100, "done"));
  EXPECT_EQ(notes().size(), 100u);
  EXPECT_EQ(notes().back(), 99);
}

TEST_P(FaultsTest, TooMuchWaitingIsBusy) {
  std::latch started(1), held(1);
  std::atomic<int> busy{0}, done{0};
  db().submit_write(
      kOne,
      [&](Write&) {
        started.count_down();
        held.wait();
      },
      [](std::exception_ptr) {});
  started.wait();
  for (int i = 0; i < 20'100; ++i)
    db().submit_write(
        kOne, [](Write&) {}, [&](std::exception_ptr failed) { ++(outcome_of(failed) == "busy" ? busy : done); });
  EXPECT_EQ(busy, 100);
  held.count_down();
  db().drain();
  EXPECT_EQ(busy + done, 20'100);
}

TEST_P(FaultsTest, AnswersThatThrowDoNotStopTheDatabase) {
  db().submit_write(kOne, add(1), [](std::exception_ptr) { throw std::runtime_error("answer"); });
  EXPECT_EQ(outcome(add(2)), "done");
  EXPECT_EQ(notes(), (Ids{1, 2}));
}

TEST_P(FaultsTest, AFullDatabaseFailsWhoFillsIt) {
  if (GetParam() != Engine::sqlite) GTEST_SKIP() << "the quota is SQLite's";
  reopen_with("?max_pages=64");
  std::vector<Work> works;
  for (int id = 1; id <= 9; ++id) works.push_back(id == 5 ? add(5, std::string(1'000'000, 'x')) : add(id));
  auto expected = Outcomes(9, "done");
  expected[4] = "full";
  EXPECT_EQ(run_together(works), expected);
  EXPECT_EQ(notes(), (Ids{1, 2, 3, 4, 6, 7, 8, 9}));

  // A member that hides the error would otherwise go on in a transaction that SQLite may have ended.
  const auto hides = [](Write& w) {
    try {
      add(20, std::string(1'000'000, 'x'))(w);
    } catch (const Error&) {}
    add(21)(w);
  };
  EXPECT_EQ(run_together({add(10), hides, add(11)}), (Outcomes{"done", "full", "done"}));
  EXPECT_EQ(notes(), (Ids{1, 2, 3, 4, 6, 7, 8, 9, 10, 11}));

  // Full for good: the last ones fail, nothing is left by halves, and reading goes on.
  Outcomes outcomes;
  for (int id = 100; id < 130; ++id) {
    const auto two = [id](Write& w) {
      add(id * 10, std::string(5'000, 'y'))(w);
      add(id * 10 + 1, std::string(5'000, 'y'))(w);
    };
    for (const auto& each : run_together({two, [id](Write& w) { add(id * 10 + 5, std::string(5'000, 'z'))(w); }}))
      outcomes.push_back(each);
  }
  EXPECT_EQ(outcomes.front(), "done");
  EXPECT_EQ(outcomes.back(), "full");
  const auto stored = notes();
  const auto ending_in = [&](int digit) {
    return std::count_if(stored.begin(), stored.end(), [&](auto id) { return id >= 1000 && id % 10 == digit; });
  };
  EXPECT_EQ(ending_in(0), ending_in(1));
  EXPECT_EQ(ending_in(0) + ending_in(5), std::count(outcomes.begin(), outcomes.end(), "done"));
}

TEST_P(FaultsTest, ALostSessionFailsOneMemberAndComesBack) {
  if (GetParam() != Engine::postgresql) GTEST_SKIP() << "SQLite has no server";
  const auto dies = [](Write& w) {
    add(2)(w);
    w.value<bool>("select pg_terminate_backend(pg_backend_pid())");
  };
  EXPECT_EQ(outcome(add(1)), "done");
  EXPECT_EQ(outcome(dies), "lost");
  EXPECT_EQ(outcome(add(3)), "done");
  EXPECT_EQ(run_together({add(4), dies, add(5)}), (Outcomes{"done", "lost", "done"}));
  EXPECT_EQ(notes(), (Ids{1, 3, 4, 5}));

  // Sessions that died while they were idle are replaced without anybody noticing.
  run_outside(test->url,
              "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> "
              "pg_backend_pid()");
  for (int i = 0; i < 8; ++i) EXPECT_EQ(outcome(add(10 + i)), "done");
  for (int i = 0; i < 8; ++i) EXPECT_EQ(notes().size(), 12u);
}

TEST_P(FaultsTest, ACommitThatNobodyKnowsTheEndOfIsNotRunAgain) {
  if (GetParam() != Engine::postgresql) GTEST_SKIP() << "SQLite has no server";
  run_outside(test->url,
              "create function die() returns trigger language plpgsql as 'begin perform "
              "pg_terminate_backend(pg_backend_pid()); return null; end';"
              "create table traps (id bigint); "
              "create constraint trigger trap after insert on traps deferrable initially deferred for each row execute "
              "function die()");
  std::atomic<int> runs{0};
  const auto trapped = [&](Write& w) {
    ++runs;
    w.change("insert into traps (id) values (1)");
  };
  EXPECT_EQ(run_together({add(1), trapped, add(2)}), (Outcomes{"lost", "lost", "lost"}));
  EXPECT_EQ(outcome(trapped), "lost");
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(outcome(add(3)), "done");
  EXPECT_EQ(notes(), (Ids{3}));
}

TEST_P(FaultsTest, ADeadlockIsRunAgain) {
  if (GetParam() != Engine::postgresql) GTEST_SKIP() << "SQLite has one writer";
  for (int id : {1, 2})
    db().write(Scope::platform(),
               [&](Write& w) { w.change("insert into accounts (id, name) values (:id, 'a')", {{"id", id}}); });
  std::latch both(2);
  std::atomic<int> runs{0};
  const auto cross = [&](std::int64_t first, std::int64_t second) {
    return [&, first, second](Write& w) {
      const char* sql = "update accounts set name = name || 'x' where id = :id";
      w.change(sql, {{"id", first}});
      if (++runs <= 2) both.arrive_and_wait();
      w.change(sql, {{"id", second}});
    };
  };
  std::string other;
  std::thread thread([&] { other = outcome(cross(2, 1), Scope::centre(CentreId{2})); });
  EXPECT_EQ(outcome(cross(1, 2)), "done");
  thread.join();
  EXPECT_EQ(other, "done");
  EXPECT_GE(runs, 3);
}

TEST_P(FaultsTest, ASchemaThatAnotherServerChangesIsTakenUp) {
  const auto read = [&] {
    return db().read(Scope::platform(), [](Read& r) { return r.all<std::string>("select name from accounts"); });
  };
  EXPECT_EQ(read().size(), 0u);
  run_outside(test->url, "insert into accounts (id, name) values (1, 'a')");
  for (int i = 0; i < 12; ++i) EXPECT_EQ(read().size(), 1u);
  if (GetParam() == Engine::postgresql)
    run_outside(test->url, "alter table accounts alter column name type varchar(100)");
  else run_outside(test->url, "alter table accounts add column age integer");
  for (int i = 0; i < 12; ++i) EXPECT_EQ(read().size(), 1u);
}

}  // namespace faults_test
}  // namespace onewindow::db
