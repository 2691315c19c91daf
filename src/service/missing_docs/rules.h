#pragma once
// Intake with missing documents (容缺受理): what an urgent application needs to be taken in before it is complete, what
// the applicant is told, and when it may be decided. The rules only (P1 Art. 17). Pure.
#include "regulation/decision.h"
#include "regulation/lint.h"

namespace onewindow::missing_docs {

using regulation::Cited;
using regulation::Law;
using regulation::Ruling;

enum class Condition { urgency, commitment, consent };  // 事急, 申请人承诺, 机构同意
BOOST_DESCRIBE_ENUM(Condition, urgency, commitment, consent)

enum class NoticePart { materials, deadline, overdue_handling };
BOOST_DESCRIBE_ENUM(NoticePart, materials, deadline, overdue_handling)

// Section `missing_docs`.
struct MissingDocs {
  std::vector<Cited<Condition>> conditions;
  std::vector<Cited<NoticePart>> notice_parts;
  std::optional<Cited<bool>> review_at_once;        // the department starts before the set is complete
  std::optional<Cited<bool>> decide_when_complete;  // and decides only then
};
BOOST_DESCRIBE_STRUCT(MissingDocs, (), (conditions, notice_parts, review_at_once, decide_when_complete))

struct Request {
  std::string urgency;             // why it cannot wait
  bool commitment_signed = false;  // by the applicant
  std::string consent_by;          // who agreed for the institution
  std::vector<std::string> materials;
  std::optional<Date> deadline;
  std::string overdue_handling;  // what happens when it is missed
};
BOOST_DESCRIBE_STRUCT(Request, (), (urgency, commitment_signed, consent_by, materials, deadline, overdue_handling))
struct Intake {
  bool review_at_once = false;
};
BOOST_DESCRIBE_STRUCT(Intake, (), (review_at_once))
// Refuses missing_docs.urgency, missing_docs.commitment, missing_docs.consent, missing_docs.notice_part.
Ruling<Intake> take_in(const Law& law, const Request& request);

struct Set {
  std::int32_t still_missing = 0;
};
BOOST_DESCRIBE_STRUCT(Set, (), (still_missing))
struct Decidable {
  bool decidable = true;
};
BOOST_DESCRIBE_STRUCT(Decidable, (), (decidable))
// Refuses missing_docs.incomplete.
Ruling<Decidable> decide(const Law& law, const Set& set);

struct Waiting {
  Date deadline;  // that the notice named
  std::optional<Date> completed;
  Date today;
  std::string overdue_handling;  // as the notice told it
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (deadline, completed, today, overdue_handling))
struct Overdue {
  bool overdue = false;
  std::string handling;  // what happens now; blank while nothing does
};
BOOST_DESCRIBE_STRUCT(Overdue, (), (overdue, handling))
// The day of the deadline is still in time.
Ruling<Overdue> overdue(const Law& law, const Waiting& waiting);

const std::vector<regulation::DecisionType>& decisions();

// A decision that waits for materials nobody was told of.
void lint(regulation::Linter& linter);

}  // namespace onewindow::missing_docs
