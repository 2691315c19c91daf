#include "oversight/openness/rules.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::openness {
namespace {

// How many elements and carriers are missing when nothing is shown, and which when all but the last are.
struct Counted {
  std::size_t elements, carriers;
};
Counted wanted(const std::string& pack) {
  const auto answer = boost::json::parse(
      regulation::testing::asked<Openness>(decisions(), pack, "openness", R"({"elements":[],"carriers":[]})"));
  return {answer.at("elements").as_array().size(), answer.at("carriers").as_array().size()};
}

TEST(Openness, EachTextHasItsNumberOfElements) {
  EXPECT_EQ(wanted("provincial-windows-2019").elements, 7u);      // P1.A21.a
  EXPECT_EQ(wanted("linze-hall-2018").elements, 10u);             // P3.A6
  EXPECT_EQ(wanted("shaoxing-windows-2008").elements, 12u);       // P9.A8
  EXPECT_EQ(wanted("shaoxing-windows-2008").carriers, 4u);        // P9.A8
  EXPECT_EQ(wanted("township-work-norms").elements, 5u + 3u);     // P5c.9.2, P5c.9.3.a
  EXPECT_EQ(wanted("township-eight-systems").elements, 4u + 1u);  // P5a.2.1, and how the promise is kept
}
TEST(Openness, P3_A6_the_tenth_element_is_missed) {
  EXPECT_EQ(
      regulation::testing::asked<Openness>(
          decisions(), "linze-hall-2018", "openness",
          R"({"elements":["name","basis","procedure","conditions","materials","limit","progress","fees","fee_standards"],"carriers":[]})"),
      R"({"elements":["fee_bases"],"carriers":[],"complete":false})");
}
TEST(Openness, P9_A8_the_fourth_carrier_is_missed) {
  EXPECT_EQ(
      regulation::testing::asked<Openness>(
          decisions(), "shaoxing-windows-2008", "openness",
          R"({"elements":["name","basis","conditions","quantity","procedure","limit","materials","fee_standards","samples","office","contact","hotline"],)"
          R"("carriers":["premises","government_site","centre_site"]})"),
      R"({"elements":[],"carriers":["department_site"],"complete":false})");
}

}  // namespace
}  // namespace onewindow::openness
