#include "centre/calendar/calendar.h"

#include "centre/context/ledger_pages.h"
#include "centre/testing.h"
#include "regulation/calendar_lines.h"

namespace onewindow::calendar {
namespace {

Date day(const char* text) { return *Date::parse(text); }

// A notice of 2027; its days are made up, since the real one is not published yet.
const char* const kNotice =
    "date,kind,name\n2027-01-01,holiday,元旦\n2027-02-05,holiday,春节\n2027-02-08,holiday,春节\n"
    "2027-02-14,workday,春节\n2027-04-05,holiday,清明节\n2027-05-03,holiday,劳动节\n2027-06-09,holiday,端午节\n"
    "2027-09-15,holiday,中秋节\n2027-10-01,holiday,国庆节\n2027-10-04,holiday,国庆节\n";

class CalendarTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam()}};  // Monday 2026-03-02
  Actor office = world.actor_with({"calendar.import"}, "赵办公");
  Actor director = world.actor_with({"calendar.import"}, "周主任");

  static Proposal proposal(std::string text, std::optional<std::string> region = {}) {
    Proposal out{.text = Text<400000, 1>(std::move(text)),
                 .file_name = Text<200>("2027.csv"),
                 .document_number = Text<80, 1>(region ? "藏政发〔2026〕1号" : "国办发明电〔2026〕9号"),
                 .region = {},
                 .years = {}};
    if (region) out.region = Text<40>(*region);
    return out;
  }
  Preview propose(const Actor& who, const Proposal& wanted) {
    return world.write(who, [&](WriteContext& c) { return calendar::propose(c, wanted); });
  }
  Import confirm(const Actor& who, ImportId id) {
    return world.write(who, [&](WriteContext& c) { return calendar::confirm(c, id); });
  }
  std::string refused(const Actor& who, const Proposal& wanted) {
    return World::refusal([&] { propose(who, wanted); });
  }
  bool workday(const char* date) {
    return world.read([&](ReadContext& c) { return c.law.calendar().workday(day(date)); });
  }
  Date known_until() {
    return world.read([](ReadContext& c) { return c.law.calendar().known_until(); });
  }
};

TEST_P(CalendarTest, a_notice_holds_when_a_second_person_confirms_it) {
  const Preview shown = propose(office, proposal(kNotice));
  EXPECT_EQ(shown.import.years, std::vector<std::int32_t>{2027});
  EXPECT_EQ(shown.changes.size(), 10u);
  EXPECT_EQ(shown.changes.front().after, "holiday 元旦");
  EXPECT_EQ(shown.known_until_before, day("2026-12-31"));
  EXPECT_EQ(shown.known_until_after, day("2027-12-31"));
  EXPECT_TRUE(shown.own);
  EXPECT_TRUE(workday("2027-10-04")) << "nothing holds yet";

  EXPECT_EQ(World::refusal([&] { confirm(office, shown.import.id); }), "calendar.second_person");
  EXPECT_EQ(World::refusal([&] { confirm(world.system(), shown.import.id); }), "calendar.second_person");
  EXPECT_EQ(known_until(), day("2026-12-31"));
  const Import confirmed = confirm(director, shown.import.id);
  EXPECT_EQ(confirmed.state, ImportState::confirmed);
  EXPECT_EQ(confirmed.decided_name, "周主任");
  EXPECT_FALSE(workday("2027-10-04"));
  EXPECT_TRUE(workday("2027-02-14")) << "a Sunday that is worked";
  EXPECT_EQ(known_until(), day("2027-12-31"));
  EXPECT_EQ(World::refusal([&] { confirm(director, shown.import.id); }), "calendar.decided");
  EXPECT_EQ(refused(office, proposal(kNotice)), "calendar.no_change");
}

TEST_P(CalendarTest, only_this_centre_takes_it_over) {
  const auto other = world.establish("gaotai");
  confirm(director, propose(office, proposal(kNotice)).import.id);
  const auto there =
      world.read(Actor::of_system(other.id, "test"), [](ReadContext& c) { return c.law.calendar().known_until(); });
  EXPECT_EQ(there, day("2026-12-31"));
  EXPECT_EQ(world.read(Actor::of_system(other.id, "test"), [](ReadContext& c) { return imports(c, {}).items.size(); }),
            0u);
}

TEST_P(CalendarTest, every_calendar_that_was_in_force_is_kept_and_the_ledger_names_the_document) {
  const auto before = world.read([](ReadContext& c) { return year(c, {2026}).hash; });
  const Import import = confirm(director, propose(office, proposal(kNotice)).import.id);
  const auto after = world.read([](ReadContext& c) { return year(c, {2027}); });
  EXPECT_EQ(after.hash, import.calendar_hash);
  EXPECT_TRUE(after.known);
  EXPECT_EQ(after.days.size(), 10u);
  for (const auto& [hash, until] : {std::pair{before, "2026-12-31"}, {after.hash, "2027-12-31"}}) {
    const auto text = world.read([&](ReadContext& c) { return calendar::text(c, hash).text; });
    EXPECT_EQ(Calendar::from_csv(text)->known_until(), day(until));
  }
  EXPECT_EQ(World::refusal([&] { world.read([](ReadContext& c) { return calendar::text(c, "0"); }); }),
            "calendar.unknown");
  const auto entries = world.read([](ReadContext& c) { return ledger::entries(c, {}); });
  EXPECT_EQ(entries.items.at(0).act, "calendar.confirm");
  EXPECT_NE(json::text(entries.items.at(0)).find("国办发明电〔2026〕9号"), std::string::npos);
}

TEST_P(CalendarTest, HolidayMeasures_A4_days_of_a_region_stay_on_top_of_a_later_notice) {
  const std::string text = "date,kind,name\n2026-08-12,holiday,雪顿节\n";
  const Preview shown = propose(office, proposal(text, "西藏自治区"));
  EXPECT_EQ(shown.changes.size(), 1u);
  confirm(director, shown.import.id);
  EXPECT_FALSE(workday("2026-08-12"));
  confirm(director, propose(office, proposal(kNotice)).import.id);
  EXPECT_FALSE(workday("2026-08-12"));
  EXPECT_FALSE(workday("2027-10-04"));
  EXPECT_EQ(refused(office, proposal(text, "西藏自治区")), "calendar.without_effect");
  EXPECT_EQ(refused(office, proposal("date,kind,name\n2031-08-12,holiday,雪顿节\n", "西藏自治区")), "calendar.year");
}

TEST_P(CalendarTest, what_contradicts_itself_or_is_too_early_is_refused) {
  EXPECT_EQ(refused(office, proposal(std::string(kNotice) + "2027-10-04,workday,国庆节\n")), "calendar.contradiction");
  EXPECT_EQ(refused(office, proposal(std::string(kNotice) + "2027-03-02,workday,春节\n")), "calendar.contradiction")
      << "a make-up day on a Tuesday";
  EXPECT_EQ(refused(office, proposal("date,kind,name\n2018-10-01,holiday,国庆节\n")), "calendar.too_early");
  EXPECT_EQ(refused(office, proposal("date,kind,name\n2027-10-01,holiday,国庆节\n")), "calendar.incomplete");
  EXPECT_EQ(refused(office, proposal("{\"days\": []}")), "calendar.format");
  auto nameless = proposal(kNotice);
  nameless.document_number = Text<80, 1>("　");
  EXPECT_EQ(refused(office, nameless), "calendar.document_missing");
  EXPECT_EQ(world.read([](ReadContext& c) { return imports(c, {}).items.size(); }), 0u);
}

TEST_P(CalendarTest, a_proposal_waits_once_and_is_dropped_with_its_reason) {
  const auto id = propose(office, proposal(kNotice)).import.id;
  EXPECT_EQ(refused(director, proposal(kNotice)), "calendar.proposed");
  const Import dropped =
      world.write(office, [&](WriteContext& c) { return calendar::drop(c, id, {Text<400, 1>("文号写错")}); });
  EXPECT_EQ(dropped.state, ImportState::dropped);
  EXPECT_EQ(World::refusal([&] { confirm(director, id); }), "calendar.decided");
  EXPECT_EQ(known_until(), day("2026-12-31"));
  EXPECT_EQ(refused(director, proposal(kNotice)), "");
  EXPECT_EQ(world.read([](ReadContext& c) { return imports(c, {{}, ImportState::proposed}).items.size(); }), 1u);
  EXPECT_EQ(World::refusal([&] { confirm(director, ImportId{7}); }), "calendar.import_unknown");
}

INSTANTIATE_ON_BOTH_ENGINES(CalendarTest);

}  // namespace
}  // namespace onewindow::calendar
