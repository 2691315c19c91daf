#include "centre/organisation/halls.h"

#include "base/text.h"
#include "centre/organisation/halls_store.h"
#include "centre/organisation/store.h"

namespace onewindow::organisation {
namespace {

Refusal refused(RefusalKind kind, std::string code, std::string zh, std::string en, std::string at = "") {
  return Refusal(kind, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

Hall load(ReadContext& context, HallId id, const std::string& at = "") {
  auto hall = store::hall(context.db, id);
  if (!hall)
    throw refused(RefusalKind::not_found, "hall.unknown", "本中心没有这个大厅。", "this centre has no such hall", at);
  return std::move(*hall);
}

void check_name(ReadContext& context, const std::string& name, HallId id) {
  const auto taken = store::hall_of_name(context.db, name);
  if (taken && *taken != id)
    throw refused(RefusalKind::conflict, "hall.name_taken", "已有同名的大厅，请换一个名称。",
                  "another hall has this name; choose another", "/name");
}

Hall hall_of(HallId id, std::int32_t version, const HallChange& change) {
  return {.id = id,
          .version = version,
          .name = text::trim(change.name),
          .name_en = text::trim(change.name_en),
          .address = text::trim(change.address),
          .phone = text::trim(change.phone),
          .open = change.open};
}

WindowInHall in_hall(const Window& window, const std::optional<Hall>& hall) {
  WindowInHall out;
  static_cast<Window&>(out) = window;
  if (hall) {
    out.hall = hall->id;
    out.hall_name = hall->name;
    out.hall_address = hall->address;
  }
  return out;
}

// Where a window is to stand; a closed hall is for nobody.
std::optional<Hall> place(ReadContext& context, const std::optional<HallId>& id, bool open) {
  if (!id) return std::nullopt;
  Hall hall = load(context, *id, "/hall");
  if (open && !hall.open)
    throw refused(RefusalKind::conflict, "hall.closed", "该大厅已关闭，开放的窗口不能设在其中。",
                  "the hall is closed; no open window stands in it", "/hall");
  return hall;
}

std::string after_key(const HallRow& row, const HallQuery& query) {
  return std::to_string(row.id.value) + "|" + (query.order == HallOrder::address ? row.address : row.name);
}

}  // namespace

Paged<HallRow> halls(ReadContext& context, const HallQuery& query) {
  const int limit = limit_of(query);
  std::optional<store::HallAfter> after;
  if (query.after) {
    const auto bar = query.after->find('|');
    store::HallAfter mark;
    if (bar == std::string::npos || !reflect::detail::parse_integer(query.after->substr(0, bar), mark.id.value))
      throw not_a_page();
    mark.by = query.after->substr(bar + 1);
    after = std::move(mark);
  }
  Paged<HallRow> out{.items = store::halls(context.db, query, after, limit + 1)};
  out.next = cut(out.items, limit, [&](const HallRow& last) { return after_key(last, query); });
  return out;
}

Hall open_hall(WriteContext& context, const HallChange& change) {
  const Hall made = hall_of(context.make_id<HallId>(), 1, change);
  check_name(context, made.name, made.id);
  store::insert(context.db, made);
  context.record("organisation.open_hall", "hall", made.id, "", json::text(made));
  return made;
}

Hall change_hall(WriteContext& context, HallId id, const HallChange& change) {
  const Hall before = load(context, id);
  if (before.version != change.version)
    throw refused(RefusalKind::stale, "hall.stale", "大厅信息已变动，请重新载入。", "the hall has changed; reload it")
        .with("version", before.version);
  const Hall after = hall_of(id, before.version + 1, change);
  check_name(context, after.name, id);
  if (before.open && !after.open && store::open_windows_in(context.db, id) > 0)
    throw refused(RefusalKind::conflict, "hall.windows_stand", "大厅内还有开放的窗口，请先迁出或关闭窗口。",
                  "open windows stand in the hall; move or close them first", "/open");
  store::update(context.db, after);
  context.record("organisation.change_hall", "hall", id, json::text(before), json::text(after));
  return after;
}

std::vector<WindowInHall> windows_in_halls(ReadContext& context) {
  std::map<HallId, Hall> by_id;
  for (auto& hall : store::all_halls(context.db)) by_id.emplace(hall.id, hall);
  std::map<WindowId, HallId> where;
  for (const auto& one : store::standings(context.db)) where.emplace(one.window_id, one.hall_id);
  std::vector<WindowInHall> out;
  for (const auto& window : store::windows(context.db)) {
    const auto found = where.find(window.id);
    out.push_back(in_hall(window, found == where.end() ? std::nullopt : std::optional(by_id.at(found->second))));
  }
  return out;
}

WindowInHall open_window_in_hall(WriteContext& context, const NewWindow& change) {
  const auto hall = place(context, change.hall, change.open);
  const Window made = open_window(context, change);
  store::stand(context.db, made.id, change.hall);
  return in_hall(made, hall);
}

WindowInHall edit_window(WriteContext& context, WindowId id, const WindowEdit& edit) {
  const auto before = store::window(context.db, id);
  if (before && before->version != edit.version)
    throw refused(RefusalKind::stale, "window.stale", "窗口信息已变动，请重新载入。",
                  "the window has changed; reload it")
        .with("version", before->version);
  const auto hall = place(context, edit.hall, edit.open);
  const Window after = change_window(context, id, edit);
  store::stand(context.db, id, edit.hall);
  context.record("organisation.place_window", "window", id, "", "",
                 {{"hall", hall ? std::to_string(hall->id.value) : ""}});
  return in_hall(after, hall);
}

}  // namespace onewindow::organisation
