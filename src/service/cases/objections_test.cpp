// Objections and their clear reply, and calls for help at the window; on both engines.
#include "service/cases/objections.h"

#include "service/cases/hall_testing.h"
#include "service/cases/help_calls.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class Objecting : public InHall {
 protected:
  static std::vector<ObjectionRow> listed(Hall& h, const ObjectionQuery& query) {
    return h.world.read(h.clerk, [&](ReadContext& c) { return objections(c, query); }).items;
  }
};

TEST_P(Objecting, P5b_A14_1_b_AnObjectionHasItsClearWrittenReply) {
  auto h = hall({kP8});
  CaseView view = h->accepted();
  const std::string code = h->view(view.id).query_code;
  const auto online = [&](const PublicObjection& objection) {
    return h->world.write(Actor::of_public(h->world.centre.id),
                          [&](WriteContext& c) { return object_online(c, objection); });
  };
  PublicObjection said{.number = Text<40, 1>(view.receipt_number), .code = Text<12, 1>(code), .text = "为何还没结果"};
  auto wrong = said;
  wrong.code = code == "000000" ? "000001" : "000000";
  EXPECT_EQ(World::refusal([&] { online(wrong); }), "progress.unknown");
  auto early = said;
  early.to = ObjectionTo::result;
  EXPECT_EQ(World::refusal([&] { online(early); }), "objection.no_result");
  online(said);
  const auto open = listed(*h, {.open = true});
  ASSERT_EQ(open.size(), 1u);
  EXPECT_TRUE(open[0].online);
  EXPECT_EQ(open[0].by, "张三丰");

  const auto reply = [&](const Actor& who, ObjectionId id) {
    return h->world.write(who, [&](WriteContext& c) {
      return reply_objection(c, id,
                             {.finding = ObjectionFinding::partly_upheld, .text = "周三前办结", .basis = "承诺"});
    });
  };
  Actor elsewhere = h->reviewer;
  elsewhere.department = h->social.id;
  EXPECT_EQ(World::refusal([&] { reply(elsewhere, open[0].id); }), "objection.not_yours");
  h->on("2026-03-03");
  const ObjectionRow replied = reply(h->reviewer, open[0].id);
  EXPECT_EQ(replied.document_number, "临政务异复〔2026〕第00001号");
  EXPECT_EQ(World::refusal([&] { reply(h->reviewer, open[0].id); }), "objection.replied");
  EXPECT_TRUE(listed(*h, {.open = true}).empty());
  view = h->view(view.id);
  EXPECT_EQ(view.documents.back().kind, DocumentKind::objection_reply);
  const auto printed = view.documents.back().content.text;
  for (const char* part : {"为何还没结果", "周三前办结", "部分成立", "60日"})
    EXPECT_NE(printed.find(part), std::string::npos) << part;
  const auto mine = h->world.read(Actor::of_public(h->world.centre.id), [&](ReadContext& c) {
    return objections_online(c, {.number = said.number, .code = said.code});
  });
  EXPECT_EQ(mine.items.at(0).reply, "周三前办结");
}

TEST_P(Objecting, NobodyAnswersAnObjectionToHisOwnDecision) {
  auto h = hall({kP9});
  CaseView view = h->accepted();
  view = h->act(h->reviewer, decide, view.id,
                Decision{.version = view.version, .granted = false, .content = "不符合", .legal_basis = "第三十八条"});
  const auto row = h->world.write(h->clerk, [&](WriteContext& c) {
    return object(c, view.id, {.to = ObjectionTo::result, .by = "张三丰", .text = "条件是符合的"});
  });
  const auto reply = [&](const Actor& who) {
    return h->world.write(who, [&](WriteContext& c) { return reply_objection(c, row.id, {.text = "维持"}); });
  };
  EXPECT_EQ(World::refusal([&] { reply(h->reviewer); }), "objection.own_decision");
  EXPECT_EQ(reply(h->clerk).replied_by, "王窗口") << "the window that accepted";
}

TEST_P(Objecting, OnlineThreeWaitAtMost) {
  auto h = hall({kP9});
  const CaseView view = h->received();
  const PublicObjection said{
      .number = Text<40, 1>(view.receipt_number), .code = Text<12, 1>(view.query_code), .text = "x"};
  const auto online = [&] {
    return World::refusal([&] {
      h->world.write(Actor::of_public(h->world.centre.id), [&](WriteContext& c) { return object_online(c, said); });
    });
  };
  for (int i = 0; i < 3; ++i) EXPECT_EQ(online(), "");
  EXPECT_EQ(online(), "objection.waiting");
  ObjectionQuery query;
  query.limit = 2;
  const auto page = h->world.read(h->clerk, [&](ReadContext& c) { return objections(c, query); });
  EXPECT_EQ(page.items.size(), 2u);
  EXPECT_TRUE(page.next);
}

TEST_P(Objecting, P9_A9_h_TheDepartmentIsCalledAnswersAndComes) {
  auto h = hall({kP9});
  const auto open = [&](const Actor& who) {
    return h->world.read(who, [&](ReadContext& c) { return help_calls(c, {.open = true}); }).items;
  };
  h->on("2026-03-02", 9);
  const HelpCallRow call = h->world.write(
      h->clerk, [&](WriteContext& c) { return call_help(c, {.item = h->item, .reason = "图纸看不懂"}); });
  EXPECT_EQ(call.department_name, "市场监督管理局");
  EXPECT_EQ(call.window_name, "1号窗口");
  Actor social = h->reviewer;
  social.department = h->social.id;
  EXPECT_EQ(open(h->clerk).size(), 1u);
  EXPECT_EQ(open(h->reviewer).size(), 1u);
  EXPECT_TRUE(open(social).empty());
  const auto answer = [&](const Actor& who) {
    return h->world.write(who, [&](WriteContext& c) { return answer_help(c, call.id, {.who = "马工"}); });
  };
  EXPECT_EQ(World::refusal([&] { answer(social); }), "help.other_department");
  h->on("2026-03-02", 10);
  EXPECT_TRUE(answer(h->reviewer).answered_at);
  EXPECT_EQ(World::refusal([&] { answer(h->reviewer); }), "help.answered");
  h->on("2026-03-02", 11);
  const auto come = [&] {
    return h->world.write(h->clerk, [&](WriteContext& c) { return arrived(c, call.id, {.note = "当场看图"}); });
  };
  const HelpCallRow done = come();
  EXPECT_EQ(*done.arrived_at - done.called_at, 2 * 3'600'000);
  EXPECT_EQ(World::refusal([&] { come(); }), "help.arrived");
  EXPECT_TRUE(open(h->clerk).empty());
}

INSTANTIATE_ON_BOTH_ENGINES(Objecting);

}  // namespace
}  // namespace onewindow::cases
