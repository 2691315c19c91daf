#include "service/catalogue/catalogue.h"

#include "base/pinyin.h"
#include "base/text.h"
#include "centre/organisation/organisation.h"
#include "service/catalogue/rules.h"
#include "service/catalogue/store.h"

namespace onewindow::catalogue {

namespace {

Refusal unknown(ItemId) {
  return Refusal(RefusalKind::not_found, "item.unknown", "没有这个事项，请从列表中重新选择",
                 "there is no such item; choose it from the list");
}

store::Item load(ReadContext& context, ItemId id) {
  auto item = store::find(context.db, id);
  if (!item) throw unknown(id);
  return std::move(*item);
}

store::Version load_version(ReadContext& context, ItemId id, std::int32_t number) {
  auto version = store::version(context.db, id, number);
  if (!version) throw unknown(id);
  return std::move(*version);
}

std::string search_text(const ItemContent& content) {
  return text::lower(content.name + " " + content.keywords + " " + content.code + " " + content.name_en + " ") +
         text::pinyin_initials(content.name) + " " + text::pinyin_initials(content.keywords);
}

// What every row and guide needs of the organisation, read once.
struct Hall {
  explicit Hall(ReadContext& context)
      : windows(organisation::windows(context)),
        placements(organisation::placements(context)),
        today(context.today()),
        own(context.actor.window) {
    for (auto& department : organisation::departments(context)) departments.emplace(department.code, department);
  }

  std::string department_name(const ItemContent& content) const {
    const auto it = departments.find(content.department);
    return it == departments.end() ? content.department : it->second.name;
  }
  std::vector<const organisation::Window*> taking(const ItemContent& content) const {
    const auto it = departments.find(content.department);
    const organisation::ItemFacts item{content.code, boost::describe::enum_to_string(content.category, ""),
                                       content.level, it == departments.end() ? DepartmentId{} : it->second.id};
    std::vector<const organisation::Window*> found;
    for (const auto& window : windows)
      if (window.open && content.hall_included && organisation::takes(window, item, placements, today))
        found.push_back(&window);
    return found;
  }

  std::vector<organisation::Window> windows;
  std::vector<organisation::Placement> placements;
  std::map<std::string, organisation::Department> departments;
  Date today;
  std::optional<WindowId> own;
};

std::vector<WindowRef> refer(const std::vector<const organisation::Window*>& windows) {
  std::vector<WindowRef> refs;
  for (const auto* window : windows)
    refs.push_back({window->id, window->number, window->name, window->location, window->phone});
  return refs;
}

ItemRow row(ReadContext& context, const store::Item& item, const Hall& hall) {
  const ItemContent content = load_version(context, item.id, item.shown()).content;
  const auto windows = hall.taking(content);
  ItemRow out{.id = item.id,
              .code = item.code,
              .name = content.name,
              .name_en = content.name_en,
              .type = content.type,
              .kind = content.kind,
              .category = content.category,
              .department_name = hall.department_name(content),
              .promised_limit = content.promised_limit,
              .state = item.state,
              .live_version = item.live_version,
              .draft_version = item.draft_version,
              .windows = refer(windows)};
  for (const auto* window : windows) out.mine = out.mine || (hall.own && window->id == *hall.own);
  return out;
}

ItemView show(ReadContext& context, const store::Item& item, std::int32_t number) {
  const Hall hall(context);
  store::Version version = load_version(context, item.id, number);
  ItemView view{.id = item.id,
                .version = number,
                .state = number == item.live_version ? item.state : ItemState::draft,
                .published_at = version.published_at,
                .department_name = hall.department_name(version.content),
                .windows = refer(hall.taking(version.content)),
                .missing = missing_elements(version.content)};
  view.content = std::move(version.content);
  return view;
}

Paged<ItemRow> page(ReadContext& context, const ItemQuery& query, bool published_only) {
  const int limit = limit_of(query);
  auto items = store::list(context.db, query, published_only, limit);
  Paged<ItemRow> out;
  if (int(items.size()) > limit) {
    items.pop_back();
    out.next = items.back().code;
  }
  const Hall hall(context);
  for (const auto& item : items) out.items.push_back(row(context, item, hall));
  return out;
}

// A department writes the guides of its own items (P1.A21.b); the centre's own people, who are of none, write any.
void check_own_department(ReadContext& context, const std::string& department) {
  if (context.actor.system || !context.actor.department) return;
  const auto own = organisation::find_department(context, *context.actor.department);
  if (!own || own->code != department)
    throw Refusal(RefusalKind::forbidden, "item.other_department", "该事项属于其他部门，请由该部门或中心编辑",
                  "the item belongs to another department; that department or the centre edits it")
        .at("/department");
}

void fill(store::Item& item, const ItemContent& content) {
  item.code = content.code;
  item.name = content.name;
  item.category = content.category;
  item.type = content.type;
  item.audiences = content.audiences;
  item.search_text = search_text(content);
}

}  // namespace

Paged<ItemRow> guides(ReadContext& context, const ItemQuery& query) { return page(context, query, true); }
Paged<ItemRow> items(ReadContext& context, const ItemQuery& query) { return page(context, query, false); }

ItemView guide(ReadContext& context, ItemId id) { return live(context, id); }

ItemView item(ReadContext& context, ItemId id) {
  const auto found = load(context, id);
  return show(context, found, found.draft_version != 0 ? found.draft_version : found.live_version);
}

namespace {
Refusal not_published() {
  return Refusal(RefusalKind::conflict, "item.not_published", "该事项尚未公布办事指南，不能受理；请先由中心公布",
                 "this item has no published guide, so it cannot be taken in; the centre must publish it first");
}
}  // namespace

ItemView live(ReadContext& context, ItemId id) {
  const auto found = load(context, id);
  if (found.state != ItemState::published || found.live_version == 0) throw not_published();
  return show(context, found, found.live_version);
}

Taken taken(ReadContext& context, ItemId id) {
  auto row = store::live(context.db, id);
  if (!row) throw unknown(id);
  if (row->state != ItemState::published || row->live_version == 0 || !row->content) throw not_published();
  Taken out{.id = id, .version = row->live_version, .content = std::move(*row->content)};
  out.department_name = out.content.department;
  for (auto& department : organisation::departments(context))
    if (department.code == out.content.department) {
      out.department = department.id;
      out.department_name = std::move(department.name);
    }
  return out;
}

ItemContent pinned(ReadContext& context, ItemId id, std::int32_t version) {
  return load_version(context, id, version).content;
}

ItemView draft(WriteContext& context, const ItemContent& content) {
  check_own_department(context, content.department);
  check_content(content, context.law.calendar());
  if (content.code.empty())
    throw Refusal(RefusalKind::invalid, "item.code", "请填写事项编码", "give the item a code").at("/code");
  if (store::find_by_code(context.db, content.code))
    throw Refusal(RefusalKind::conflict, "item.code_taken", "事项编码已被使用：" + content.code,
                  "the item code is taken: " + content.code)
        .at("/code");
  store::Item item{
      .centre_id = context.centre(), .id = context.make_id<ItemId>(), .draft_version = 1, .last_version = 1};
  fill(item, content);
  store::insert(context.db, item);
  store::insert_version(context.db,
                        {context.centre(), item.id, 1, content, context.now, context.actor.name, std::nullopt});
  context.record("catalogue.draft", "item", item.id, "", json::text(content));
  return show(context, item, 1);
}

ItemView redraft(WriteContext& context, ItemId id, const ItemContent& content) {
  auto item = load(context, id);
  const std::int32_t latest = item.draft_version != 0 ? item.draft_version : item.live_version;
  const ItemContent written = load_version(context, id, latest).content;
  check_own_department(context, written.department);
  check_own_department(context, content.department);  // nor is an item given away
  check_content(content, context.law.calendar());
  if (content.code != item.code)
    throw Refusal(RefusalKind::invalid, "item.code_changed", "事项编码不能更改；请另建事项",
                  "an item's code cannot change; draft a new item")
        .at("/code");
  std::string before;
  const store::Version next{
      context.centre(), id,          item.draft_version != 0 ? item.draft_version : item.last_version + 1,
      content,          context.now, context.actor.name,
      std::nullopt};
  if (item.draft_version != 0) {
    before = json::text(written);
    store::update_draft(context.db, next);
  } else {
    item.draft_version = item.last_version = next.version;
    store::insert_version(context.db, next);
  }
  if (item.live_version == 0) fill(item, content);
  store::update(context.db, item);
  context.record("catalogue.redraft", "item", id, before, json::text(content));
  return show(context, item, item.draft_version);
}

ItemView publish(WriteContext& context, ItemId id, const Publication& publication) {
  auto item = load(context, id);
  if (item.draft_version == 0 || item.draft_version != publication.version)
    throw Refusal(RefusalKind::stale, "item.stale", "草稿已变动，请重新载入后再公布",
                  "the draft has changed; reload it and publish again")
        .with("version", item.draft_version);
  const ItemContent content = load_version(context, id, item.draft_version).content;
  check_content(content, context.law.calendar());
  if (const auto missing = missing_elements(content); !missing.empty()) {
    std::string names;
    for (const auto& name : missing) names += (names.empty() ? "" : ", ") + name;
    throw Refusal(RefusalKind::invalid, "item.guide_incomplete", "办事指南要素不全，不能公布：" + names,
                  "the guide lacks compulsory elements and cannot be published: " + names)
        .at("/" + missing.front())
        .with("missing", boost::json::value_from(missing));
  }
  store::mark_published(context.db, id, item.draft_version, context.now);
  item.live_version = item.draft_version;
  item.draft_version = 0;
  item.state = ItemState::published;
  fill(item, content);
  store::update(context.db, item);
  context.record("catalogue.publish", "item", id, "", json::text(content), {{"version", item.live_version}});
  return show(context, item, item.live_version);
}

}  // namespace onewindow::catalogue
