// A notice is confirmed, and the open cases follow.
#include "service/cases/moves.h"

#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class MovesTest : public InHall {
 protected:
  std::unique_ptr<Hall> h = hall({"linze-hall-2018"});
  Actor office = h->world.actor_with({"calendar.import", "case.list"}, "赵办公");
  Actor director = h->world.actor_with({"calendar.import", "case.list"}, "周主任");

  calendar::ImportId propose(const char* date, const char* document = "甲政发〔2026〕1号") {
    const calendar::Proposal wanted{.text = Text<400000, 1>(std::string("date,kind,name\n") + date + ",holiday,节\n"),
                                    .file_name = Text<200>("days.csv"),
                                    .document_number = Text<80, 1>(document),
                                    .region = Text<40>("甲州"),
                                    .years = {}};
    return h->world.write(office, [&](WriteContext& c) { return calendar::propose(c, wanted).import.id; });
  }
  void confirm(calendar::ImportId id) {
    h->world.write(director, [&](WriteContext& c) { return calendar::confirm(c, id); });
  }
  Effects effects_of(calendar::ImportId id) {
    return h->world.read(office, [&](ReadContext& c) { return effects(c, id); });
  }
  std::vector<DeadlineMove> all_moves() {
    return h->world.read(office, [](ReadContext& c) { return moves(c, {}).items; });
  }
  void follow() { follow_calendar(h->world.contexts); }
};

TEST_P(MovesTest, LicensingLaw_A82_open_cases_move_with_old_date_new_date_and_document) {
  follow();
  const auto open = h->accepted();
  EXPECT_EQ(due(open, "promised"), "2026-03-09");
  const auto id = propose("2026-03-04");
  const Effects would = effects_of(id);
  EXPECT_TRUE(would.would);
  EXPECT_EQ(would.open_cases, 1);
  ASSERT_GE(would.moves, 1);
  EXPECT_EQ(due(h->view(open.id), "promised"), "2026-03-09") << "a preview moves nothing";
  EXPECT_TRUE(all_moves().empty());

  confirm(id);
  EXPECT_TRUE(effects_of(id).under_way);
  follow();
  const Effects did = effects_of(id);
  EXPECT_FALSE(did.would);
  EXPECT_FALSE(did.under_way);
  EXPECT_EQ(did.moves, would.moves);
  const auto view = h->view(open.id);
  EXPECT_EQ(due(view, "promised"), "2026-03-10");
  const auto rows = all_moves();
  const auto promised = std::find_if(rows.begin(), rows.end(), [](const auto& m) { return m.clock == "promised"; });
  ASSERT_NE(promised, rows.end());
  EXPECT_EQ(promised->before_date.str(), "2026-03-09");
  EXPECT_EQ(promised->after_date.str(), "2026-03-10");
  EXPECT_EQ(promised->reason, "甲政发〔2026〕1号");
  EXPECT_EQ(promised->import_id, id);
  EXPECT_NE(promised->hash_before, promised->hash_after);
  EXPECT_NE(view.timeline.back().zh.find("甲政发〔2026〕1号"), std::string::npos);
  EXPECT_NE(view.timeline.back().zh.find("由2026-03-09改为2026-03-10"), std::string::npos);
  EXPECT_EQ(view.version, open.version) << "who works on the case need not load it again";
  const auto listed = h->world.read(h->clerk, [](ReadContext& c) { return cases::list(c, {}).items.at(0); });
  EXPECT_LE(listed.due->str(), "2026-03-10");

  follow();
  EXPECT_EQ(all_moves().size(), rows.size()) << "each case once";
}

TEST_P(MovesTest, many_cases_are_gone_through_in_pieces_and_later_ones_are_left_alone) {
  follow();
  for (int i = 0; i < 23; ++i) h->accepted();
  const auto id = propose("2026-03-04");
  h->world.clock.set(h->world.clock.now() + 1000);
  confirm(id);
  h->world.clock.set(h->world.clock.now() + 1000);
  const auto later = h->accepted();
  EXPECT_EQ(due(later, "promised"), "2026-03-10");
  follow();
  std::set<CaseId> seen;
  for (const auto& one : h->world.read(office, [](ReadContext& c) { return moves(c, {{{}, 200}, {}, {}}).items; }))
    seen.insert(one.case_id);
  EXPECT_EQ(seen.size(), 23u);
  EXPECT_FALSE(seen.contains(later.id));
  const auto of = h->world.read(office, [&](ReadContext& c) { return moves(c, {{}, id, *seen.begin()}).items; });
  EXPECT_FALSE(of.empty());
  for (const auto& one : of) EXPECT_EQ(one.case_id, *seen.begin());
}

TEST_P(MovesTest, what_was_decided_before_stays_and_a_second_notice_starts_from_the_first) {
  follow();
  const auto open = h->accepted();
  confirm(propose("2026-03-04"));
  follow();
  confirm(propose("2026-03-05", "甲政发〔2026〕2号"));
  follow();
  std::vector<std::string> told;
  for (const auto& one : all_moves())
    if (one.clock == "promised") told.push_back(one.before_date.str() + ">" + one.after_date.str() + " " + one.reason);
  EXPECT_EQ(told, (std::vector<std::string>{"2026-03-10>2026-03-11 甲政发〔2026〕2号",
                                            "2026-03-09>2026-03-10 甲政发〔2026〕1号"}));
}

INSTANTIATE_ON_BOTH_ENGINES(MovesTest);

}  // namespace
}  // namespace onewindow::cases
