// First inquiries from the question to its end; on both engines.
#include "service/cases/inquiries.h"

#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class Inquiring : public InHall {
 protected:
  static InquiryRow ask(Hall& h, const Actor& who, const Inquiry& inquiry) {
    return h.world.write(who, [&](WriteContext& c) { return inquire(c, inquiry); });
  }
  static std::vector<InquiryRow> listed(Hall& h, const InquiryQuery& query) {
    return h.world.read(h.clerk, [&](ReadContext& c) { return inquiries(c, query); }).items;
  }
};

TEST_P(Inquiring, P5a_1_5_P1_A12_a_WhoWasAskedFirstFollowsItUpUntilItEnds) {
  auto h = hall({kP5a});
  const InquiryRow open = ask(*h, h->clerk,
                              {.subject = "怎么办证",
                               .outcome = InquiryOutcome::referred,
                               .answer = "请找社保窗口陈红",
                               .referred_to = h->social_window.id,
                               .referred_person = "陈红"});
  EXPECT_TRUE(open.open);
  ASSERT_EQ(listed(*h, {.open = true}).size(), 1u);
  const Actor other = h->employ("钱旁人", {"inquiry.write"});
  const auto end = [&](const Actor& who) {
    return h->world.write(who, [&](WriteContext& c) { return end_inquiry(c, open.id, {.note = "已办结"}); });
  };
  EXPECT_EQ(World::refusal([&] { end(other); }), "inquiry.not_yours");
  h->world.write(h->clerk, [&](WriteContext& c) {
    return hand_inquiry_over(c, open.id, {.to = other.account, .reason = "调休"});
  });
  EXPECT_EQ(World::refusal([&] { end(h->clerk); }), "inquiry.not_yours") << "handed over";
  h->on("2026-03-04");
  EXPECT_FALSE(end(other).open);
  EXPECT_EQ(World::refusal([&] { end(other); }), "inquiry.ended");
  EXPECT_TRUE(listed(*h, {.open = true}).empty());
  const auto view = h->world.read(h->clerk, [&](ReadContext& c) { return inquiry(c, open.id); });
  ASSERT_EQ(view.steps.size(), 4u);
  EXPECT_EQ(view.steps[0].act, InquiryAct::asked);
  EXPECT_EQ(view.steps[2].to, "钱旁人");
  EXPECT_EQ(view.steps[3].by, "钱旁人");
  EXPECT_EQ(view.responsible, "钱旁人");

  auto silent = hall({kP9});
  EXPECT_FALSE(ask(*silent, silent->clerk,
                   {.subject = "x", .outcome = InquiryOutcome::referred, .answer = "x", .referred_person = "李四"})
                   .open)
      << "no text has the first one follow it up";
}

TEST_P(Inquiring, P5a_1_3_P8_A5_2_WhoExactly) {
  const auto refused = [&](const char* pack, std::string person, bool window) {
    auto h = hall({pack});
    return World::refusal([&] {
      ask(*h, h->clerk,
          {.subject = "x",
           .outcome = InquiryOutcome::referred,
           .answer = "x",
           .referred_to = window ? std::optional(h->social_window.id) : std::nullopt,
           .referred_person = Text<40>(person)});
    });
  };
  EXPECT_EQ(refused(kP5a, "", true), "inquiry.handler_missing") << "the handler's name is owed";
  EXPECT_EQ(refused(kP5a, "陈红", false), "");
  EXPECT_EQ(refused(kP8, "陈红", false), "inquiry.referral_missing") << "a person's name does not pass for the window";
  EXPECT_EQ(refused(kP8, "", true), "");
}

TEST_P(Inquiring, P5c_1_d_P6_1_d_ANamedColleagueAnswers) {
  auto h = hall({kP5c});
  const Inquiry nobody{.subject = "社保转移", .outcome = InquiryOutcome::passed_on};
  EXPECT_EQ(World::refusal([&] { ask(*h, h->clerk, nobody); }), "inquiry.colleague_missing");
  const InquiryRow row =
      ask(*h, h->clerk, {.subject = "社保转移", .outcome = InquiryOutcome::passed_on, .referred_person = "周熟手"});
  EXPECT_TRUE(row.open);
  EXPECT_EQ(row.referred_person, "周熟手");
  EXPECT_FALSE(row.answered_at);
  h->on("2026-03-02", 11);
  const auto ended =
      h->world.write(h->clerk, [&](WriteContext& c) { return end_inquiry(c, row.id, {.note = "周熟手已答复"}); });
  EXPECT_TRUE(ended.answered_at);
}

TEST_P(Inquiring, P1_A10_1_TimeAskedAndAnsweredAndTheFigurePerWorker) {
  auto h = hall({kP1});
  h->on("2026-03-02", 9);
  const InquiryRow pending = ask(*h, h->clerk, {.subject = "第一问", .outcome = InquiryOutcome::pending});
  EXPECT_EQ(World::refusal([&] {
              h->world.write(h->clerk, [&](WriteContext& c) { return end_inquiry(c, pending.id, {.note = "x"}); });
            }),
            "inquiry.not_answered");
  h->on("2026-03-02", 10);
  h->world.write(h->clerk, [&](WriteContext& c) { return answer_inquiry(c, pending.id, {.answer = "已答"}); });
  Inquiry second{.subject = "第二问", .answer = "已答"};
  second.asked_at = Instant::at(*Date::parse("2026-03-02"), 9, 50);
  ask(*h, h->clerk, second);
  ask(*h, h->clerk, {.subject = "第三问", .outcome = InquiryOutcome::pending});
  second.asked_at = Instant::at(*Date::parse("2026-03-03"));
  EXPECT_EQ(World::refusal([&] { ask(*h, h->clerk, second); }), "inquiry.asked_later");
  const auto figures = h->world.read(h->clerk, [&](ReadContext& c) { return inquiry_figures(c, {}); }).workers;
  ASSERT_EQ(figures.size(), 1u);
  EXPECT_EQ(figures[0].name, "王窗口");
  EXPECT_EQ(figures[0].asked, 3);
  EXPECT_EQ(figures[0].answered, 2);
  EXPECT_EQ(figures[0].open, 1);
  EXPECT_EQ(figures[0].minutes, 70);
  EXPECT_EQ(figures[0].longest, 60);
  const auto other = h->world.read(h->clerk, [&](ReadContext& c) {
    return inquiry_figures(c, {.from = Date::parse("2026-03-03"), .to = Date::parse("2026-03-03")});
  });
  EXPECT_TRUE(other.workers.empty());
}

TEST_P(Inquiring, P5a_3_1_ANoticeOfFivePartsForWhoOnlyAsks) {
  auto h = hall({kP5a});
  Inquiry inquiry{.subject = "办食品证要什么", .answer = "已出示告知单", .give_notice = true};
  EXPECT_EQ(World::refusal([&] { ask(*h, h->clerk, inquiry); }), "inquiry.item_missing");
  inquiry.item = h->item;
  const InquiryRow row = ask(*h, h->clerk, inquiry);
  EXPECT_EQ(row.notice_number, "临政务告〔2026〕第00001号");
  const auto view = h->world.read(h->clerk, [&](ReadContext& c) { return cases::inquiry(c, row.id); });
  const auto said = boost::json::serialize(view.notice);
  for (const char* part : {"所需材料", "平面图", "办理程序", "办理时限", "收费标准", "办事依据"})
    EXPECT_NE(said.find(part), std::string::npos) << part;
}

TEST_P(Inquiring, P5c_1_b_P6_1_b_AnAnswerIsFoundAgainWithWhoIsAnswerable) {
  auto h = hall({kP5c});
  ask(*h, h->clerk, {.asker = "刘先生", .subject = "食品证年检", .answer = "不需要年检，按年报告即可"});
  ask(*h, h->clerk, {.subject = "别的", .answer = "别的"});
  const auto found = listed(*h, {.search = Text<60>("年报告")});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].responsible, "王窗口");
  EXPECT_EQ(listed(*h, {.search = Text<60>("刘先生")}).size(), 1u);
  EXPECT_TRUE(listed(*h, {.search = Text<60>("100%")}).empty());
}

INSTANTIATE_ON_BOTH_ENGINES(Inquiring);

}  // namespace
}  // namespace onewindow::cases
