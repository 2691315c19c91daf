#include "oversight/ratings/ratings.h"

#include "base/version.h"
#include "service/cases/hall_testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> ratings();
}

namespace onewindow::ratings {
namespace {

using cases::CaseView;
using cases::testing::kP5a;
using enum Level;

class RatingTest : public cases::testing::InHall {
 protected:
  Hall h{GetParam(), {kP5a}, {migrations::ratings(), {regulation::section<Ratings>("ratings")}}};
  Actor visitor = Actor::of_public(h.world.centre.id);
  Actor processor = h.world.actor_with({"rating.process", "rating.sums", "statistics.read"}, "孙核实");
  Actor director = h.world.actor_with({"rating.sums", "statistics.read"}, "主任");

  template <class F> auto ask(const Actor& who, F&& use_case) { return h.world.read(who, std::forward<F>(use_case)); }
  template <class F> auto act(const Actor& who, F&& use_case) { return h.world.write(who, std::forward<F>(use_case)); }
  template <class F> std::string refused(const Actor& who, F&& use_case) {
    return World::refusal([&] { act(who, use_case); });
  }

  // A case done on the spot at the clerk's window, and its rating code as the receipt has it.
  CaseView served() {
    static int number = 0;
    catalogue::ItemContent written = cases::testing::content("I-" + std::to_string(++number), "market");
    written.kind = catalogue::HandlingKind::immediate;
    written.type = catalogue::ItemType::public_service;
    written.promised_limit = {};
    return at_the_spot(h.publish(written));
  }
  CaseView at_the_spot(catalogue::ItemId item) {
    cases::OnTheSpot visit{.item = item, .applicant = h.registration().applicant};
    visit.materials = h.registration().materials;
    visit.verification = {.identity = true, .qualification = true};
    visit.content = "准予";
    visit.signed_for = true;
    return h.act(h.clerk, cases::on_the_spot, visit);
  }
  static std::string code_of(const CaseView& view) {
    for (const auto& document : view.documents)
      for (const auto content = json::opened(document.content); const auto& section : content.at("sections").as_array())
        if (section.at("heading").as_string() == "服务评价")
          return std::string(section.at("rows").at(0).at(1).as_string());
    return "";
  }
  NewRating said(const std::string& code, Level level, std::vector<std::int32_t> options = {}, std::string text = "") {
    return {
        .code = RatingCode(code), .level = level, .options = std::move(options), .text = Text<500>(std::move(text))};
  }
  Thanks rate(const NewRating& rating) {
    return act(visitor, [&](WriteContext& c) { return ratings::rate(c, rating); });
  }
  InvitationView seen(const std::string& code) {
    return ask(visitor, [&](ReadContext& c) { return invitation(c, RatingCode(code)); });
  }
  Paged<RatingRow> listed(const RatingQuery& query = {}, const Actor* who = nullptr) {
    return ask(who ? *who : processor, [&](ReadContext& c) { return list(c, query); });
  }
  Sums summed(const Actor& who, const SumQuery& query) {
    return ask(who, [&](ReadContext& c) { return sums(c, query); });
  }
  boost::json::array sent(const std::string& kind) {
    return h.world.read([&](ReadContext& c) {
      boost::json::array all;
      for (const auto& text : c.db.all<std::string>(
               "select payload from outbox where centre_id = :centre and kind = :kind order by id", {{"kind", kind}}))
        all.push_back(boost::json::parse(text));
      return all;
    });
  }
};

TEST_P(RatingTest, P1_A20_EachServiceIsAskedAboutAndRatedOnce) {
  const auto code = code_of(served());
  ASSERT_FALSE(code.empty());
  const auto open = seen(code);
  EXPECT_EQ(open.state, InvitationState::open);
  EXPECT_EQ(open.item_name, "食品经营许可");
  EXPECT_EQ(open.window_name, "1号窗口");
  EXPECT_EQ(open.levels.size(), 5u);
  EXPECT_EQ(open.levels.front().options.size(), 8u);
  const auto thanks = rate(said(code, satisfied, {413}, "不错"));
  EXPECT_FALSE(thanks.bad);
  EXPECT_EQ(thanks.follow_up, "");
  EXPECT_EQ(World::refusal([&] { rate(said(code, very_dissatisfied)); }), "rating.once");
  const auto used = seen(code);
  EXPECT_EQ(used.state, InvitationState::used);
  EXPECT_EQ(json::text(used).find("不错"), std::string::npos) << "the code, which the clerk has printed, tells nothing";
  EXPECT_EQ(World::refusal([&] { seen("K7M2 9QXD"); }), "rating.unknown");
}

TEST_P(RatingTest, P1_A20_WhatEndsAServiceInvites) {
  // Issue: the last of a case's acts, one code, found again from the progress page.
  auto view = h.accepted();
  h.on("2026-03-03");
  view = h.act(h.reviewer, cases::decide, view.id, cases::Decision{.version = view.version, .content = "准予"});
  view = h.act(
      h.clerk, cases::return_result, view.id,
      cases::ResultReturn{.version = view.version, .documents = {"证"}, .giver = "甲", .confirmed_by_both = true});
  EXPECT_EQ(code_of(view), "");
  view =
      h.act(h.clerk, cases::issue, view.id,
            cases::Issue{.version = view.version, .recipient = "张三丰", .identity_checked = true, .signed_for = true});
  const auto code = code_of(view);
  EXPECT_EQ(seen(code).kind, invitations::ServiceKind::issue);
  const cases::ProgressQuery query{.number = Text<40, 1>(view.receipt_number), .code = Text<12, 1>(view.query_code)};
  EXPECT_EQ(ask(visitor, [&](ReadContext& c) { return of_case(c, query); }).code, code);
  EXPECT_EQ(World::refusal([&] {
              ask(visitor, [&](ReadContext& c) { return of_case(c, {.number = query.number, .code = "000000x"}); });
            }),
            "progress.unknown");
  rate(said(code, satisfied));
  EXPECT_FALSE(ask(visitor, [&](ReadContext& c) { return of_case(c, query); }).code);

  // Refusal.
  auto refused = h.received();
  refused =
      h.act(h.clerk, cases::refuse, refused.id,
            cases::NonAcceptance{.version = refused.version, .reason = "不属职权", .legal_basis = "《行政许可法》"});
  EXPECT_EQ(seen(code_of(refused)).kind, invitations::ServiceKind::refusal);

  // An inquiry at the window; one by phone invites nobody.
  const auto inquire = [&](cases::InquiryChannel channel) {
    cases::Inquiry inquiry{.channel = channel, .subject = "问事", .answer = "已答"};
    return act(h.clerk, [&](WriteContext& c) { return cases::inquire(c, inquiry); });
  };
  const auto asked = inquire(cases::InquiryChannel::visit);
  EXPECT_EQ(seen(asked.rating_code).kind, invitations::ServiceKind::inquiry);
  EXPECT_EQ(inquire(cases::InquiryChannel::phone).rating_code, "");
  EXPECT_EQ(seen(code_of(served())).kind, invitations::ServiceKind::on_the_spot);
}

TEST_P(RatingTest, TheUploadHasTheNationalFields) {
  rate(said(code_of(served()), very_satisfied, {510, 517}, "很好"));
  const auto rows = sent("rating.upload");
  ASSERT_EQ(rows.size(), 1u);
  const auto& row = rows[0].as_object();
  for (const char* field :
       {"projectNo",          "pf",           "deptCode",     "taskCode",       "taskHandleItem",
        "taskName",           "subMatter",    "proStatus",    "proDepart",      "certKey",
        "userName",           "userProp",     "userPageType", "handleUserName", "handleUserPageType",
        "handleUserPageCode", "satisfaction", "evalDetail",   "serviceNumber",  "writingEvaluation",
        "assessTime",         "assessNumber", "dataSource",   "promisetime",    "acceptDate"})
    EXPECT_TRUE(row.contains(field)) << field;
  EXPECT_EQ(row.at("satisfaction").as_string(), "5");
  EXPECT_EQ(row.at("evalDetail").as_string(), "510,517");
  EXPECT_EQ(row.at("writingEvaluation").as_string(), "很好");
  EXPECT_EQ(row.at("serviceNumber").as_string(), "1");
  EXPECT_EQ(row.at("assessTime").as_string(), "2026-03-02 09:00:00");
  EXPECT_EQ(row.at("userName").as_string(), "") << "nobody's name goes up a second time";
}

TEST_P(RatingTest, P7_4_14_ABadRatingIsVerifiedAndToldBack) {
  const auto thanks = rate(said(code_of(served()), very_dissatisfied, {115}, "等了一上午"));
  EXPECT_TRUE(thanks.bad);
  ASSERT_EQ(listed({.matter = MatterState::open}).items.size(), 1u);
  const RatingRow row = listed({.matter = MatterState::open}).items[0];
  EXPECT_EQ(row.text, "等了一上午");
  EXPECT_EQ(row.worker, "王窗口");
  ASSERT_EQ(row.options.size(), 1u);
  EXPECT_EQ(row.options[0].code, 115);
  EXPECT_EQ(json::text(row).find("张三丰"), std::string::npos) << "without a name";

  const auto verify = [&](const Verification& given) {
    return [given, id = row.id](WriteContext& c) { return ratings::verify(c, id, given); };
  };
  const auto tell = [&](const Reply& given) {
    return [given, id = row.id](WriteContext& c) { return ratings::tell(c, id, given); };
  };
  EXPECT_EQ(refused(processor, tell({.version = 1, .text = "已核实"})), "rating.not_verified");
  EXPECT_EQ(refused(processor, verify({.version = 1, .verdict = Verdict::worker_fault, .text = "属实"})),
            "rating.not_heard");
  EXPECT_EQ(refused(processor, verify({.version = 7, .verdict = Verdict::other_cause, .text = "属实"})),
            "rating.stale");
  const Verification fault{.version = 1, .verdict = Verdict::worker_fault, .text = "属实", .heard = "承认离岗"};
  const auto verified = act(processor, verify(fault));
  EXPECT_EQ(verified.matter, MatterState::verified);
  EXPECT_EQ(verified.verified_by, "孙核实");
  EXPECT_TRUE(cites(verified.because, "GC51.bad"));
  EXPECT_EQ(refused(processor, verify({.version = 2, .verdict = Verdict::other_cause, .text = "再核"})),
            "rating.verified");

  const auto facts = h.world.read([&](ReadContext& c) { return facts::of_object(c.db, row.id.value); });
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].kind, "rating.fault_verified");
  EXPECT_EQ(facts[0].subject.value, h.clerk.account.value);

  const auto result = [&] {
    return ask(visitor, [&](ReadContext& c) { return follow_up(c, {RatingCode(thanks.follow_up)}); });
  };
  EXPECT_EQ(result().reply, "");
  act(processor, tell({.version = 2, .text = "已批评教育，谢谢监督"}));
  EXPECT_EQ(result().state, MatterState::told);
  EXPECT_EQ(result().reply, "已批评教育，谢谢监督");
  EXPECT_EQ(refused(processor, tell({.version = 3, .text = "再告知"})), "rating.told");
  EXPECT_EQ(World::refusal([&] { ask(visitor, [&](ReadContext& c) { return follow_up(c, {"AAAA BBBB"}); }); }),
            "rating.follow_up_unknown");
}

TEST_P(RatingTest, GC51_AMaliciousOneIsNoFactAndDoesNotCount) {
  for (int i = 0; i < 2; ++i) rate(said(code_of(served()), i == 0 ? very_dissatisfied : very_satisfied));
  const auto row = listed({.matter = MatterState::open}).items.at(0);
  act(processor, [&](WriteContext& c) {
    return verify(c, row.id, {.version = 1, .verdict = Verdict::malicious, .text = "同一人连续恶意评价"});
  });
  EXPECT_TRUE(h.world.read([&](ReadContext& c) { return facts::of_object(c.db, row.id.value); }).empty());
  const auto all = summed(processor, {}).items.at(0);
  EXPECT_EQ(all.rated, 2);
  EXPECT_EQ(all.left_out, 1);
  EXPECT_EQ(all.satisfied, (Ratio{1, 1}));
}

TEST_P(RatingTest, NobodyReadsOrVerifiesWhatWasSaidOfHimself) {
  rate(said(code_of(served()), dissatisfied, {}, "态度生硬"));
  const auto row = listed().items.at(0);
  Actor both = h.clerk;
  both.permissions = processor.permissions;
  EXPECT_TRUE(listed({}, &both).items.empty());
  EXPECT_EQ(World::refusal([&] { ask(both, [&](ReadContext& c) { return view(c, row.id); }); }), "rating.unknown");
  EXPECT_EQ(refused(both,
                    [&](WriteContext& c) {
                      return verify(c, row.id, {.version = 1, .verdict = Verdict::unfounded, .text = "误评"});
                    }),
            "rating.own");
  EXPECT_TRUE(summed(both, {}).items.empty());
}

TEST_P(RatingTest, ThePadShowsTheServiceThatHasJustEnded) {
  h.clerk.permissions = std::make_shared<const std::set<std::string, std::less<>>>(*h.clerk.permissions);
  const auto offered = act(h.clerk, [](WriteContext& c) { return offer_pairing(c); });
  const auto pairing = [&](const std::string& code) {
    return act(visitor, [&](WriteContext& c) { return pair(c, {RatingCode(code)}); });
  };
  EXPECT_EQ(World::refusal([&] { pairing("AAAA BBBB"); }), "rating.pairing_unknown");
  const auto token = pairing(offered.code).token;
  EXPECT_EQ(World::refusal([&] { pairing(offered.code); }), "rating.pairing_unknown") << "a code pairs once";
  const auto shown = [&] { return ask(visitor, [&](ReadContext& c) { return pad(c, {Text<60, 1>(token)}); }); };
  EXPECT_EQ(shown().window_number, 1);
  EXPECT_FALSE(shown().invitation);
  const auto code = code_of(served());
  ASSERT_TRUE(shown().invitation);
  EXPECT_EQ(shown().invitation->code, code);
  auto rating = said(code, very_satisfied, {517});
  rating.pad = Text<60>((token.starts_with("x") ? "y" : "x") + token.substr(1));
  EXPECT_EQ(World::refusal([&] { rate(rating); }), "rating.pad_unknown");
  rating.pad = Text<60>(token);
  rate(rating);
  EXPECT_FALSE(shown().invitation) << "idle again";
  EXPECT_TRUE(listed().items.at(0).on_pad);
  served();
  EXPECT_TRUE(shown().invitation);
  h.world.clock.advance_minutes(4);
  EXPECT_FALSE(shown().invitation) << "whoever was served has gone";

  const auto mine = ask(h.clerk, [](ReadContext& c) { return pads(c); });
  ASSERT_EQ(mine.size(), 1u);
  Actor other = h.clerk;
  other.window = h.social_window.id;
  EXPECT_EQ(refused(other, [&](WriteContext& c) { end_pad(c, mine[0].id); }), "rating.pad_unknown");
  act(h.clerk, [&](WriteContext& c) { end_pad(c, mine[0].id); });
  EXPECT_EQ(World::refusal([&] { shown(); }), "rating.pad_unknown");
}

TEST_P(RatingTest, APairingCodeLivesForMinutes) {
  const auto offered = act(h.clerk, [](WriteContext& c) { return offer_pairing(c); });
  h.world.clock.advance_minutes(11);
  EXPECT_EQ(refused(visitor, [&](WriteContext& c) { return pair(c, {RatingCode(offered.code)}); }),
            "rating.pairing_unknown");
  EXPECT_EQ(refused(h.reviewer, [](WriteContext& c) { return offer_pairing(c); }), "rating.no_window");
}

TEST_P(RatingTest, TheRatedSeeSumsOfMonthsThatAreOverAndOfEnoughRatings) {
  for (int i = 0; i < kAnonymous - 1; ++i) rate(said(code_of(served()), i == 0 ? dissatisfied : very_satisfied));
  const auto spare = code_of(served()), late = code_of(served());
  h.clerk.permissions =
      std::make_shared<const std::set<std::string, std::less<>>>(std::set<std::string, std::less<>>{"rating.sums"});
  EXPECT_EQ(World::refusal([&] { summed(h.clerk, {.month = Text<7>("2026-03")}); }), "rating.month");
  EXPECT_EQ(World::refusal([&] { summed(director, {.from = Date::of(2026, 3, 1), .to = Date::of(2026, 3, 2)}); }),
            "rating.month");
  h.on("2026-04-01");
  EXPECT_TRUE(summed(h.clerk, {.month = Text<7>("2026-03")}).items.empty()) << "too few";
  EXPECT_TRUE(summed(director, {.by = Grouping::worker, .month = Text<7>("2026-03")}).items.empty());
  EXPECT_EQ(summed(processor, {.by = Grouping::worker, .month = Text<7>("2026-03")}).items.at(0).rated, kAnonymous - 1);
  h.on("2026-03-31");
  rate(said(spare, satisfied));
  h.on("2026-04-01");
  const auto own = summed(h.clerk, {.month = Text<7>("2026-03")});
  EXPECT_TRUE(own.limited);
  EXPECT_EQ(own.at_least, kAnonymous);
  ASSERT_EQ(own.items.size(), 1u);
  EXPECT_EQ(own.items[0].satisfied, (Ratio{kAnonymous - 1, kAnonymous}));
  EXPECT_EQ(own.items[0].rate, (Ratio{kAnonymous, kAnonymous + 1}));
  rate(said(late, very_dissatisfied));  // after the month: what was seen stays as it was
  EXPECT_EQ(json::text(summed(h.clerk, {.month = Text<7>("2026-03")})), json::text(own));
  EXPECT_EQ(summed(processor, {.month = Text<7>("2026-03")}).items.at(0).rated, kAnonymous + 1);
}

TEST_P(RatingTest, ALeaderSeesHisDepartmentOnly) {
  for (int i = 0; i < kAnonymous; ++i) rate(said(code_of(served()), very_satisfied));
  h.on("2026-04-01");
  Actor leader = director;
  leader.department = h.market.id;
  const SumQuery query{.by = Grouping::worker, .month = Text<7>("2026-03")};
  EXPECT_EQ(summed(leader, query).items.size(), 1u);
  leader.department = h.social.id;
  EXPECT_TRUE(summed(leader, query).items.empty());
  Actor colleague = h.world.actor_with({"rating.sums"}, "同事");
  EXPECT_TRUE(summed(colleague, query).items.empty());
}

TEST_P(RatingTest, ListsPageSearchAndSort) {
  for (int i = 0; i < 5; ++i)
    rate(
        said(code_of(served()), i % 2 == 0 ? very_satisfied : dissatisfied, {}, "第" + std::to_string(i) + "条100%_!"));
  RatingQuery query;
  query.limit = 2;
  std::vector<std::string> texts;
  for (;;) {
    const auto page = listed(query);
    for (const auto& row : page.items) texts.push_back(row.text.substr(3, 1));
    if (!page.next) break;
    query.after = Text<400>(*page.next);
  }
  EXPECT_EQ(texts, (std::vector<std::string>{"4", "3", "2", "1", "0"}));
  EXPECT_EQ(listed({.oldest_first = true}).items.front().text.substr(3, 1), "0");
  EXPECT_EQ(listed({.bad = true}).items.size(), 2u);
  EXPECT_EQ(listed({.level = very_satisfied}).items.size(), 3u);
  EXPECT_EQ(listed({.search = Text<60>("第3条")}).items.size(), 1u);
  EXPECT_EQ(listed({.search = Text<60>("100%_!")}).items.size(), 5u);
  EXPECT_EQ(listed({.search = Text<60>("1%0")}).items.size(), 0u);
  EXPECT_EQ(listed({.search = Text<60>("王窗口")}).items.size(), 5u);

  SumQuery sums{.by = Grouping::item, .order = SumOrder::satisfied};
  sums.limit = 1;
  const auto first = summed(processor, sums);
  ASSERT_TRUE(first.next);
  EXPECT_EQ(first.items.at(0).satisfied.part, 0);
  sums.after = Text<400>(*first.next);
  EXPECT_NE(summed(processor, sums).items.at(0).key, first.items.at(0).key);
}

// The ledger's readers learn that somebody rated, and nothing of what was said: not even by trying the five levels.
TEST_P(RatingTest, TheLedgerTellsNothing) {
  rate(said(code_of(served()), very_dissatisfied, {115}, "等了一上午"));
  const auto entry = h.world.read([&](ReadContext& c) {
    return c.db.first<std::string>("select detail from ledger where centre_id = :centre and act = 'ratings.rate'");
  });
  EXPECT_EQ(entry, "{\"engine\":\"" + std::string(engine_version()) + "\"}");
}

INSTANTIATE_ON_BOTH_ENGINES(RatingTest);

}  // namespace
}  // namespace onewindow::ratings
