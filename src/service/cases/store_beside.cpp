#include "service/cases/store_beside.h"

#include "base/text.h"
#include "db/like.h"
#include "service/cases/conditions.h"

namespace onewindow::cases::store {

namespace {

void within(Conditions& where, const char* column, const registers::Span& span) {
  const auto [from, before] = registers::between(span.from, span.to);
  if (span.from) where.also(std::string(column) + " >= " + where.take(from));
  if (span.to) where.also(std::string(column) + " < " + where.take(before));
}

void searched(Conditions& where, const registers::Span& span) {
  if (!span.search || text::trim(*span.search).empty()) return;
  const std::string pattern = db::like_anywhere(*span.search);
  where.also("(number like " + where.take(pattern) + " escape '!' or item_name like " + where.take(pattern) +
             " escape '!' or handler like " + where.take(pattern) + " escape '!' or reason like " +
             where.take(pattern) + " escape '!')");
}

Conditions conditions(const ExceptionQuery& query) {
  Conditions where;
  within(where, "at", query);
  searched(where, query);
  where.equal("kind", query.kind);
  where.equal("department_id", query.department);
  return where;
}

Conditions conditions(const ReturnQuery& query) {
  Conditions where;
  within(where, "at", query);
  searched(where, query);
  where.equal("ground", query.ground);
  where.equal("department_id", query.department);
  where.equal("handler_id", query.handler);
  return where;
}

}  // namespace

void insert(db::Write& write, const ExceptionRecord& row) { write.change("insert into case_exceptions @row", row); }

std::vector<ExceptionRecord> exceptions(db::Read& read, const ExceptionQuery& query, Id<ExceptionTag> before,
                                        int limit) {
  Conditions where = conditions(query);
  where.also("id < " + where.take(before));
  return read.all<ExceptionRecord>(
      "select @columns from case_exceptions where centre_id = :centre" + where.sql + " order by id desc limit :limit",
      where.params.with("limit", limit));
}

std::int64_t count_exceptions(db::Read& read, const ExceptionQuery& query) {
  const Conditions where = conditions(query);
  return read.count("select count(*) from case_exceptions where centre_id = :centre" + where.sql, where.params);
}

void insert(db::Write& write, const ReturnRecord& row) { write.change("insert into case_returns @row", row); }

std::vector<ReturnRecord> returns(db::Read& read, const ReturnQuery& query, Id<ReturnTag> before, int limit) {
  Conditions where = conditions(query);
  where.also("id < " + where.take(before));
  return read.all<ReturnRecord>(
      "select @columns from case_returns where centre_id = :centre" + where.sql + " order by id desc limit :limit",
      where.params.with("limit", limit));
}

std::int64_t count_returns(db::Read& read, const ReturnQuery& query) {
  const Conditions where = conditions(query);
  return read.count("select count(*) from case_returns where centre_id = :centre" + where.sql, where.params);
}

std::vector<ReturnFigure> return_figures(db::Read& read, const ReturnQuery& query) {
  const Conditions where = conditions(query);
  return read.all<ReturnFigure>("select ground, max(handler), count(*) from case_returns where centre_id = :centre" +
                                    where.sql + " group by ground, handler_id order by ground, handler_id",
                                where.params);
}

void insert(db::Write& write, const ObjectionRecord& row) { write.change("insert into case_objections @row", row); }

void update(db::Write& write, const ObjectionRecord& row) {
  write.change(
      "update case_objections set replied_at = :replied_at, finding = :finding, reply = :reply, replied_by = "
      ":replied_by, document_id = :document_id, document_number = :document_number where centre_id = :centre and id = "
      ":id",
      row);
}

std::optional<ObjectionRecord> find(db::Read& read, ObjectionId id) {
  return read.first<ObjectionRecord>("select @columns from case_objections where centre_id = :centre and id = :id",
                                     {{"id", id}});
}

std::int64_t open_objections(db::Read& read, CaseId of) {
  return read.count(
      "select count(*) from case_objections where centre_id = :centre and case_id = :case and replied_at is null",
      {{"case", of}});
}

std::vector<ObjectionRecord> objections(db::Read& read, const ObjectionQuery& query,
                                        std::optional<DepartmentId> department, ObjectionId before, int limit) {
  Conditions where;
  if (query.open) where.also(*query.open ? "replied_at is null" : "replied_at is not null");
  where.equal("case_id", query.of);
  where.equal("department_id", department);
  where.also("id < " + where.take(before));
  return read.all<ObjectionRecord>(
      "select @columns from case_objections where centre_id = :centre" + where.sql + " order by id desc limit :limit",
      where.params.with("limit", limit));
}

void insert(db::Write& write, const HelpRecord& row) { write.change("insert into help_calls @row", row); }

void update(db::Write& write, const HelpRecord& row) {
  write.change(
      "update help_calls set answered_at = :answered_at, arrived_at = :arrived_at, who = :who, answer_note = "
      ":answer_note, arrival_note = :arrival_note where centre_id = :centre and id = :id",
      row);
}

std::optional<HelpRecord> find(db::Read& read, HelpCallId id) {
  return read.first<HelpRecord>("select @columns from help_calls where centre_id = :centre and id = :id", {{"id", id}});
}

std::vector<HelpRecord> help_calls(db::Read& read, const HelpCallQuery& query, std::optional<DepartmentId> department,
                                   HelpCallId before, int limit) {
  Conditions where;
  if (query.open) where.also(*query.open ? "arrived_at is null" : "arrived_at is not null");
  where.equal("department_id", department);
  where.also("id < " + where.take(before));
  return read.all<HelpRecord>(
      "select @columns from help_calls where centre_id = :centre" + where.sql + " order by id desc limit :limit",
      where.params.with("limit", limit));
}

}  // namespace onewindow::cases::store
