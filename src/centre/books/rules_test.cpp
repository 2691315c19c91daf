#include "centre/books/rules.h"

#include <gtest/gtest.h>

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
