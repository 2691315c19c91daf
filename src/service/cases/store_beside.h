#pragma once
// Every SQL statement on what lies beside cases: exceptions, returns, objections, help calls.
#include "service/cases/help_calls.h"
#include "service/cases/objections.h"
#include "service/cases/same_visit.h"

namespace onewindow::cases::store {

struct ExceptionRecord {
  Id<struct ExceptionTag> id;
  CaseId case_id;
  ExceptionKind kind = ExceptionKind::accepted_later;
  std::string number, item_name;
  DepartmentId department_id;
  std::string department_name;
  AccountId handler_id;
  std::string handler, reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ExceptionRecord, (),
                      (id, case_id, kind, number, item_name, department_id, department_name, handler_id, handler,
                       reason, at))
void insert(db::Write& write, const ExceptionRecord& row);
std::vector<ExceptionRecord> exceptions(db::Read& read, const ExceptionQuery& query, Id<ExceptionTag> before,
                                        int limit);
std::int64_t count_exceptions(db::Read& read, const ExceptionQuery& query);

struct ReturnRecord {
  Id<struct ReturnTag> id;
  CaseId case_id;
  ReturnGround ground = ReturnGround::other;
  std::string number, item_name;
  DepartmentId department_id;
  std::string department_name;
  AccountId handler_id;
  std::string handler, reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ReturnRecord, (),
                      (id, case_id, ground, number, item_name, department_id, department_name, handler_id, handler,
                       reason, at))
void insert(db::Write& write, const ReturnRecord& row);
std::vector<ReturnRecord> returns(db::Read& read, const ReturnQuery& query, Id<ReturnTag> before, int limit);
std::int64_t count_returns(db::Read& read, const ReturnQuery& query);
std::vector<ReturnFigure> return_figures(db::Read& read, const ReturnQuery& query);

struct ObjectionRecord {
  ObjectionId id;
  CaseId case_id;
  std::string number, item_name;
  DepartmentId department_id;
  std::string department_name;
  std::optional<WindowId> window_id;
  std::string window_name;
  ObjectionTo to_what = ObjectionTo::handling;
  std::string made_by, said;
  bool online = false;
  Instant made_at;
  std::optional<Date> due;
  std::optional<Instant> replied_at;
  std::optional<ObjectionFinding> finding;
  std::string reply, replied_by;
  std::optional<DocumentId> document_id;
  std::string document_number;
};
BOOST_DESCRIBE_STRUCT(ObjectionRecord, (),
                      (id, case_id, number, item_name, department_id, department_name, window_id, window_name, to_what,
                       made_by, said, online, made_at, due, replied_at, finding, reply, replied_by, document_id,
                       document_number))
void insert(db::Write& write, const ObjectionRecord& row);
void update(db::Write& write, const ObjectionRecord& row);  // its reply
std::optional<ObjectionRecord> find(db::Read& read, ObjectionId id);
std::int64_t open_objections(db::Read& read, CaseId of);
std::vector<ObjectionRecord> objections(db::Read& read, const ObjectionQuery& query,
                                        std::optional<DepartmentId> department, ObjectionId before, int limit);

struct HelpRecord {
  HelpCallId id;
  std::optional<CaseId> case_id;
  std::string number, item_name;
  std::optional<WindowId> window_id;
  std::string window_name;
  DepartmentId department_id;
  std::string department_name, reason;
  AccountId called_by_id;
  std::string called_by;
  Instant called_at;
  std::optional<Instant> answered_at, arrived_at;
  std::string who, answer_note, arrival_note;
};
BOOST_DESCRIBE_STRUCT(HelpRecord, (),
                      (id, case_id, number, item_name, window_id, window_name, department_id, department_name, reason,
                       called_by_id, called_by, called_at, answered_at, arrived_at, who, answer_note, arrival_note))
void insert(db::Write& write, const HelpRecord& row);
void update(db::Write& write, const HelpRecord& row);  // its answer and arrival
std::optional<HelpRecord> find(db::Read& read, HelpCallId id);
std::vector<HelpRecord> help_calls(db::Read& read, const HelpCallQuery& query, std::optional<DepartmentId> department,
                                   HelpCallId before, int limit);

}  // namespace onewindow::cases::store
