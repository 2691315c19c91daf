#include "centre/law/proposals.h"
#include "centre/law/sections.h"
#include "centre/testing.h"

namespace onewindow::law {
namespace {

class LawTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .adopt = {"linze-hall-2018"}}};

  Adoption adoption(const std::string& pack) {
    return {.pack = Text<80, 1>(pack), .from = Date::of(2026, 1, 1), .second_person = Text<40, 1>("李四")};
  }
  std::string refused(const Adoption& wanted) {
    return World::refusal([&] {
      world.write(world.actor_with({"law.adopt"}, "张三"), [&](WriteContext& c) { return adopt(c, wanted); });
    });
  }
  std::string base() {
    for (const auto& pack : world.laws.packs())
      if (pack->info.base) return pack->info.id;
    return "";
  }
};

TEST_P(LawTest, an_adoption_is_kept_with_its_text_and_its_two_people) {
  const auto rows = world.read([](ReadContext& c) { return adoptions(c); });
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].pack, "linze-hall-2018");
  EXPECT_EQ(rows[0].second_person, "second person");
  const auto text = world.read([&](ReadContext& c) { return pack_text(c, rows[0].hash); });
  EXPECT_EQ(text.pack, "linze-hall-2018");
  EXPECT_EQ(World::refusal([&] { world.read([](ReadContext& c) { return pack_text(c, "none"); }); }),
            "law.pack_not_found");
}

TEST_P(LawTest, what_cannot_be_adopted_is_refused) {
  EXPECT_EQ(refused(adoption("no-such-pack")), "law.pack_unknown");
  EXPECT_EQ(refused(adoption(base())), "law.base_needs_no_adoption");
  auto wrong_section = adoption("linze-hall-2018");
  wrong_section.sections = {"no_such_section"};
  EXPECT_EQ(refused(wrong_section), "law.section_unknown");
  auto alone = adoption("linze-hall-2018");
  alone.second_person = Text<40, 1>("张三");
  EXPECT_EQ(refused(alone), "law.second_person_same");
  auto other_text = adoption("linze-hall-2018");
  other_text.hash = Text<64>("0000");
  EXPECT_EQ(refused(other_text), "law.pack_unknown");
  EXPECT_EQ(refused(adoption("linze-hall-2018")), "");
}

TEST_P(LawTest, P4_6_a_text_without_a_date_is_adopted_from_a_day_that_two_people_name) {
  const std::string undated = R"({"pack":"town-assessment"})";
  EXPECT_EQ(World::refusal([&] { json::read<AdoptionWish>(json::parse(undated)); }), "input.missing_field");
  EXPECT_EQ(World::refusal([&] {
              json::read<Adoption>(json::parse(R"({"pack":"town-assessment","second_person":"李四","sections":[]})"));
            }),
            "input.missing_field");
  World town{
      {.engine = GetParam(), .sections = {regulation::section<Document>("document")}, .adopt = {"town-assessment"}}};
  town.tamper("delete from adoptions where centre_id = :centre");
  town.laws.forget(town.centre.id);
  const auto wish =
      json::read<AdoptionWish>(json::parse(R"({"pack":"town-assessment","sections":[],"from":"2026-05-01"})"));
  const auto proposal = town.write(town.actor_with({"law.adopt", "law.propose"}, "主任"),
                                   [&](WriteContext& c) { return propose(c, wish); });
  const auto holds = [&](Date on) { return town.laws.in_force(town.centre.id, on)->section<Document>() != nullptr; };
  EXPECT_FALSE(holds(Date::of(2026, 5, 1))) << "proposed, and nobody confirmed it";
  town.write(town.actor_with({"law.propose"}, "办公室"), [&](WriteContext& c) { return confirm(c, proposal.id); });
  EXPECT_FALSE(holds(Date::of(2026, 4, 30)));
  EXPECT_TRUE(holds(Date::of(2026, 5, 1)));
}

TEST_P(LawTest, P1_A27_P8_A30_P9_A14_a_text_adopted_from_an_earlier_day_rules_nothing_before_its_own) {
  World city{{.engine = GetParam(),
              .sections = {regulation::section<Document>("document")},
              .adopt = {"shaoxing-windows-2008", "provincial-windows-2019", "jiayuguan-windows-2022"}}};
  city.adopt("shaoxing-windows-2008", Date::of(2008, 1, 1));
  const auto works_by = [&](const char* pack, Date on) {
    const auto packs = city.laws.in_force(city.centre.id, on)->packs();
    return std::any_of(packs.begin(), packs.end(), [&](const auto& one) { return one->info.id == pack; });
  };
  const std::pair<const char*, Date> texts[] = {{"shaoxing-windows-2008", Date::of(2008, 4, 30)},
                                                {"provincial-windows-2019", Date::of(2019, 12, 1)},
                                                {"jiayuguan-windows-2022", Date::of(2022, 1, 10)}};
  for (const auto& [pack, effective] : texts) {
    EXPECT_FALSE(works_by(pack, effective - 1)) << pack;
    EXPECT_TRUE(works_by(pack, effective)) << pack;
  }
}

TEST_P(LawTest, the_law_in_force_is_known_at_once_after_an_adoption) {
  const auto before = world.laws.in_force(world.centre.id, world.clock.now().date());
  world.adopt("linze-hall-2018", Date::of(2026, 2, 1));
  const auto after = world.laws.in_force(world.centre.id, world.clock.now().date());
  EXPECT_NE(before, after);
  EXPECT_EQ(after, world.laws.in_force(world.centre.id, world.clock.now().date()));  // kept
}

TEST_P(LawTest, bases_bind_without_adoption_and_another_centre_adopts_for_itself) {
  const auto other = world.establish("other");
  const auto law = world.laws.in_force(other.id, world.clock.now().date());
  ASSERT_EQ(law->packs().size(), 2u);  // the licensing law and the rating rules
  for (const auto& pack : law->packs()) EXPECT_TRUE(pack->info.base) << pack->info.id;
  EXPECT_TRUE(
      world.contexts.read(Actor::of_system(other.id, "test"), [](ReadContext& c) { return adoptions(c); }).empty());
}

TEST_P(LawTest, an_adoption_of_another_server_is_seen_within_half_a_minute) {
  world.laws.in_force(world.centre.id, world.clock.now().date());
  const auto rows = world.read([](ReadContext& c) { return adoptions(c); });
  world.tamper("update adoptions set from_date = '2030-01-01' where centre_id = :centre");
  const auto kept = world.laws.in_force(world.centre.id, world.clock.now().date());
  world.clock.advance_minutes(60);
  EXPECT_EQ(world.laws.in_force(world.centre.id, world.clock.now().date()), kept) << "the age is real, not the clock's";
  world.laws.read_again_after(std::chrono::milliseconds(1));
  LawPtr now = kept;
  for (int i = 0; i < 1000 && now == kept; ++i) {  // it is read again beside the requests, not before them
    now = world.laws.in_force(world.centre.id, world.clock.now().date());
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  EXPECT_NE(now, kept);
}

TEST_P(LawTest, each_pack_is_listed_once_with_the_text_loaded_last) {
  world.tamper(
      "insert into packs (hash, pack, version, title, title_en, issuer, document_number, effective, base, sections, "
      "text, loaded_at)"
      " select 'older', pack, '0', title, title_en, issuer, document_number, effective, base, sections, text, 1 from "
      "packs where pack = 'linze-hall-2018'");
  const auto list = world.read([](ReadContext& c) { return packs(c); });
  ASSERT_EQ(list.size(), 3u);
  EXPECT_TRUE(list[0].base && list[1].base);
  EXPECT_EQ(list[2].pack, "linze-hall-2018");
  EXPECT_NE(list[2].hash, "older");
}

INSTANTIATE_ON_BOTH_ENGINES(LawTest);

}  // namespace
}  // namespace onewindow::law
