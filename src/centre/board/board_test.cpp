#include "centre/board/board.h"

#include <gtest/gtest.h>

#include "centre/board/desk.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> board();
}

namespace onewindow::board {
namespace {

class BoardTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(),
               .migrations = migrations::board(),
               .sections = {regulation::section<About>("about")},
               .adopt = {"jiayuguan-windows-2022"}}};
  Actor office = world.actor_with({"board.publish", "desk.serve"}, "办公室");
  Actor anybody = Actor::of_public(world.centre.id);

  Date today() const { return world.clock.now().date(); }
  PostChange change(const char* title, PostSort sort = PostSort::announcement, int from = 0,
                    std::optional<int> until = {}) const {
    PostChange out{.sort = sort,
                   .publisher = Text<80, 1>("街道办事处"),
                   .topic = Text<80, 1>("停水"),
                   .title = Text<120, 1>(title),
                   .body = Text<20000, 1>("周三停水"),
                   .on = today() + from};
    if (until) out.until = today() + *until;
    return out;
  }
  Post published(const PostChange& post) {
    return world.write(office, [&](WriteContext& c) { return publish_post(c, post); });
  }
  std::vector<std::string> seen(PostQuery query = {}) {
    std::vector<std::string> out;
    for (const auto& post : world.read(anybody, [&](ReadContext& c) { return public_posts(c, query); }).items)
      out.push_back(post.title);
    return out;
  }
  using Titles = std::vector<std::string>;
};

TEST_P(BoardTest, P2_A8_3_a_post_has_a_publisher_a_day_and_a_topic_and_hangs_from_day_to_day) {
  const auto post = published(change("停水通知", PostSort::announcement, 0, 2));
  published(change("明天的", PostSort::announcement, 1));
  EXPECT_EQ(seen(), Titles{"停水通知"});
  const auto shown = world.read(anybody, [&](ReadContext& c) { return public_post(c, post.id); });
  EXPECT_EQ(shown.publisher, "街道办事处");
  EXPECT_EQ(shown.topic, "停水");
  EXPECT_EQ(shown.on_date, today());
  world.clock.advance_minutes(3 * 24 * 60);
  EXPECT_EQ(seen(), Titles{"明天的"}) << "its last day is over";
  EXPECT_EQ(World::refusal([&] { world.read(anybody, [&](ReadContext& c) { return public_post(c, post.id); }); }),
            "post.unknown");
  EXPECT_EQ(World::refusal([&] { published(change("x", PostSort::announcement, 0, -1)); }), "post.dates");
}

TEST_P(BoardTest, P2_A8_3_a_post_is_changed_in_versions_and_taken_down_with_a_reason) {
  const auto post = published(change("停水通知"));
  PostRevision revision;
  static_cast<PostChange&>(revision) = change("停水通知（更正）");
  revision.version = 1;
  const auto revised = [&] {
    return World::refusal(
        [&] { world.write(office, [&](WriteContext& c) { return revise_post(c, post.id, revision); }); });
  };
  EXPECT_EQ(revised(), "");
  EXPECT_EQ(revised(), "post.stale");
  EXPECT_EQ(seen(), Titles{"停水通知（更正）"});
  const auto withdrawn = [&] {
    return World::refusal([&] {
      world.write(office, [&](WriteContext& c) { return withdraw_post(c, post.id, {Text<200, 1>("已恢复供水")}); });
    });
  };
  EXPECT_EQ(withdrawn(), "");
  EXPECT_EQ(withdrawn(), "post.withdrawn");
  EXPECT_TRUE(seen().empty());
  const auto all = world.read(office, [](ReadContext& c) { return posts(c, {}); });
  ASSERT_EQ(all.items.size(), 1u);
  EXPECT_EQ(all.items[0].withdrawn_reason, "已恢复供水");
  revision.version = 3;
  EXPECT_EQ(revised(), "post.withdrawn");
}

TEST_P(BoardTest, P2_A8_2_policies_are_found_by_what_they_say_and_page) {
  published(change("医保政策解读", PostSort::policy));
  published(change("营商环境条例", PostSort::policy));
  published(change("停水通知"));
  PostQuery query;
  query.sort = PostSort::policy;
  EXPECT_EQ(seen(query).size(), 2u);
  query.search = Text<60>("医保");
  EXPECT_EQ(seen(query), Titles{"医保政策解读"});
  query = {};
  query.limit = 2;
  const auto first = world.read(anybody, [&](ReadContext& c) { return public_posts(c, query); });
  ASSERT_TRUE(first.next.has_value());
  query.after = *first.next;
  EXPECT_EQ(seen(query), Titles{"医保政策解读"});
  query.after = Text<400>("x");
  EXPECT_EQ(World::refusal([&] { seen(query); }), "input.value");
}

TEST_P(BoardTest, P8_A4_P5b_A19_b_the_page_about_the_centre_shows_its_principles_and_the_halls_notices) {
  published(change("文明办事须知", PostSort::hall_notice));
  const auto view = world.read(anybody, [](ReadContext& c) { return about(c); });
  EXPECT_EQ(view.centre_name, world.centre.name);
  ASSERT_EQ(view.principles.size(), 4u);
  EXPECT_EQ(view.principles[0].zh, "依法依规");
  EXPECT_EQ(view.principles[3].zh, "清正廉洁");
  EXPECT_EQ(view.principles[3].en, "clean");
  EXPECT_EQ(view.principles[0].provision.provision, "P8.A4");
  ASSERT_EQ(view.hall_notices.size(), 1u);
  EXPECT_EQ(view.hall_notices[0].title, "文明办事须知");
  World silent{{.engine = GetParam(), .migrations = migrations::board()}};
  EXPECT_TRUE(silent.read([](ReadContext& c) { return about(c); }).principles.empty());
}

TEST_P(BoardTest, P2_A2_P2_A4_P5b_A1_P5b_A2_the_page_about_the_centre_says_what_it_is_by_its_own_text) {
  const auto told = [](const std::vector<Said>& all) {
    std::string out;
    for (const auto& one : all) out += one.zh + " " + one.provision.provision + "\n";
    return out;
  };
  const auto page = [&](const char* pack) {
    World of{{.engine = GetParam(),
              .migrations = migrations::board(),
              .sections = {regulation::section<About>("about")},
              .adopt = {pack}}};
    return of.read(Actor::of_public(of.centre.id), [](ReadContext& c) { return about(c); });
  };
  const auto community = page("community-centre");
  EXPECT_EQ(told(community.nature), "面向公众办理行政服务项目和其他服务事项的机构和场所 P2.A2\n");
  EXPECT_EQ(told(community.principles),
            "科学规范 P2.A4\n依法行政 P2.A4\n公开透明 P2.A4\n服务规范便捷 P2.A4\n优质高效 P2.A4\n");
  const auto town = page("township-centre-rules");
  EXPECT_EQ(told(town.nature), "镇政府公开、集中、联合办理行政事务的场所 P5b.A1\n敞开式集中办公 P5b.A2\n");
  EXPECT_EQ(told(town.principles), "集中受理 P5b.A2\n公开透明 P5b.A2\n优质高效 P5b.A2\n便民服务 P5b.A2\n");
}

TEST_P(BoardTest, P5b_A4_2_the_centres_desk_counts_its_services) {
  const auto served = [&](DeskSort sort, const char* note) {
    world.write(office, [&](WriteContext& c) { return serve(c, {.sort = sort, .note = Text<200>(note)}); });
  };
  served(DeskSort::policy_question, "低保");
  served(DeskSort::policy_question, "医保");
  served(DeskSort::form_handed_out, "");
  const auto counted = [&](DeskSpan span) {
    std::vector<std::int64_t> out;
    for (const auto& one : world.read(office, [&](ReadContext& c) { return desk_counts(c, span); }))
      out.push_back(one.count);
    return out;
  };
  EXPECT_EQ(counted({}), (std::vector<std::int64_t>{2, 0, 1, 0, 0, 0}));
  EXPECT_EQ(counted({.from = today() - 5, .to = today() - 1}), (std::vector<std::int64_t>{0, 0, 0, 0, 0, 0}));
  DeskQuery query;
  query.search = Text<60>("医保");
  const auto rows = world.read(office, [&](ReadContext& c) { return desk_services(c, query); });
  ASSERT_EQ(rows.items.size(), 1u);
  EXPECT_EQ(rows.items[0].by_name, "办公室");
  EXPECT_TRUE(ledger::verify(*world.database.database, world.centre.id).sound);
}

INSTANTIATE_ON_BOTH_ENGINES(BoardTest);

}  // namespace
}  // namespace onewindow::board
