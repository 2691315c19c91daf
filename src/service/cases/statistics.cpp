#include "service/cases/statistics.h"

#include "centre/organisation/organisation.h"
#include "service/cases/registers_pages.h"
#include "service/cases/statistics_store.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

constexpr int kDaysMost = 366;

Words words(catalogue::Category category) {
  using enum catalogue::Category;
  switch (category) {
    case market_access: return {"市场准入", "market access"};
    case investment: return {"投资建设", "investment and construction"};
    case land_planning: return {"国土规划", "land and planning"};
    case transport: return {"交通运输", "transport"};
    case environment: return {"环境保护", "environment"};
    case work_safety: return {"安全生产", "work safety"};
    case city_management: return {"城市管理", "city management"};
    case livelihood: return {"民生保障", "livelihood"};
  }
  return {"", ""};
}

Words words(catalogue::HandlingKind kind) {
  return kind == catalogue::HandlingKind::immediate ? Words{"即办件", "on the spot"} : Words{"承诺件", "promised"};
}

template <class Enum>
std::pair<std::string, std::string> named_word(const std::string& key) {
  Enum value{};
  if (!boost::describe::enum_from_string(key.c_str(), value)) return {key, key};
  const Words said = words(value);
  return {said.zh, said.en};
}

struct Span {
  Date from, to;
};

Span span_of(ReadContext& context, const StatisticsQuery& query) {
  const Date to = query.to.value_or(query.from ? std::max(*query.from, context.today()) : context.today());
  const Date from = query.from.value_or(Date::of(to.year(), to.month(), 1));
  if (to < from || to - from >= kDaysMost)
    throw Refusal(RefusalKind::invalid, "statistics.span", "起止日期应先后正确，且不超过366天",
                  "from the first day to the last there are 1 to 366 days")
        .at("?to");
  return {from, to};
}

std::string key_of(StatisticsBy by, const std::string& stored) {
  if (by != StatisticsBy::day && by != StatisticsBy::month) return stored;
  const std::string day = Date{std::int32_t(std::strtol(stored.c_str(), nullptr, 10))}.str();
  return by == StatisticsBy::day ? day : day.substr(0, 7);
}

// Days without a case are in the chart as well.
void add_days(std::map<std::string, StatisticsRow>& rows, StatisticsBy by, const Span& span) {
  if (by != StatisticsBy::day && by != StatisticsBy::month) return;
  for (Date day = span.from; day <= span.to; day = day + 1) rows[key_of(by, std::to_string(day.days))];
}

using Names = std::map<std::string, std::pair<std::string, std::string>>;

Names names(ReadContext& context, StatisticsBy by) {
  Names out;
  switch (by) {
    case StatisticsBy::department:
      for (const auto& one : organisation::departments(context))
        out[std::to_string(one.id.value)] = {one.name, one.name_en};
      break;
    case StatisticsBy::window:
      out["0"] = {"不在窗口", "at no window"};
      for (const auto& one : organisation::windows(context)) out[std::to_string(one.id.value)] = {one.name, ""};
      break;
    default: break;
  }
  return out;
}

std::int64_t id_of(const StatisticsRow& row) { return std::strtoll(row.key.c_str(), nullptr, 10); }

void name(ReadContext& context, StatisticsRow& row, StatisticsBy by, const Names& names) {
  if (by == StatisticsBy::category) {
    std::tie(row.name, row.name_en) = named_word<catalogue::Category>(row.key);
  } else if (by == StatisticsBy::kind) {
    std::tie(row.name, row.name_en) = named_word<catalogue::HandlingKind>(row.key);
  } else if (by == StatisticsBy::item) {
    auto item = store::newest_of_item(context.db, {id_of(row)});
    row.name = std::move(item.item_name);
    row.name_en = std::move(item.item_name_en);
  } else if (by == StatisticsBy::handler) {
    row.name = store::newest_of_handler(context.db, {id_of(row)}).handler;
  } else if (const auto found = names.find(row.key); found != names.end()) {
    std::tie(row.name, row.name_en) = found->second;
  }
  if (row.name.empty()) row.name = row.key;
}

}  // namespace

void StatisticsNumbers::add(const StatisticsNumbers& other) {
  boost::mp11::mp_for_each<boost::describe::describe_members<StatisticsNumbers, boost::describe::mod_public>>(
      [&](auto d) { this->*d.pointer += other.*d.pointer; });
}

std::string two_decimals(std::int64_t total, std::int64_t of) {
  if (of == 0) return "";
  const std::int64_t hundredths = (total * 200 + of) / (of * 2);
  const std::string rest = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

Statistics statistics(ReadContext& context, const StatisticsQuery& asked) {
  const StatisticsQuery query = scoped(context.actor, asked);
  const StatisticsBy by = query.by.value_or(StatisticsBy::day);
  const Span span = span_of(context, query);
  std::map<std::string, StatisticsRow> rows;
  add_days(rows, by, span);
  for (const auto& counted : store::statistics(context.db, query, registers::between(span.from, span.to)))
    rows[key_of(by, counted.key)].add(counted.numbers);
  Statistics out{.from = span.from, .to = span.to, .by = by};
  const Names known = names(context, by);
  for (auto& [key, row] : rows) {
    row.key = key;
    name(context, row, by, known);
    row.average = two_decimals(row.workdays_total, row.workdays_of);
    out.total.add(row);
    out.rows.push_back(std::move(row));
  }
  out.total.key = "total";
  out.total.name = "合计";
  out.total.name_en = "total";
  out.total.average = two_decimals(out.total.workdays_total, out.total.workdays_of);
  return out;
}

Paged<StatisticsRow> statistics_register(ReadContext& context, const StatisticsQuery& asked) {
  const auto limit = std::size_t(limit_of(asked));
  auto all = statistics(context, asked);
  Paged<StatisticsRow> out;
  for (auto& row : all.rows) {
    if (asked.after && row.key <= *asked.after) continue;
    if (out.items.size() == limit) {
      out.next = out.items.back().key;
      return out;
    }
    out.items.push_back(std::move(row));
  }
  return out;
}

// ---- results in public

namespace {

Date first_of(const std::string& month) {
  const auto first = Date::parse(month + "-01");
  if (!first)
    throw Refusal(RefusalKind::invalid, "input.value", "月份应写作 2026-03", "a month is written 2026-03").at("?month");
  return *first;
}

Date after_month(Date first) {
  return first.month() == 12 ? Date::of(first.year() + 1, 1, 1) : Date::of(first.year(), first.month() + 1, 1);
}

}  // namespace

Paged<PublicResultRow> public_results(ReadContext& context, const PublicResultQuery& asked) {
  const auto limit = std::size_t(limit_of(asked));
  const std::string month = asked.month ? std::string(*asked.month) : context.today().str().substr(0, 7);
  StatisticsQuery query;
  query.from = first_of(month);
  query.to = after_month(*query.from) - 1;
  query.by = StatisticsBy::item;
  query.department = asked.department;
  Paged<PublicResultRow> out;
  for (const auto& row : statistics(context, query).rows) {
    if (row.decided + row.not_accepted == 0 || (asked.after && row.key <= *asked.after)) continue;
    if (asked.search && row.name.find(*asked.search) == std::string::npos) continue;
    if (out.items.size() == limit) {
      out.next = std::to_string(out.items.back().item.value);
      return out;
    }
    out.items.push_back({.month = month,
                         .item = {id_of(row)},
                         .item_name = row.name,
                         .item_name_en = row.name_en,
                         .department_name = store::newest_of_item(context.db, {id_of(row)}).department_name,
                         .received = row.received,
                         .decided = row.decided,
                         .granted = row.granted,
                         .denied = row.denied,
                         .not_accepted = row.not_accepted,
                         .promised_kept = row.promised_kept});
  }
  return out;
}

}  // namespace onewindow::cases
