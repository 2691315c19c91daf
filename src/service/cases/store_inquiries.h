#pragma once
// Every SQL statement on first inquiries.
#include "service/cases/cases.h"

namespace onewindow::cases::store {

struct InquiryRecord {
  InquiryId id;
  InquiryChannel channel = InquiryChannel::visit;
  std::string asker;
  privacy::Sealed asker_phone;
  std::string asker_phone_index, asker_phone_tail, subject, answer;
  InquiryOutcome outcome = InquiryOutcome::handled;
  std::optional<ItemId> item_id;
  std::string item_name;
  std::optional<WindowId> referred_to;
  std::string referred_window, referred_person, referred_phone;
  AccountId responsible_id;
  std::string responsible;
  Instant at;
  Instant asked_at;
  std::optional<Instant> answered_at, ended_at;
  bool open = false;
  std::string end_note, notice_number;
  boost::json::value notice;
};
BOOST_DESCRIBE_STRUCT(InquiryRecord, (),
                      (id, channel, asker, asker_phone, asker_phone_index, asker_phone_tail, subject, answer, outcome,
                       item_id, item_name, referred_to, referred_window, referred_person, referred_phone,
                       responsible_id, responsible, at, asked_at, answered_at, ended_at, open, end_note, notice_number,
                       notice))

struct InquiryStepRecord {
  InquiryId inquiry_id;
  Id<struct InquiryStepTag> id;
  Instant at;
  InquiryAct act = InquiryAct::asked;
  std::string by_name, to_name, said;
};
BOOST_DESCRIBE_STRUCT(InquiryStepRecord, (), (inquiry_id, id, at, act, by_name, to_name, said))

void insert(db::Write& write, const InquiryRecord& inquiry);
void update(db::Write& write, const InquiryRecord& inquiry);
void insert(db::Write& write, const InquiryStepRecord& step);
std::optional<InquiryRecord> find(db::Read& read, InquiryId id);
std::vector<InquiryStepRecord> steps(db::Read& read, InquiryId id);
std::vector<InquiryRow> inquiries(db::Read& read, const InquiryQuery& query, AccountId actor, InquiryId before,
                                  int limit);  // newest first
struct FigureRecord {
  AccountId worker;
  std::string name;
  std::int64_t asked = 0, answered = 0, open = 0, total_ms = 0, longest_ms = 0;
};
BOOST_DESCRIBE_STRUCT(FigureRecord, (), (worker, name, asked, answered, open, total_ms, longest_ms))
std::vector<FigureRecord> inquiry_figures(db::Read& read, Instant from, Instant before);

}  // namespace onewindow::cases::store
