#include "service/catalogue/decisions.h"

#include <gtest/gtest.h>

#include "regulation/decision_testing.h"

namespace onewindow::catalogue {
namespace {

std::string asked(const std::string& pack, const std::string& facts) {
  auto whole = boost::json::parse(R"({"type":"licence","traits":[],"promise":[],"carriers":[]})").as_object();
  const auto more = boost::json::parse(facts);
  for (const auto& [name, value] : more.as_object()) whole[name] = value;
  return regulation::testing::asked<Guides>(decisions(), pack, "guides", boost::json::serialize(whole));
}

TEST(GuideTold, P5a_2_1_APromiseHasSixParts) {
  EXPECT_EQ(asked("township-eight-systems", R"({"promise":["content","procedure","limit","standard","complaint"]})"),
            R"({"missing_promise":["assurance"],"missing_carriers":[],"complete":false})");
  EXPECT_EQ(asked("township-eight-systems",
                  R"({"promise":["content","procedure","limit","standard","assurance","complaint"]})"),
            R"({"missing_promise":[],"missing_carriers":[],"complete":true})");
}

TEST(GuideTold, P9_A8_PublicOnFourCarriers) {
  EXPECT_EQ(asked("shaoxing-windows-2008", R"({"carriers":["premises","centre_site","leaflet"]})"),
            R"({"missing_promise":[],"missing_carriers":["city_portal","department_site"],"complete":false})");
}

TEST(GuideTold, P3_A2_FourKindsOfItems) {
  EXPECT_EQ(asked("linze-hall-2018", R"({"type":"public_service","traits":["convenience"]})"),
            R"({"kind":"convenience_service","missing_promise":[],"missing_carriers":[],"complete":true})");
}

TEST(GuideTold, P2_A3_a_TwoKindsOfItems) {
  const auto kind = [](const char* facts) {
    return std::string(boost::json::parse(asked("community-centre", facts)).at("kind").as_string());
  };
  EXPECT_EQ(kind(R"({"type":"public_service","traits":["convenience"]})"), "convenience_service");
  EXPECT_EQ(kind(R"({"type":"public_service","traits":[]})"), "administrative");
  EXPECT_EQ(kind(R"({"type":"licence","traits":[]})"), "administrative");
}

TEST(GuideTold, P1_A21_b_TheDepartmentWritesItsGuide) {
  EXPECT_EQ(asked("provincial-windows-2019", "{}"),
            R"({"missing_promise":[],"missing_carriers":[],"complete":true,"department_edits":true})");
  EXPECT_EQ(asked("jiayuguan-windows-2022", "{}"), "silent");
}

}  // namespace
}  // namespace onewindow::catalogue
