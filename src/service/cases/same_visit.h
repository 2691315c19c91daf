#pragma once
// What could be finished, or accepted, in the visit and was not: the exceptions with their reasons (P1.A16.b,
// P3.A9.2.a, P5c.3.b, P6.3.b). An exception is found when the act happens that should have been another one; it is no
// fault by itself.
#include "centre/registers/register.h"
#include "service/cases/cases.h"

namespace onewindow::cases {

struct ExceptionRow {
  CaseId case_id;
  ExceptionKind kind = ExceptionKind::accepted_later;
  std::string number, item_name, department_name, handler, reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ExceptionRow, (), (case_id, kind, number, item_name, department_name, handler, reason, at))

struct ExceptionQuery : registers::Span {
  std::optional<ExceptionKind> kind;
  std::optional<DepartmentId> department;
};
BOOST_DESCRIBE_STRUCT(ExceptionQuery, (registers::Span), (kind, department))

Paged<ExceptionRow> exceptions(ReadContext& context, const ExceptionQuery& query);
std::int64_t count_exceptions(ReadContext& context, const ExceptionQuery& query);

// Returns and refusals to accept, by their ground and who made them (P1.A21.c, P5b.A12.b).
struct ReturnRow {
  CaseId case_id;
  ReturnGround ground = ReturnGround::other;
  std::string number, item_name, department_name, handler, reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ReturnRow, (), (case_id, ground, number, item_name, department_name, handler, reason, at))

struct ReturnQuery : registers::Span {
  std::optional<ReturnGround> ground;
  std::optional<DepartmentId> department;
  std::optional<AccountId> handler;
};
BOOST_DESCRIBE_STRUCT(ReturnQuery, (registers::Span), (ground, department, handler))

Paged<ReturnRow> returns(ReadContext& context, const ReturnQuery& query);
std::int64_t count_returns(ReadContext& context, const ReturnQuery& query);

struct ReturnFigure {
  ReturnGround ground = ReturnGround::other;
  std::string handler;
  std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(ReturnFigure, (), (ground, handler, cases))
struct ReturnFigures {
  std::vector<ReturnFigure> figures;
};
BOOST_DESCRIBE_STRUCT(ReturnFigures, (), (figures))
ReturnFigures return_figures(ReadContext& context, const ReturnQuery& query);  // GET /api/v1/return-figures

// Attempts to take applications in outside the hall (P1.A8.a, P2.A3.b, P9.A4): refused, and counted.
struct AttemptRow {
  Id<facts::FactTag> id;
  std::string who, department_name, item_name;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(AttemptRow, (), (id, who, department_name, item_name, at))

struct AttemptQuery : PageQuery {
  std::optional<Date> from, to;
};
BOOST_DESCRIBE_STRUCT(AttemptQuery, (PageQuery), (from, to))

Paged<AttemptRow> attempts(ReadContext& context, const AttemptQuery& query);
std::int64_t count_attempts(ReadContext& context, const AttemptQuery& query);

std::vector<registers::Register> intake_registers();

}  // namespace onewindow::cases
