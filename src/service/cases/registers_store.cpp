#include "service/cases/registers_store.h"

#include "base/text.h"
#include "service/cases/store.h"

namespace onewindow::cases::store {

const char* const kHead =
    "c.id, c.receipt_number, c.case_number, c.item_name, c.item_name_en, c.applicant, c.department_name, "
    "c.window_name, c.handler, ";

namespace {

std::string joined(const Selection& from) {
  return " from " + from.lead + "case_figures f join cases c on c.centre_id = f.centre_id and c.id = f.case_id";
}

void shining(Conditions& where, std::optional<Light> light, Date today) {
  if (!light) return;
  switch (*light) {
    case Light::red: where.also("c.open = 1 and c.due_date < " + where.take(today)); break;
    case Light::yellow:
      where.also("c.open = 1 and c.due_date >= " + where.take(today) + " and c.yellow_from <= " + where.take(today));
      break;
    case Light::green:
      where.also("c.open = 1 and c.due_date >= " + where.take(today) + " and c.yellow_from > " + where.take(today));
      break;
    case Light::grey: where.also("(c.open = 0 or c.due_date is null)"); break;
  }
}

// Dates and texts sort as they stand, instants as numbers.
Conditions::Order order_of(const LedgerQuery& query) {
  const bool down = query.descending.value_or(true);
  switch (query.order.value_or(LedgerOrder::received_at)) {
    case LedgerOrder::received_at: return {.column = "f.received_at", .id = "f.case_id", .down = down};
    case LedgerOrder::decided_at: return {.column = "f.concluded_at", .id = "f.case_id", .down = down};
    case LedgerOrder::due_date: return {.column = "c.due_sort", .id = "c.id", .text = true, .down = down};
  }
  return {};
}

Selection of_ledger(db::Read& read, const privacy::Privacy& privacy, const LedgerQuery& query, Date today) {
  const LedgerOrder order = query.order.value_or(LedgerOrder::received_at);
  // The table that the order stands in leads, so that its index is walked.
  const std::string table = order == LedgerOrder::due_date ? "c" : "f";
  Selection out = selection(read, privacy, query.search, "f.case_id");
  narrow(out.where, table, query);
  within(out.where, table + ".received_at", query.from, query.to);
  shining(out.where, query.light, today);
  out.where.equal("c.state", query.state);
  if (query.open) out.where.also(*query.open ? "f.finished_at is null" : "f.finished_at is not null");
  if (order == LedgerOrder::decided_at)
    out.where.also("f.concluded_at is not null and f.outcome in ('granted', 'denied')");
  if (order == LedgerOrder::due_date) out.where.also("c.open = 1 and c.due_date is not null");
  return out;
}

std::string text_of(const Conditions::Order& order) { return "cast(" + order.column + " as text)"; }

}  // namespace

Selection selection(db::Read& read, const privacy::Privacy& privacy, const std::optional<Text<60>>& search,
                    const std::string& cases) {
  Selection out;
  if (!search || text::trim(*search).empty()) return out;
  Found found = store::found(read.scope().centre_id, privacy, *search);
  out.searched = true;
  out.nothing = found.with.empty();
  if (out.nothing) return out;
  out.with = std::move(found.with);
  out.where = std::move(found.where);
  out.lead = "(select distinct id from found) m cross join ";
  out.where.also(cases + " = m.id");
  return out;
}

Selection selection(db::Read& read, const privacy::Privacy& privacy, const std::optional<Text<60>>& search,
                    const Numbered& of) {
  Selection out = selection(read, privacy, search, of.alias + ".case_id");
  if (!out.searched) return out;
  const std::string typed = text::trim(*search);
  const auto rows = [&] {
    return "select s.case_id, s." + of.id + " from " + of.table +
           " s where s.centre_id = " + out.where.take(read.scope().centre_id);
  };
  std::string found = out.nothing ? "" : rows() + " and s.case_id in (select id from found) union ";
  found += rows();
  found += " and s." + of.number + " >= " + out.where.take(typed) + " and s." + of.number + " < " +
           out.where.take(typed + "\xF4\x8F\xBF\xBF");  // behind all that begins with it
  out.lead = "(" + found + ") m cross join ";
  out.where.sql = " and " + of.alias + ".case_id = m.case_id and " + of.alias + "." + of.id + " = m." + of.id;
  out.nothing = false;
  return out;
}

void narrow(Conditions& where, const std::string& table, const CaseSpan& query) {
  where.equal(table + ".department_id", query.department);
  where.equal(table + ".window_id", query.window);
  where.equal(table + ".handler_id", query.handler);
  where.equal(table + ".item_id", query.item);
}

void within(Conditions& where, const std::string& column, const std::optional<Date>& from,
            const std::optional<Date>& to) {
  const auto span = registers::between(from, to);
  if (from) where.also(column + " >= " + where.take(span.from));
  if (to) where.also(column + " < " + where.take(span.before));
}

// Two lengths of the list, filled up with the last id, so that two texts of each statement stay prepared.
std::string id_list(const std::vector<CaseId>& of, db::Params& params) {
  constexpr std::size_t kFew = 20, kMost = 200;
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < kMost; ++i) out.push_back("i" + std::to_string(i));
    return out;
  }();
  CHECK(!of.empty() && of.size() <= kMost);
  const std::size_t count = of.size() <= kFew ? kFew : kMost;
  std::string ids;
  for (std::size_t i = 0; i < count; ++i) {
    ids += (i == 0 ? ":" : ", :") + names[i];
    params.with(names[i].c_str(), of[std::min(i, of.size() - 1)]);
  }
  return ids;
}

std::vector<LedgerRecord> ledger(db::Read& read, const privacy::Privacy& privacy, const LedgerQuery& query, Date today,
                                 const PageMark& after, int limit) {
  Selection from = of_ledger(read, privacy, query, today);
  if (from.nothing) return {};
  const auto order = order_of(query);
  const std::string turn = from.where.ordered(order, after);
  const std::string leads = order.id == "c.id" ? "c.centre_id" : "f.centre_id";
  return read.all<LedgerRecord>(
      from.with + "select " + kHead +
          "c.item_code, c.agent, c.received_at, c.accepted_at, c.decided_at, c.issued_at, f.closed_at, c.state, "
          "c.granted, c.due_date, c.yellow_from, f.promised_due, f.statutory_due, f.promised_kept, f.statutory_kept, "
          "f.workdays, c.summary, " +
          text_of(order) + joined(from) + " where " + leads + " = :centre" + from.where.sql + turn,
      from.where.params.with("limit", limit));
}

std::int64_t count_ledger(db::Read& read, const privacy::Privacy& privacy, const LedgerQuery& query, Date today) {
  Selection from = of_ledger(read, privacy, query, today);
  if (from.nothing) return 0;
  const bool narrow_only = !query.state && !query.light && order_of(query).id != "c.id";
  return read.count(from.with + "select count(*)" +
                        (narrow_only ? " from " + from.lead + "case_figures f" : joined(from)) +
                        " where f.centre_id = :centre" + from.where.sql,
                    from.where.params);
}

std::vector<StepRow> steps(db::Read& read, const std::vector<CaseId>& of) {
  return of_cases<StepRow>(read, of, "select @columns from case_events where centre_id = :centre and case_id in (",
                           ") order by case_id, id");
}

// ---- finished and open apart

namespace {

Conditions::Order order_of(const FinishedQuery& query) {
  const bool down = query.descending.value_or(true);
  if (query.order.value_or(FinishedOrder::finished_at) == FinishedOrder::finished_at)
    return {.column = "f.finished_at", .id = "f.case_id", .down = down};
  return {.column = "f.received_at", .id = "f.case_id", .down = down};  // receipt numbers rise with time
}

Selection of_finished(db::Read& read, const privacy::Privacy& privacy, const FinishedQuery& query) {
  Selection out = selection(read, privacy, query.search, "f.case_id");
  narrow(out.where, "f", query);
  out.where.also("f.finished_at is not null");
  within(out.where, "f.finished_at", query.from, query.to);
  out.where.equal("f.outcome", query.outcome);
  if (query.unfiled) out.where.also(*query.unfiled ? "f.filed = 0" : "f.filed = 1");
  return out;
}

}  // namespace

std::vector<FinishedRecord> finished(db::Read& read, const privacy::Privacy& privacy, const FinishedQuery& query,
                                     const PageMark& after, int limit) {
  Selection from = of_finished(read, privacy, query);
  if (from.nothing) return {};
  const auto order = order_of(query);
  const std::string turn = from.where.ordered(order, after);
  return read.all<FinishedRecord>(
      from.with + "select " + kHead +
          "c.received_at, f.finished_at, f.closed_at, c.state, f.outcome, f.promised_kept, f.statutory_kept, "
          "f.workdays, a.state, a.place, a.box, " +
          text_of(order) + joined(from) +
          " left join case_archives a on a.centre_id = f.centre_id and a.case_id = f.case_id"
          " where f.centre_id = :centre" +
          from.where.sql + turn,
      from.where.params.with("limit", limit));
}

std::int64_t count_finished(db::Read& read, const privacy::Privacy& privacy, const FinishedQuery& query) {
  Selection from = of_finished(read, privacy, query);
  if (from.nothing) return 0;
  return read.count(
      from.with + "select count(*) from " + from.lead + "case_figures f where f.centre_id = :centre" + from.where.sql,
      from.where.params);
}

std::vector<ArchiveSummaryRow> archive_summary(db::Read& read, const SummaryQuery& query) {
  Conditions where;
  where.equal("f.department_id", query.department);
  within(where, "f.received_at", query.from, query.to);
  const auto sum = [](const std::string& condition) {
    return ", coalesce(sum(case when " + condition + " then 1 else 0 end), 0)";
  };
  return read.all<ArchiveSummaryRow>("select f.department_id, '', count(*)" + sum("f.finished_at is null") +
                                         sum("f.finished_at is not null") + sum("f.filed = 1") +
                                         sum("f.finished_at is not null and f.filed = 0") +
                                         " from case_figures f where f.centre_id = :centre" + where.sql +
                                         " group by f.department_id order by f.department_id",
                                     where.params);
}

// ---- late cases

namespace {

Selection of_late(db::Read& read, const privacy::Privacy& privacy, const LateQuery& query, Date today) {
  Selection out = selection(read, privacy, query.search, "f.case_id");
  narrow(out.where, "f", query);
  const auto open = [&] { return "(f.outcome = 'open' and f.promised_due < " + out.where.take(today) + ")"; };
  const std::string closed = "f.promised_kept = 0";
  out.where.also("f.promised_due < " + out.where.take(today));  // whatever is late, the index begins there
  out.where.also(!query.open ? "(" + open() + " or " + closed + ")" : *query.open ? open() : closed);
  if (query.from) out.where.also("f.promised_due >= " + out.where.take(*query.from));
  if (query.to) out.where.also("f.promised_due <= " + out.where.take(*query.to));
  if (query.beyond_law)
    out.where.also("case when f.statutory_kept = 0 then 1 when f.outcome = 'open' and f.statutory_due < " +
                   out.where.take(today) + " then 1 else 0 end = " + (*query.beyond_law ? "1" : "0"));
  return out;
}

}  // namespace

std::vector<LateRecord> late(db::Read& read, const privacy::Privacy& privacy, const LateQuery& query, Date today,
                             const PageMark& after, int limit) {
  Selection from = of_late(read, privacy, query, today);
  if (from.nothing) return {};
  const bool by_receipt = query.order.value_or(LateOrder::promised_due) == LateOrder::receipt_number;
  const Conditions::Order order{.column = by_receipt ? "f.received_at" : "f.promised_due",
                                .id = "f.case_id",
                                .text = !by_receipt,
                                .down = query.descending.value_or(true)};
  const std::string turn = from.where.ordered(order, after);
  return read.all<LateRecord>(
      from.with + "select " + kHead + "c.state, f.promised_due, f.statutory_due, f.concluded_at, 0, null, " +
          text_of(order) + joined(from) + " where f.centre_id = :centre" + from.where.sql + turn,
      from.where.params.with("limit", limit));
}

std::int64_t count_late(db::Read& read, const privacy::Privacy& privacy, const LateQuery& query, Date today) {
  Selection from = of_late(read, privacy, query, today);
  if (from.nothing) return 0;
  return read.count(
      from.with + "select count(*) from " + from.lead + "case_figures f where f.centre_id = :centre" + from.where.sql,
      from.where.params);
}

// ---- where the papers lie

std::vector<PapersRecord> papers(db::Read& read, const privacy::Privacy& privacy, const PapersQuery& query,
                                 const PageMark& after, int limit) {
  Selection from = selection(read, privacy, query.search, {"case_archives", "a", "filed_at", "box"});
  if (from.nothing) return {};
  narrow(from.where, "f", query);
  within(from.where, "a.filed_at", query.from, query.to);
  from.where.equal("a.state", query.filing);
  if (query.place)
    from.where.also("a.place >= " + from.where.take(*query.place) + " and a.place < " +
                    from.where.take(*query.place + "\xF4\x8F\xBF\xBF"));
  const bool by_place = query.order.value_or(PapersOrder::filed_at) == PapersOrder::place;
  const Conditions::Order order{.column = by_place ? "a.place" : "a.filed_at",
                                .id = "a.case_id",
                                .text = by_place,
                                .down = query.descending.value_or(!by_place)};
  const std::string turn = from.where.ordered(order, after);
  return read.all<PapersRecord>(
      from.with + "select " + kHead +
          "a.filed_at, a.filed_by, a.state, a.place, a.box, a.pages, a.documents, a.placed_at, a.placed_by, "
          "a.borrower, a.lent_at, a.due_back, " +
          text_of(order) + " from " + from.lead +
          "case_archives a join case_figures f on f.centre_id = a.centre_id and f.case_id = a.case_id"
          " join cases c on c.centre_id = a.centre_id and c.id = a.case_id where a.centre_id = :centre" +
          from.where.sql + turn,
      from.where.params.with("limit", limit));
}

}  // namespace onewindow::cases::store
