#include "service/cases/store_inquiries.h"

#include "base/text.h"
#include "db/like.h"
#include "service/cases/conditions.h"

namespace onewindow::cases::store {

void insert(db::Write& write, const InquiryRecord& inquiry) { write.change("insert into inquiries @row", inquiry); }

void update(db::Write& write, const InquiryRecord& inquiry) {
  write.change(
      "update inquiries set answer = :answer, outcome = :outcome, referred_to = :referred_to, referred_window = "
      ":referred_window, referred_person = :referred_person, referred_phone = :referred_phone, responsible_id = "
      ":responsible_id, responsible = :responsible, answered_at = :answered_at, ended_at = :ended_at, open = :open, "
      "end_note = :end_note where centre_id = :centre and id = :id",
      inquiry);
}

void insert(db::Write& write, const InquiryStepRecord& step) { write.change("insert into inquiry_steps @row", step); }

std::optional<InquiryRecord> find(db::Read& read, InquiryId id) {
  return read.first<InquiryRecord>("select @columns from inquiries where centre_id = :centre and id = :id",
                                   {{"id", id}});
}

std::vector<InquiryStepRecord> steps(db::Read& read, InquiryId id) {
  return read.all<InquiryStepRecord>(
      "select @columns from inquiry_steps where centre_id = :centre and inquiry_id = :inquiry order by id limit 200",
      {{"inquiry", id}});
}

std::vector<InquiryRow> inquiries(db::Read& read, const InquiryQuery& query, AccountId actor, InquiryId before,
                                  int limit) {
  Conditions where;
  where.equal("open", query.open);
  if (query.mine.value_or(false)) where.also("responsible_id = " + where.take(actor));
  if (query.search && !text::trim(*query.search).empty()) {
    const std::string pattern = db::like_anywhere(*query.search);
    where.also("(asker like " + where.take(pattern) + " escape '!' or subject like " + where.take(pattern) +
               " escape '!' or answer like " + where.take(pattern) + " escape '!')");
  }
  where.also("id < " + where.take(before));
  return read.all<InquiryRow>(
      "select @columns from inquiries where centre_id = :centre" + where.sql + " order by id desc limit :limit",
      where.params.with("limit", limit));
}

std::vector<FigureRecord> inquiry_figures(db::Read& read, Instant from, Instant before) {
  return read.all<FigureRecord>(
      "select responsible_id, max(responsible), count(*), count(answered_at), cast(coalesce(sum(open), 0) as bigint), "
      "cast(coalesce(sum(answered_at - asked_at), 0) as bigint), coalesce(max(answered_at - asked_at), 0) from "
      "inquiries where centre_id = :centre and asked_at >= :from and asked_at < :before group by responsible_id order "
      "by responsible_id",
      {{"from", from}, {"before", before}});
}

}  // namespace onewindow::cases::store
