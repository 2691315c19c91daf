#include "db/migrate.h"

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <unistd.h>

#include "base/refusal.h"
#include "db/testing.h"

namespace onewindow::db {
namespace migrate_test {

const Migration kFirst{
    "202601010000_a_create",
    "create table a (id @id not null primary key, t @text) @table;\ninsert into a (id) values (1);\n"};
const Migration kSecond{
    "202602010000_b_create",
    "create table b (centre_id @id not null, id @id not null, primary key (centre_id, id)) @owned;"};

class MigrationsTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) test.emplace(TestDatabase::make(GetParam(), {kFirst}));
  }
  std::string outcome(const std::vector<Migration>& migrations) {
    try {
      std::string names;
      for (const auto& name : test->database->migrate(migrations)) names += name + " ";
      return names;
    } catch (const Refusal& refusal) {
      return refusal.code;
    } catch (const Error& error) {
      return "error";
    } catch (const BrokenPromise&) {
      return "broken";
    }
  }
  std::optional<TestDatabase> test;
};
INSTANTIATE_ON_BOTH_ENGINES(MigrationsTest);

TEST_P(MigrationsTest, ApplyWhatIsMissingOnceAndInOrder) {
  // db's own heads is dated 2026-11-23, so what a test adds has to be younger.
  const Migration b{"202701010000_b_create", kSecond.sql},
      c{"202701020000_c_create", "create table c (id @id not null primary key) @table;"};
  EXPECT_EQ(outcome({kFirst}), "");
  EXPECT_EQ(outcome({c, kFirst, b}), "202701010000_b_create 202701020000_c_create ");
  EXPECT_EQ(outcome({kFirst, b, c}), "");
  EXPECT_EQ(outcome({kFirst}), "") << "an old server beside a new one";
  // The cover knows the new table at once.
  EXPECT_THROW(test->database->write(Scope::centre(CentreId{1}), [](Write& w) { w.count("select count(*) from b"); }),
               BrokenPromise);
}

TEST_P(MigrationsTest, RefuseAChangedOrALateOne) {
  EXPECT_EQ(outcome({{kFirst.name, kFirst.sql + " "}}), "db.migration_changed");
  EXPECT_EQ(outcome({kFirst, kSecond}), "db.migration_order") << "older than db's own";
}

TEST_P(MigrationsTest, AFailedOneLeavesNothing) {
  const Migration bad{"202701010000_bad",
                      "create table c (id @id not null primary key) @table;\ninsert into nowhere (id) values (1);"};
  EXPECT_EQ(outcome({kFirst, bad}), "error");
  EXPECT_EQ(outcome({kFirst, {"202701010000_good", "create table c (id @id not null primary key) @table;"}}),
            "202701010000_good ");
}

TEST_P(MigrationsTest, ATableIsRebuiltUnderThoseThatReferToIt) {
  const Migration refers{"202701010000_refers",
                         "create table r (id @id not null primary key, a @id not null references a(id)) "
                         "@table;\ninsert into r (id, a) values (1, 1);\n"};
  EXPECT_EQ(outcome({kFirst, refers}), "202701010000_refers ");
  if (GetParam() == Engine::postgresql) return;  // it alters columns in place
  const Migration rebuilt{
      "202701020000_rebuilt",
      "create table a_new (id @id not null primary key, t @text not null) @table;\n"
      "insert into a_new select id, coalesce(t, '') from a;\ndrop table a;\nalter table a_new rename to a;\n"};
  EXPECT_EQ(outcome({kFirst, refers, rebuilt}), "202701020000_rebuilt ");
  EXPECT_EQ(outcome({kFirst, refers, rebuilt, {"202701030000_orphans", "delete from a;\n"}}), "error");
}

TEST_P(MigrationsTest, HoldTheTablesToTheirWord) {
  const auto one = [&](const char* sql) { return outcome({kFirst, {"202701010000_x", sql}}); };
  EXPECT_EQ(one("create table c (id @id not null primary key);"), "broken");
  EXPECT_EQ(one("create table c (centre_id @id, id @id not null primary key) @table;"), "error");
  EXPECT_EQ(one("create table c (centre_id @id not null, id @id not null, primary key (id, centre_id)) @owned;"),
            "error");
  EXPECT_EQ(one("create table c (id @id not null primary key) @owned;"), "error");
  EXPECT_EQ(one("create table c (id @serial primary key) @table;"), "broken");
  EXPECT_EQ(one("create table c (id @id primary key references a deferrable initially deferred) @table;"), "broken");
  EXPECT_EQ(one("create table c (id @id primary key) @table; create table d (id @id) @table;"), "broken");
}

TEST(Ddl, SplitsAndExpands) {
  const auto statements = expand_ddl(
      "-- first; second\ncreate table if not exists a (\n  id @id, -- ;\n  t @text default 'x;\ny'\n) @owned;  -- "
      "end\n\ncreate index a_t on a (t);\n",
      Engine::sqlite);
  ASSERT_EQ(statements.size(), 2u);
  EXPECT_EQ(statements[1].sql, "create index a_t on a (t)");
  EXPECT_NE(statements[0].sql.find("'x;\ny'"), std::string::npos);
  EXPECT_NE(statements[0].sql.find(") strict"), std::string::npos);
  EXPECT_EQ(expand_ddl("create table a (id @id, t @text) @table;", Engine::postgresql)[0].sql,
            "create table a (id bigint, t text collate \"C\")");
}

TEST(Collation, APostgresqlDatabaseThatSortsByLanguageIsRefused) {
  const char* server = std::getenv("ONEWINDOW_TEST_POSTGRESQL");
  if (server == nullptr) GTEST_SKIP() << "ONEWINDOW_TEST_POSTGRESQL names no server";
  const std::string name = "ow_test_collation_" + std::to_string(getpid());
  const auto run = [&](const std::string& sql) {
    PGconn* connection = PQconnectdb(server);
    PGresult* result = PQexec(connection, sql.c_str());
    EXPECT_EQ(PQresultStatus(result), PGRES_COMMAND_OK) << PQerrorMessage(connection);
    PQclear(result);
    PQfinish(connection);
  };
  run("create database " + name + " encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8' template template0");
  {
    Options options;
    options.url = server;
    options.url = options.url.substr(0, options.url.find('/', options.url.find("//") + 2)) + "/" + name;
    const auto database = Database::open(options);
    try {
      database->migrate({});
      ADD_FAILURE() << "accepted";
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.code, "db.collation");
    }
  }
  run("drop database " + name + " with (force)");
}

}  // namespace migrate_test
}  // namespace onewindow::db
