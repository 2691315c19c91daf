#include "centre/organisation/mergers.h"

#include "centre/organisation/admissions.h"
#include "centre/organisation/checks.h"
#include "centre/organisation/origins.h"
#include "centre/organisation/placing.h"
#include "centre/organisation/store.h"

namespace onewindow::organisation {
namespace {

Refusal refused(RefusalKind kind, std::string code, std::string zh, std::string en, std::string at = "") {
  return Refusal(kind, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

Window load(ReadContext& context, WindowId id, const std::string& at) {
  auto window = store::window(context.db, id);
  if (!window)
    throw refused(RefusalKind::not_found, "window.not_found", "本中心没有这个窗口。", "this centre has no such window",
                  at);
  return std::move(*window);
}

WindowSetup setup_of(const Window& window) {
  return {window.number, window.name, window.kind, window.categories, window.departments};
}

std::vector<Window> sources_of(ReadContext& context, WindowId target, const Regrouping& regrouping) {
  std::vector<Window> out;
  for (std::size_t i = 0; i < regrouping.sources.size(); ++i) {
    const std::string at = "/sources/" + std::to_string(i);
    Window source = load(context, regrouping.sources[i], at);
    const bool twice = std::any_of(out.begin(), out.end(), [&](const auto& one) { return one.id == source.id; });
    if (source.id == target || twice || !source.open)
      throw refused(RefusalKind::invalid, "merger.source", "并入的窗口应是另外的、仍在开放的窗口，且只列一次。",
                    "a window that is merged is another one, open, and named once", at);
    out.push_back(std::move(source));
  }
  return out;
}

// What both sides have consented to at a source, and what waits there, holds at the target.
void move_placements(WriteContext& context, const Window& source, const Window& target) {
  const auto all = placements(context);
  for (const auto& row : store::placements(context.db)) {
    if (row.window_id != source.id || !row.entry || row.until_date) continue;
    if (is_pending(row.shown()) || consented(target, row.item, all, context.today())) continue;
    store::PlacementRow moved = row;
    moved.id = context.make_id<PlacementId>();
    moved.window_id = target.id;
    moved.reason = source.name + "并入" + target.name + "：" + row.reason;
    store::insert(context.db, moved);
  }
}

}  // namespace

Merger regroup(WriteContext& context, WindowId id, const Regrouping& regrouping) {
  const Window before = load(context, id, "");
  if (before.version != regrouping.version)
    throw refused(RefusalKind::stale, "window.stale", "窗口信息已变动，请重新载入。",
                  "the window has changed; reload it")
        .with("version", before.version);
  if (regrouping.on > context.today())
    throw refused(RefusalKind::invalid, "merger.date", "归并日期不能晚于今天；请在实施之日登记。",
                  "record it on the day when it is done", "/on");
  const auto sources = sources_of(context, id, regrouping);
  Window after = before;
  after.name = regrouping.name;
  after.kind = regrouping.kind;
  after.categories = regrouping.categories;
  after.departments = regrouping.departments;
  after.version = before.version + 1;
  if (sources.empty() && json::text(setup_of(before)) == json::text(setup_of(after)))
    throw refused(RefusalKind::conflict, "merger.nothing_changes", "没有并入窗口，类别和部门也没有变化。",
                  "nothing is merged and nothing is sorted anew");
  check_window_setup(context, after);
  check_admitted(context, after.kind, after.departments);
  store::update(context.db, after);
  Merger merger{.id = context.make_id<MergerId>(),
                .target = id,
                .before = setup_of(before),
                .after = setup_of(after),
                .reason = regrouping.reason,
                .on_date = regrouping.on,
                .agreements = regrouping.agreements,
                .by_name = context.actor.name,
                .at = context.now};
  for (Window source : sources) {
    merger.sources.push_back(setup_of(source));
    move_placements(context, source, after);
    source.open = false;
    ++source.version;
    store::update(context.db, source);
  }
  store::insert(context.db, merger);
  context.record("organisation.regroup", "window", id, json::text(before), json::text(merger));
  return merger;
}

Paged<Merger> mergers(ReadContext& context, const PageQuery& query) {
  const int limit = limit_of(query);
  Paged<Merger> out{.items = store::mergers(context.db, MergerId{newest_before(query)}, limit + 1)};
  out.next = cut(out.items, limit);
  return out;
}

Origin set_origin(WriteContext& context, WindowId id, const OriginChange& change) {
  const Window window = load(context, id, "");
  const auto other = store::centre_by_code(context.db, change.centre);
  const Centre here = centre(context);
  if (!other || other->id == here.id)
    throw refused(RefusalKind::invalid, "origin.centre", "请写明另一个中心的编码。", "name another centre by its code",
                  "/centre");
  if (!may_originate(change.kind, window.kind, here.level, other->level))
    throw refused(RefusalKind::invalid, "origin.level",
                  "层级不符：省级窗口由省级中心、市级窗口由市级中心设立；乡镇、村的窗口是县级窗口的延伸。",
                  "a provincial window is set up by the province, a city window by the city; a town's or village's "
                  "window belongs to the county's",
                  "/centre");
  if (change.since > context.today())
    throw refused(RefusalKind::invalid, "origin.date", "日期不能晚于今天。", "the day lies after today", "/since");
  const Origin origin{id,           change.kind,       other->id, other->name, change.other_window, change.document,
                      change.since, context.actor.name};
  store::put(context.db, origin);
  context.record("organisation.set_origin", "window", id, "", json::text(origin));
  return origin;
}

std::vector<Origin> origins(ReadContext& context) { return store::origins(context.db); }

}  // namespace onewindow::organisation
