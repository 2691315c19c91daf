#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/digest.h"
#include "base/refusal.h"
#include "db/testing.h"

namespace onewindow::db {
namespace db_test {

enum class State { open, closed };
BOOST_DESCRIBE_ENUM(State, open, closed)

struct Part {
  std::string name;
  std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, count))

struct ThingTag;
struct Thing {
  Id<ThingTag> id;
  std::string title;
  Text<20> note;
  State state;
  bool urgent;
  std::int32_t rank;
  Money fee;
  Workdays limit;
  Date due;
  Instant made_at;
  std::vector<Part> parts;
  std::map<std::string, std::int64_t> tally;
  Part main;
  boost::json::value extra;
  std::optional<std::string> remark;
  std::optional<std::int64_t> closed_at;
  std::optional<Part> spare;
};
BOOST_DESCRIBE_STRUCT(Thing, (),
                      (id, title, note, state, urgent, rank, fee, limit, due, made_at, parts, tally, main, extra,
                       remark, closed_at, spare))

struct Account {
  std::int64_t id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, name))

const std::vector<Migration> kMigrations = {{"202601010000_test_create", R"(
-- Every kind of column; a comment with ; in it
create table things (
  centre_id @id not null, id @id not null, title @text not null, note @text not null, state @text not null,
  urgent @int not null, rank @int not null, fee @int not null, "limit" @int not null, due @text not null, made_at @int not null,
  parts @text not null, tally @text not null, main @text not null, extra @text not null, remark @text, closed_at @int, spare @text,
  primary key (centre_id, id)
) @owned;
create table marks (
  centre_id @id not null, id @id not null, name @text not null, weight @int not null default 1 check (weight > 0),
  primary key (centre_id, id), unique (centre_id, name)
) @owned;
create table accounts (id @id not null primary key, name @text not null default 'a;b') @table;
create table series (centre_id @id not null primary key, last @int not null) @owned;
create table numbers (centre_id @id not null, number @int not null, primary key (centre_id, number)) @owned;
)"}};

const Scope kOne = Scope::centre(CentreId{1});
const Scope kTwo = Scope::centre(CentreId{2});

class DatabaseTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) test.emplace(TestDatabase::make(GetParam(), kMigrations));
  }
  Database& db() { return *test->database; }
  // What the work fails with: "unique", "refusal x.y", "broken", or "done".
  template <class F>
  std::string outcome(Scope scope, F&& work) {
    try {
      db().write(scope, work);
      return "done";
    } catch (const Error& error) {
      static constexpr const char* names[] = {"unique", "foreign_key", "constraint", "busy",
                                              "full",   "lost",        "misuse",     "other"};
      return names[int(error.kind())];
    } catch (const Refusal& refusal) {
      return "refusal " + refusal.code;
    } catch (const BrokenPromise&) {
      return "broken";
    }
  }
  void add_mark(std::int64_t id, const std::string& name, Scope scope = kOne) {
    db().write(scope, [&](Write& w) {
      w.change("insert into marks (centre_id, id, name) values (:centre, :id, :name)", {{"id", id}, {"name", name}});
    });
  }
  std::int64_t marks(Scope scope = kOne) {
    return db().read(scope, [](Read& r) { return r.count("select count(*) from marks where centre_id = :centre"); });
  }

  std::optional<TestDatabase> test;
};
INSTANTIATE_ON_BOTH_ENGINES(DatabaseTest);

// "limit" is a keyword, so the list is written out where the test wants it quoted.
constexpr const char* kInsertThing =
    "insert into things (centre_id, id, title, note, state, urgent, rank, fee, \"limit\", due, made_at, parts, tally, "
    "main, extra, remark, closed_at, spare) "
    "values (:centre, :id, :title, :note, :state, :urgent, :rank, :fee, :limit, :due, :made_at, :parts, :tally, :main, "
    ":extra, :remark, :closed_at, :spare)";
constexpr const char* kSelectThing =
    "select id, title, note, state, urgent, rank, fee, \"limit\", due, made_at, parts, tally, main, extra, remark, "
    "closed_at, spare "
    "from things where centre_id = :centre and id = :id";

TEST_P(DatabaseTest, RowsComeBackAsTheyWereGiven) {
  const Thing full{{7},
                   "收件 'x' \"y\" \\ :z",
                   "短",
                   State::closed,
                   true,
                   -5,
                   {1999},
                   {15},
                   Date::of(2026, 2, 13),
                   {1'771'000'000'123},
                   {{"印章", 2}, {"x", 9007199254740993}},
                   {{"a", 1}},
                   {"主", 3},
                   boost::json::parse(R"({"k":[1,null,"二"]})"),
                   "备注",
                   42,
                   Part{"备", 1}};
  Thing bare = full;
  bare.id = {8};
  bare.remark.reset();
  bare.closed_at.reset();
  bare.spare.reset();
  bare.parts.clear();
  bare.title = "";
  db().write(kOne, [&](Write& w) {
    EXPECT_EQ(w.change(kInsertThing, full), 1);
    EXPECT_EQ(w.change(kInsertThing, bare), 1);
    EXPECT_EQ(w.changes(), 2);
  });
  for (const Thing& given : {full, bare}) {
    const auto back = db().read(kOne, [&](Read& r) { return r.first<Thing>(kSelectThing, {{"id", given.id}}); });
    ASSERT_TRUE(back);
    EXPECT_EQ(json::text(*back), json::text(given));
  }
  EXPECT_FALSE(db().read(kTwo, [&](Read& r) { return r.first<Thing>(kSelectThing, {{"id", full.id}}); }));
}

// What lies in a table was written by us, perhaps by another version under other limits: it stays readable.
TEST_P(DatabaseTest, JsonColumnsAreReadWithoutTheLimitsOfInput) {
  const std::string longer(10'000, 'x');
  Thing thing{{7}, "t",           "n", State::open, false, 1,  {1}, {1}, Date::of(2026, 2, 13),
              {1}, {{longer, 2}}, {},  {"m", 1},    {},    {}, {},  {}};
  for (int depth = 0; depth < 40; ++depth) thing.extra = boost::json::array{thing.extra};
  db().write(kOne, [&](Write& w) {
    w.change(kInsertThing, thing);
    w.change("update things set main = :main where centre_id = :centre and id = 7",
             {{"main", std::string_view(R"({"name":"m","gone":[1]})")}});
  });
  const auto back = db().read(kOne, [&](Read& r) { return r.first<Thing>(kSelectThing, {{"id", thing.id}}); });
  ASSERT_TRUE(back);
  EXPECT_EQ(back->parts.at(0).name, longer);
  EXPECT_EQ(back->extra, thing.extra);
  EXPECT_EQ(back->main.name, "m");
  EXPECT_EQ(outcome(kOne,
                    [&](Write& w) {
                      w.change("update things set main = :main where centre_id = :centre and id = 7",
                               {{"main", std::string_view(R"({"name":1})")}});
                      w.first<Thing>(kSelectThing, {{"id", thing.id}});
                    }),
            "misuse");
}

TEST_P(DatabaseTest, SingleValuesAndAggregates) {
  const auto read = [&](auto work) { return db().read(kOne, work); };
  using MaybeNumber = std::optional<std::int64_t>;
  EXPECT_EQ(read([](Read& r) { return r.value<MaybeNumber>("select max(id) from marks where centre_id = :centre"); }),
            std::optional<MaybeNumber>(MaybeNumber()));
  add_mark(3, "c");
  add_mark(4, "d");
  EXPECT_EQ(marks(), 2);
  EXPECT_EQ(read([](Read& r) { return r.value<std::int64_t>("select sum(id) from marks where centre_id = :centre"); }),
            7);
  EXPECT_EQ(read([](Read& r) {
              return r.value<std::string>("select name from marks where centre_id = :centre order by id desc limit :n",
                                          {{"n", 1}});
            }),
            "d");
  EXPECT_EQ(read([](Read& r) {
              return r.value<bool>("select exists (select 1 from marks where centre_id = :centre and id = :id)",
                                   {{"id", 3}});
            }),
            true);
  EXPECT_EQ(read([](Read& r) {
              return r.value<std::string>("select name from marks where centre_id = :centre and id = :id", {{"id", 9}});
            }),
            std::nullopt);
  EXPECT_EQ(read([](Read& r) { return r.value<std::string>("select cast(:a as text) || 'x'", {{"a", "y"}}); }), "yx");
  // The same text with another kind of value: a filter that is not set.
  const char* filtered =
      "select count(*) from marks where centre_id = :centre and name = coalesce(cast(:name as text), name)";
  EXPECT_EQ(read([&](Read& r) { return r.count(filtered, {{"name", std::optional<std::string>()}}); }), 2);
  EXPECT_EQ(read([&](Read& r) { return r.count(filtered, {{"name", "c"}}); }), 1);
  EXPECT_EQ(read([&](Read& r) { return r.count(filtered, {{"name", nullptr}}); }), 2);
}

TEST_P(DatabaseTest, TextComparesByItsBytesAndLikeMindsTheCase) {
  for (const auto& [id, name] :
       std::vector<std::pair<int, std::string>>{{1, "b"}, {2, "B"}, {3, "a"}, {4, "中"}, {5, "_"}})
    add_mark(id, name);
  EXPECT_EQ(db().read(kOne,
                      [](Read& r) {
                        return r.all<std::string>("select name from marks where centre_id = :centre order by name");
                      }),
            (std::vector<std::string>{"B", "_", "a", "b", "中"}));
  EXPECT_EQ(
      db().read(kOne,
                [](Read& r) {
                  return r.count("select count(*) from marks where centre_id = :centre and name like 'B%' escape '!'");
                }),
      1);
}

TEST_P(DatabaseTest, PagesByKeyset) {
  db().write(kOne, [](Write& w) {
    for (std::int64_t id = 1; id <= 25; ++id)
      w.change("insert into marks (centre_id, id, name, weight) values (:centre, :id, :name, :weight)",
               {{"id", id}, {"name", std::to_string(id)}, {"weight", id / 10 + 1}});
  });
  std::vector<std::int64_t> seen;
  std::int64_t weight = 0, id = 0;
  for (;;) {
    const auto page = db().read(kOne, [&](Read& r) {
      return r.all<std::int64_t>(
          "select id from marks where centre_id = :centre and (weight, id) > (:weight, :id) order by weight, id limit "
          ":n",
          {{"weight", weight}, {"id", id}, {"n", 7}});
    });
    if (page.empty()) break;
    seen.insert(seen.end(), page.begin(), page.end());
    id = page.back();
    weight = id / 10 + 1;
  }
  ASSERT_EQ(seen.size(), 25u);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
}

TEST_P(DatabaseTest, ExpandsColumnsAndRows) {
  EXPECT_EQ(outcome(Scope::platform(), [](Write& w) { w.change("insert into accounts @row", Account{5, "五"}); }),
            "done");
  const auto back = db().read(Scope::platform(), [](Read& r) {
    return r.first<Account>("select @columns from accounts where id = :id", {{"id", 5}});
  });
  ASSERT_TRUE(back);
  EXPECT_EQ(back->name, "五");
  // An owned table takes its centre from the handle.
  db().write(kTwo, [](Write& w) {
    w.change("insert into marks @row", Account{1, "m"});
    const auto row = w.first<Account>(
        "insert into marks @row on conflict (centre_id, id) do update set name = excluded.name returning @columns",
        Account{1, "n"});
    EXPECT_EQ(row.value().name, "n");
    EXPECT_EQ(w.changes(), 2);
  });
  EXPECT_EQ(marks(kTwo), 1);
  EXPECT_EQ(marks(kOne), 0);
}

TEST_P(DatabaseTest, TheCoverRefuses) {
  EXPECT_EQ(outcome(kOne, [](Write& w) { w.change("delete from marks where id = :id", {{"id", 1}}); }), "broken");
  EXPECT_EQ(outcome(Scope::platform(), [](Write& w) { w.count("select count(*) from marks"); }), "broken");
  EXPECT_EQ(outcome(kOne, [](Write& w) { w.count("select count(*) from accounts where id = :id"); }), "broken");
  EXPECT_EQ(outcome(kOne, [](Write& w) { w.count("select count(*) from accounts", {{"id", 1}}); }), "broken");
  EXPECT_EQ(
      outcome(kOne, [](Write& w) { w.count("select count(*) from accounts where id = :id", {{"id", 1}, {"id", 2}}); }),
      "broken");
  EXPECT_EQ(
      outcome(kOne, [](Write& w) { w.count("select count(*) from marks where centre_id = :centre", {{"centre", 2}}); }),
      "broken");
  EXPECT_EQ(outcome(kOne, [](Write& w) { w.change("select id from accounts"); }), "broken");
  EXPECT_EQ(outcome(kOne, [](Write& w) { w.all<Account>("select id from accounts"); }), "broken");
  EXPECT_THROW(db().submit_write(Scope::across(), [](Write&) {}, [](std::exception_ptr) {}), BrokenPromise);
  add_mark(1, "a", kOne);
  add_mark(1, "b", kTwo);
  EXPECT_EQ(db().read(Scope::across(), [](Read& r) { return r.count("select count(*) from marks"); }), 2);
  EXPECT_THROW(db().read(Scope::across(), [](Read& r) { r.all<std::int64_t>("delete from marks returning id"); }),
               BrokenPromise);
  // A statement that has passed in one scope is held against the next one again.
  EXPECT_EQ(
      outcome(Scope::platform(), [](Write& w) { w.count("select count(*) from marks where centre_id = :centre"); }),
      "broken");
  EXPECT_THROW(
      db().read(kOne, [](Read& r) { r.all<std::int64_t>("delete from marks where centre_id = :centre returning id"); }),
      Error);
  EXPECT_EQ(marks(), 1);
}

TEST_P(DatabaseTest, ErrorsAreKindsWithoutValues) {
  add_mark(1, "secret");
  const auto kind = [&](const char* sql, const Params& params = {}) {
    return outcome(kOne, [&](Write& w) { w.change(sql, params); });
  };
  EXPECT_EQ(kind("insert into marks (centre_id, id, name) values (:centre, :id, 'x')", {{"id", 1}}), "unique");
  EXPECT_EQ(kind("insert into marks (centre_id, id, name) values (:centre, 2, :name)", {{"name", "secret"}}), "unique");
  EXPECT_EQ(kind("insert into marks (centre_id, id, name, weight) values (:centre, 2, 'x', :w)", {{"w", -1}}),
            "constraint");
  EXPECT_EQ(kind("insert into marks (centre_id, id) values (:centre, 2)"), "constraint");
  EXPECT_EQ(kind("insert into nowhere (id) values (1)"), "misuse");
  EXPECT_EQ(kind("update accounts set name = :name where id = 1", {{"name", std::string("a\0b", 3)}}), "misuse");
  EXPECT_EQ(outcome(kOne, [](Write& w) { w.value<std::int64_t>("select name from marks where centre_id = :centre"); }),
            "misuse");
  EXPECT_EQ(outcome(kOne, [](Write& w) { w.value<std::string>("select id from marks where centre_id = :centre"); }),
            "misuse");
  EXPECT_EQ(outcome(kOne, [](Write& w) { w.value<State>("select name from marks where centre_id = :centre"); }),
            "misuse");
  EXPECT_EQ(outcome(kOne,
                    [](Write& w) {
                      w.value<std::int64_t>("select max(id) from marks where centre_id = :centre and id > 5");
                    }),
            "misuse");
  try {
    add_mark(3, "secret");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos) << error.what();
  }
}

TEST_P(DatabaseTest, WhatFailsLeavesNothing) {
  EXPECT_EQ(outcome(kOne,
                    [](Write& w) {
                      w.change("insert into marks @row", Account{1, "a"});
                      throw Refusal(RefusalKind::conflict, "test.no", "不", "no");
                    }),
            "refusal test.no");
  EXPECT_EQ(outcome(kOne,
                    [](Write& w) {
                      w.change("insert into marks @row", Account{1, "a"});
                      CHECK(1 > 2);
                    }),
            "broken");
  // Catching a database error and going on is not possible: the member fails all the same.
  EXPECT_EQ(outcome(kOne,
                    [](Write& w) {
                      w.change("insert into marks @row", Account{1, "a"});
                      try {
                        w.change("insert into marks @row", Account{1, "a"});
                      } catch (const Error&) {}
                    }),
            "unique");
  EXPECT_EQ(marks(), 0);
}

TEST_P(DatabaseTest, ConcurrentWritersOfOneCentreCountWithoutGaps) {
  constexpr int kThreads = 32, kEach = 20;
  std::atomic<int> refused{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i) {
        try {
          db().write(kOne, [&](Write& w) {
            const auto next = w.value<std::int64_t>(
                "insert into series (centre_id, last) values (:centre, 1) "
                "on conflict (centre_id) do update set last = series.last + 1 returning last");
            w.change("insert into numbers (centre_id, number) values (:centre, :number)", {{"number", next.value()}});
            if ((t + i) % 7 == 0) throw Refusal(RefusalKind::conflict, "test.no", "不", "no");
          });
        } catch (const Refusal&) {
          ++refused;
        }
      }
    });
  for (auto& thread : threads) thread.join();
  const std::int64_t expected = kThreads * kEach - refused;
  EXPECT_EQ(db().read(kOne, [](Read& r) { return r.count("select count(*) from numbers where centre_id = :centre"); }),
            expected);
  EXPECT_EQ(
      db().read(kOne, [](Read& r) { return r.count("select max(number) from numbers where centre_id = :centre"); }),
      expected);
  EXPECT_EQ(db().read(kOne, [](Read& r) { return r.count("select last from series where centre_id = :centre"); }),
            expected);
}

TEST_P(DatabaseTest, ReadsSeeOneSnapshot) {
  add_mark(1, "a");
  db().read(kOne, [&](Read& r) {
    const char* count = "select count(*) from marks where centre_id = :centre";
    EXPECT_EQ(r.count(count), 1);
    add_mark(2, "b");  // in the test only: a use case never opens a second transaction
    EXPECT_EQ(r.count(count), 1);
  });
  EXPECT_EQ(marks(), 2);
}

TEST_P(DatabaseTest, DrainFinishesWhatWasTaken) {
  std::atomic<int> done{0}, failed{0};
  for (int i = 0; i < 200; ++i)
    db().submit_write(
        kOne, [i](Write& w) { w.change("insert into marks @row", Account{i, std::to_string(i)}); },
        [&](std::exception_ptr error) { error ? ++failed : ++done; });
  db().drain();
  EXPECT_EQ(done, 200);
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(outcome(kOne, [](Write&) {}), "busy");
}

}  // namespace db_test
}  // namespace onewindow::db
