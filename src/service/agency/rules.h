#pragma once
// Agency (代办): who may have the centre carry a case to another office, at what price, within what time. The rules
// only (P2, P5a, P5c, P6); agents and their trips are not here yet. Pure.
#include "regulation/decision.h"
#include "regulation/lint.h"

namespace onewindow::agency {

using regulation::Cited;
using regulation::Law;
using regulation::Ruling;

enum class ApplicantKind { citizen, legal_person, organisation };
BOOST_DESCRIBE_ENUM(ApplicantKind, citizen, legal_person, organisation)

// Whose inside and outside a text means, and where something is: in this town, elsewhere in its county, farther away.
enum class Place { town, county };
BOOST_DESCRIBE_ENUM(Place, town, county)
enum class Origin { town, county, elsewhere };
BOOST_DESCRIBE_ENUM(Origin, town, county, elsewhere)

enum class Scope {
  not_immediate,     // what cannot be done on the spot (P5a)
  reported_upward,   // what must be reported or passed upward (P2)
  outside_investor,  // projects of investors from outside (P5c, P6)
  major_project,     // industrial projects of the place from a sum of fixed assets on (P5c, P6)
};
BOOST_DESCRIBE_ENUM(Scope, not_immediate, reported_upward, outside_investor, major_project)

// Section `agency`.
struct Agency {
  std::vector<Cited<ApplicantKind>> applicants;
  std::vector<Cited<Scope>> scopes;                // one of them is enough
  std::optional<Cited<Money>> fixed_assets_min;    // of a major project
  std::optional<Cited<Place>> place;               // whose inside and outside are meant
  std::optional<Cited<std::string>> upper_office;  // where agency cases go
  std::optional<Cited<bool>> agreement;            // signed by both before it starts
  std::optional<Cited<bool>> director_assigns;     // the agent is named by the director
  std::optional<Cited<Money>> fee;                 // for the agency itself
  std::optional<Cited<bool>> applicant_pays_fees;  // the statutory fees of the items
  std::optional<Cited<bool>> sum_within_promises;  // all items' time within all promises
  std::optional<Cited<std::int32_t>> yearly_min;   // cases a window and year
  std::optional<Cited<std::int32_t>> vehicles;     // for the agents of a township
};
BOOST_DESCRIBE_STRUCT(Agency, (),
                      (applicants, scopes, fixed_assets_min, place, upper_office, agreement, director_assigns, fee,
                       applicant_pays_fees, sum_within_promises, yearly_min, vehicles))

struct Wish {
  ApplicantKind applicant = ApplicantKind::citizen;
  bool immediate = false;               // the item is done on the spot
  bool reported_upward = false;         // the item goes to a superior office
  std::optional<Origin> investor_from;  // of an investor's project
  std::optional<Origin> industrial_in;  // where an industrial project is
  std::int64_t fixed_assets_yuan = 0;
};
BOOST_DESCRIBE_STRUCT(Wish, (),
                      (applicant, immediate, reported_upward, investor_from, industrial_in, fixed_assets_yuan))
struct Eligible {
  bool eligible = false;
  std::optional<Scope> by;
  std::string go_to;  // where the case goes, or the applicant where there is no agency
  bool needs_agreement = false, director_assigns = false;
};
BOOST_DESCRIBE_STRUCT(Eligible, (), (eligible, by, go_to, needs_agreement, director_assigns))
Ruling<Eligible> eligible(const Law& law, const Wish& wish);

struct Fee {
  std::int64_t agency_fen = 0;     // asked for the agency
  std::int64_t statutory_fen = 0;  // of the items
};
BOOST_DESCRIBE_STRUCT(Fee, (), (agency_fen, statutory_fen))
struct Charge {
  std::int64_t agency_fen = 0;
  std::int64_t applicant_fen = 0;  // what the applicant pays in all
};
BOOST_DESCRIBE_STRUCT(Charge, (), (agency_fen, applicant_fen))
// Refuses agency.fee.
Ruling<Charge> charge(const Law& law, const Fee& fee);

struct Times {
  std::int64_t taken = 0, promised = 0;  // workdays of one item
};
BOOST_DESCRIBE_STRUCT(Times, (), (taken, promised))
struct Project {
  std::vector<Times> items;
};
BOOST_DESCRIBE_STRUCT(Project, (), (items))
struct Totals {
  std::int64_t taken = 0, promised = 0;
  bool over = false;
};
BOOST_DESCRIBE_STRUCT(Totals, (), (taken, promised, over))
Ruling<Totals> totals(const Law& law, const Project& project);

struct Year {
  std::int64_t cases = 0;
  bool ended = false;
};
BOOST_DESCRIBE_STRUCT(Year, (), (cases, ended))
struct Quota {
  std::int64_t minimum = 0, missing = 0;
  bool failed = false;  // the year is over and the number was not reached
};
BOOST_DESCRIBE_STRUCT(Quota, (), (minimum, missing, failed))
Ruling<Quota> quota(const Law& law, const Year& year);

struct Fleet {
  std::int32_t vehicles = 0;  // of the township, for its agents
};
BOOST_DESCRIBE_STRUCT(Fleet, (), (vehicles))
struct Equipped {
  std::int32_t minimum = 0, missing = 0;
};
BOOST_DESCRIBE_STRUCT(Equipped, (), (minimum, missing))
Ruling<Equipped> equipped(const Law& law, const Fleet& fleet);

const std::vector<regulation::DecisionType>& decisions();

// A sum for projects that are not served, projects without a sum, an outside without saying of what.
void lint(regulation::Linter& linter);

}  // namespace onewindow::agency
