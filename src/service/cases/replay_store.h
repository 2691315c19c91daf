#pragma once
// The statements of the replay.
#include "service/cases/replay.h"

namespace onewindow::cases::store {

// What of a course the replay reads; the timers, which it sets anew, are by far the most of it.
struct CourseFacts {
  std::optional<Instant> complete_at;
  std::vector<NoticeGiven> notices;
  std::vector<Stop> stops;
  std::vector<Extension> extensions;
  std::optional<Instant> result_back_at;
};
BOOST_DESCRIBE_STRUCT(CourseFacts, (), (complete_at, notices, stops, extensions, result_back_at))

struct ReplayRow {
  CaseId id;
  std::string receipt_number;
  std::optional<std::string> case_number;
  ItemId item_id;
  std::int32_t item_version = 0;
  std::string item_name, item_name_en, department_name;
  Instant received_at;
  std::optional<Instant> accepted_at, decided_at, issued_at;
  std::optional<bool> granted;
  CourseFacts course;
};
BOOST_DESCRIBE_STRUCT(ReplayRow, (),
                      (id, receipt_number, case_number, item_id, item_version, item_name, item_name_en, department_name,
                       received_at, accepted_at, decided_at, issued_at, granted, course))

// The cases that were received in a period, and between which ids they lie.
struct ReplayBounds {
  std::int64_t total = 0;
  std::optional<CaseId> first, last;
};
BOOST_DESCRIBE_STRUCT(ReplayBounds, (), (total, first, last))
ReplayBounds replay_bounds(db::Read& read, Instant from, Instant before);
// In the order of their ids, which is that of the table: a case is read with its course, which lies beside the page of
// the row, and to look up one after the other would read a dozen of them for each.
std::vector<ReplayRow> to_replay(db::Read& read, Instant from, Instant before, CaseId after, CaseId last, int limit);
// When each case of a range was first handed to its department and picked up there.
struct ActAt {
  CaseId case_id;
  Act act = Act::transfer;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ActAt, (), (case_id, act, at))
std::vector<ActAt> first_acts(db::Read& read, CaseId from, CaseId to);

}  // namespace onewindow::cases::store
