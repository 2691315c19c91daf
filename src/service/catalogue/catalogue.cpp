#include "service/catalogue/catalogue.h"

#include <mutex>
#include <unordered_map>

#include "base/json.h"
#include "service/catalogue/difference.h"
#include "service/catalogue/editing.h"
#include "service/catalogue/rules.h"

namespace onewindow::catalogue {

namespace {

Refusal unknown(ItemId) {
  return Refusal(RefusalKind::not_found, "item.unknown", "没有这个事项，请从列表中重新选择",
                 "there is no such item; choose it from the list");
}

std::vector<WindowRef> refer(const std::vector<const organisation::Window*>& windows) {
  std::vector<WindowRef> refs;
  for (const auto* window : windows)
    refs.push_back({window->id, window->number, window->name, window->location, window->phone});
  return refs;
}

}  // namespace

Hall::Hall(ReadContext& context)
    : windows(organisation::windows(context)),
      placements(organisation::placements(context)),
      today(context.today()),
      own(context.actor.window) {
  for (auto& department : organisation::departments(context)) departments.emplace(department.code, department);
}

std::string Hall::department_name(const ItemContent& content) const {
  const auto it = departments.find(content.department);
  return it == departments.end() ? content.department : it->second.name;
}

organisation::ItemFacts Hall::facts(const ItemContent& content) const {
  const auto it = departments.find(content.department);
  return {content.code, boost::describe::enum_to_string(content.category, ""), content.level,
          it == departments.end() ? DepartmentId{} : it->second.id};
}

std::vector<const organisation::Window*> Hall::taking(const ItemContent& content) const {
  const auto item = facts(content);
  std::vector<const organisation::Window*> found;
  for (const auto& window : windows)
    if (window.open && content.hall_included && organisation::takes(window, item, placements, today))
      found.push_back(&window);
  return found;
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

ItemView show(ReadContext& context, const store::Item& item, std::int32_t number) {
  const Hall hall(context);
  store::Version version = load_version(context, item.id, number);
  ItemView view{.id = item.id,
                .version = number,
                .state = number == item.live_version ? item.state : ItemState::draft,
                .live_version = item.live_version,
                .draft_version = item.draft_version,
                .written_at = version.written_at,
                .written_by = version.written_by,
                .published_at = version.published_at,
                .department_name = hall.department_name(version.content),
                .windows = refer(hall.taking(version.content)),
                .missing = missing_elements(version.content)};
  view.content = std::move(version.content);
  return view;
}

namespace {

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

Paged<ItemRow> page(ReadContext& context, const ItemQuery& query, bool published_only) {
  const int limit = limit_of(query);
  auto items = store::list(context.db, query, published_only, limit);
  Paged<ItemRow> out;
  out.next = cut(items, limit, [](const auto& last) { return last.code; });
  const Hall hall(context);
  for (const auto& item : items) out.items.push_back(row(context, item, hall));
  return out;
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

namespace {

// What was published never changes, and every act on a case needs it: a text that was read before is not parsed again.
class Parsed {
 public:
  std::shared_ptr<const ItemContent> of(const std::string& text) {
    const std::lock_guard lock(mutex_);
    if (known_.size() >= kMost) known_.clear();
    auto& content = known_[text];
    if (!content) content = std::make_shared<const ItemContent>(json::restore<ItemContent>(json::parse_own(text)));
    return content;
  }

 private:
  static constexpr std::size_t kMost = 256;  // some 10 kB each, twice
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const ItemContent>> known_;
};

}  // namespace

ItemContent pinned(ReadContext& context, ItemId id, std::int32_t version) {
  static Parsed parsed;
  const auto text = store::content(context.db, id, version);
  if (!text) throw unknown(id);
  return *parsed.of(*text);
}

Comparison compare(ReadContext& context, ItemId id, const VersionsQuery& query) {
  const auto item = load(context, id);
  Comparison out{.live_version = query.from.value_or(item.live_version),
                 .draft_version = query.to.value_or(item.draft_version)};
  if (out.live_version != 0 && out.draft_version != 0)
    out.differences = differences(load_version(context, id, out.live_version).content,
                                  load_version(context, id, out.draft_version).content);
  return out;
}

std::vector<VersionRow> versions(ReadContext& context, ItemId id) {
  const auto item = load(context, id);
  std::vector<VersionRow> out;
  for (const auto& version : store::versions(context.db, id))
    out.push_back({version.version, version.written_at, version.written_by, version.published_at,
                   version.version == item.live_version});
  return out;
}

}  // namespace onewindow::catalogue
