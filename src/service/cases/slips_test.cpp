// Slips: drawn of a case on both engines, and checked as another machine would, with nothing but the file.
#include "service/cases/slips.h"

#include <gtest/gtest.h>

#include "centre/anchors/anchors.h"
#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class Slips : public InHall {
 protected:
  void SetUp() override {
    InHall::SetUp();
    if (IsSkipped()) return;
    h = hall({kP9});
    h->on("2026-02-13");
    code = (view = h->received()).query_code;
    view = h->act(h->clerk, cases::accept, view.id,
                  Acceptance{.version = view.version, .verification = {.identity = true}, .transfer = true});
  }

  DocumentId document(DocumentKind kind) const {
    for (const auto& one : view.documents)
      if (one.kind == kind) return one.id;
    ADD_FAILURE() << "no such document";
    return {};
  }
  void anchor() { anchors::anchor(h->world.contexts, h->world.centre.id); }
  std::vector<anchors::Anchor> published() {
    std::vector<anchors::Anchor> out;
    for (const auto& one : anchors::list(*h->world.database.database, h->world.centre.id)) out.push_back(one.anchor);
    return out;
  }
  // As it lies in the file: text and back.
  boost::json::value drawn(DocumentKind kind) {
    const auto slip = h->world.read(h->clerk, [&](ReadContext& c) { return cases::slip(c, view.id, document(kind)); });
    return boost::json::parse(json::text(slip));
  }
  slips::Checked check(const boost::json::value& slip) {
    return slips::check(slip, {.anchors = published(), .packs = {}, .calendar = nullptr});
  }
  static std::vector<std::string> bad(const slips::Checked& checked) {
    std::vector<std::string> out;
    for (const auto& finding : checked.findings)
      if (finding.grade == slips::Grade::bad) out.push_back(finding.check);
    return out;
  }
  static std::string all_text(const slips::Checked& checked) {
    std::string out;
    for (const auto& finding : checked.findings) out += finding.zh + "\n";
    return out;
  }
  static boost::json::object& term(boost::json::value& slip, std::string_view clock) {
    for (auto& one : slip.at("body").at("terms").as_array())
      if (one.at("clock").as_string() == clock) return one.as_object();
    throw std::runtime_error("no such clock");
  }

  std::unique_ptr<Hall> h;
  CaseView view;
  std::string code;
};

TEST_P(Slips, OfAReceiptAndADecisionHoldOnAnotherMachine) {
  h->on("2026-02-25");
  view = h->act(h->reviewer, pick_up, view.id, Step{.version = view.version});
  view = h->act(h->reviewer, decide, view.id,
                Decision{.version = view.version, .content = "准予经营", .certificate_number = "JY1"});
  anchor();
  for (const auto kind : {DocumentKind::receipt, DocumentKind::acceptance_notice, DocumentKind::grant}) {
    const auto checked = check(drawn(kind));
    EXPECT_TRUE(checked.good) << all_text(checked);
    EXPECT_TRUE(checked.anchored);
  }
  const auto text = all_text(check(drawn(DocumentKind::grant)));
  EXPECT_NE(text.find("2026-02-27，重算一致"), std::string::npos) << text;
  EXPECT_NE(text.find("按期，2026-02-25"), std::string::npos) << text;
}

TEST_P(Slips, CarryTheInputsOfTheirDates) {
  anchor();
  auto slip = drawn(DocumentKind::acceptance_notice);
  const auto& promised = term(slip, "promised");
  EXPECT_EQ(promised.at("due"), "2026-02-27");
  EXPECT_EQ(promised.at("limit").at("count"), 5);
  EXPECT_EQ(slip.at("body").at("calendar").at("days").as_array().size(), 11u)
      << "nine days of Spring Festival and two that are made up for";
  const auto& statutory = term(slip, "statutory");
  const auto& reason = statutory.at("because").as_array().front();
  EXPECT_EQ(reason.at("provision"), "LL.A42.1");
  EXPECT_EQ(std::string(reason.at("hash").as_string()).size(), 64u);
}

TEST_P(Slips, ADateThatWasChangedIsNamedWithTheOneThatFollows) {
  anchor();
  auto slip = drawn(DocumentKind::acceptance_notice);
  term(slip, "promised")["due"] = "2026-03-27";
  const auto checked = check(slip);
  EXPECT_EQ(bad(checked), (std::vector<std::string>{"body", "date"}));
  EXPECT_NE(all_text(checked).find("凭证为 2026-03-27，由其依据重算为 2026-02-27"), std::string::npos)
      << all_text(checked);
}

TEST_P(Slips, AnInputThatWasChangedWithItsDateIsFoundByTheLedger) {
  anchor();
  auto slip = drawn(DocumentKind::acceptance_notice);
  auto& promised = term(slip, "promised");
  promised["limit"].as_object()["count"] = 6;
  promised["due"] = "2026-02-28";
  EXPECT_EQ(bad(check(slip)), std::vector<std::string>{"body"});
}

TEST_P(Slips, ANumberAPaperAnEntryOrAWayThatWasChangedIsNamed) {
  anchor();
  const auto whole = drawn(DocumentKind::acceptance_notice);
  auto number = whole, paper = whole, entry = whole, way = whole, anchored = whole;
  number.at("body").as_object()["receipt_number"] = "LINZE-S2026-00009";
  EXPECT_EQ(bad(check(number)), (std::vector<std::string>{"body", "body"}));
  paper.at("content").at("sections").as_array().pop_back();
  EXPECT_EQ(bad(check(paper)), std::vector<std::string>{"paper"});
  entry.at("entry").as_object()["actor_name"] = "别人";
  EXPECT_EQ(bad(check(entry)), std::vector<std::string>{"entry"});
  way.at("path").as_array().push_back(boost::json::value(std::string(64, '0')));
  EXPECT_EQ(bad(check(way)), std::vector<std::string>{"path"});
  anchored.at("anchor").as_object()["hash"] = std::string(64, '0');
  EXPECT_EQ(bad(check(anchored)), (std::vector<std::string>{"path", "anchor"}));
}

TEST_P(Slips, OneThatWasMadeUpWholeIsFoundByTheAnchorThatWasKept) {
  anchor();
  const auto kept = published();
  auto slip = drawn(DocumentKind::acceptance_notice);
  // Everything is made to fit: the date, the digest in the entry, the hashes, and the anchor in the file.
  term(slip, "promised")["limit"].as_object()["count"] = 6;
  term(slip, "promised")["due"] = "2026-02-28";
  auto forged = json::restore<slips::Slip>(slip);
  boost::json::object detail = boost::json::parse(forged.entry.detail).as_object();
  for (auto& one : detail["slips"].as_array()) one.as_object()["digest"] = slips::digest_of(forged.body);
  forged.entry.detail = boost::json::serialize(detail);
  forged.entry.hash = ledger::link(forged.previous, ledger::digest_of(h->world.centre.id, *forged.entry.entry()));
  std::string hash = forged.entry.hash;
  for (const auto& digest : forged.path) hash = ledger::link(hash, digest);
  forged.anchor->hash = hash;
  const auto file = boost::json::parse(json::text(forged));
  EXPECT_TRUE(slips::check(file, {}).good) << "alone it holds in itself";
  EXPECT_FALSE(slips::check(file, {}).anchored);
  EXPECT_EQ(bad(slips::check(file, {.anchors = kept, .packs = {}, .calendar = nullptr})),
            std::vector<std::string>{"anchor"});
}

TEST_P(Slips, AFileThatLacksTheDaySaysNothingUnlessItGoesPastIt) {
  anchor();
  const auto slip = drawn(DocumentKind::acceptance_notice);
  auto line = published().at(0);
  const auto other = [&](int days) {
    auto one = line;
    one.day = line.day + days;
    return one;
  };
  const auto later = slips::check(slip, {.anchors = std::vector{other(1)}, .packs = {}, .calendar = nullptr});
  EXPECT_TRUE(later.good);
  EXPECT_FALSE(later.anchored);
  EXPECT_EQ(bad(slips::check(slip, {.anchors = std::vector{other(-1), other(1)}, .packs = {}, .calendar = nullptr})),
            std::vector<std::string>{"anchor"});
}

TEST_P(Slips, BeforeTheFirstAnchorNothingIsClaimed) {
  const auto checked = check(drawn(DocumentKind::receipt));
  EXPECT_TRUE(checked.good) << all_text(checked);
  EXPECT_FALSE(checked.anchored);
}

TEST_P(Slips, WithAHearingCarryThePause) {
  view = h->act(h->reviewer, pick_up, view.id, Step{.version = view.version});
  h->on("2026-02-24");
  view = h->act(h->reviewer, start_procedure, view.id,
                ProcedureStart{.version = view.version,
                               .procedure = Procedure::hearing,
                               .reason = "重大利益关系",
                               .planned_days = 5,
                               .applicant_notified = true,
                               .officers = {"甲", "乙"}});
  h->on("2026-03-02");
  view = h->act(h->reviewer, end_procedure, view.id, ProcedureEnd{.version = view.version, .outcome = "符合"});
  view = h->act(h->reviewer, decide, view.id,
                Decision{.version = view.version, .content = "准予经营", .certificate_number = "JY1"});
  anchor();
  auto slip = drawn(DocumentKind::grant);
  EXPECT_EQ(term(slip, "statutory").at("pauses").as_array().size(), 1u);
  EXPECT_TRUE(check(slip).good) << all_text(check(slip));
  term(slip, "statutory")["pauses"].as_array().clear();
  EXPECT_EQ(bad(check(slip)), (std::vector<std::string>{"body", "date"}));
}

TEST_P(Slips, TheApplicantDrawsHisWithTheQueryCodeAndWithoutThePaper) {
  anchor();
  const ProgressQuery query{.number = Text<40, 1>(view.receipt_number), .code = Text<12, 1>(code)};
  const auto anyone = Actor::of_public(h->world.centre.id);
  const auto lines = h->world.read(anyone, [&](ReadContext& c) { return slips_online(c, query); });
  ASSERT_EQ(lines.items.size(), 2u);
  SlipQuery asked;
  asked.number = query.number;
  asked.code = query.code;
  asked.document = lines.items[1].document;
  const auto slip = h->world.read(anyone, [&](ReadContext& c) { return slip_online(c, asked); });
  EXPECT_FALSE(slip.content);
  EXPECT_EQ(json::text(slip).find("张三丰"), std::string::npos);
  EXPECT_TRUE(check(boost::json::parse(json::text(slip))).good);
  asked.code = Text<12, 1>("000000");
  EXPECT_EQ(h->world.refusal([&] { h->world.read(anyone, [&](ReadContext& c) { return slip_online(c, asked); }); }),
            "progress.unknown");
  asked.code = query.code;
  asked.document = DocumentId{1};
  EXPECT_EQ(h->world.refusal([&] { h->world.read(anyone, [&](ReadContext& c) { return slip_online(c, asked); }); }),
            "slip.none");
}

TEST_P(Slips, WhatIsNoSlipIsRefused) {
  for (const char* text : {"{}", "[]", "{\"body\":{\"format\":\"other\"},\"entry\":{\"hash\":\"x\"}}", "7"})
    EXPECT_EQ(World::refusal([&] { slips::check(boost::json::parse(text), {}); }), "slip.form") << text;
}

INSTANTIATE_ON_BOTH_ENGINES(Slips);

}  // namespace
}  // namespace onewindow::cases
