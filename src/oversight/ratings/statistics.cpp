// The sums: rating rate, distribution and satisfaction by window, worker, department and item (P1.A20). Whoever
// verifies ratings sees them all; the rated and those who lead them see months that are over, and no sum that tells who
// said what.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "oversight/ratings/views.h"

namespace onewindow::ratings {
namespace {

constexpr http::Permission kStatistics{"statistics.read", "查看统计", "read statistics"};

struct Span {
  Date from, to;  // `to` not included
};

Refusal wrong_month(const char* at) {
  return Refusal(RefusalKind::invalid, "rating.month", "请选择一个已经结束的月份", "choose a month that is over")
      .at(at);
}

Date next_month(Date first) {
  return first.month() == 12 ? Date::of(first.year() + 1, 1, 1) : Date::of(first.year(), first.month() + 1, 1);
}

Span span_of(ReadContext& context, const SumQuery& query, bool processor) {
  if (query.month) {
    const auto first = Date::parse(std::string(*query.month) + "-01");
    if (!first) throw wrong_month("?month");
    return {*first, next_month(*first)};
  }
  if (processor && query.from && query.to) {
    if (*query.to < *query.from)
      throw Refusal(RefusalKind::invalid, "input.range", "结束日期早于开始日期", "the end is before the beginning")
          .at("?to");
    return {*query.from, *query.to + 1};
  }
  if (query.from || query.to) throw wrong_month(query.from ? "?from" : "?to");
  const Date today = context.today(), first = Date::of(today.year(), today.month(), 1), before = first - 1;
  return processor ? Span{first, today + 1} : Span{Date::of(before.year(), before.month(), 1), first};
}

// Whose ratings the actor may see sums of: all of the centre, his department's, or his own. Whoever verifies ratings
// sees none of his own, since his sums have no lower bound.
bool in_scope(const Actor& actor, const Cell& cell) {
  if (actor.system) return true;
  if (actor.may(kProcess)) return cell.worker != std::to_string(actor.account.value);
  if (!actor.may(kStatistics)) return cell.worker == std::to_string(actor.account.value);
  return !actor.department || cell.department == std::to_string(actor.department->value);
}

std::vector<Cell> cells(ReadContext& context, const Span& span, bool limited) {
  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  std::map<Key, Cell> found;
  const auto cell = [&](const auto& row) -> Cell& {
    Cell& into = found[{row.window, row.worker, row.department, row.item}];
    into.window = row.window;
    into.worker = row.worker;
    into.department = row.department;
    into.item = row.item;
    into.window_name = row.window_name;
    into.worker_name = row.worker_name;
    into.department_name = row.department_name;
    into.item_name = row.item_name;
    return into;
  };
  const Instant from = Instant::at(span.from), to = Instant::at(span.to);
  for (const auto& group : invitations::invited(context, from, to)) cell(group).invited += group.count;
  // What is said after the month would change a sum that has been seen, and so tell itself.
  const Instant said_before = limited ? to : context.now + 1;
  for (const auto& row : store::counts(context.db, from, to, said_before)) {
    Cell& into = cell(row);
    into.rated += row.count;
    if (row.counts) into.levels[std::size_t(row.level)] += row.count;
    else into.left_out += row.count;
  }
  std::vector<Cell> out;
  for (auto& [key, one] : found)
    if (in_scope(context.actor, one)) out.push_back(std::move(one));
  return out;
}

bool before(const Sum& a, const Sum& b, SumOrder order) {
  const auto of = [&](const Sum& sum) {
    switch (order) {
      case SumOrder::rated: return Ratio{sum.rated, 1};
      case SumOrder::satisfied: return sum.satisfied;
      default: return sum.rate;
    }
  };
  return less(of(a), of(b));
}

void keep_found(std::vector<Sum>& list, const SumQuery& query) {
  if (!query.search) return;
  const std::string sought = text::lower(text::trim(*query.search));
  std::erase_if(list, [&](const Sum& sum) { return text::lower(sum.name).find(sought) == std::string::npos; });
}

// A page of the sums, which are few and in memory; after the key of the last one.
void cut(Sums& out, std::vector<Sum> list, const SumQuery& query) {
  const int limit = limit_of(query);
  auto from = list.begin();
  if (query.after) {
    from = std::find_if(list.begin(), list.end(), [&](const Sum& sum) { return sum.key == *query.after; });
    if (from == list.end()) throw not_a_page();
    ++from;
  }
  for (; from != list.end() && int(out.items.size()) < limit; ++from) out.items.push_back(std::move(*from));
  if (from != list.end() && !out.items.empty()) out.next = out.items.back().key;
}

}  // namespace

Sums sums(ReadContext& context, const SumQuery& query) {
  const bool processor = context.actor.system || context.actor.may(kProcess);
  const Span span = span_of(context, query, processor);
  if (!processor && span.to > context.today()) throw wrong_month("?month");
  Sums out{.from = span.from, .to = span.to - 1, .limited = !processor};
  if (out.limited) out.at_least = kAnonymous;
  const Norms norms = Norms::of(context.law);
  const auto counted = cells(context, span, out.limited);
  const Grouping by = query.by.value_or(Grouping::all);
  auto list = processor ? sums_of(norms, counted, by) : safe_sums(norms, counted, by);
  keep_found(list, query);
  if (const auto order = query.order.value_or(SumOrder::name); order != SumOrder::name)
    std::stable_sort(list.begin(), list.end(), [&](const Sum& a, const Sum& b) { return before(a, b, order); });
  cut(out, std::move(list), query);
  return out;
}

}  // namespace onewindow::ratings
