// What is prepared before it is law: adoption by two persons, drafts, the centre's own kinds of facts.
#include "centre/law/drafts.h"
#include "centre/law/fact_kinds.h"
#include "centre/testing.h"
#include "regulation/packs_testing.h"

namespace onewindow::law {
namespace {

class DeskTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .adopt = {"linze-hall-2018"}}};
  Actor director = world.actor_with({"law.propose", "law.adopt", "law.read"}, "主任");
  Actor office = world.actor_with({"law.propose", "law.read"}, "办公室");
  Actor clerk = world.actor_with({"law.propose", "law.read"}, "科员");

  AdoptionWish wish() { return {.pack = Text<80, 1>("linze-hall-2018"), .from = Date::of(2026, 6, 1)}; }
  ProposalView proposed(const Actor& by) {
    return world.write(by, [&](WriteContext& c) { return propose(c, wish()); });
  }
  std::string confirmed(const Actor& by, ProposalId id) {
    return World::refusal([&] { world.write(by, [&](WriteContext& c) { return confirm(c, id); }); });
  }
  std::size_t adopted() {
    return world.read([](ReadContext& c) { return adoptions(c); }).size();
  }
};

TEST_P(DeskTest, adoption_needs_the_director_and_a_second_person) {
  const auto first = proposed(office);
  EXPECT_FALSE(first.by_director);
  EXPECT_TRUE(first.own);
  EXPECT_EQ(adopted(), 1u) << "what is proposed is nobody's law";
  EXPECT_EQ(confirmed(office, first.id), "law.second_person_same");
  EXPECT_EQ(confirmed(clerk, first.id), "law.director_missing");
  EXPECT_EQ(confirmed(director, first.id), "");
  const auto rows = world.read([](ReadContext& c) { return adoptions(c); });
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].adopted_by, "办公室");
  EXPECT_EQ(rows[1].second_person, "主任");
  EXPECT_EQ(rows[1].hash, first.hash);
  EXPECT_EQ(confirmed(director, first.id), "law.proposal_decided");

  const auto second = proposed(director);
  EXPECT_EQ(confirmed(director, second.id), "law.second_person_same");
  EXPECT_EQ(confirmed(clerk, second.id), "") << "the director is one of the two";
  EXPECT_EQ(adopted(), 3u);
}

TEST_P(DeskTest, a_proposal_that_is_dropped_says_why) {
  const auto id = proposed(office).id;
  const auto dropped =
      world.write(director, [&](WriteContext& c) { return drop(c, id, {.reason = Text<400, 1>("日期有误")}); });
  EXPECT_EQ(dropped.reason, "日期有误");
  EXPECT_EQ(confirmed(director, id), "law.proposal_decided");
  EXPECT_EQ(adopted(), 1u);
  const auto of = [&](std::optional<ProposalState> state) {
    ProposalQuery query;
    query.state = state;
    return world.read(clerk, [&](ReadContext& c) { return proposals(c, query); }).items.size();
  };
  EXPECT_EQ(of(ProposalState::proposed), 0u);
  EXPECT_EQ(of(std::nullopt), 1u);
}

TEST_P(DeskTest, proposals_page_from_the_newest) {
  std::vector<std::int64_t> ids;
  for (int i = 0; i < 3; ++i) ids.push_back(proposed(office).id.value);
  ProposalQuery query;
  query.limit = 2;
  const auto page = world.read(director, [&](ReadContext& c) { return proposals(c, query); });
  ASSERT_EQ(page.items.size(), 2u);
  EXPECT_EQ(page.items[0].id.value, ids[2]);
  EXPECT_TRUE(page.items[0].may_confirm);
  query.after = Text<400>(*page.next);
  const auto rest = world.read(clerk, [&](ReadContext& c) { return proposals(c, query); });
  ASSERT_EQ(rest.items.size(), 1u);
  EXPECT_FALSE(rest.items[0].may_confirm) << "neither of the two would be the director";
  query.after = Text<400>("x");
  EXPECT_EQ(World::refusal([&] { world.read(clerk, [&](ReadContext& c) { return proposals(c, query); }); }),
            "input.value");
}

TEST_P(DeskTest, what_cannot_be_adopted_cannot_be_proposed) {
  const auto refused = [&](AdoptionWish wanted) {
    return World::refusal([&] { world.write(office, [&](WriteContext& c) { return propose(c, wanted); }); });
  };
  auto wanted = wish();
  wanted.pack = Text<80, 1>("no-such-pack");
  EXPECT_EQ(refused(wanted), "law.pack_unknown");
  wanted = wish();
  wanted.sections = {"no_such_section"};
  EXPECT_EQ(refused(wanted), "law.section_unknown");
  wanted = wish();
  wanted.pack = Text<80, 1>("licensing-law-2019");
  EXPECT_EQ(refused(wanted), "law.base_needs_no_adoption");
}

TEST_P(DeskTest, a_draft_is_written_beside_the_live_text_and_by_one_at_a_time) {
  const auto live = world.read(office, [](ReadContext& c) { return adoptions(c); })[0];
  auto draft = world.write(office, [&](WriteContext& c) {
    return start_draft(c, {.name = Text<80, 1>("修订稿"), .from_hash = Text<64>(live.hash)});
  });
  EXPECT_EQ(draft.version, 1);
  EXPECT_EQ(draft.pack, "linze-hall-2018");
  EXPECT_EQ(draft.hash, live.hash);
  const auto write = [&](std::int32_t version, const std::string& text) {
    return World::refusal([&] {
      draft = world.write(office, [&](WriteContext& c) {
        return write_draft(c, draft.id, {.version = version, .text = Text<400000>(text)});
      });
    });
  };
  EXPECT_EQ(write(1, "id: linze-hall-2026 # the next\nversion: 2\n"), "");
  EXPECT_EQ(draft.pack, "linze-hall-2026");
  EXPECT_NE(draft.hash, live.hash);
  EXPECT_EQ(write(1, "id: other\n"), "draft.stale");
  EXPECT_EQ(world.read(office, [](ReadContext& c) { return adoptions(c); })[0].hash, live.hash);
  world.write(office, [&](WriteContext& c) { return discard_draft(c, draft.id, {draft.version}); });
  EXPECT_EQ(write(3, "id: other\n"), "draft.closed");
  const auto other = world.establish("other");
  EXPECT_TRUE(world.contexts.read(Actor::of_system(other.id, "test"), [](ReadContext& c) { return drafts(c, {}); })
                  .items.empty());
}

TEST_P(DeskTest, a_published_draft_is_a_text_like_any_other_and_stays) {
  const std::string text =
      "id: our-measures\nversion: \"1\"\ntitle: 本中心办法\nissuer: 某中心\neffective: 2026-06-01\nprovisions: []\n";
  const auto publish = [&](const std::string& of) {
    const auto draft = world.write(office, [&](WriteContext& c) {
      return start_draft(c, {.name = Text<80, 1>("本中心办法"), .text = Text<400000>(of)});
    });
    const auto pack = regulation::load_pack({"draft.yaml", of}, {});
    return world.write(office, [&](WriteContext& c) { return publish_draft(c, draft.id, {draft.version}, *pack); });
  };
  const auto pack = publish(text);
  EXPECT_EQ(pack.pack, "our-measures");
  EXPECT_EQ(world.read([&](ReadContext& c) { return pack_text(c, pack.hash); }).text, text);
  EXPECT_EQ(World::refusal([&] { publish(text + "# otherwise\n"); }), "draft.version_taken");
  EXPECT_EQ(publish(text).hash, pack.hash) << "the same text again is the same text";
}

TEST_P(DeskTest, a_centre_adds_kinds_of_facts_for_itself) {
  const auto count = [&] { return world.read(office, [](ReadContext& c) { return fact_kinds(c); }).size(); };
  const auto before = count();
  EXPECT_EQ(before, vocabulary().kinds().size());
  regulation::FactKind kind{.code = "desk.late_opening",
                            .nature = regulation::Nature::fact,
                            .unit = regulation::FactUnit::minutes,
                            .subject = {"window"},
                            .recorder = {regulation::Recorder::office},
                            .evidence = {"开门检查表", "the opening check"},
                            .zh = "窗口迟开",
                            .en = "a window opened late"};
  const auto refused = [&](const regulation::FactKind& wanted) {
    return World::refusal([&] { world.write(office, [&](WriteContext& c) { return add_fact_kind(c, wanted); }); });
  };
  EXPECT_EQ(refused(kind), "");
  EXPECT_EQ(refused(kind), "facts.taken");
  EXPECT_EQ(count(), before + 1);
  const auto observe = [&](const Actor& actor) {
    world.contexts.write(actor, [](WriteContext& c) {
      c.observe({.kind = "desk.late_opening", .subject_kind = "window", .subject = 7, .at = c.now});
      c.record("test.note", "test", 7, "", "x");
    });
  };
  EXPECT_NO_THROW(observe(office));
  kind.code = "notice.repeated_defect";
  EXPECT_EQ(refused(kind), "facts.taken");
  kind.code = "Late";
  EXPECT_EQ(refused(kind), "facts.code");
  kind.code = "desk.other", kind.recorder = {regulation::Recorder::system};
  EXPECT_EQ(refused(kind), "facts.own_only");
  const auto other = world.establish("other");
  EXPECT_EQ(
      world.contexts.read(Actor::of_system(other.id, "test"), [](ReadContext& c) { return fact_kinds(c); }).size(),
      before);
  EXPECT_THROW(observe(Actor::of_system(other.id, "test")), BrokenPromise) << "another centre has no such kind";
}

INSTANTIATE_ON_BOTH_ENGINES(DeskTest);

}  // namespace
}  // namespace onewindow::law
