// The statements of the registers of acts: denials, certificates, handovers, services, notices, inquiries.
#include "base/text.h"
#include "db/like.h"
#include "service/cases/registers_store.h"

namespace onewindow::cases::store {

namespace {

std::string text_of(const Conditions::Order& order) { return "cast(" + order.column + " as text)"; }

// The case of a row of `table`, and its figures, by which it is filtered.
std::string with_case(const std::string& table, const std::string& id) {
  const std::string centre = table + ".centre_id", own = table + "." + id;
  return " join case_figures f on f.centre_id = " + centre + " and f.case_id = " + own +
         " join cases c on c.centre_id = " + centre + " and c.id = " + own + " where " + centre + " = :centre";
}

}  // namespace

// ---- denials

namespace {

Selection of_denials(db::Read& read, const privacy::Privacy& privacy, const DenialQuery& query) {
  Selection out = selection(read, privacy, query.search, {"case_denials", "x", "event_id", "document_number"});
  narrow(out.where, "f", query);
  within(out.where, "x.at", query.from, query.to);
  out.where.equal("x.kind", query.kind);
  out.where.equal("x.worker_id", query.worker);
  return out;
}

}  // namespace

std::vector<DenialRecord> denials(db::Read& read, const privacy::Privacy& privacy, const DenialQuery& query,
                                  const PageMark& after, int limit) {
  Selection from = of_denials(read, privacy, query);
  const bool by_case = query.order.value_or(DenialOrder::at) == DenialOrder::receipt_number;
  const Conditions::Order order{
      .column = by_case ? "f.received_at" : "x.at", .id = "x.case_id", .down = query.descending.value_or(true)};
  const std::string turn = from.where.ordered(order, after);
  return read.all<DenialRecord>(from.with + "select " + kHead +
                                    "x.kind, x.at, x.reason, x.legal_basis, x.other_authority, x.document_number, "
                                    "x.worker, " +
                                    text_of(order) + " from " + from.lead + "case_denials x" +
                                    with_case("x", "case_id") + from.where.sql + turn,
                                from.where.params.with("limit", limit));
}

std::int64_t count_denials(db::Read& read, const privacy::Privacy& privacy, const DenialQuery& query) {
  Selection from = of_denials(read, privacy, query);
  return read.count(
      from.with + "select count(*) from " + from.lead + "case_denials x" + with_case("x", "case_id") + from.where.sql,
      from.where.params);
}

std::vector<CertificateRecord> certificates(db::Read& read, const privacy::Privacy& privacy,
                                            const CertificateQuery& query, const PageMark& after, int limit) {
  Selection from = selection(read, privacy, query.search, {"case_certificates", "x", "granted_at", "number"});
  narrow(from.where, "f", query);
  within(from.where, "x.granted_at", query.from, query.to);
  if (query.valid_before) from.where.also("x.until_sort < " + from.where.take(query.valid_before->str()));
  Conditions::Order order{.column = "x.granted_at", .id = "x.case_id", .down = query.descending.value_or(true)};
  switch (query.order.value_or(CertificateOrder::granted_at)) {
    case CertificateOrder::granted_at: break;
    case CertificateOrder::valid_until: order.column = "x.until_sort", order.text = true; break;
    case CertificateOrder::number: order.column = "x.number", order.text = true; break;
  }
  const std::string turn = from.where.ordered(order, after);
  return read.all<CertificateRecord>(
      from.with + "select " + kHead + "x.name, x.number, x.holder, x.granted_at, x.valid_until, " + text_of(order) +
          " from " + from.lead + "case_certificates x" + with_case("x", "case_id") + from.where.sql + turn,
      from.where.params.with("limit", limit));
}

// ---- what was done

namespace {

Conditions::Order order_of(const HappeningQuery& query, const std::string& table, const std::string& id) {
  const bool by_case = query.order.value_or(HappeningOrder::at) == HappeningOrder::receipt_number;
  return {.column = by_case ? "f.received_at" : table + ".at",
          .id = table + "." + id,
          .down = query.descending.value_or(true)};
}

}  // namespace

namespace {

// The acts of one book stand in `x`, with their place in its order: x.at, and x.ID that breaks ties.
struct Book {
  std::string id;
  std::string event;  // the alias of the event itself
  std::string from;   // x, and what leads from it to its event
};

std::string with_document(const Book& book) {
  const std::string& e = book.event;
  return " left join case_documents d on d.centre_id = " + e + ".centre_id and d.case_id = " + e +
         ".case_id and d.id = " + e + ".document_id";
}

// Case by case: for what nearly every case has, in the order of receipt. What few cases have is sorted.
std::string from_cases(const Selection& found, const Book& book) {
  return " from " + found.lead + "case_figures f cross join " + book.from + with_document(book) +
         " join cases c on c.centre_id = f.centre_id and c.id = f.case_id where f.centre_id = :centre and "
         "x.centre_id = f.centre_id and x.case_id = f.case_id";
}
std::string from_acts(const Selection& found, const Book& book) {
  return " from " + found.lead + book.from + with_document(book) + with_case("x", "case_id");
}

std::vector<HappeningRecord> acts(db::Read& read, Selection from, const Book& book, bool by_case,
                                  const HappeningQuery& query, const PageMark& after, int limit) {
  if (from.nothing) return {};
  narrow(from.where, "f", query);
  within(from.where, "x.at", query.from, query.to);
  const auto order = order_of(query, "x", book.id);
  const std::string turn = from.where.ordered(order, after), &e = book.event;
  return read.all<HappeningRecord>(from.with + "select " + kHead + "c.issued_at, " + e + ".act, " + e + ".id, " + e +
                                       ".at, " + e + ".actor_name, " + e + ".detail, d.number, " + text_of(order) +
                                       (by_case ? from_cases(from, book) : from_acts(from, book)) + from.where.sql +
                                       turn,
                                   from.where.params.with("limit", limit));
}

}  // namespace

std::vector<HappeningRecord> happenings(db::Read& read, const privacy::Privacy& privacy, Act act,
                                        const HappeningQuery& query, const PageMark& after, int limit) {
  const bool of_every_case = act == Act::return_result || act == Act::issue;
  const bool by_case = of_every_case && query.order == HappeningOrder::receipt_number;
  Selection from = selection(read, privacy, query.search, "x.case_id");
  // Of the acts of one case there are few: the index over all acts of a kind is kept out of that way.
  from.where.also((by_case || from.searched ? "x.act || '' = " : "x.act = ") + from.where.take(act));
  return acts(read, std::move(from), {.id = "id", .event = "x", .from = "case_events x"}, by_case, query, after, limit);
}

// Each stop has its event. Joined the outer way, since PostgreSQL takes two columns of one key for two chances and
// expects no row of an inner join, whose order is then not worth walking an index for.
std::vector<HappeningRecord> stops(db::Read& read, const privacy::Privacy& privacy, const HappeningQuery& query,
                                   const PageMark& after, int limit) {
  const Book book{.id = "event_id",
                  .event = "e",
                  .from =
                      "case_stops x left join case_events e on e.centre_id = x.centre_id and e.case_id = x.case_id and "
                      "e.id = x.event_id"};
  return acts(read, selection(read, privacy, query.search, "x.case_id"), book, false, query, after, limit);
}

std::vector<LaterRow> acts_of(db::Read& read, Act act, const std::vector<CaseId>& of) {
  db::Params params;
  params.with("act", act);
  return of_cases<LaterRow>(
      read, of,
      "select e.case_id, e.id, e.at, e.actor_name, e.detail, d.number from case_events e left join case_documents d on "
      "d.centre_id = e.centre_id and d.case_id = e.case_id and d.id = e.document_id where e.centre_id = :centre and "
      "e.act = :act and e.case_id in (",
      ") order by e.case_id, e.id", std::move(params));
}

// ---- documents by their series

std::vector<DocumentRecord> document_book(db::Read& read, const privacy::Privacy& privacy, const DocumentQuery& query,
                                          const PageMark& after, int limit) {
  Selection from = selection(read, privacy, query.search, {"case_documents", "d", "id", "number"});
  narrow(from.where, "f", query);
  within(from.where, "d.at", query.from, query.to);
  from.where.equal("d.kind", query.kind);
  if (query.voided) from.where.also(*query.voided ? "d.voided = 1" : "d.voided = 0");
  const bool by_number = query.order.value_or(DocumentOrder::at) == DocumentOrder::number;
  const Conditions::Order order{.column = by_number ? "d.number" : "d.at",
                                .id = "d.id",
                                .text = by_number,
                                .down = query.descending.value_or(true)};
  const std::string turn = from.where.ordered(order, after);
  return read.all<DocumentRecord>(
      from.with + "select " + kHead + "d.id, d.at, d.kind, d.number, d.voided, d.void_reason, " + text_of(order) +
          " from " + from.lead + "case_documents d" + with_case("d", "case_id") + from.where.sql + turn,
      from.where.params.with("limit", limit));
}

// ---- faults in the one-time notice

std::vector<FaultRecord> faults(db::Read& read, const privacy::Privacy& privacy, const HappeningQuery& query,
                                const PageMark& after, int limit) {
  Selection from = selection(read, privacy, query.search, "x.object");
  if (from.nothing) return {};
  narrow(from.where, "f", query);
  within(from.where, "x.at", query.from, query.to);
  const auto order = order_of(query, "x", "id");
  const std::string turn = from.where.ordered(order, after);
  return read.all<FaultRecord>(from.with + "select " + kHead + "x.id, x.at, x.detail, " + text_of(order) + " from " +
                                   from.lead + "facts x" + with_case("x", "object") +
                                   " and x.kind = 'notice.repeated_defect'" + from.where.sql + turn,
                               from.where.params.with("limit", limit));
}

std::vector<NoticeRow> notices(db::Read& read, const std::vector<CaseId>& of) {
  return of_cases<NoticeRow>(
      read, of,
      "select e.case_id, d.id, d.number, e.actor_name, e.at from case_events e join case_documents d on d.centre_id = "
      "e.centre_id and d.case_id = e.case_id and d.id = e.document_id where e.centre_id = :centre and e.act = "
      "'give_notice' and e.case_id in (",
      ") order by e.case_id, e.id");
}

// ---- the first-inquiry book

std::vector<InquiryRecordRow> inquiry_book(db::Read& read, const InquiryBookQuery& query, const PageMark& after,
                                           int limit) {
  Conditions where;
  within(where, "i.at", query.from, query.to);
  where.equal("i.outcome", query.outcome);
  where.equal("i.channel", query.channel);
  where.equal("i.referred_to", query.window);
  where.equal("i.responsible_id", query.responsible);
  if (query.search && !text::trim(*query.search).empty()) {
    const std::string like = db::like_anywhere(text::lower(*query.search));
    where.also("(lower(i.asker) like " + where.take(like) + " escape '!' or lower(i.subject) like " + where.take(like) +
               " escape '!')");
  }
  const bool by_person = query.order.value_or(InquiryOrder::at) == InquiryOrder::responsible;
  const Conditions::Order order{.column = by_person ? "i.responsible" : "i.at",
                                .id = "i.id",
                                .text = by_person,
                                .down = query.descending.value_or(!by_person)};
  const std::string turn = where.ordered(order, after);
  return read.all<InquiryRecordRow>(
      "select i.id, i.channel, i.asker, i.subject, i.answer, i.outcome, i.item_name, i.referred_window, "
      "i.referred_person, i.referred_phone, i.responsible, i.at, " +
          text_of(order) + " from inquiries i where i.centre_id = :centre" + where.sql + turn,
      where.params.with("limit", limit));
}

}  // namespace onewindow::cases::store
