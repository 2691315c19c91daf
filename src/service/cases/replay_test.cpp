// The cases of a period decided again, page by page, from the tables.
#include "service/cases/replay.h"

#include "regulation/decision.h"
#include "service/cases/hall_testing.h"
#include "service/cases/rules_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

// A notice within four workdays, where the law has five.
std::shared_ptr<const regulation::Pack> draft() {
  static const std::vector<regulation::SectionType> types{regulation::section<Intake>("intake"),
                                                          regulation::section<TimeLimits>("time_limits")};
  return regulation::load_pack(
      {"draft.yaml",
       "id: draft\nversion: 1\ntitle: 草案\nprovisions:\n  - {id: D.1, cite: 第一条, zh: 新限期, en: new}\n"
       "intake:\n  notice_limit: 4 workdays @ D.1\n"},
      types);
}

class ReplayPages : public InHall {
 protected:
  ReplayPages() {
    const auto calendar = std::shared_ptr<const regulation::Calendar>(std::shared_ptr<void>(), &testing::calendar());
    const std::vector<std::shared_ptr<const regulation::Pack>> bases{Book::load("licensing-law-2019")};
    const Date day = *Date::parse("2026-03-02");
    own_ = std::make_unique<regulation::Law>(regulation::law_of(calendar, Book::load(kP8), bases, day));
    tried_ = std::make_unique<regulation::Law>(regulation::law_of(calendar, draft(), bases, day));
  }
  ReplayPage page(Hall& h, const char* from, const char* to, int limit, std::optional<std::string> after = {}) {
    const TwoLaws laws{[this](Date) -> const regulation::Law& { return *own_; },
                       [this](Date) -> const regulation::Law& { return *tried_; }};
    ReplaySpan span{.from = *Date::parse(from), .to = *Date::parse(to), .after = {}};
    if (after) span.after = Text<400>(*after);
    return h.world.read([&](ReadContext& c) { return replay(c, span, laws, items_, limit); });
  }
  std::vector<CaseId> all(Hall& h, const char* from, const char* to, int limit) {
    std::vector<CaseId> out;
    std::optional<std::string> next;
    std::int64_t looked_at = 0, total = 0;
    do {
      const auto one = page(h, from, to, limit, next);
      if (!next) total = one.total;
      looked_at += one.looked_at;
      for (const auto& changed : one.changed) out.push_back(changed.id);
      next = one.next;
    } while (next);
    EXPECT_EQ(looked_at, total);
    return out;
  }

 private:
  std::unique_ptr<regulation::Law> own_, tried_;
  ReplayedItems items_;
};

TEST_P(ReplayPages, EachCaseOfThePeriodIsDecidedOnceWhateverThePages) {
  auto h = hall({kP8});
  std::vector<CaseId> cases;
  for (const char* day : {"2026-03-02", "2026-03-03", "2026-03-05"}) {
    h->on(day);
    cases.push_back(h->received().id);
  }
  h->on("2026-03-03");  // entered last, received before another one: a clock that was put back
  cases.push_back(h->received().id);
  for (const int limit : {1, 2, 3, 4, 1000}) EXPECT_EQ(all(*h, "2026-03-01", "2026-03-31", limit), cases) << limit;
  EXPECT_EQ(all(*h, "2026-03-03", "2026-03-03", 1), (std::vector{cases[1], cases[3]}));
  EXPECT_TRUE(all(*h, "2026-03-06", "2026-03-31", 1).empty());
}

TEST_P(ReplayPages, WhatDiffersIsSaidWithBothProvisions) {
  auto h = hall({kP8});
  h->on("2026-03-02");
  const auto received = h->received();
  const auto accepted = h->accepted();
  const auto one = page(*h, "2026-03-02", "2026-03-02", 10);
  ASSERT_EQ(one.total, 2);
  ASSERT_EQ(one.changed.size(), 2u);
  EXPECT_EQ(one.changed[0].id, received.id);
  EXPECT_EQ(one.changed[1].id, accepted.id);
  const auto& difference = one.changed[0].differences.at(0);
  EXPECT_EQ(difference.what, "notice");
  EXPECT_EQ(difference.before->due.str(), "2026-03-09");
  EXPECT_EQ(difference.after->due.str(), "2026-03-06");
  EXPECT_EQ(difference.after->provisions.front(), "D.1");
}

TEST_P(ReplayPages, AMarkOfNoPageIsRefused) {
  auto h = hall({kP8});
  for (const char* mark : {"x", "1", "1.", ".1", "1.x"})
    EXPECT_EQ(World::refusal([&] { page(*h, "2026-03-01", "2026-03-31", 1, mark); }), "input.value") << mark;
  EXPECT_EQ(World::refusal([&] { page(*h, "2026-03-02", "2026-03-01", 1); }), "input.range");
}

INSTANTIATE_ON_BOTH_ENGINES(ReplayPages);

}  // namespace
}  // namespace onewindow::cases
