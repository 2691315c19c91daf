#pragma once
// Every statement on dates that moved with the calendar.
#include "service/cases/course.h"
#include "service/cases/moves.h"

namespace onewindow::cases::store {

struct Followed {  // which calendar the open cases stand on, and how far they have been taken to the next
  std::string hash, next_hash;
  CaseId cursor;
  Instant since;  // the next calendar holds from then
  std::string reason;
  std::optional<calendar::ImportId> import_id;
};
BOOST_DESCRIBE_STRUCT(Followed, (), (hash, next_hash, cursor, since, reason, import_id))

std::optional<Followed> followed(db::Read& read);
void keep(db::Write& write, const Followed& followed);

struct OpenCase {
  CaseId id;
  std::string receipt_number;
  std::optional<std::string> case_number;
  std::string item_name, department_name;
  Course course;
};
BOOST_DESCRIBE_STRUCT(OpenCase, (), (id, receipt_number, case_number, item_name, department_name, course))
std::vector<OpenCase> open_cases(db::Read& read, CaseId after, int limit);
std::int64_t count_open(db::Read& read);

void insert(db::Write& write, const DeadlineMove& row);
std::int64_t count_moves(db::Read& read, calendar::ImportId import);
std::vector<DeadlineMove> first_moves(db::Read& read, calendar::ImportId import, int limit);
std::vector<DeadlineMove> moves(db::Read& read, const MoveQuery& query, MoveId before, int limit);

}  // namespace onewindow::cases::store
