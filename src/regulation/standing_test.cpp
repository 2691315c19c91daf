// Which pack stands behind a section on a day, and what comes next; always as Law itself decides it.
#include "regulation/standing.h"

#include <gtest/gtest.h>

namespace onewindow::regulation {
namespace {

struct Rest {
  std::optional<Cited<std::int32_t>> minutes;
};
BOOST_DESCRIBE_STRUCT(Rest, (), (minutes))
struct Work {
  std::optional<Cited<std::int32_t>> hours;
};
BOOST_DESCRIBE_STRUCT(Work, (), (hours))

const std::vector<SectionType> kSections{section<Rest>("rest"), section<Work>("work")};

std::shared_ptr<const Pack> pack(const std::string& id, const std::string& effective, const std::string& sections) {
  return load_pack({id + ".yaml", "id: " + id + "\nversion: 1\ntitle: " + id + "\neffective: " + effective +
                                      "\nprovisions:\n  - {id: S.1, cite: 第一条, zh: 文, en: text}\n" + sections},
                   kSections);
}
Date day(const char* text) { return *Date::parse(text); }

const std::string kBoth = "rest:\n  minutes: 5 @ S.1\nwork:\n  hours: 8 @ S.1\n";

std::string told(const std::vector<Standing>& all) {
  std::string out;
  for (const Standing& one : all) {
    out += one.section + " " + (one.since ? one.pack + " since " + one.since->str() : "nothing");
    if (one.next_from) out += " then " + one.next_pack + " from " + one.next_from->str();
    out += "; ";
  }
  return out;
}

TEST(Standings, TheLaterAdoptionOfASectionCountsAndTheNextIsNamed) {
  const auto old = pack("old", "2018-07-01", kBoth), young = pack("young", "2022-01-10", "rest:\n  minutes: 9 @ S.1\n");
  const std::vector<Law::Adoption> all{{old, day("2026-01-01"), {}}, {young, day("2026-03-01"), {}}};
  EXPECT_EQ(told(standings(all, day("2025-12-31"))),
            "rest nothing then old from 2026-01-01; work nothing then old from 2026-01-01; ");
  EXPECT_EQ(told(standings(all, day("2026-02-28"))),
            "rest old since 2026-01-01 then young from 2026-03-01; work old since 2026-01-01; ");
  EXPECT_EQ(told(standings(all, day("2026-03-01"))), "rest young since 2026-03-01; work old since 2026-01-01; ");
}

TEST(Standings, P8_A30_ATextRulesNothingBeforeItIsInForce) {
  const auto old = pack("old", "2018-07-01", kBoth), coming = pack("coming", "2026-05-01", kBoth);
  const std::vector<Law::Adoption> all{{old, day("2026-01-01"), {}}, {coming, day("2026-02-01"), {"work"}}};
  EXPECT_EQ(told(standings(all, day("2026-04-30"))),
            "rest old since 2026-01-01; work old since 2026-01-01 then coming from 2026-05-01; ");
  EXPECT_EQ(told(standings(all, day("2026-05-01"))), "rest old since 2026-01-01; work coming since 2026-05-01; ");
}

TEST(Standings, AgreeWithTheLawOnEachDay) {
  const auto old = pack("old", "2018-07-01", kBoth), young = pack("young", "2026-01-20", kBoth);
  const std::vector<Law::Adoption> all{
      {young, day("2026-01-10"), {"rest"}}, {old, day("2026-01-01"), {}}, {old, day("2026-01-15"), {"rest"}}};
  for (Date on = day("2025-12-30"); on <= day("2026-01-25"); on = on + 1) {
    const Law law(nullptr, all, {}, on);
    std::string expected;
    if (law.section<Rest>()) expected = law.section<Rest>() == old->section<Rest>() ? "old" : "young";
    EXPECT_EQ(standings(all, on)[0].pack, expected) << on.str();
  }
}

TEST(Standings, OfNothingNothing) { EXPECT_TRUE(standings({}, day("2026-01-01")).empty()); }

}  // namespace
}  // namespace onewindow::regulation
