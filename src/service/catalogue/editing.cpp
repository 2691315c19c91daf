// Writing an item: the first draft, the next version beside the live one, and its publication.
#include "service/catalogue/editing.h"

#include "base/pinyin.h"
#include "base/text.h"
#include "service/catalogue/placing.h"
#include "service/catalogue/rules.h"

namespace onewindow::catalogue {

namespace {

std::string search_text(const ItemContent& content) {
  return text::lower(content.name + " " + content.keywords + " " + content.code + " " + content.name_en + " ") +
         text::pinyin_initials(content.name) + " " + text::pinyin_initials(content.keywords);
}

void fill(store::Item& item, const ItemContent& content) {
  item.code = content.code;
  item.name = content.name;
  item.category = content.category;
  item.type = content.type;
  item.department = content.department;
  item.level = content.level;
  item.hall_included = content.hall_included;
  item.traits = content.traits;
  item.audiences = content.audiences;
  item.search_text = search_text(content);
}

Refusal stale(std::int32_t version) {
  return Refusal(RefusalKind::stale, "item.stale", "草稿已变动，请重新载入后再操作",
                 "the draft has changed; reload it and try again")
      .with("version", version);
}

std::int32_t latest_of(const store::Item& item) {
  return item.draft_version != 0 ? item.draft_version : item.live_version;
}

void check_complete(const ItemContent& content) {
  const auto missing = missing_elements(content);
  if (missing.empty()) return;
  std::string names;
  for (const auto& name : missing) names += (names.empty() ? "" : ", ") + name;
  throw Refusal(RefusalKind::invalid, "item.guide_incomplete", "办事指南要素不全，不能公布：" + names,
                "the guide lacks compulsory elements and cannot be published: " + names)
      .at("/" + missing.front())
      .with("missing", boost::json::value_from(missing));
}

}  // namespace

void check_own_department(ReadContext& context, const std::string& department) {
  if (context.actor.system) return;
  if (!context.actor.department) {
    const auto* guides = context.law.section<Guides>();
    if (guides == nullptr || !guides->department_edits || !guides->department_edits->shown()) return;
    throw Refusal(RefusalKind::forbidden, "item.department_edits", "办事指南由审批部门编制，中心不能代为改写",
                  "a guide is written by its department; the centre does not write it in its place")
        .at("/department")
        .because(guides->department_edits->citation());
  }
  const auto own = organisation::find_department(context, *context.actor.department);
  if (!own || own->code != department)
    throw Refusal(RefusalKind::forbidden, "item.other_department", "该事项属于其他部门，请由该部门或中心编辑",
                  "the item belongs to another department; that department or the centre edits it")
        .at("/department");
}

store::Item write_new(WriteContext& context, const ItemContent& content) {
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
  return item;
}

store::Item write_next(WriteContext& context, store::Item item, const ItemContent& content) {
  const ItemContent written = load_version(context, item.id, latest_of(item)).content;
  check_own_department(context, written.department);
  check_own_department(context, content.department);  // nor is an item given away
  check_content(content, context.law.calendar());
  if (content.code != item.code)
    throw Refusal(RefusalKind::invalid, "item.code_changed", "事项编码不能更改；请另建事项",
                  "an item's code cannot change; draft a new item")
        .at("/code");
  std::string before;
  const store::Version next{
      context.centre(), item.id,     item.draft_version != 0 ? item.draft_version : item.last_version + 1,
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
  context.record("catalogue.redraft", "item", item.id, before, json::text(content));
  return item;
}

ItemView draft(WriteContext& context, const ItemContent& content) {
  return show(context, write_new(context, content), 1);
}

ItemView redraft(WriteContext& context, ItemId id, const ItemContent& content) {
  const auto item = write_next(context, load(context, id), content);
  return show(context, item, item.draft_version);
}

ItemView rewrite(WriteContext& context, ItemId id, const ItemDraft& draft) {
  const auto item = load(context, id);
  if (load_version(context, id, latest_of(item)).written_at != draft.seen) throw stale(latest_of(item));
  return redraft(context, id, draft.content);
}

ItemView discard(WriteContext& context, ItemId id, const Publication& draft) {
  auto item = load(context, id);
  if (item.draft_version == 0 || item.draft_version != draft.version) throw stale(item.draft_version);
  if (item.live_version == 0)
    throw Refusal(RefusalKind::conflict, "item.nothing_live",
                  "该事项还没有公布过，删去草稿就什么也不剩了；请继续编辑草稿",
                  "nothing of this item has been published, so its draft is all there is; go on editing it");
  const ItemContent written = load_version(context, id, item.draft_version).content;
  check_own_department(context, written.department);
  store::remove_draft(context.db, id, item.draft_version);
  item.draft_version = 0;
  store::update(context.db, item);
  context.record("catalogue.discard", "item", id, json::text(written), "");
  return show(context, item, item.live_version);
}

ItemView publish(WriteContext& context, ItemId id, const Publication& publication) {
  auto item = load(context, id);
  if (item.draft_version == 0 || item.draft_version != publication.version) throw stale(item.draft_version);
  const ItemContent content = load_version(context, id, item.draft_version).content;
  check_content(content, context.law.calendar());
  check_complete(content);
  check_guides(content, context.law.section<Guides>());
  check_windows(
      context,
      item.live_version == 0 ? std::nullopt : std::optional(load_version(context, id, item.live_version).content),
      content);
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
