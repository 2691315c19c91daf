#pragma once
// What the centre's own desk does for people without a case (P5b.A4.2): counted, not told of whom.
#include "centre/context/context.h"
#include "centre/registers/register.h"

namespace onewindow::board {

using DeskServiceId = Id<struct DeskServiceTag>;

enum class DeskSort {
  policy_question,       // 政策咨询
  certificate_question,  // 证明咨询
  form_handed_out,       // 表格申领
  clarification,         // 释疑
  material_handed_out,   // 资料发放
  information_given,     // 信息发布
};
BOOST_DESCRIBE_ENUM(DeskSort, policy_question, certificate_question, form_handed_out, clarification,
                    material_handed_out, information_given)

struct DeskService {
  DeskSort sort = DeskSort::policy_question;
  Text<200> note;  // what it was about; no names
};
BOOST_DESCRIBE_STRUCT(DeskService, (), (sort, note))

struct DeskRow {
  DeskServiceId id;
  DeskSort sort = DeskSort::policy_question;
  std::string note;
  Date on_date;
  std::string by_name;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(DeskRow, (), (id, sort, note, on_date, by_name, at))

struct DeskQuery : registers::Span {
  std::optional<DeskSort> sort;
};
BOOST_DESCRIBE_STRUCT(DeskQuery, (registers::Span), (sort))

struct DeskCount {
  DeskSort sort = DeskSort::policy_question;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(DeskCount, (), (sort, count))

struct DeskSpan {
  std::optional<Date> from, to;  // absent: today
};
BOOST_DESCRIBE_STRUCT(DeskSpan, (), (from, to))

DeskRow serve(WriteContext& context, const DeskService& service);                // POST /api/v1/desk-services
std::vector<DeskCount> desk_counts(ReadContext& context, const DeskSpan& span);  // every sort, also with none
Paged<DeskRow> desk_services(ReadContext& context, const DeskQuery& query);      // newest first
std::vector<registers::Register> registers();

}  // namespace onewindow::board
