#include "db/alone.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "base/refusal.h"

namespace onewindow::db {
namespace {

const Scope kOne = Scope::centre(CentreId{1});

class AloneTest : public ::testing::Test {
 protected:
  AloneTest() {
    std::filesystem::remove(path);
    database = open(false);
    database->migrate({{"202601010000_test_create",
                        "create table notes (centre_id @id not null, id @id not null, body @text not null default '', "
                        "primary key (centre_id, id)) @owned;\n"}});
  }
  ~AloneTest() override {
    database.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
  }

  std::unique_ptr<Database> open(bool durable, const std::string& quota = "") const {
    return Database::open({.url = "sqlite:" + path + quota, .durable = durable});
  }
  static ErrorKind failure_of(const std::function<void()>& act) {
    try {
      act();
    } catch (const Error& e) {
      return e.kind();
    }
    ADD_FAILURE() << "nothing failed";
    return ErrorKind::other;
  }
  static void add(Write& write, std::int64_t id) {
    write.change("insert into notes (centre_id, id) values (:centre, :id)", {{"id", id}});
  }
  static std::int64_t seen_by(Database& reader) {
    return reader.read(kOne, [](Read& r) { return r.count("select count(*) from notes where centre_id = :centre"); });
  }

  const std::string path =
      (std::filesystem::temp_directory_path() / ("onewindow-alone-" + std::to_string(::getpid()) + ".db")).string();
  std::unique_ptr<Database> database;
};

TEST_F(AloneTest, AWriteIsWholeOrUndoneAndSeenAtOnce) {
  database->write(kOne, [](Write& w) { add(w, 1); });
  EXPECT_THROW(database->write(kOne,
                               [](Write& w) {
                                 add(w, 2);
                                 throw Refusal(RefusalKind::conflict, "no", "不", "no");
                               }),
               Refusal);
  EXPECT_THROW(database->write(kOne, [](Write& w) { add(w, 1); }), Error);
  database->write(kOne, [](Write& w) { add(w, 3); });
  EXPECT_EQ(seen_by(*database), 2);
}

TEST_F(AloneTest, OthersSeeItWhenManyAreDoneOrItCloses) {
  for (int i = 1; i < Alone::kWritesToACommit; ++i) database->write(kOne, [&](Write& w) { add(w, i); });
  EXPECT_EQ(seen_by(*open(true)), 0);
  database->write(kOne, [](Write& w) { add(w, Alone::kWritesToACommit); });
  EXPECT_EQ(seen_by(*open(true)), Alone::kWritesToACommit);
  database->write(kOne, [](Write& w) { add(w, 0); });
  database.reset();
  EXPECT_EQ(seen_by(*open(true)), Alone::kWritesToACommit + 1);
}

TEST_F(AloneTest, WhatAWriteBringsComesAfterIt) {
  std::vector<int> order;
  database->write(kOne, [&](Write& w) {
    database->submit_read(kOne, [&](Read&) { order.push_back(2); }, [&](std::exception_ptr) { order.push_back(3); });
    add(w, 1);
    order.push_back(1);
  });
  EXPECT_EQ(order, (std::vector<int>{1, 2, 3}));
}

TEST_F(AloneTest, WhenAnsweredWritesAreLostNothingMoreIsTaken) {
  database = open(false, "?max_pages=64");
  database->write(kOne, [](Write& w) { add(w, 1); });
  const auto fill = [](Write& w) {
    w.change("insert into notes (centre_id, id, body) values (:centre, 2, :body)",
             {{"body", std::string(1'000'000, 'x')}});
  };
  EXPECT_EQ(failure_of([&] { database->write(kOne, fill); }), ErrorKind::full);  // SQLite rolls everything back
  EXPECT_EQ(failure_of([&] { database->write(kOne, [](Write& w) { add(w, 2); }); }), ErrorKind::lost);
  EXPECT_EQ(failure_of([&] { seen_by(*database); }), ErrorKind::lost);
  EXPECT_EQ(failure_of([&] { database->migrate({}); }), ErrorKind::lost);
  EXPECT_EQ(failure_of([&] { database->drain(); }), ErrorKind::lost);
  EXPECT_EQ(failure_of([&] { seen_by(*database); }), ErrorKind::busy);
  EXPECT_EQ(seen_by(*open(true)), 0);
}

TEST_F(AloneTest, TakesWorkFromSeveralThreads) {
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 100; ++i) database->write(kOne, [&](Write& w) { add(w, t * 100 + i); });
    });
  threads.clear();
  EXPECT_EQ(seen_by(*database), 400);
}

}  // namespace
}  // namespace onewindow::db
