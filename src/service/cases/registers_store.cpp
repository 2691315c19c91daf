#include "service/cases/registers_store.h"

#include "base/text.h"
#include "service/cases/conditions.h"
#include "service/cases/store.h"

namespace onewindow::cases::store {

namespace {

struct Selection {
  std::string with;  // "with … found as (…) "
  Conditions where;
  bool nothing = false;  // what was searched for can be no case
};

Selection selection(db::Read& read, const privacy::Privacy& privacy, const std::optional<Text<60>>& search) {
  Selection out;
  if (!search || text::trim(*search).empty()) return out;
  Found found = store::found(read.scope().centre_id, privacy, *search);
  out.nothing = found.with.empty();
  out.with = std::move(found.with);
  out.where = Conditions(std::move(found.params));
  out.where.also("c.id in (select id from found)");
  return out;
}

void narrow(Conditions& where, const CaseSpan& query) {
  where.equal("c.department_id", query.department);
  where.equal("c.window_id", query.window);
  where.equal("c.handler_id", query.handler);
  where.equal("c.item_id", query.item);
}

void within(Conditions& where, const char* column, const CaseSpan& query) {
  const auto [from, before] = registers::between(query.from, query.to);
  if (query.from) where.also(std::string(column) + " >= " + where.take(from));
  if (query.to) where.also(std::string(column) + " < " + where.take(before));
}

void shining(Conditions& where, std::optional<Light> light, Date today) {
  if (!light) return;
  switch (*light) {
    case Light::red: where.also("c.due_date < " + where.take(today)); break;
    case Light::yellow:
      where.also("c.due_date >= " + where.take(today) + " and c.yellow_from <= " + where.take(today));
      break;
    case Light::green:
      where.also("c.due_date >= " + where.take(today) + " and c.yellow_from > " + where.take(today));
      break;
    case Light::grey: where.also("c.due_date is null"); break;
  }
}

Selection of_ledger(db::Read& read, const privacy::Privacy& privacy, const LedgerQuery& query, Date today) {
  Selection out = selection(read, privacy, query.search);
  narrow(out.where, query);
  within(out.where, "c.received_at", query);
  shining(out.where, query.light, today);
  out.where.equal("c.state", query.state);
  out.where.equal("c.open", query.open);
  switch (query.order.value_or(LedgerOrder::received_at)) {
    case LedgerOrder::received_at: break;
    case LedgerOrder::decided_at: out.where.also("c.decided_at is not null"); break;
    case LedgerOrder::due_date: out.where.also("c.open = 1 and c.due_date is not null"); break;
  }
  return out;
}

}  // namespace

std::vector<LedgerRecord> ledger(db::Read& read, const privacy::Privacy& privacy, const LedgerQuery& query, Date today,
                                 const std::optional<Mark>& after, int limit) {
  Selection from = of_ledger(read, privacy, query, today);
  if (from.nothing) return {};
  const LedgerOrder order = query.order.value_or(LedgerOrder::received_at);
  const bool down = query.descending.value_or(true);
  const std::string column = order == LedgerOrder::received_at  ? "c.received_at"
                             : order == LedgerOrder::decided_at ? "c.decided_at"
                                                                : "c.due_sort";
  if (after) {
    const std::string value = order == LedgerOrder::due_date
                                  ? from.where.take(after->value)
                                  : from.where.take(Instant{std::strtoll(after->value.c_str(), nullptr, 10)});
    from.where.also("(" + column + ", c.id) " + (down ? "<" : ">") + " (" + value + ", " + from.where.take(after->id) +
                    ")");
  }
  const std::string turn = down ? " desc" : "";
  return read.all<LedgerRecord>(from.with + "select c.@columns from cases c where c.centre_id = :centre" +
                                    from.where.sql + " order by " + column + turn + ", c.id" + turn + " limit :limit",
                                from.where.params.with("limit", limit));
}

std::int64_t count_ledger(db::Read& read, const privacy::Privacy& privacy, const LedgerQuery& query, Date today) {
  Selection from = of_ledger(read, privacy, query, today);
  if (from.nothing) return 0;
  return read.count(from.with + "select count(*) from cases c where c.centre_id = :centre" + from.where.sql,
                    from.where.params);
}

std::vector<StepRow> steps(db::Read& read, const std::vector<CaseId>& of) {
  constexpr std::size_t kFew = 20, kMost = 200;
  CHECK(of.size() <= kMost);
  if (of.empty()) return {};
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < kMost; ++i) out.push_back("i" + std::to_string(i));
    return out;
  }();
  // Two lengths of one statement, filled up with the last id, so that both stay prepared.
  const std::size_t count = of.size() <= kFew ? kFew : kMost;
  db::Params params;
  std::string ids;
  for (std::size_t i = 0; i < count; ++i) {
    ids += (i == 0 ? ":" : ", :") + names[i];
    params.with(names[i].c_str(), of[std::min(i, of.size() - 1)]);
  }
  return read.all<StepRow>(
      "select @columns from case_events where centre_id = :centre and case_id in (" + ids + ") order by case_id, id",
      params);
}

}  // namespace onewindow::cases::store
