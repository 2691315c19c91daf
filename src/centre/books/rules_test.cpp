#include "centre/books/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/refusal.h"

namespace onewindow::books {
namespace {

std::string refused(const char* kind, const Values& values) {
  try {
    check_values(*find_kind(kind), values);
    return "";
  } catch (const Refusal& refusal) {
    return refusal.code + " " + refusal.field;
  }
}

TEST(Books, EveryKindSaysWhatItIsAndWhichProvisionAsksForIt) {
  std::set<std::string> codes;
  for (const Kind& kind : kinds()) {
    EXPECT_TRUE(codes.insert(kind.code).second) << kind.code;
    EXPECT_FALSE(kind.provisions.empty()) << kind.code;
    EXPECT_FALSE(kind.zh.empty() || kind.en.empty() || kind.title_zh.empty() || kind.date_zh.empty()) << kind.code;
    EXPECT_EQ(kind.closes, !kind.closed_zh.empty()) << kind.code;
    EXPECT_TRUE(!kind.has_due || kind.closes) << kind.code << ": what is due is done some day";
    std::set<std::string> names;
    for (const Field& field : kind.fields) {
      EXPECT_TRUE(names.insert(field.name).second) << kind.code << "." << field.name;
      EXPECT_EQ(field.type == FieldType::choice, !field.choices.empty()) << kind.code << "." << field.name;
    }
  }
  EXPECT_EQ(find_kind("nothing"), nullptr);
}

TEST(Books, P1_A22_three_budget_lines_each_budgeted_or_not) {
  const Values line = {{"year", "2026"}, {"line", "uniforms"}, {"amount", "1200000"}, {"budgeted", "yes"}};
  EXPECT_EQ(refused("budget_line", line), "");
  const auto with = [&](const char* field, const char* value) {
    Values changed = line;
    changed[field] = value;
    return refused("budget_line", changed);
  };
  EXPECT_EQ(with("line", "flowers"), "book.field_value /fields/line");
  EXPECT_EQ(with("amount", "一万"), "book.field_value /fields/amount");
  EXPECT_EQ(with("amount", "-1"), "book.field_value /fields/amount");
  EXPECT_EQ(with("amount", ""), "book.field_missing /fields/amount");
  EXPECT_EQ(with("budgeted", "maybe"), "book.field_value /fields/budgeted");
  EXPECT_EQ(with("colour", "blue"), "book.field_unknown /fields/colour");
  EXPECT_EQ(with("document", "两\n行"), "book.field_value /fields/document");
}

TEST(Books, P8_A3_rules_are_of_one_of_five_kinds_or_others) {
  const auto of = [](const char* area) { return refused("rule_document", {{"area", area}, {"body", "x"}}); };
  for (const char* area : {"case_handling", "approval", "complaints", "language", "attendance"})
    EXPECT_EQ(of(area), "");
  EXPECT_EQ(of("weather"), "book.field_value /fields/area");
  EXPECT_EQ(refused("rule_document", {{"area", "approval"}, {"body", " "}}), "book.field_missing /fields/body");
}

// Without one of its demanded values an entry is refused; with all of them it is not.
void demands(const char* kind, const Values& whole) {
  EXPECT_EQ(refused(kind, whole), "") << kind;
  for (const Field& field : find_kind(kind)->fields) {
    if (!whole.contains(field.name)) continue;
    Values without = whole;
    without.erase(field.name);
    EXPECT_EQ(refused(kind, without), "book.field_missing /fields/" + field.name) << kind;
  }
}

// The words of a choice, and what is none of them is refused.
std::vector<std::string> choices(const char* kind, const char* name) {
  std::vector<std::string> out;
  for (const Field& field : find_kind(kind)->fields)
    if (field.name == name)
      for (const Choice& choice : field.choices) out.push_back(choice.value);
  return out;
}
using Words = std::vector<std::string>;

bool asked_by(const char* kind, const std::string& provision) {
  const auto& all = find_kind(kind)->provisions;
  return std::find(all.begin(), all.end(), provision) != all.end();
}

TEST(Books, P1_A25_b_meetings_exchanges_and_joint_training_with_their_participants) {
  EXPECT_TRUE(asked_by("coordination_meeting", "P1.A25.b"));
  demands("coordination_meeting", {{"sort", "training"}, {"participants", "市、县两级中心"}});
  EXPECT_EQ(choices("coordination_meeting", "sort"), (Words{"meeting", "exchange", "training"}));
}

TEST(Books, P2_A6_b_stations_items_and_people_that_are_merged_and_those_that_are_not_yet) {
  EXPECT_TRUE(asked_by("merged_unit", "P2.A6.b"));
  demands("merged_unit", {{"sort", "station"}});
  EXPECT_EQ(choices("merged_unit", "sort"), (Words{"station", "item", "person"}));
  const Kind& kind = *find_kind("merged_unit");
  EXPECT_TRUE(standing(kind, false, std::nullopt, Date::of(2026, 3, 2)).open) << "not yet merged";
  EXPECT_FALSE(standing(kind, true, std::nullopt, Date::of(2026, 3, 2)).open);
}

TEST(Books, P2_A7_6_an_extra_duty_says_who_assigned_it_and_by_which_document) {
  EXPECT_TRUE(asked_by("extra_duty", "P2.A7.6"));
  demands("extra_duty", {{"assigned_by", "街道办事处"}, {"document", "街办〔2026〕1号"}});
  EXPECT_TRUE(standing(*find_kind("extra_duty"), false, std::nullopt, Date::of(2026, 3, 2)).open) << "until it ends";
}

TEST(Books, P3_A5_1_office_conditions_are_of_a_window_with_seats_and_equipment) {
  EXPECT_TRUE(asked_by("office_conditions", "P3.A5.1"));
  demands("office_conditions", {{"window", "7"}, {"seats", "2"}, {"equipment", "电脑、高拍仪"}});
}

TEST(Books, P3_A5_6_trainings_and_maintenance_of_the_system) {
  EXPECT_TRUE(asked_by("system_event", "P3.A5.6"));
  demands("system_event", {{"sort", "maintenance"}});
  EXPECT_EQ(choices("system_event", "sort"), (Words{"training", "maintenance", "fault"}));
}

TEST(Books, P3_A9_4_liaison_between_centre_and_department_by_window_with_direction_and_due) {
  EXPECT_TRUE(asked_by("liaison_item", "P3.A9.4"));
  demands("liaison_item", {{"window", "7"}, {"direction", "to_department"}});
  EXPECT_EQ(choices("liaison_item", "direction"), (Words{"to_department", "to_centre"}));
  const Date due = Date::of(2026, 3, 2);
  const Kind& kind = *find_kind("liaison_item");
  EXPECT_TRUE(standing(kind, false, due, due + 1).overdue);
  EXPECT_FALSE(standing(kind, true, due, due + 1).open);
}

TEST(Books, P5b_A4_0_major_matters_say_whom_they_concern_and_stay_open_until_settled) {
  EXPECT_TRUE(asked_by("major_matter", "P5b.A4.0"));
  demands("major_matter", {{"parties", "公安、民政"}});
  EXPECT_TRUE(standing(*find_kind("major_matter"), false, std::nullopt, Date::of(2026, 3, 2)).open);
}

TEST(Books, P5b_A4_5_cleaning_equipment_and_maintenance_name_who_is_responsible) {
  EXPECT_TRUE(asked_by("logistics", "P5b.A4.5"));
  demands("logistics", {{"sort", "cleaning"}, {"responsible", "保洁员"}});
  EXPECT_EQ(choices("logistics", "sort"), (Words{"cleaning", "equipment", "maintenance"}));
}

TEST(Books, P2_A6_a_the_leaders_record_who_leads_and_what_they_assess_without_a_schedule) {
  for (const char* kind : {"leading_body", "unscheduled_assessment"}) {
    EXPECT_TRUE(asked_by(kind, "P2.A6.a"));
    EXPECT_EQ(find_kind(kind)->writers, Writers::leaders) << kind;
  }
  demands("leading_body", {{"first_responsible", "党工委书记"}});
  demands("unscheduled_assessment", {{"findings", "大厅秩序良好"}});
}

TEST(Books, P3_A5_9_what_is_not_done_by_its_day_is_overdue) {
  const Kind& task = *find_kind("task_from_above");
  const Date due = Date::of(2026, 3, 2);
  EXPECT_FALSE(standing(task, false, due, due).overdue);
  EXPECT_TRUE(standing(task, false, due, due + 1).overdue);
  EXPECT_FALSE(standing(task, true, due, due + 1).overdue);
  EXPECT_FALSE(standing(task, false, std::nullopt, due).overdue);
  EXPECT_FALSE(standing(*find_kind("coordination_meeting"), false, std::nullopt, due).open)
      << "it is over when written";
}

}  // namespace
}  // namespace onewindow::books
