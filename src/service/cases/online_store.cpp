#include <algorithm>

#include "base/text.h"
#include "db/like.h"
#include "service/cases/online_work.h"
#include "service/cases/papers.h"

namespace onewindow::cases::store {

namespace {

// Whoever's cases they are, as the beginning of a statement, and what still has to hold of each. Each table is tied to
// the centre by a parameter of its own, so that the subqueries run once; what is looked up in cases is in its index, or
// SQLite would rather read every case of the centre.
struct Whose {
  std::string with, also;
  db::Params params;
};

Whose whose(db::Read& read, const privacy::Privacy& privacy, const Proven& proven) {
  static constexpr const char* kIndexes[] = {"x0", "x1", "x2", "x3"};  // one for each key in use
  const CentreId own = read.scope().centre_id;
  Whose out;
  std::string in;
  std::size_t names = 0;
  for (const auto& index : privacy.indexes("phone", proven.phone)) {
    if (names == std::size(kIndexes)) break;
    in += (in.empty() ? ":" : ", :") + std::string(kIndexes[names]);
    out.params.with(kIndexes[names++], index);
  }
  out.with = "with q as (select p.id from people p where p.centre_id = :own0 and p.phone_index in (" + in +
             ")), found as (select x.id from cases x where x.centre_id = :own1 and x.person_id in (select id from q) "
             "union select x.id from cases x where x.centre_id = :own2 and x.agent_id in (select id from q) "
             "union select x.id from cases x where x.centre_id = :own3 and x.visitor_id = :visitor) ";
  out.also = " and (c.channel = 'window' or c.visitor_id = :same_visitor)";
  out.params.with("own0", own).with("own1", own).with("own2", own).with("own3", own);
  out.params.with("visitor", proven.visitor).with("same_visitor", proven.visitor);
  return out;
}

}  // namespace

void mark_online(db::Write& write, CaseId id, VisitorId visitor, const privacy::Sealed& phone) {
  write.change(
      "update cases set channel = :channel, visitor_id = :visitor, filer_phone = :phone where centre_id = :centre and "
      "id "
      "= :id",
      {{"channel", Channel::online}, {"visitor", visitor}, {"phone", phone}, {"id", id}});
}

privacy::Sealed filer_phone(db::Read& read, CaseId id) {
  return privacy::Sealed(
      read.value<std::string>("select filer_phone from cases where centre_id = :centre and id = :id", {{"id", id}})
          .value_or(""));
}

std::int64_t filed_since(db::Read& read, VisitorId visitor, Instant since) {
  return read.count(
      "select count(*) from cases where centre_id = :centre and visitor_id = :visitor and received_at >= :since",
      {{"visitor", visitor}, {"since", since}});
}

std::optional<PersonId> known_person(db::Read& read, const privacy::Privacy& privacy, PaperKind paper,
                                     const std::string& number) {
  for (const auto& index : privacy.indexes("paper", number))
    if (const auto id = read.value<PersonId>(
            "select id from people where centre_id = :centre and paper = :paper and paper_index = :index",
            {{"paper", paper}, {"index", index}}))
      return id;
  return std::nullopt;
}

void assign(db::Write& write, const Case& row) {
  write.change(
      "update cases set handler_id = :handler_id, handler = :handler, window_id = :window_id, window_name = "
      ":window_name where centre_id = :centre and id = :id",
      row);
}

std::optional<Mine> find_mine(db::Read& read, const privacy::Privacy& privacy, const Proven& proven, CaseId id) {
  auto who = whose(read, privacy, proven);
  return read.first<Mine>(who.with +
                              "select c.@columns from cases c where c.centre_id = :centre and c.id = :id and c.id in "
                              "(select id from found)" +
                              who.also,
                          std::move(who.params).with("id", id));
}

std::vector<Mine> mine(db::Read& read, const privacy::Privacy& privacy, const Proven& proven, const MyCaseQuery& query,
                       const std::optional<AfterMine>& after, int limit) {
  auto who = whose(read, privacy, proven);
  std::string sql = who.with +
                    "select c.@columns from found m cross join cases c where c.centre_id = :centre and c.id = m.id" +
                    who.also;
  if (query.open) {
    sql += " and c.open = :open";
    who.params.with("open", *query.open);
  }
  if (query.search && !text::trim(*query.search).empty()) {
    sql +=
        " and (c.item_name like :words0 escape '!' or c.item_name_en like :words1 escape '!' or c.receipt_number = "
        ":number0 or c.case_number = :number1)";
    const std::string words = db::like_anywhere(*query.search), number = papers::normal(*query.search);
    who.params.with("words0", words).with("words1", words).with("number0", number).with("number1", number);
  }
  if (after) {
    sql += " and (c.received_at, c.id) < (:received, :id)";
    who.params.with("received", after->received_at).with("id", after->id);
  }
  return read.all<Mine>(sql + " order by c.received_at desc, c.id desc limit :limit",
                        std::move(who.params).with("limit", limit));
}

bool has_phone(db::Read& read, const privacy::Privacy& privacy, PersonId id, const std::string& phone) {
  const auto known = person(read, privacy, id);
  return known && known->phone == phone;
}

std::vector<Case> online(db::Read& read, const privacy::Privacy& privacy, const OnlineQuery& query, AccountId actor,
                         const std::optional<AfterDue>& after, int limit) {
  std::string with, sql =
                        "select c.@columns from cases c where c.centre_id = :centre and c.channel = 'online' and "
                        "c.state in ('received', 'correction_asked')";
  db::Params params;
  if (query.search && !text::trim(*query.search).empty()) {
    auto sought = found(read.scope().centre_id, privacy, *query.search);
    if (sought.with.empty()) return {};
    with = sought.with;
    params = std::move(sought.where.params);
    sql += " and c.id in (select id from found)";
  }
  if (query.waiting) sql += *query.waiting ? " and c.state = 'received'" : " and c.state = 'correction_asked'";
  if (query.mine.value_or(false)) {
    sql += " and c.handler_id = :actor";
    params.with("actor", actor);
  }
  if (query.unclaimed.value_or(false)) sql += " and c.handler_id = 0";
  if (after) {
    sql += " and (c.due_sort, c.id) > (:due, :id)";
    params.with("due", after->due_sort).with("id", after->id);
  }
  return read.all<Case>(with + sql + " order by c.due_sort, c.id limit :limit", std::move(params).with("limit", limit));
}

}  // namespace onewindow::cases::store
