// What is read and searched, who sees what, and what many clerks at once leave behind; on both engines.
#include <thread>

#include "service/cases/hall_testing.h"
#include "service/cases/registers.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class CaseReading : public InHall {};

TEST_P(CaseReading, ListsFilterSearchAndPage) {
  auto h = hall({kP9});
  std::vector<CaseId> ids;
  for (int day = 2; day <= 6; ++day) {
    h->on("2026-03-0" + std::to_string(day));
    ids.push_back(h->accepted().id);
  }
  auto company = h->registration();
  company.applicant = {.kind = PersonKind::organisation,
                       .name = "临泽县丝路食品有限公司",
                       .paper = PaperKind::credit_code,
                       .paper_number = "91350100M000100Y43",
                       .phone = "0936-5521234"};
  company.agent = Agent{.name = "马千里",
                        .paper_number = "440524188001010014",
                        .phone = "13900005678",
                        .authorisation = "委托书2026-03-01"};
  h->on("2026-03-10");
  const CaseView last = h->act(h->clerk, receive, company);

  const auto find = [&](CaseQuery query) {
    return h->world.read(h->clerk, [&](ReadContext& c) { return cases::list(c, query); });
  };
  const auto found = [&](std::string_view search) {
    return find({.search = Text<60>(std::string(search))}).items.size();
  };
  EXPECT_EQ(found("LINZE-S2026"), 6u);
  EXPECT_EQ(found("linze-s2026-00006"), 1u);
  EXPECT_EQ(found("62072320260303"), 1u);
  EXPECT_EQ(found("张三"), 5u);
  EXPECT_EQ(found("三丰"), 5u);
  EXPECT_EQ(found("丝路食品"), 1u);
  EXPECT_EQ(found("马千里"), 1u) << "the agent is found too";
  EXPECT_EQ(found("002x"), 5u);
  EXPECT_EQ(found("5678"), 1u);
  EXPECT_EQ(found("13800001234"), 5u);
  EXPECT_EQ(found("91350100M000100Y43"), 1u);
  EXPECT_EQ(found("李四"), 0u);
  EXPECT_EQ(found("11010519491231002X"), 5u);

  // The promise of 2 March ended on the 9th, that of the 3rd ends today.
  EXPECT_EQ(find({.light = Light::red}).items.size(), 5u) << "picked up by nobody: red on the next workday";
  for (const CaseId id : ids) h->act(h->reviewer, pick_up, id, Step{.version = 2});
  const auto red = find({.light = Light::red, .order = CaseOrder::due});
  ASSERT_EQ(red.items.size(), 2u) << "back at the window by 6 and 9 March";
  EXPECT_EQ(red.items[0].id, ids[0]);
  EXPECT_LT(red.items[0].workdays_left, 0);
  EXPECT_EQ(find({.light = Light::yellow}).items.size(), 2u);
  EXPECT_EQ(find({.todo = Todo::review}).items.size(), 5u);
  EXPECT_EQ(find({.state = State::received}).items.size(), 1u);
  EXPECT_EQ(find({.mine = true}).items.size(), 6u);
  EXPECT_EQ(find({.department = h->social.id}).items.size(), 0u);

  for (const CaseOrder order : {CaseOrder::due, CaseOrder::received}) {
    std::vector<std::int64_t> seen;
    CaseQuery query{.order = order};
    query.limit = 2;
    for (;;) {
      const auto page = find(query);
      for (const auto& row : page.items) seen.push_back(row.id.value);
      if (!page.next) break;
      query.after = Text<400>(*page.next);
    }
    EXPECT_EQ(seen.size(), 6u);
    EXPECT_EQ(std::set<std::int64_t>(seen.begin(), seen.end()).size(), 6u);
    EXPECT_EQ(seen[order == CaseOrder::received ? 0 : 5], order == CaseOrder::received ? last.id.value : seen[5]);
  }
  CaseQuery broken;
  broken.after = Text<400>("x");
  EXPECT_EQ(World::refusal([&] { find(broken); }), "input.value");

  const Counts counts = h->world.read(h->clerk, [&](ReadContext& c) { return cases::counts(c, {}); });
  EXPECT_EQ(counts.open, 6);
  EXPECT_EQ(counts.red, 2);
  EXPECT_EQ(counts.received_today, 1);
  EXPECT_EQ(counts.to_review, 5);
  EXPECT_EQ(counts.to_accept, 1);
  const Counts none =
      h->world.read(h->clerk, [&](ReadContext& c) { return cases::counts(c, {.department = h->social.id}); });
  EXPECT_EQ(none.open, 0);

  const auto people = [&](std::string search) {
    return h->world.read(h->clerk, [&](ReadContext& c) {
      PersonQuery query;
      query.search = Text<60, 1>(std::move(search));
      return cases::people(c, query).items;
    });
  };
  ASSERT_EQ(people("张三丰").size(), 1u);
  EXPECT_EQ(people("张三丰")[0].cases, 5);
  EXPECT_EQ(people("张三丰")[0].paper_number, "110***********002X");
  EXPECT_EQ(people("110105491231002").size(), 1u) << "an old 15-digit number finds the new one";
}

TEST_P(CaseReading, P3_A7_P5b_A8_P9_A6_d_WhatADepartmentReadsAreItsOwnCasesOnly) {
  auto h = hall({kP9});
  const auto of_market = h->accepted();
  auto other = h->registration();
  other.item = h->publish(content("S-2", "social"));
  const auto of_social = h->act(h->clerk, receive, other);
  Actor social = h->reviewer;
  social.department = h->social.id;
  const auto told = [&](const Actor& actor, std::optional<DepartmentId> asked) {
    CaseQuery query;
    query.department = asked;
    LedgerQuery of_ledger;
    of_ledger.department = asked;
    return h->world.read(actor, [&](ReadContext& c) {
      std::set<std::string> out;
      for (const auto& row : cases::list(c, query).items) out.insert(row.receipt_number);
      for (const auto& row : cases::ledger(c, of_ledger).items) out.insert(row.receipt_number);
      EXPECT_EQ(cases::counts(c, {.department = asked}).open, std::int64_t(out.size()));
      return out;
    });
  };
  using Numbers = std::set<std::string>;
  for (const auto asked : {std::optional<DepartmentId>(), std::optional(h->market.id), std::optional(h->social.id)}) {
    EXPECT_EQ(told(h->reviewer, asked), Numbers{of_market.receipt_number}) << "the department's line";
    EXPECT_EQ(told(social, asked), Numbers{of_social.receipt_number});
  }
  const Numbers both{of_market.receipt_number, of_social.receipt_number};
  EXPECT_EQ(told(h->clerk, std::nullopt), both) << "the window sees all";
  EXPECT_EQ(told(h->office, std::nullopt), both) << "the centre's line";
  EXPECT_EQ(told(h->office, h->social.id), Numbers{of_social.receipt_number});
}

TEST_P(CaseReading, ProgressSaysOneThingToAWrongNumberAndAWrongCode) {
  auto h = hall({kP5c});
  const CaseView view = h->accepted();
  const auto ask = [&](std::string number, std::string code) {
    return h->world.read(Actor::of_public(h->world.centre.id), [&](ReadContext& c) {
      return cases::progress(c, {.number = Text<40, 1>(number), .code = Text<12, 1>(code)});
    });
  };
  const std::string other = view.query_code == "000000" ? "000001" : "000000";
  EXPECT_EQ(World::refusal([&] { ask(*view.case_number, other); }), "progress.unknown");
  EXPECT_EQ(World::refusal([&] { ask("LINZE-S2026-99999", view.query_code); }), "progress.unknown");
  const Progress progress = ask(*view.case_number, view.query_code);
  EXPECT_EQ(progress.due->str(), "2026-03-09");
  for (const char* part : {"承诺5个工作日", "2026年3月2日为第0日", "到期日为2026年3月9日"})
    EXPECT_NE(progress.why_zh.find(part), std::string::npos) << progress.why_zh;
  EXPECT_EQ(progress.steps.size(), 3u);
  EXPECT_EQ(progress.handler, "王窗口") << "P3.A14.a: who answers for it, by name";
  EXPECT_EQ(ask(view.receipt_number, view.query_code).number, *view.case_number);
}

TEST_P(CaseReading, P3_A14_a_TheHandlersNameIsPrintedAndShown) {
  auto h = hall({kP9});
  const CaseView view = h->received();
  EXPECT_EQ(view.handler, "王窗口");
  EXPECT_NE(view.documents.at(0).content.text.find("首问责任人\",\"王窗口"), std::string::npos);
  const Progress progress = h->world.read(Actor::of_public(h->world.centre.id), [&](ReadContext& c) {
    return cases::progress(c, {.number = Text<40, 1>(view.receipt_number), .code = Text<12, 1>(view.query_code)});
  });
  EXPECT_EQ(progress.handler, "王窗口");
}

TEST_P(CaseReading, P8_A8_TheRegisterOfDenialsAndP5c_11_3_b_TheTwoArchives) {
  auto h = hall({kP8});
  const CaseView refused = h->received(), denied = h->accepted(), granted = h->accepted(), waiting = h->received();
  CaseView view = h->act(
      h->clerk, [](auto& c, CaseId id, NonAcceptance act) { return refuse(c, id, act); }, refused.id,
      NonAcceptance{.version = 1, .reason = "不属职权", .legal_basis = "第三十二条"});
  h->act(h->clerk, close, view.id, Step{.version = view.version});
  h->act(h->reviewer, decide, denied.id,
         Decision{.version = denied.version, .granted = false, .content = "不符合条件", .legal_basis = "第三十八条"});
  h->act(h->reviewer, decide, granted.id, Decision{.version = granted.version, .content = "准予"});
  const auto found = [&](CaseQuery query) {
    std::set<CaseId> ids;
    for (const auto& row : h->world.read(h->clerk, [&](ReadContext& c) { return cases::list(c, query); }).items)
      ids.insert(row.id);
    return ids;
  };
  EXPECT_EQ(found({.granted = false}), (std::set{refused.id, denied.id})) << "filed as well";
  EXPECT_EQ(found({.granted = true}), (std::set{granted.id}));
  EXPECT_EQ(found({.open = false}), (std::set{refused.id}));
  EXPECT_EQ(found({.open = true}), (std::set{denied.id, granted.id, waiting.id}));
}

TEST_P(CaseReading, P5c_1_c_P8_A5_2_TheWindowsNameAndPlaceAreKept) {
  auto h = hall({kP5c});
  const auto ask = [&](WindowId to) {
    return h->world.write(h->clerk, [&](WriteContext& c) {
      return inquire(
          c, {.subject = "怎么办证", .outcome = InquiryOutcome::referred, .answer = "请到综合窗口", .referred_to = to});
    });
  };
  EXPECT_EQ(World::refusal([&] { ask(h->social_window.id); }), "inquiry.location_missing");
  const auto placed = h->world.write([&](WriteContext& c) {
    return organisation::open_window(
        c, {.number = 7, .name = Text<40, 1>("社保窗口"), .departments = {h->social.id}, .location = "二楼东侧"});
  });
  EXPECT_EQ(ask(placed.id).referred_window, "7号 社保窗口（二楼东侧）");
}

TEST_P(CaseReading, TheQueryCodeIsForWhoTakesApplicationsIn) {
  auto h = hall({kP5c});
  const CaseView view = h->accepted();
  EXPECT_FALSE(h->view(view.id).query_code.empty());
  EXPECT_TRUE(h->world.read(h->reviewer, [&](ReadContext& c) { return cases::view(c, view.id); }).query_code.empty());
}

TEST_P(CaseReading, WholeNumbersStayInPeople) {
  auto h = hall({kP9});
  CaseView view = h->accepted();
  const std::string shown = boost::json::serialize(json::write(view));
  for (const char* secret : {"11010519491231002X", "13800001234"}) {
    EXPECT_EQ(shown.find(secret), std::string::npos);
    const auto rows = h->world.read([&](ReadContext& c) {
      return c.db.count("select count(*) from ledger where centre_id = :centre and detail like :secret escape '!'",
                        {{"secret", "%" + std::string(secret) + "%"}}) +
             c.db.count("select count(*) from case_events where centre_id = :centre and detail like :secret escape '!'",
                        {{"secret", "%" + std::string(secret) + "%"}}) +
             c.db.count(
                 "select count(*) from case_documents where centre_id = :centre and content like :secret escape '!'",
                 {{"secret", "%" + std::string(secret) + "%"}});
    });
    EXPECT_EQ(rows, 0);
  }
}

TEST_P(CaseReading, P5a_1_FirstInquiries) {
  auto h = hall({kP5a});
  const auto ask = [&](Inquiry inquiry) {
    return h->world.write(h->clerk, [&](WriteContext& c) { return inquire(c, inquiry); });
  };
  const InquiryRow told = ask({.subject = "怎么办证",
                               .outcome = InquiryOutcome::referred,
                               .answer = "请到2号窗口",
                               .referred_to = h->social_window.id,
                               .referred_person = "陈红"});
  EXPECT_EQ(told.responsible, "王窗口");
  EXPECT_EQ(told.referred_window, "2号窗口");
  EXPECT_EQ(World::refusal([&] {
              ask({.channel = InquiryChannel::phone,
                   .subject = "x",
                   .outcome = InquiryOutcome::referred,
                   .answer = "x",
                   .referred_to = h->social_window.id,
                   .referred_person = "陈红"});
            }),
            "inquiry.phone_missing");
  EXPECT_EQ(World::refusal([&] { ask({.subject = "x", .outcome = InquiryOutcome::referred, .answer = "x"}); }),
            "inquiry.handler_missing");
  EXPECT_EQ(World::refusal([&] {
              ask({.subject = "x", .outcome = InquiryOutcome::referred, .answer = "x", .referred_to = WindowId{9}});
            }),
            "inquiry.window_unknown");
  ask({.subject = "第二问", .answer = "已答"});
  InquiryQuery query;
  query.limit = 1;
  const auto page = h->world.read(h->clerk, [&](ReadContext& c) { return inquiries(c, query); });
  EXPECT_EQ(page.items.at(0).subject, "第二问");
  query.after = Text<400>(*page.next);
  EXPECT_EQ(h->world.read(h->clerk, [&](ReadContext& c) { return inquiries(c, query); }).items.at(0).subject,
            "怎么办证");
}

TEST_P(CaseReading, NumbersHaveNoGapUnderThirtyTwoClerks) {
  auto h = hall({kP9});
  constexpr int kClerks = 32, kEach = 3;
  std::vector<std::thread> clerks;
  for (int i = 0; i < kClerks; ++i)
    clerks.emplace_back([&, i] {
      for (int k = 0; k < kEach; ++k) {
        const auto too_late = [](WriteContext& c, const Registration& registration) -> CaseView {
          receive(c, registration);
          throw Refusal(RefusalKind::conflict, "test.after_the_number", "", "");
        };
        EXPECT_EQ(h->refused(h->clerk, too_late, h->registration()), "test.after_the_number") << i;
        h->received();
      }
    });
  for (auto& clerk : clerks) clerk.join();
  std::set<std::string> numbers;
  CaseQuery query;
  query.limit = 200;
  for (const auto& row : h->world.read(h->clerk, [&](ReadContext& c) { return cases::list(c, query); }).items)
    numbers.insert(row.receipt_number);
  EXPECT_EQ(numbers.size(), std::size_t(kClerks * kEach));
  EXPECT_EQ(*numbers.begin(), "LINZE-S2026-00001");
  EXPECT_EQ(*numbers.rbegin(), "LINZE-S2026-00096");
  EXPECT_TRUE(ledger::verify(*h->world.database.database, h->world.centre.id).sound);
}

INSTANTIATE_ON_BOTH_ENGINES(CaseReading);

}  // namespace
}  // namespace onewindow::cases
