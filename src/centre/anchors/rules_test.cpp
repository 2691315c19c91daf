#include "centre/anchors/rules.h"

#include <gtest/gtest.h>

namespace onewindow::anchors {
namespace {

Anchor anchor(int day, std::int64_t sequence, const std::string& hash) {
  return {.centre = CentreId{7}, .day = Date::of(2026, 3, day), .sequence = sequence, .hash = hash, .at = Instant{day}};
}
const Anchor kMonday = anchor(2, 10, "a"), kTuesday = anchor(3, 20, "b");

std::vector<Held> with_chain(std::vector<Held> held, const std::map<std::int64_t, std::string>& chain) {
  for (Held& one : held)
    if (const auto found = chain.find(one.anchor.sequence); found != chain.end()) one.hash = found->second;
  return held;
}
std::string verdict(const std::vector<Anchor>& rows, const std::vector<Anchor>* book,
                    const std::map<std::int64_t, std::string>& chain) {
  const Proof proof = prove({.entries = 30, .head = "h"}, with_chain(join(rows, book), chain));
  return proof.sound ? "sound to " + std::to_string(proof.anchored_to.value_or(0))
                     : proof.what + " at " + std::to_string(*proof.broken_at);
}

TEST(Anchors, ALineReadsBackAsItWasWritten) {
  const Lines lines = read_lines(line_of(kMonday) + line_of(kTuesday));
  EXPECT_EQ(lines.anchors, (std::vector{kMonday, kTuesday}));
  EXPECT_EQ(lines.damaged, 0);
}

TEST(Anchors, ALineThatWasCutOffIsNoDamageAndALineThatWasChangedIs) {
  const std::string one = line_of(kMonday), two = line_of(kTuesday);
  EXPECT_EQ(read_lines(one + two.substr(0, 20)).damaged, 0);
  EXPECT_EQ(read_lines(one + two.substr(0, 20)).anchors.size(), 1u);
  EXPECT_EQ(read_lines(two.substr(0, 20) + "\n" + one).damaged, 1);
}

TEST(Anchors, TableAndBookTellTheSame) {
  const std::vector both{kMonday, kTuesday};
  const std::map<std::int64_t, std::string> chain{{10, "a"}, {20, "b"}};
  EXPECT_EQ(verdict(both, &both, chain), "sound to 20");
  EXPECT_EQ(verdict(both, nullptr, chain), "sound to 20");
}

TEST(Anchors, AChainThatWasMadeAnewDoesNotFit) {
  const std::vector both{kMonday, kTuesday};
  EXPECT_EQ(verdict(both, &both, {{10, "a"}, {20, "other"}}), "anchor at 20");
  EXPECT_EQ(verdict(both, nullptr, {{10, "a"}, {20, "other"}}), "anchor at 20");
  EXPECT_EQ(verdict(both, &both, {{10, "a"}}), "anchor at 20") << "the entry is gone";
}

TEST(Anchors, ATableThatWasMadeToFitIsFoundByTheBook) {
  const std::vector book{kMonday, kTuesday}, forged{kMonday, anchor(3, 20, "other")}, emptied{kMonday};
  EXPECT_EQ(verdict(forged, &book, {{10, "a"}, {20, "other"}}), "anchor at 20");
  EXPECT_EQ(verdict(emptied, &book, {{10, "a"}, {20, "b"}}), "anchor_row at 20");
  EXPECT_EQ(verdict(forged, &book, {{10, "a"}, {20, "b"}}), "anchor_row at 20");
}

TEST(Anchors, ABookThatLacksADayIsFoundAndOneThatIsADayBehindIsNot) {
  const std::vector rows{kMonday, kTuesday}, without_monday{kTuesday}, without_tuesday{kMonday};
  const std::map<std::int64_t, std::string> chain{{10, "a"}, {20, "b"}};
  EXPECT_EQ(verdict(rows, &without_monday, chain), "anchor_line at 10");
  EXPECT_EQ(verdict(rows, &without_tuesday, chain), "sound to 20");
}

TEST(Anchors, AChainThatIsBrokenStaysBrokenWhereItIs) {
  const ledger::Verdict chain{.sound = false, .entries = 14, .head = "h", .broken_at = 15, .what = "hash"};
  const std::vector rows{kMonday, kTuesday};
  const Proof later = prove(chain, with_chain(join(rows, &rows), {{10, "a"}, {20, "other"}}));
  EXPECT_EQ(later.broken_at, 15);
  EXPECT_EQ(later.what, "hash");
  EXPECT_EQ(later.anchored_to, 10) << "what lies before the break was anchored";
  const Proof earlier = prove(chain, with_chain(join(rows, &rows), {{10, "other"}, {20, "b"}}));
  EXPECT_EQ(earlier.broken_at, 10);
  EXPECT_EQ(earlier.what, "anchor");
}

}  // namespace
}  // namespace onewindow::anchors
