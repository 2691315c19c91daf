#include "centre/organisation/organisation.h"

#include <set>

#include "centre/organisation/admissions.h"
#include "centre/organisation/checks.h"
#include "centre/organisation/halls_store.h"
#include "centre/organisation/store.h"

namespace onewindow::organisation {
namespace {

Refusal invalid(std::string code, std::string zh, std::string en, std::string at) {
  return Refusal(RefusalKind::invalid, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

// Codes stand in numbers, links and files.
bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= 40 && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

void check_code(std::string_view code) {
  if (!is_code(code))
    throw invalid("input.code", "编码只能用小写字母、数字、“_”和“-”。",
                  "a code has lower-case letters, digits, _ and - only", "/code");
}

void check_region_code(std::string_view code, const char* at) {
  if (code.size() < 6 || code.size() > 12 || code.find_first_not_of("0123456789") != std::string_view::npos)
    throw invalid("region.code", "行政区划代码应为 6 至 12 位数字。", "a region's code has 6 to 12 digits", at);
}

void check_hours(const OpeningHours& hours) {
  const bool in_order = 0 <= hours.morning_from && hours.morning_from <= hours.morning_to &&
                        hours.morning_to <= hours.afternoon_from && hours.afternoon_from <= hours.afternoon_to &&
                        hours.afternoon_to <= 24 * 60;
  if (!in_order)
    throw invalid("centre.hours", "开放时间前后颠倒或超出一天。",
                  "the opening hours are out of order or outside the day", "/hours");
}

// The eight categories of P1.A5.2; an item's category has the same names (catalogue::Category).
const std::set<std::string, std::less<>> kCategories = {"market_access",   "investment",  "land_planning",
                                                        "transport",       "environment", "work_safety",
                                                        "city_management", "livelihood"};

// Whether a window still takes what it took, as far as its set-up says.
bool same_sorting(const Window& a, const Window& b) {
  return a.kind == b.kind && a.categories == b.categories && a.departments == b.departments;
}

Window window_of(WindowId id, std::int32_t version, const WindowChange& change) {
  return {.id = id,
          .number = change.number,
          .name = change.name,
          .kind = change.kind,
          .categories = change.categories,
          .departments = change.departments,
          .location = change.location,
          .phone = change.phone,
          .open = change.open,
          .version = version};
}

}  // namespace

void check_window_setup(ReadContext& context, const Window& window) {
  if (window.number < 1)
    throw invalid("window.number", "窗口号应为正整数。", "a window's number is 1 or more", "/number");
  const auto taken = store::window_of_number(context.db, window.number);
  if (taken && *taken != window.id)
    throw Refusal(RefusalKind::conflict, "window.number_taken",
                  "窗口号 " + std::to_string(window.number) + " 已被使用，请换一个号。",
                  "another window has the number " + std::to_string(window.number) + "; choose another")
        .at("/number");
  for (std::size_t i = 0; i < window.categories.size(); ++i)
    if (!kCategories.contains(window.categories[i]))
      throw invalid("window.category_unknown", "没有这个事项类别：" + window.categories[i],
                    "there is no such category: " + window.categories[i], "/categories/" + std::to_string(i));
  for (std::size_t i = 0; i < window.departments.size(); ++i)
    if (!store::department(context.db, window.departments[i]))
      throw invalid("window.department_unknown", "本中心没有这个部门。", "this centre has no such department",
                    "/departments/" + std::to_string(i));
  if (window.kind == WindowKind::category_comprehensive && window.categories.empty())
    throw invalid("window.category_missing", "分类综合窗口至少要有一个事项类别。",
                  "a category window needs at least one category", "/categories");
  const bool by_department = window.kind == WindowKind::department || window.kind == WindowKind::shared_comprehensive ||
                             window.kind == WindowKind::station;
  if (by_department && window.departments.empty())
    throw invalid("window.department_missing", "这类窗口至少要有一个部门。",
                  "a window of this kind needs at least one department", "/departments");
}

std::vector<Window> located(ReadContext& context, std::vector<Window> windows) {
  std::map<HallId, std::string> names;
  for (auto& hall : store::all_halls(context.db)) names.emplace(hall.id, std::move(hall.name));
  if (names.empty()) return windows;
  std::map<WindowId, HallId> where;
  for (const auto& one : store::standings(context.db)) where.emplace(one.window_id, one.hall_id);
  for (auto& window : windows)
    if (const auto found = where.find(window.id); found != where.end())
      window.location = names.at(found->second) + (window.location.empty() ? "" : " ") + window.location;
  return windows;
}

std::vector<Region> regions(ReadContext& context) { return store::regions(context.db); }

Centre centre(ReadContext& context) {
  if (auto own = store::own_centre(context.db)) return std::move(*own);
  throw Refusal(RefusalKind::not_found, "centre.not_found", "没有这个政务服务中心。", "there is no such centre");
}

std::vector<Centre> centres(db::Read& read) { return store::centres(read); }
std::optional<Centre> find_centre(ReadContext& context, const std::string& code) {
  return store::centre_by_code(context.db, code);
}
std::vector<Department> departments(ReadContext& context) { return store::departments(context.db); }
std::vector<Window> windows(ReadContext& context) { return located(context, store::windows(context.db)); }
std::optional<Window> find_window(ReadContext& context, WindowId id) {
  auto window = store::window(context.db, id);
  if (!window) return std::nullopt;
  return located(context, {std::move(*window)}).front();
}
std::optional<Department> find_department(ReadContext& context, DepartmentId id) {
  return store::department(context.db, id);
}

void enter_region(WriteContext& context, const Region& region) {
  check_region_code(region.code, "/code");
  if (region.parent && !store::region(context.db, *region.parent))
    throw invalid("region.parent_unknown", "没有这个上级行政区划：" + *region.parent,
                  "there is no such parent region: " + *region.parent, "/parent");
  const auto before = store::region(context.db, region.code);
  store::put(context.db, region);
  context.record("organisation.enter_region", "region", std::stoll(region.code), before ? json::text(*before) : "",
                 json::text(region));
}

Centre establish(WriteContext& context, const CentreChange& change) {
  check_code(change.code);
  check_hours(change.hours);
  if (change.name.empty())
    throw invalid("input.empty", "中心名称必须填写。", "the centre's name must be filled in", "/name");
  check_region_code(change.region, "/region");
  if (store::centre_by_code(context.db, change.code))
    throw Refusal(RefusalKind::conflict, "centre.code_taken", "编码 " + change.code + " 已被另一中心使用。",
                  "another centre has the code " + change.code)
        .at("/code");
  if (change.superior && !store::centre(context.db, *change.superior))
    throw invalid("centre.superior_unknown", "没有这个上级中心。", "there is no such superior centre", "/superior");
  const Centre made{.id = context.make_id<CentreId>(),
                    .code = change.code,
                    .name = change.name,
                    .name_en = change.name_en,
                    .region = change.region,
                    .level = change.level,
                    .superior = change.superior,
                    .address = change.address,
                    .phone = change.phone,
                    .complaint_phone = change.complaint_phone,
                    .hours = change.hours};
  store::insert(context.db, made);
  context.record("organisation.establish", "centre", made.id, "", json::text(made));
  context.forget(Kept::organisation);
  return made;
}

Department station(WriteContext& context, const DepartmentChange& change) {
  check_code(change.code);
  if (const auto* rules = context.law.section<WindowRules>();
      rules != nullptr && !rules->admission_parts.empty() && !context.actor.system && change.stationed)
    throw Refusal(RefusalKind::conflict, "department.needs_admission",
                  "部门进驻须先申请、经中心提出意见并报批准，请在“部门进退”中办理。",
                  "a department joins by request, opinion and approval; request its admission")
        .because(rules->admission_parts.front().citation());
  if (store::department_by_code(context.db, change.code))
    throw Refusal(RefusalKind::conflict, "department.code_taken", "编码 " + change.code + " 已被另一部门使用。",
                  "another department has the code " + change.code)
        .at("/code");
  const Department made{.id = context.make_id<DepartmentId>(),
                        .code = change.code,
                        .name = change.name,
                        .name_en = change.name_en,
                        .stationed = change.stationed,
                        .phone = change.phone};
  store::insert(context.db, made);
  context.record("organisation.station", "department", made.id, "", json::text(made));
  return made;
}

Window open_window(WriteContext& context, const WindowChange& change) {
  const Window made = window_of(context.make_id<WindowId>(), 1, change);
  check_window_setup(context, made);
  check_admitted(context, made.kind, made.departments);
  store::insert(context.db, made);
  context.record("organisation.open_window", "window", made.id, "", json::text(made));
  return made;
}

Window change_window(WriteContext& context, WindowId id, const WindowChange& change) {
  const auto before = store::window(context.db, id);
  if (!before)
    throw Refusal(RefusalKind::not_found, "window.not_found", "本中心没有这个窗口。", "this centre has no such window");
  const Window after = window_of(id, before->version + 1, change);
  check_window_setup(context, after);
  if (!context.actor.system && !same_sorting(*before, after))
    throw Refusal(RefusalKind::conflict, "window.regroup_needed",
                  "窗口类型、类别或部门的变化要登记为归并或重新分类，写明原因，并附涉及部门的意见。",
                  "a window's kind, categories or departments change by a regrouping, with its reason and the "
                  "departments' agreement")
        .at("/kind");
  store::update(context.db, after);
  context.record("organisation.change_window", "window", id, json::text(*before), json::text(after));
  return after;
}

}  // namespace onewindow::organisation
