#include "db/statement.h"

#include <gtest/gtest.h>

#include "db/like.h"

namespace onewindow::db {
namespace statement_test {

struct Case {
  CentreId centre_id;
  std::int64_t id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(Case, (), (centre_id, id, title))
struct Account {
  std::int64_t id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, name))

const TableNames kOwned = {"cases", "windows"};

template <class Row = Case, class Given = Case>
Statement read(std::string_view sql, Engine engine = Engine::postgresql) {
  return read_statement(sql, engine, &reflect::type_of<Row>(), &reflect::type_of<Given>(), kOwned);
}

std::string outcome(std::string_view sql, Scope::Kind scope = Scope::Kind::centre) {
  try {
    cover(read(sql), scope, kOwned);
    return "passes";
  } catch (const BrokenPromise& broken) {
    return broken.what();
  }
}

#define EXPECT_PASSES(...) EXPECT_EQ(outcome(__VA_ARGS__), "passes")
#define EXPECT_BROKEN(part, ...) EXPECT_NE(outcome(__VA_ARGS__).find(part), std::string::npos) << outcome(__VA_ARGS__)

TEST(Statement, NumbersItsParameters) {
  EXPECT_EQ(read("select @columns from t where a = :a and b > :b").text,
            "select centre_id, id, title from t where a = $1 and b > $2");
  const auto statement = read("select id from t where a=:a and b=cast(:b as text)", Engine::sqlite);
  EXPECT_EQ(statement.text, "select id from t where a=?1 and b=cast(?2 as text)");
  EXPECT_EQ(statement.parameters, (std::vector<std::string>{"a", "b"}));
}

TEST(Statement, LeavesTextsAloneAndDropsComments) {
  EXPECT_EQ(read("select ':a; :: it''s' as x -- :b ;\n from /* :c */ t").text, "select ':a; :: it''s' as x from t");
  EXPECT_EQ(read("select \"a:b\" from t").text, "select \"a:b\" from t");
  EXPECT_EQ(read("select a->>'$.x' || 'y' from t").text, "select a->>'$.x' || 'y' from t");
}

TEST(Statement, RefusesWhatLeavesTheSubset) {
  EXPECT_BROKEN("`::`", "select a::text from t");
  EXPECT_BROKEN("`;`", "select a from t; delete from t");
  EXPECT_BROKEN("named twice", "select a from t where a = :a or b = :a");
  EXPECT_BROKEN("begins with", "drop table t");
  EXPECT_BROKEN("begins with", "pragma foreign_keys = off");
  EXPECT_BROKEN("begins with", "commit");
  EXPECT_BROKEN("`or` after insert", "insert or rollback into t (a) values (:a)");
  EXPECT_BROKEN("`or` after update", "update or replace t set a = :a");
  EXPECT_BROKEN("not in the subset", "select a from t where a ilike :a");
  EXPECT_BROKEN("not in the subset", "select current_timestamp");
  EXPECT_BROKEN("not in the subset", "select a from t where a = ?");
  EXPECT_BROKEN("not in the subset", "select a from t where a = $1");
  EXPECT_BROKEN("escape", "select a from t where a like :a");
  EXPECT_PASSES("select a from t where a like :a escape '!'");
  EXPECT_BROKEN("prefixed literal", "select E'\\n' from t");
  EXPECT_BROKEN("does not end", "select 'a from t");
  EXPECT_BROKEN("does not end", "select a /* from t");
  EXPECT_BROKEN("comment in a comment", "select /* a /* b */ */ c from t");
  EXPECT_BROKEN("parentheses", "select (a from t");
  EXPECT_BROKEN("unknown", "select @rows from t");
  EXPECT_BROKEN("schema's name", "select a from main.t");
  EXPECT_BROKEN("empty", " -- nothing\n");
  EXPECT_PASSES("select t.now, t.random from t");
}

TEST(Statement, ExpandsRows) {
  EXPECT_EQ((read<Account, Account>("insert into accounts @row").text),
            "insert into accounts (id, name) values ($1, $2)");
  EXPECT_EQ((read<Account, Account>("insert into cases @row").text),
            "insert into cases (centre_id, id, name) values ($1, $2, $3)");
  const auto owned = read("insert into cases @row on conflict do nothing returning @columns");
  EXPECT_EQ(owned.text,
            "insert into cases (centre_id, id, title) values ($1, $2, $3) on conflict do nothing returning centre_id, "
            "id, title");
  EXPECT_EQ(owned.parameters, (std::vector<std::string>{"centre", "id", "title"}));
  EXPECT_TRUE(owned.changes);
  EXPECT_EQ(read("select c.@columns from cases c where c.centre_id = :centre").text,
            "select c.centre_id, c.id, c.title from cases c where c.centre_id = $1");
}

TEST(Statement, FindsTables) {
  const auto tables = [](std::string_view sql) { return read(sql).tables; };
  using Names = std::vector<std::string>;
  EXPECT_EQ(tables("select a from t, u as v, w where a in (1, 2)"), (Names{"t", "u", "w"}));
  EXPECT_EQ(tables("select a, b from t left join u on t.x = u.x, w order by a, b"), (Names{"t", "u", "w"}));
  EXPECT_EQ(tables("select a from (select b, c from t) s join (u join w on 1 = 1) on 2 = 2"), (Names{"t", "u", "w"}));
  EXPECT_EQ(tables("with x as (select a from t), y as (select b from u) select * from x, y, w"),
            (Names{"t", "u", "w"}));
  EXPECT_EQ(tables("update t set a = 1, b = (select c from u) where a = 2"), (Names{"t", "u"}));
  EXPECT_EQ(tables("insert into t (a, b) select a, b from u on conflict (a) do update set b = excluded.b"),
            (Names{"t", "u"}));
  EXPECT_EQ(tables("delete from t where exists (select 1 from \"u\" where a is distinct from :a and b = c)"),
            (Names{"t", "u"}));
  EXPECT_EQ(tables("select a from T union all select b from U"), (Names{"t", "u"}));
}

TEST(Cover, HoldsACentresHandleToItsCentre) {
  EXPECT_PASSES("select id from cases where centre_id = :centre and id = :id");
  EXPECT_PASSES("select id from accounts where id = :id");
  EXPECT_PASSES(
      "select c.id from cases c join windows w on w.centre_id = c.centre_id and w.id = c.window where c.centre_id = "
      ":centre");
  EXPECT_PASSES("select c.id from cases c join windows w using (centre_id, id) where c.centre_id = :centre");
  EXPECT_PASSES("insert into cases (centre_id, id) values (:centre, :id)");
  EXPECT_PASSES("insert into cases @row");
  EXPECT_BROKEN("without :centre", "select id from cases where id = :id");
  EXPECT_BROKEN("without :centre", "select id from cases where centre_id = :centre_id");
  EXPECT_BROKEN("without :centre", "update CASES set title = :t where id = :id");
  EXPECT_BROKEN("without :centre", "select (select count(*) from cases) from accounts");
  EXPECT_BROKEN("not tied", "select :centre, id from cases");
  EXPECT_BROKEN("not tied",
                "select w.centre_id, c.id from cases c, windows w where c.centre_id = :centre order by w.centre_id");
  EXPECT_BROKEN("not tied", "insert into cases (centre_id, id) select :centre, id from windows");
  EXPECT_BROKEN("takes the name", "with cases as (select * from cases) select id from cases");
}

TEST(Cover, KeepsThePlatformAndTheWholeApart) {
  EXPECT_PASSES("select id from accounts", Scope::Kind::platform);
  EXPECT_BROKEN("platform", "select id from cases where centre_id = :centre", Scope::Kind::platform);
  EXPECT_PASSES("select count(*) from cases", Scope::Kind::across);
  EXPECT_PASSES("select id from cases where title = replace(:a, 'x', 'y')", Scope::Kind::across);
  EXPECT_BROKEN("only reads", "delete from accounts", Scope::Kind::across);
  EXPECT_BROKEN("only reads", "with x as (select 1) insert into accounts (id) values (:id)", Scope::Kind::across);
}

TEST(Like, TakesWhatIsTypedAsItIs) {
  EXPECT_EQ(like_exactly("a_b"), "a!_b");
  EXPECT_EQ(like_anywhere(" 100% 补贴!\u3000"), "%100!% 补贴!!%");
  EXPECT_EQ(like_anywhere(""), "%%");
}

}  // namespace statement_test
}  // namespace onewindow::db
