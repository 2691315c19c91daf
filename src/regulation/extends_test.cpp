#include "regulation/extends.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "regulation/packs_testing.h"

namespace onewindow::regulation {
namespace {

using testing::refusal_of;

struct Sample {
  std::optional<Cited<Duration>> limit;
  std::optional<Cited<std::string>> place;
  std::vector<Cited<std::string>> names;
};
BOOST_DESCRIBE_STRUCT(Sample, (), (limit, place, names))

const SourceFile kParent{"parent.yaml", R"(id: parent
version: "3"
title: 母本
title_en: Parent
issued: 2020-01-01
disclaimers: [仅供参考]
open: [A.2]
provisions:
  - {id: A.1, cite: 规范一, zh: 三日, en: three days, by: [cases.intake]}
  - {id: A.2, cite: 规范二, zh: 在本县, en: in the county, by: [cases.clocks]}
sample:
  limit: {value: 3 days, at: A.1, reading: {zh: 自然日, en: calendar days}}
  place: 县 @ A.2
  names: [甲 @ A.1, 乙 @ A.2]
)"};

std::string heir(const std::string& more) {
  return "id: heir\nversion: 1\ntitle: 子本\nextends:\n  pack: parent\n  ids: {from: A, to: B}\n"
         "  cites: {from: 规范, to: \"\"}\n" +
         more;
}

std::shared_ptr<const Pack> load(const std::string& text) {
  const SectionType sections[] = {section<Sample>("sample")};
  const std::vector<SourceFile> texts{kParent};
  return load_pack(written_out({"heir.yaml", text}, texts).file, sections);
}
std::string refused(const std::string& more) {
  return refusal_of([&] { load(heir(more)); });
}

TEST(Extends, AllThatIsNotSaidIsInheritedUnderItsOwnNumbers) {
  const auto pack = load(heir(""));
  const auto& sample = *pack->section<Sample>();
  EXPECT_EQ(sample.limit->shown(), (Duration{Unit::days, 3}));
  EXPECT_EQ(sample.limit->reason().provision, "B.1");
  EXPECT_EQ(sample.limit->reason().zh, "《子本》一：三日（同《母本》规范一）（读法：自然日）");
  EXPECT_EQ(sample.limit->reason().en, "“子本” 1: three days (as “Parent” Norm 1) (read as: calendar days)");
  EXPECT_EQ(sample.limit->reason().pack, "heir");
  ASSERT_EQ(sample.names.size(), 2u);
  EXPECT_EQ(sample.names[1].reason().provision, "B.2");
  EXPECT_FALSE(pack->info.issued.has_value()) << "whom it is from and when is its own matter";
  EXPECT_TRUE(pack->info.disclaimers.empty());
  EXPECT_EQ(*pack->provisions.at("B.1").by, (std::vector<std::string>{"cases.intake"}));
}

TEST(Extends, WhatTheParentOpensIsRestated) {
  const auto pack =
      load(heir("provisions:\n  - {id: B.2, cite: 二, zh: 在本镇, en: in the town}\n"
                "sample:\n  place: 镇 @ B.2\n"));
  EXPECT_EQ(pack->section<Sample>()->place->shown(), "镇");
  EXPECT_EQ(pack->section<Sample>()->place->reason().zh, "《子本》二：在本镇");
  EXPECT_EQ(*pack->provisions.at("B.2").by, (std::vector<std::string>{"cases.clocks"}));
  EXPECT_EQ(pack->section<Sample>()->limit->shown().count, 3);
}

TEST(Extends, ItMayAddWhatTheParentDoesNotSay) {
  const auto pack = load(heir("provisions:\n  - {id: B.9, cite: 九, zh: 另加, en: added}\n"));
  EXPECT_TRUE(pack->provisions.contains("B.9"));
}

TEST(Extends, WhatItDoesNotOpenStays) {
  EXPECT_EQ(refused("provisions:\n  - {id: B.1, cite: 一, zh: 十日, en: ten}\n"), "extends.closed heir.yaml:9:5");
  EXPECT_EQ(refused("sample:\n  limit: 10 days @ B.1\n"), "extends.closed heir.yaml:9:3");
  // Half of the list rests on what is closed.
  EXPECT_EQ(refused("sample:\n  names: [丙 @ B.2]\n"), "extends.closed heir.yaml:9:3");
}

TEST(Extends, WhatItSaysOfItsOwnIsReadAsStrictly) {
  EXPECT_EQ(refused("sample:\n  place: 镇 @ B.7\n").substr(0, 22), "pack.provision_unknown");
  EXPECT_EQ(refused("sample:\n  places: 镇 @ B.2\n").substr(0, 16), "pack.unknown_key");
}

TEST(Extends, CirclesAndUnknownTextsAreRefused) {
  const SourceFile a{"a.yaml", "id: a\nextends: {pack: b}\n"}, b{"b.yaml", "id: b\nextends: {pack: a}\n"};
  const std::vector<SourceFile> circle{a, b};
  EXPECT_EQ(refusal_of([&] { written_out(a, circle); }), "extends.cycle b.yaml:2:1");
  EXPECT_EQ(refusal_of([&] { written_out(a, {}); }), "extends.unknown a.yaml:2:1");
  const std::vector<SourceFile> bare{{"b.yaml", "id: b\n"}};
  EXPECT_EQ(refusal_of([&] { written_out(a, bare); }), "extends.unknown a.yaml:2:1");
}

TEST(Extends, ATextThatWasNotWrittenOutIsNoPack) {
  const SectionType sections[] = {section<Sample>("sample")};
  const std::string text = heir("provisions: []\n");
  EXPECT_EQ(refusal_of([&] { load_pack({"heir.yaml", text}, sections); }), "pack.not_written_out heir.yaml:4:1");
  EXPECT_EQ(refusal_of([&] { load_pack({"heir.yaml", text}, sections, Unregistered::skip); }),
            "pack.not_written_out heir.yaml:4:1");
}

TEST(Extends, AChangeOfTheParentIsAnotherText) {
  const std::vector<SourceFile> one{kParent};
  SourceFile changed = kParent;
  changed.text += "# a note\n";
  const std::vector<SourceFile> other{changed};
  const SourceFile child{"heir.yaml", heir("")};
  EXPECT_NE(written_out(child, one).file.text, written_out(child, other).file.text);
  EXPECT_EQ(written_out(child, one).file.text, written_out(child, one).file.text);
}

TEST(Extends, WhatIsRepeatedWordForWordIsNoticed) {
  const std::vector<SourceFile> texts{kParent};
  const auto out = written_out({"heir.yaml", heir("sample:\n  place: 县 @ B.2\n")}, texts);
  ASSERT_EQ(out.repeats.size(), 1u);
  EXPECT_EQ(out.repeats[0].what, "sample.place");
}

// P6 repeats P5c and says where it differs: 县 became 镇 in four places.
TEST(Extends, P6_4_a_P6_8_3_a_TheTownsNormsDifferInTheirPlaces) {
  const auto& texts = testing::packs_as_they_stand();
  const auto raw =
      std::find_if(texts.begin(), texts.end(), [](const auto& f) { return f.name == "town-work-norms.yaml"; });
  const auto own = yaml::parse(raw->name, raw->text);
  EXPECT_EQ(own.find("provisions")->value.items.size(), 4u);
  const auto out = written_out(*raw, texts);
  EXPECT_EQ(out.root.find("provisions")->value.items.size(), 64u);
  EXPECT_TRUE(out.repeats.empty());
  EXPECT_EQ(out.root.find("agency")->value.find("place")->value.text, "town @ P6.4.a");
  EXPECT_EQ(out.root.find("complaints")->value.find("body")->value.text, "领导小组 @ P6.12.3");
}

}  // namespace
}  // namespace onewindow::regulation
