#pragma once
// A database per test, copied from a template that is migrated once per process, on SQLite and on PostgreSQL alike.
// PostgreSQL is used when ONEWINDOW_TEST_POSTGRESQL names a server (./dev test starts one); without it those tests fail
// in CI and are skipped with that reason elsewhere.
#include <gtest/gtest.h>

#include "db/database.h"

namespace onewindow::db {

struct TestDatabase {
  // What the template holds beside its tables, written once by what opens the url and closes it again.
  struct Seed {
    std::string name;
    std::function<void(const std::string& url)> plant;
  };
  // The migrations and the seed's name identify the template.
  static TestDatabase make(Engine engine, const std::vector<Migration>& migrations, const Seed& seed = {});
  ~TestDatabase();
  TestDatabase(TestDatabase&&) noexcept;

  std::unique_ptr<Database> database;
  std::string url;
  Database* operator->() { return database.get(); }

 private:
  TestDatabase() = default;
  std::function<void()> drop_;
};

// class MyTest : public db::OnBothEngines {…}; TEST_P(MyTest, …); INSTANTIATE_ON_BOTH_ENGINES(MyTest);
class OnBothEngines : public ::testing::TestWithParam<Engine> {
 protected:
  void SetUp() override;  // skips PostgreSQL where there is none; who overrides it calls it first
};

#define INSTANTIATE_ON_BOTH_ENGINES(Suite)                                                              \
  INSTANTIATE_TEST_SUITE_P(                                                                             \
      , Suite, ::testing::Values(::onewindow::db::Engine::sqlite, ::onewindow::db::Engine::postgresql), \
      [](const auto& tested) { return tested.param == ::onewindow::db::Engine::sqlite ? "sqlite" : "postgresql"; })

}  // namespace onewindow::db
