// A change of keys over real rows, on both engines: what is sealed is what a feature seals.
#include "centre/keys/rotation.h"

#include <filesystem>

#include "base/digest.h"
#include "centre/keys/keys.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> keys();
}

namespace onewindow::keys {
namespace {

const privacy::SealedColumn kPhone{
    "visits", "phone", "id", {{"phone_index", "phone"}, {"phone_tail", "phone.tail", true}}};

std::vector<db::Migration> with_visits() {
  auto all = migrations::keys();
  all.push_back(
      {"202611231111_visits",
       "create table visits (centre_id @id not null, id @id not null, phone @text, phone_index @text not null,"
       " phone_tail @text not null, primary key (centre_id, id)) @owned;\n"
       "create table answers (centre_id @id not null, id @id not null, body @text not null,"
       " primary key (centre_id, id)) @owned;"});
  return all;
}

class Rotation : public db::OnBothEngines {
 protected:
  Rotation() : folder(std::filesystem::temp_directory_path() / ("onewindow-rotation-" + digest::random_token(6))) {
    configure({.sealed = {kPhone}, .passing = {{"answers", "body"}}, .centres = [](db::Read& read) {
                 std::vector<CentreId> ids;
                 for (const auto& centre : organisation::centres(read)) ids.push_back(centre.id);
                 return ids;
               }});
    settle(world.contexts, world.keyring, path());
  }
  ~Rotation() override {
    configure({});
    std::filesystem::remove_all(folder);
  }
  std::string path() const { return folder / "keys.yaml"; }

  privacy::Privacy privacy(CentreId centre = {}) { return {world.keyring, centre ? centre : world.centre.id}; }
  static std::string number(std::int64_t id) { return "138" + std::to_string(10000000 + id); }
  void visit(std::int64_t id, CentreId centre = {}) {
    const CentreId where = centre ? centre : world.centre.id;
    const auto own = privacy(where);
    world.database->write(db::Scope::centre(where), [&](db::Write& write) {
      write.change(
          "insert into visits (centre_id, id, phone, phone_index, phone_tail) values (:centre, :id, :phone, :whole, "
          ":tail)",
          {{"id", id},
           {"phone", std::string(own.seal({"visits", "phone", id}, number(id)))},
           {"whole", own.index("phone", number(id))},
           {"tail", own.index("phone.tail", privacy::tail(number(id)))}});
    });
  }
  void answer(std::int64_t id) {
    const auto own = privacy();
    world.database->write(db::Scope::centre(world.centre.id), [&](db::Write& write) {
      write.change("insert into answers (centre_id, id, body) values (:centre, :id, :body)",
                   {{"id", id}, {"body", std::string(own.seal({"answers", "body", id}, "{}"))}});
    });
  }
  struct Row {
    std::int64_t id = 0;
    std::string phone, phone_index;
    BOOST_DESCRIBE_CLASS(Row, (), (id, phone, phone_index), (), ())
  };
  std::vector<Row> rows(CentreId centre = {}) {
    return world.database->read(db::Scope::centre(centre ? centre : world.centre.id), [](db::Read& read) {
      return read.all<Row>("select id, phone, phone_index from visits where centre_id = :centre order by id");
    });
  }
  // Every value opens, is found by its index, and lies under this key.
  void expect_whole(const std::string& key, CentreId centre = {}) {
    const auto own = privacy(centre);
    for (const auto& row : rows(centre)) {
      EXPECT_EQ(own.open({"visits", "phone", row.id}, privacy::Sealed(row.phone)), number(row.id));
      EXPECT_TRUE(row.phone.starts_with("s1:" + key + ":")) << row.phone;
      EXPECT_EQ(row.phone_index, own.index("phone", number(row.id)));
    }
  }
  void rotate() { begin(world.contexts, world.actor_with({"keys.manage"}, "安全员"), "定期更换"); }
  std::string active() { return world.keyring.keys()->active().id; }
  privacy::KeyState state(const std::string& id) { return world.keyring.keys()->find(id)->state; }
  KeysView now() { return look(world.contexts, world.centre.id); }

  World world{{.engine = GetParam(), .migrations = with_visits()}};
  const std::filesystem::path folder;
};

TEST_P(Rotation, SealsEverythingAgainAndDropsTheOldKey) {
  for (int i = 1; i <= 250; ++i) visit(i);
  const auto other = world.establish("other");
  visit(7, other.id);
  const std::string old = active();
  rotate();
  EXPECT_NE(active(), old);
  EXPECT_EQ(state(old), privacy::KeyState::opens);
  EXPECT_TRUE(now().changing);
  world.clock.advance_minutes(2);
  EXPECT_FALSE(go_on(world.contexts));
  expect_whole(active());
  expect_whole(active(), other.id);
  EXPECT_EQ(rows().size(), 250u);
  EXPECT_EQ(state(old), privacy::KeyState::dropped);
  const auto view = now();
  EXPECT_FALSE(view.changing);
  EXPECT_EQ(view.sealed, 251);
  EXPECT_EQ(view.finished, view.places);
  ASSERT_EQ(view.keys.size(), 2u);
  EXPECT_TRUE(view.keys[0].dropped_at);
}

TEST_P(Rotation, CutOffAtAnyPlaceItGoesOnInAnotherProcess) {
  for (int i = 1; i <= 350; ++i) visit(i);
  rotate();
  const std::string key = active();
  EXPECT_TRUE(go_on(world.contexts, 1));
  EXPECT_TRUE(go_on(world.contexts, 1));
  EXPECT_EQ(now().sealed, 200);
  // A server that starts anew knows the file and the database, and nothing else.
  privacy::Keyring fresh;
  Contexts contexts(*world.database.database, world.clock, world.ids, world.laws, fresh);
  settle(contexts, fresh, path());
  world.clock.advance_minutes(2);
  EXPECT_FALSE(go_on(contexts));
  expect_whole(key);
  EXPECT_EQ(now().sealed, 350);
}

TEST_P(Rotation, WhileItRunsEverythingOpensAndIsFound) {
  for (int i = 1; i <= 150; ++i) visit(i);
  rotate();
  go_on(world.contexts, 1);
  visit(1000);
  const auto own = privacy();
  for (const auto& row : rows()) {
    EXPECT_EQ(own.open({"visits", "phone", row.id}, privacy::Sealed(row.phone)), number(row.id));
    const auto indexes = own.indexes("phone", number(row.id));
    EXPECT_NE(std::find(indexes.begin(), indexes.end(), row.phone_index), indexes.end());
  }
}

TEST_P(Rotation, WhatAnotherServerSealedBehindItWithTheOldKeyIsSealedAgain) {
  visit(1);
  privacy::Keyring late;  // has not looked at the file since
  Contexts contexts(*world.database.database, world.clock, world.ids, world.laws, late);
  settle(contexts, late, path());
  const std::string old = active();
  rotate();
  go_on(world.contexts);
  const privacy::Privacy theirs(late, world.centre.id);
  world.database->write(db::Scope::centre(world.centre.id), [&](db::Write& write) {
    write.change(
        "insert into visits (centre_id, id, phone, phone_index, phone_tail) values (:centre, 2, :phone, 'x', 'x')",
        {{"phone", std::string(theirs.seal({"visits", "phone", 2}, number(2)))}});
  });
  world.clock.advance_minutes(2);
  EXPECT_TRUE(go_on(world.contexts)) << "found, and left to the next turn";
  EXPECT_EQ(state(old), privacy::KeyState::opens);
  EXPECT_FALSE(go_on(world.contexts));
  expect_whole(active());
}

TEST_P(Rotation, TheOldKeyStaysWhileAnAnswerThatIsKeptUsesIt) {
  visit(1);
  answer(1);
  const std::string old = active();
  rotate();
  world.clock.advance_minutes(2);
  EXPECT_TRUE(go_on(world.contexts));
  EXPECT_EQ(now().waiting, 1);
  EXPECT_EQ(state(old), privacy::KeyState::opens);
  world.tamper("delete from answers where centre_id = :centre");
  EXPECT_FALSE(go_on(world.contexts));
  EXPECT_EQ(state(old), privacy::KeyState::dropped);
}

TEST_P(Rotation, AValueThatDoesNotOpenKeepsTheOldKeyAndIsCounted) {
  visit(1);
  visit(2);
  const std::string old = active();
  const std::string other = rows()[0].phone;
  world.tamper("update visits set phone = :phone where centre_id = :centre and id = 2", {{"phone", other}});
  rotate();
  world.clock.advance_minutes(2);
  EXPECT_TRUE(go_on(world.contexts));
  EXPECT_TRUE(go_on(world.contexts));
  EXPECT_EQ(now().unreadable, 1);
  EXPECT_EQ(state(old), privacy::KeyState::opens);
}

TEST_P(Rotation, ASecondChangeWaitsForTheFirst) {
  visit(1);
  rotate();
  EXPECT_EQ(World::refusal([&] { rotate(); }), "keys.changing");
}

TEST_P(Rotation, EmptyAndAbsentValuesAreLeftAlone) {
  world.tamper("insert into visits (centre_id, id, phone, phone_index, phone_tail) values (:centre, 1, null, '', '')");
  world.tamper("insert into visits (centre_id, id, phone, phone_index, phone_tail) values (:centre, 2, '', '', '')");
  rotate();
  world.clock.advance_minutes(2);
  EXPECT_FALSE(go_on(world.contexts));
  EXPECT_EQ(now().sealed, 0);
}

TEST_P(Rotation, BeginAndEndStandInThePlatformsLedgerWithWhoAndWhy) {
  rotate();
  world.clock.advance_minutes(2);
  go_on(world.contexts);
  const auto entries = world.database->read(db::Scope::platform(), [](db::Read& read) {
    return read.all<ledger::Entry>("select @columns from platform_ledger where object_kind = 'key' order by sequence");
  });
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[1].act, "keys.rotate");
  EXPECT_EQ(entries[1].actor_name, "安全员");
  EXPECT_NE(entries[1].detail.find("定期更换"), std::string::npos);
  EXPECT_EQ(entries[2].act, "keys.drop");
}

INSTANTIATE_ON_BOTH_ENGINES(Rotation);

}  // namespace
}  // namespace onewindow::keys
