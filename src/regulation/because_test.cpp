// A reason stands once, however many conditions rest on it.
#include "regulation/because.h"

#include <gtest/gtest.h>

#include "regulation/cited.h"

namespace onewindow::regulation {
namespace {

Reason reason(std::string provision, const std::string& zh, std::string pack = "p") {
  return {.provision = std::move(provision), .pack = std::move(pack), .zh = zh, .en = zh};
}
std::string said(const Because& because) {
  std::string out;
  for (const Reason& one : because.reasons) out += (out.empty() ? "" : " | ") + one.provision + " " + one.zh;
  return out;
}

TEST(Because, WhatStandsAlreadyIsNotRepeated) {
  const Cited<bool> first(true, reason("A.1", "甲")), second(false, reason("A.2", "乙"));
  Because because;
  EXPECT_TRUE(first.in(because));
  because.say("算", "count", {{"n", 1}});
  EXPECT_FALSE(second.in(because));
  EXPECT_TRUE(first.in(because)) << "the value is read again, the reason stands";
  because.say("算", "count", {{"n", 1}});
  EXPECT_EQ(said(because), "A.1 甲 |  算 | A.2 乙");
}
TEST(Because, OtherWordsInputsOrTextsAreAnotherStep) {
  Because because;
  because.keep(reason("A.1", "甲"));
  because.keep(reason("A.1", "甲（读法：含）"));
  because.keep(reason("A.1", "甲", "q"));
  because.say("算", "count", {{"n", 1}});
  because.say("算", "count", {{"n", 2}});
  because.say("算", "count");
  EXPECT_EQ(because.reasons.size(), 6u);
}
TEST(Because, AddingAnotherKeepsItsOrderAndNothingTwice) {
  Because one, other;
  one.keep(reason("A.1", "甲"));
  other.keep(reason("A.2", "乙"));
  other.keep(reason("A.1", "甲"));
  other.say("算", "count");
  one.add(other);
  one.add(other);
  one.add(one);
  EXPECT_EQ(said(one), "A.1 甲 | A.2 乙 |  算");
}

}  // namespace
}  // namespace onewindow::regulation
