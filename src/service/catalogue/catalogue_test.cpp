#include "service/catalogue/catalogue.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "centre/context/ledger.h"
#include "centre/testing.h"
#include "service/catalogue/commands.h"
#include "service/catalogue/difference.h"
#include "service/catalogue/sections.h"
#include "service/catalogue/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> catalogue();
}

namespace onewindow::catalogue {
namespace {

using organisation::WindowKind;
using testing::complete;

class CatalogueTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .migrations = migrations::catalogue()}};
  Actor editor = world.actor_with({"item.read", "item.edit", "item.publish"});

  ItemView drafted(const ItemContent& content) {
    return world.write(editor, [&](WriteContext& c) { return draft(c, content); });
  }
  ItemView redrafted(ItemId id, const ItemContent& content) {
    return world.write(editor, [&](WriteContext& c) { return redraft(c, id, content); });
  }
  ItemView published(ItemId id, std::int32_t version) {
    return world.write(editor, [&](WriteContext& c) { return publish(c, id, {version}); });
  }
  ItemView published(const ItemContent& content) {
    const auto view = drafted(content);
    return published(view.id, view.version);
  }
  std::string refused_draft(const ItemContent& content) {
    return World::refusal([&] { drafted(content); });
  }
  std::string refused_publication(ItemId id, std::int32_t version) {
    return World::refusal([&] { published(id, version); });
  }
  ItemView live_of(ItemId id) {
    return world.read([&](ReadContext& c) { return live(c, id); });
  }
  Paged<ItemRow> listed(const ItemQuery& query) {
    return world.read([&](ReadContext& c) { return items(c, query); });
  }
  static std::vector<std::string> codes(const Paged<ItemRow>& page) {
    std::vector<std::string> codes;
    for (const auto& row : page.items) codes.push_back(row.code);
    return codes;
  }
  std::vector<std::string> found(std::string_view search) {
    ItemQuery query;
    query.search = Text<60>(std::string(search));
    return codes(listed(query));
  }
  static std::vector<int> numbers(const std::vector<WindowRef>& windows) {
    std::vector<int> numbers;
    for (const auto& window : windows) numbers.push_back(window.number);
    return numbers;
  }
};

using Codes = std::vector<std::string>;

// Each compulsory element, and how it is emptied.
const std::map<std::string, void (*)(ItemContent&)> kElements = {
    {"name", [](ItemContent& c) { c.name.clear(); }},
    {"department", [](ItemContent& c) { c.department.clear(); }},
    {"legal_basis", [](ItemContent& c) { c.legal_basis.clear(); }},
    {"conditions", [](ItemContent& c) { c.conditions.clear(); }},
    {"quantity_limit", [](ItemContent& c) { c.quantity_limit.clear(); }},
    {"procedure", [](ItemContent& c) { c.procedure.clear(); }},
    {"materials", [](ItemContent& c) { c.materials.clear(); }},
    {"audiences", [](ItemContent& c) { c.audiences.clear(); }},
    {"accepting_unit", [](ItemContent& c) { c.accepting_unit.clear(); }},
    {"office", [](ItemContent& c) { c.office.clear(); }},
    {"contact", [](ItemContent& c) { c.contact.clear(); }},
    {"consult_phone", [](ItemContent& c) { c.consult_phone.clear(); }},
    {"complaint_phone", [](ItemContent& c) { c.complaint_phone.clear(); }},
    {"place", [](ItemContent& c) { c.place.clear(); }},
    {"hours", [](ItemContent& c) { c.hours.clear(); }},
    {"application_form", [](ItemContent& c) { c.application_form.clear(); }},
    {"result_name", [](ItemContent& c) { c.result_name.clear(); }},
    {"fees", [](ItemContent& c) { c.fees = {{.name = "工本费", .amount = Money{1000}, .standard = "10元/件"}}; }},
};

TEST_P(CatalogueTest, P1_A21_a_P3_A6_P9_A8_P5c_9_3_a_no_guide_without_each_of_its_elements) {
  const auto view = drafted(complete("X-1"));
  ItemContent bare = complete("X-1");
  for (const auto& [element, empty] : kElements) {
    ItemContent content = complete("X-1");
    empty(content);
    empty(bare);
    EXPECT_EQ(redrafted(view.id, content).missing, Codes{element});
    try {
      published(view.id, 1);
      ADD_FAILURE() << "published without " << element;
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.code, "item.guide_incomplete");
      EXPECT_EQ(refusal.field, "/" + element);
      EXPECT_EQ(refusal.details.at("missing"), (boost::json::array{element}));
    }
  }
  EXPECT_EQ(redrafted(view.id, bare).missing.size(), kElements.size());
  EXPECT_EQ(refused_publication(view.id, 1), "item.guide_incomplete");
  EXPECT_EQ(World::refusal([&] { live_of(view.id); }), "item.not_published");
  redrafted(view.id, complete("X-1"));
  const auto now_public = published(view.id, 1);
  EXPECT_EQ(now_public.state, ItemState::published);
  EXPECT_EQ(now_public.published_at, world.clock.now());
  EXPECT_TRUE(now_public.missing.empty());
}

TEST_P(CatalogueTest, P5a_4_1_P5c_3_a_P6_3_a_no_item_without_a_lawful_promise) {
  ItemContent none = complete("X-1");
  none.promised_limit = {};
  EXPECT_EQ(refused_draft(none), "item.immediate_limit");
  none.promised_limit = {LimitUnit::workdays, 0, ""};
  EXPECT_EQ(refused_draft(none), "item.limit_count");
  ItemContent longer = complete("X-1");
  longer.statutory_limit = Limit{LimitUnit::workdays, 4, "《法》"};
  EXPECT_EQ(refused_draft(longer), "item.promise_exceeds_law");
  const auto view = published(complete("X-1"));
  EXPECT_EQ(World::refusal([&] { redrafted(view.id, longer); }), "item.promise_exceeds_law");
  EXPECT_EQ(live_of(view.id).content.promised_limit.count, 5);
}

TEST_P(CatalogueTest, P1_A21_b_the_next_draft_changes_nothing_until_it_is_published) {
  const auto first = published(complete("X-1"));
  ItemContent changed = complete("X-1", "market", "食品经营许可（新）");
  changed.promised_limit.count = 3;
  const auto second = redrafted(first.id, changed);
  EXPECT_EQ(second.version, 2);
  EXPECT_EQ(second.state, ItemState::draft);
  EXPECT_EQ(live_of(first.id).version, 1);
  EXPECT_EQ(live_of(first.id).content.promised_limit.count, 5);
  const auto shown = world.read([&](ReadContext& c) { return guide(c, first.id); });
  EXPECT_EQ(shown.content.name, "食品经营许可");
  EXPECT_EQ(world.read([&](ReadContext& c) { return item(c, first.id); }).content.name, "食品经营许可（新）");
  const auto rows = listed({}).items;
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].name, "食品经营许可");
  EXPECT_EQ(rows[0].live_version, 1);
  EXPECT_EQ(rows[0].draft_version, 2);

  published(first.id, 2);
  EXPECT_EQ(live_of(first.id).version, 2);
  EXPECT_EQ(live_of(first.id).content.promised_limit.count, 3);
  const auto old = world.read([&](ReadContext& c) { return pinned(c, first.id, 1); });
  EXPECT_EQ(old.promised_limit.count, 5);
  EXPECT_EQ(old.name, "食品经营许可");
  EXPECT_EQ(redrafted(first.id, changed).version, 3);
  EXPECT_EQ(World::refusal([&] { world.read([&](ReadContext& c) { return pinned(c, first.id, 9); }); }),
            "item.unknown");
  EXPECT_TRUE(ledger::verify(*world.database.database, world.centre.id).sound);
}

TEST_P(CatalogueTest, P1_A21_b_a_department_writes_the_guides_of_its_own_items) {
  const auto market = world.department("market", "市场监督管理局");
  world.department("transport", "交通运输局");
  const auto foreign = drafted(complete("X-1", "transport"));  // by the centre's own people
  editor.department = market.id;
  EXPECT_EQ(refused_draft(complete("X-2", "transport")), "item.other_department");
  EXPECT_EQ(refused_draft(complete("X-2", "")), "item.other_department");
  EXPECT_EQ(World::refusal([&] { redrafted(foreign.id, complete("X-1", "transport")); }), "item.other_department");
  EXPECT_EQ(World::refusal([&] { redrafted(foreign.id, complete("X-1", "market")); }), "item.other_department")
      << "taken over";
  const auto own = drafted(complete("X-2", "market"));
  EXPECT_EQ(redrafted(own.id, complete("X-2", "market")).version, 1);
  EXPECT_EQ(World::refusal([&] { redrafted(own.id, complete("X-2", "transport")); }), "item.other_department")
      << "given away";
  editor.department.reset();
  EXPECT_EQ(redrafted(own.id, complete("X-2", "transport")).content.department, "transport");
  editor.department = market.id;
  EXPECT_EQ(World::refusal([&] { redrafted(own.id, complete("X-2", "market")); }), "item.other_department")
      << "the centre gave it to another";
}

TEST_P(CatalogueTest, CodesAndVersionsAreHeldTo) {
  const auto view = drafted(complete("X-1"));
  EXPECT_EQ(refused_draft(complete("X-1")), "item.code_taken");
  EXPECT_EQ(refused_draft(complete("")), "item.code");
  EXPECT_EQ(World::refusal([&] { redrafted(view.id, complete("X-2")); }), "item.code_changed");
  EXPECT_EQ(World::refusal([&] { redrafted(ItemId{1}, complete("X-1")); }), "item.unknown");
  EXPECT_EQ(refused_publication(ItemId{1}, 1), "item.unknown");
  EXPECT_EQ(refused_publication(view.id, 2), "item.stale");
  published(view.id, 1);
  EXPECT_EQ(refused_publication(view.id, 1), "item.stale") << "it is published; there is no draft";
  redrafted(view.id, complete("X-1"));
  EXPECT_EQ(refused_publication(view.id, 1), "item.stale");
  EXPECT_EQ(World::refusal([&] { published(view.id, 2); }), "");
}

TEST_P(CatalogueTest, IsFoundByNameEverydayWordsCodeAndPinyinInitials) {
  published(complete("SC-001"));
  ItemContent road = complete("JT-001", "transport", "道路货物运输");
  road.keywords = "跑运输100%_";
  road.name_en = "Road freight";
  published(road);
  const Codes food{"SC-001"}, freight{"JT-001"};
  EXPECT_EQ(found("经营许可"), food);
  EXPECT_EQ(found(" 小吃店 "), food);
  EXPECT_EQ(found("sc-001"), food);
  EXPECT_EQ(found("SPJYXK"), food);
  EXPECT_EQ(found("kfg"), food);
  EXPECT_EQ(found("road FREIGHT"), freight);
  EXPECT_EQ(found("dlhw"), freight);
  EXPECT_EQ(found("100%_"), freight);
  EXPECT_EQ(found("%"), freight) << "a sign of LIKE is a sign like any other";
  EXPECT_EQ(found(""), (Codes{"JT-001", "SC-001"}));
  EXPECT_TRUE(found("没有").empty());
}

TEST_P(CatalogueTest, ListsPageByCodeAndFilter) {
  for (const char* code : {"C", "A", "E", "B", "D"}) {
    ItemContent content = complete(code);
    if (*code > 'C')
      content.category = Category::livelihood, content.type = ItemType::payment, content.audiences = {Audience::person};
    drafted(content);
  }
  ItemQuery query;
  query.limit = 2;
  Codes all;
  int pages = 0;
  for (bool more = true; more && pages < 9; ++pages) {
    const auto page = listed(query);
    for (const auto& code : codes(page)) all.push_back(code);
    more = page.next.has_value();
    if (more) query.after = *page.next;
  }
  EXPECT_EQ(all, (Codes{"A", "B", "C", "D", "E"}));
  EXPECT_EQ(pages, 3);
  ItemQuery livelihood, payment, enterprise, farmers;
  livelihood.category = Category::livelihood;
  payment.type = ItemType::payment;
  enterprise.audience = Audience::enterprise;
  farmers.audience = Audience::farmer_cooperative;
  EXPECT_EQ(codes(listed(livelihood)), (Codes{"D", "E"}));
  EXPECT_EQ(codes(listed(payment)), (Codes{"D", "E"}));
  EXPECT_EQ(codes(listed(enterprise)), (Codes{"A", "B", "C"}));
  EXPECT_TRUE(listed(farmers).items.empty());
}

TEST_P(CatalogueTest, P1_A21_a_the_public_sees_what_is_published_only) {
  const auto shown = published(complete("X-1"));
  const auto hidden = drafted(complete("X-2"));
  const Actor anybody = Actor::of_public(world.centre.id);
  EXPECT_EQ(codes(world.read(anybody, [](ReadContext& c) { return guides(c, {}); })), Codes{"X-1"});
  EXPECT_EQ(codes(listed({})), (Codes{"X-1", "X-2"}));
  EXPECT_EQ(world.read(anybody, [&](ReadContext& c) { return guide(c, shown.id); }).content.code, "X-1");
  EXPECT_EQ(World::refusal([&] { world.read(anybody, [&](ReadContext& c) { return guide(c, hidden.id); }); }),
            "item.not_published");
  const Actor elsewhere = Actor::of_public(world.establish("other").id);
  EXPECT_TRUE(world.contexts.read(elsewhere, [](ReadContext& c) { return guides(c, {}); }).items.empty());
  EXPECT_EQ(World::refusal([&] { world.contexts.read(elsewhere, [&](ReadContext& c) { return guide(c, shown.id); }); }),
            "item.unknown");
}

TEST_P(CatalogueTest, AGuideNamesTheWindowsThatTakeTheItem) {
  const auto market = world.department("market", "市场监督管理局");
  const auto transport = world.department("transport", "交通运输局");
  world.window(1, WindowKind::category_comprehensive, {"livelihood"});
  const auto own = world.window(2, WindowKind::department, {}, {market.id});
  world.window(3, WindowKind::department, {}, {transport.id});
  world.window(4, WindowKind::category_comprehensive, {"market_access"});
  const auto view = world.write([&](WriteContext& c) {  // the catalogue that the centre begins with
    return publish(c, draft(c, complete("X-1")).id, {1});
  });
  EXPECT_EQ(numbers(view.windows), (std::vector<int>{2, 4}));
  EXPECT_EQ(view.department_name, "市场监督管理局");
  editor.window = own.id;
  EXPECT_TRUE(world.read(editor, [](ReadContext& c) { return items(c, {}); }).items.at(0).mine);
  EXPECT_FALSE(listed({}).items.at(0).mine);
  ItemContent outside = complete("X-2");
  outside.hall_included = false;
  EXPECT_TRUE(published(outside).windows.empty());
}

TEST_P(CatalogueTest, ADraftIsWrittenAsItWasSeenAndGivenUp) {
  const auto first = published(complete("X-1"));
  const auto draft = redrafted(first.id, complete("X-1", "market", "改名"));
  const auto rewritten = [&](Instant seen, const ItemContent& content) {
    return World::refusal(
        [&] { world.write(editor, [&](WriteContext& c) { return rewrite(c, first.id, {seen, content}); }); });
  };
  world.clock.advance_minutes(1);
  EXPECT_EQ(rewritten(draft.written_at, complete("X-1", "market", "又改名")), "");
  EXPECT_EQ(rewritten(draft.written_at, complete("X-1", "market", "盖掉别人的")), "item.stale");
  const auto compared = world.read([&](ReadContext& c) { return compare(c, first.id, {}); });
  EXPECT_EQ(compared.live_version, 1);
  EXPECT_EQ(compared.draft_version, 2);
  ASSERT_EQ(compared.differences.size(), 1u);
  EXPECT_EQ(compared.differences[0].after, "又改名");

  const auto given_up = [&](ItemId id, std::int32_t version) {
    return World::refusal([&] { world.write(editor, [&](WriteContext& c) { return discard(c, id, {version}); }); });
  };
  EXPECT_EQ(given_up(first.id, 1), "item.stale");
  EXPECT_EQ(given_up(first.id, 2), "");
  EXPECT_EQ(given_up(first.id, 2), "item.stale");
  EXPECT_EQ(live_of(first.id).content.name, "食品经营许可");
  EXPECT_TRUE(world.read([&](ReadContext& c) { return compare(c, first.id, {}); }).differences.empty());
  EXPECT_EQ(redrafted(first.id, complete("X-1")).version, 3) << "a version's number is given once";
  const auto all = world.read([&](ReadContext& c) { return versions(c, first.id); });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[1].live && all[1].published_at.has_value());
  const auto unpublished = drafted(complete("X-2"));
  EXPECT_EQ(given_up(unpublished.id, 1), "item.nothing_live");
}

std::string entry(const ItemContent& content) { return "  - " + json::text(content) + "\n"; }

TEST_P(CatalogueTest, ImportReportsEachItemAndABadOneStopsNothingButItself) {
  ItemContent bad = complete("X-2");
  bad.complaint_phone.clear();
  const std::string file = "items:\n" + entry(complete("X-1")) + entry(bad) + entry(complete("X-3"));
  const auto import = [&] { return import_file(world.contexts, world.system(), "some.yaml", file); };
  const auto outcomes = [](const std::vector<ImportLine>& report) {
    Codes out;
    for (const auto& line : report) out.push_back(std::to_string(line.line) + " " + line.code + " " + line.outcome);
    return out;
  };
  const auto first = import();
  EXPECT_EQ(outcomes(first), (Codes{"2 X-1 published", "3 X-2 refused", "4 X-3 published"}));
  EXPECT_EQ(first.at(1).refusal, "item.guide_incomplete /complaint_phone");
  EXPECT_EQ(first.at(1).name, "食品经营许可");
  EXPECT_FALSE(first.at(1).zh.empty() || first.at(1).en.empty());
  EXPECT_EQ(codes(listed({})), (Codes{"X-1", "X-3"})) << "the draft of the refused one went with it";
  const auto second = import();
  EXPECT_EQ(outcomes(second), (Codes{"2 X-1 unchanged", "3 X-2 refused", "4 X-3 unchanged"}));
  EXPECT_EQ(World::refusal([&] { import_file(world.contexts, world.system(), "some.yaml", "itemz: []\n"); }),
            "yaml.unknown_key");

  ItemContent changed = complete("X-1", "market", "改名");
  EXPECT_EQ(import_file(world.contexts, world.system(), "some.yaml", "items:\n" + entry(changed)).at(0).outcome,
            "published");
  EXPECT_EQ(listed({}).items.at(0).live_version, 2);
}

TEST_P(CatalogueTest, P5a_2_1_no_promise_without_standard_and_assurance_where_the_pack_asks_for_them) {
  World town{{.engine = GetParam(),
              .migrations = migrations::catalogue(),
              .sections = {regulation::section<Guides>("guides")},
              .adopt = {"township-eight-systems"}}};
  const auto publication = [&](const ItemContent& content) {
    return World::refusal([&] { town.write([&](WriteContext& c) { return publish(c, draft(c, content).id, {1}); }); });
  };
  ItemContent content = complete("X-1");
  EXPECT_EQ(publication(content), "item.promise_incomplete");
  content.service_standards = {"一次告知、态度和蔼"};
  EXPECT_EQ(publication(content), "item.promise_incomplete");
  content.assurances = {"逾期由中心督办，并向申请人说明"};
  EXPECT_EQ(publication(content), "");
}

TEST_P(CatalogueTest, EveryItemOfTheStarterCatalogueIsPublished) {
  std::size_t count = 0;
  for (const auto& file : std::filesystem::directory_iterator("regulations/catalogue")) {
    if (file.path().extension() != ".yaml") continue;
    std::stringstream text;
    text << std::ifstream(file.path(), std::ios::binary).rdbuf();
    for (const auto& line : import_file(world.contexts, world.system(), file.path().filename().string(), text.str())) {
      EXPECT_EQ(line.outcome, "published")
          << line.file << ":" << line.line << " " << line.code << ": " << line.refusal << " " << line.en;
      ++count;
    }
  }
  EXPECT_GE(count, 40u);
  ItemQuery query;
  query.limit = 200;
  EXPECT_EQ(world.read([&](ReadContext& c) { return guides(c, query); }).items.size(), count);
}

INSTANTIATE_ON_BOTH_ENGINES(CatalogueTest);

}  // namespace
}  // namespace onewindow::catalogue
