#include "centre/anchors/anchors.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/digest.h"
#include "centre/anchors/book.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> anchors();
}

namespace onewindow::anchors {
namespace {

// Somebody with the engine's own command line, past the program.
class Intruder {
 public:
  Intruder(db::Engine engine, std::string url) : engine_(engine), url_(std::move(url)) {}
  int run(const std::string& sql) const {
    const std::string command = engine_ == db::Engine::sqlite
                                    ? "sqlite3 '" + url_.substr(7) + "' \"" + sql + "\" >/dev/null"
                                    : "psql -q -v ON_ERROR_STOP=1 '" + url_ + "' -c \"" + sql + "\" >/dev/null";
    return std::system(command.c_str());  // NOLINT: the point is the shell's own tool
  }

 private:
  db::Engine engine_;
  std::string url_;
};

class LedgerAnchors : public db::OnBothEngines {
 protected:
  LedgerAnchors() : folder(std::filesystem::temp_directory_path() / ("onewindow-anchors-" + digest::random_token(6))) {
    configure({.folder = folder});
  }
  ~LedgerAnchors() override {
    configure({});
    std::filesystem::remove_all(folder);
  }

  void note(int times) {
    for (int i = 0; i < times; ++i)
      world.write([&](WriteContext& c) { c.record("test.note", "test", 8, "", std::to_string(i), {{"n", i}}); });
  }
  // A day with some acts, anchored at its end.
  void day(int acts) {
    note(acts);
    EXPECT_TRUE(anchor(world.contexts, world.centre.id));
    world.clock.advance_minutes(24 * 60);
  }
  Proof proof() { return verify(*world.database.database, world.centre.id); }
  std::string broken() {
    const Proof found = proof();
    return found.sound ? "sound" : found.what + " at " + std::to_string(found.broken_at.value_or(0));
  }
  void intrude(const std::string& sql) {
    const std::string centre = std::to_string(world.centre.id.value);
    std::string text = sql;
    for (auto at = text.find("CENTRE"); at != std::string::npos; at = text.find("CENTRE")) text.replace(at, 6, centre);
    ASSERT_EQ(Intruder(GetParam(), world.database.url).run(text), 0) << text;
  }
  std::vector<ledger::Entry> chain() {
    return world.read([](ReadContext& c) {
      return c.db.all<ledger::Entry>("select @columns from ledger where centre_id = :centre order by sequence");
    });
  }
  // Changes one entry and makes every hash after it anew, and the head: a chain that holds in itself.
  void forge(std::int64_t from) {
    std::string previous;
    for (ledger::Entry entry : chain()) {
      if (entry.sequence == from) entry.detail = "{\"n\":999}";
      if (entry.sequence >= from) {
        entry.hash = ledger::link(previous, ledger::digest_of(world.centre.id, entry));
        world.tamper(
            "update ledger set detail = :detail, hash = :hash where centre_id = :centre and sequence = :sequence",
            {{"detail", entry.detail}, {"hash", entry.hash}, {"sequence", entry.sequence}});
      }
      previous = entry.hash;
    }
    world.tamper("update heads set hash = :hash where centre_id = :centre", {{"hash", previous}});
  }
  std::string book() const {
    std::ifstream file(folder / "anchors.jsonl");
    return {std::istreambuf_iterator<char>(file), {}};
  }

  World world{{.engine = GetParam(), .migrations = migrations::anchors()}};
  const std::filesystem::path folder;
};

TEST_P(LedgerAnchors, TheHeadIsAnchoredOnceADayInTheTableTheBookAndTheOutbox) {
  note(3);
  const auto head = proof();
  EXPECT_TRUE(anchor(world.contexts, world.centre.id));
  EXPECT_FALSE(anchor(world.contexts, world.centre.id)) << "twice on one day";
  const auto all = list(*world.database.database, world.centre.id);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].anchor.sequence, head.entries);
  EXPECT_EQ(all[0].anchor.hash, head.head);
  EXPECT_TRUE(all[0].filed);
  EXPECT_EQ(read_lines(book()).anchors, std::vector{all[0].anchor});
  const auto letter = world.read([](ReadContext& c) {
    return c.db.value<std::string>("select payload from outbox where centre_id = :centre and kind = 'ledger.anchor'");
  });
  ASSERT_TRUE(letter);
  EXPECT_NE(letter->find(head.head), std::string::npos);
}

TEST_P(LedgerAnchors, TheJobAnchorsEveryCentreThatHasDoneSomething) {
  const auto other = world.establish("other");
  note(1);
  anchor_all(world.contexts);
  for (const CentreId centre : {world.centre.id, other.id}) {
    const auto entries = verify(*world.database.database, centre).entries;
    EXPECT_EQ(list(*world.database.database, centre).size(), entries > 0 ? 1u : 0u);
  }
}

TEST_P(LedgerAnchors, DaysThatTheServerWasDownAreMissedAndNothingIsMadeUp) {
  day(2);
  world.clock.advance_minutes(3 * 24 * 60);
  day(2);
  EXPECT_EQ(list(*world.database.database, world.centre.id).size(), 2u);
  EXPECT_EQ(broken(), "sound");
  EXPECT_EQ(proof().anchors, 2);
}

TEST_P(LedgerAnchors, ABookThatFellBehindIsBroughtUpToDate) {
  day(2);
  const std::string kept = book();
  configure({});  // a day on which another server did it
  day(2);
  configure({.folder = folder});
  EXPECT_EQ(book(), kept);
  day(2);
  EXPECT_EQ(read_lines(book()).anchors.size(), 3u);
  EXPECT_EQ(book().substr(0, kept.size()), kept) << "what was there is not written again";
  EXPECT_EQ(broken(), "sound");
}

TEST_P(LedgerAnchors, ALineThatWasCutOffIsWrittenAgainWhole) {
  day(2);
  std::filesystem::resize_file(folder / "anchors.jsonl", book().size() - 7);
  note(1);
  anchor(world.contexts, world.centre.id);
  const Lines lines = read_lines(book());
  EXPECT_EQ(lines.anchors.size(), 2u);
  EXPECT_EQ(lines.damaged, 0);
}

TEST_P(LedgerAnchors, ARowChangedWithTheEnginesOwnToolsIsNamed) {
  day(5);
  intrude("update ledger set actor_name = 'nobody' where centre_id = CENTRE and sequence = 3");
  EXPECT_EQ(broken(), "hash at 3");
}

TEST_P(LedgerAnchors, ARowDeletedWithTheEnginesOwnToolsIsNamed) {
  day(5);
  intrude("delete from ledger where centre_id = CENTRE and sequence = 2");
  EXPECT_EQ(broken(), "gap at 2");
}

TEST_P(LedgerAnchors, RowsReorderedWithTheEnginesOwnToolsAreNamed) {
  day(5);
  intrude(
      "update ledger set sequence = -1 where centre_id = CENTRE and sequence = 3; "
      "update ledger set sequence = 3 where centre_id = CENTRE and sequence = 4; "
      "update ledger set sequence = 4 where centre_id = CENTRE and sequence = -1");
  EXPECT_EQ(broken(), "hash at 3");
}

TEST_P(LedgerAnchors, TheEndCutOffWithItsHeadIsFoundByTheAnchor) {
  day(5);
  intrude("delete from ledger where centre_id = CENTRE and sequence > 2");
  intrude(
      "update heads set sequence = 2, hash = (select hash from ledger where centre_id = CENTRE and sequence = 2) where "
      "centre_id = CENTRE");
  EXPECT_TRUE(ledger::verify(*world.database.database, world.centre.id).sound) << "the chain alone cannot tell";
  EXPECT_EQ(proof().what, "anchor");
}

TEST_P(LedgerAnchors, AChainRewrittenWholeFromTheMiddleIsFoundByTheAnchor) {
  day(5);
  day(5);
  const auto anchors = list(*world.database.database, world.centre.id);
  forge(anchors[0].anchor.sequence + 2);
  EXPECT_TRUE(ledger::verify(*world.database.database, world.centre.id).sound) << "the chain alone cannot tell";
  EXPECT_EQ(broken(), "anchor at " + std::to_string(anchors[1].anchor.sequence));
  EXPECT_EQ(proof().anchored_to, anchors[0].anchor.sequence) << "up to here nothing was rewritten";
}

TEST_P(LedgerAnchors, AForgedTableOfAnchorsIsFoundByTheBook) {
  day(5);
  forge(2);
  const auto entries = chain();
  const auto anchored = list(*world.database.database, world.centre.id)[0].anchor;
  intrude("update anchors set hash = (select hash from ledger where centre_id = CENTRE and sequence = " +
          std::to_string(anchored.sequence) + ") where centre_id = CENTRE");
  EXPECT_EQ(broken(), "anchor at " + std::to_string(anchored.sequence));
  intrude("delete from anchors where centre_id = CENTRE");
  EXPECT_FALSE(proof().sound);
}

TEST_P(LedgerAnchors, ABookThatSomebodyWroteIntoIsDamaged) {
  day(5);
  std::ofstream(folder / "anchors.jsonl", std::ios::app) << "nothing of ours\n";
  EXPECT_EQ(proof().what, "anchor_book");
}

TEST_P(LedgerAnchors, EverybodyReadsThemNewestFirst) {
  day(2);
  day(2);
  const auto page = world.contexts.read(Actor::of_public(world.centre.id), [](ReadContext& c) {
    AnchorQuery query;
    query.limit = 1;
    return anchors(c, query);
  });
  ASSERT_EQ(page.items.size(), 1u);
  ASSERT_TRUE(page.next);
  const auto rest = world.read([&](ReadContext& c) {
    AnchorQuery query;
    query.after = *page.next;
    return anchors(c, query);
  });
  ASSERT_EQ(rest.items.size(), 1u);
  EXPECT_LT(rest.items[0].day, page.items[0].day);
}

INSTANTIATE_ON_BOTH_ENGINES(LedgerAnchors);

}  // namespace
}  // namespace onewindow::anchors
