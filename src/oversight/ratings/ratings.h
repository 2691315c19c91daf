#pragma once
// Ratings of services (好差评): whoever was served says how it was, once a service, on a phone or on the window's pad,
// by the short code of the invitation (service/invitations). Nobody who is rated, and nobody who leads them, can find
// out who said what: they see sums of enough ratings of months that are over. The centre's office sees what was said,
// without a name, verifies the bad ones and tells the result back. Not here: points (assessment), complaints.
#include "oversight/ratings/rules.h"
#include "service/cases/cases.h"
#include "service/invitations/invitations.h"

namespace onewindow::ratings {

using RatingId = Id<struct RatingTag>;
using PadId = Id<struct PadTag>;
using RatingCode = Text<20, 1>;  // of an invitation, as it is typed

inline constexpr http::Permission kSums{"rating.sums", "查看评价汇总", "see sums of ratings"};
inline constexpr http::Permission kProcess{"rating.process", "核实评价", "read and verify ratings"};
inline constexpr http::Permission kPad{"rating.pad", "配对评价器", "pair the window's rating pad"};

// ---- the public
// ------------------------------------------------------------------------------------------------------

enum class InvitationState { open, used, over };  // over: the time to rate has ended
BOOST_DESCRIBE_ENUM(InvitationState, open, used, over)

struct LevelView {
  Level level = Level::very_satisfied;
  std::vector<Option> options;
};
BOOST_DESCRIBE_STRUCT(LevelView, (), (level, options))

// What is rated. It says nothing of what was said.
struct InvitationView {
  std::string code;
  InvitationState state = InvitationState::open;
  invitations::ServiceKind kind = invitations::ServiceKind::issue;
  std::string item_name, item_name_en, window_name, worker;
  Instant at;
  std::optional<Date> until;
  std::vector<LevelView> levels;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (),
                      (code, state, kind, item_name, item_name_en, window_name, worker, at, until, levels))

struct NewRating {
  RatingCode code;
  Level level = Level::very_satisfied;
  std::vector<std::int32_t> options;
  Text<500> text;
  std::optional<Text<60>> pad;  // the pad's token, when it was said on the pad
};
BOOST_DESCRIBE_STRUCT(NewRating, (), (code, level, options, text, pad))

struct Thanks {
  bool bad = false;
  std::string follow_up;  // of a bad one: the code by which its writer reads what came of it; given once
};
BOOST_DESCRIBE_STRUCT(Thanks, (), (bad, follow_up))

enum class MatterState { open, verified, told };
BOOST_DESCRIBE_ENUM(MatterState, open, verified, told)

struct FollowUpQuery {
  RatingCode code;
};
BOOST_DESCRIBE_STRUCT(FollowUpQuery, (), (code))
struct FollowUp {
  MatterState state = MatterState::open;
  Instant rated_at;
  std::string reply;
  std::optional<Instant> told_at;
};
BOOST_DESCRIBE_STRUCT(FollowUp, (), (state, rated_at, reply, told_at))

struct CaseCode {  // of the last service of a case that may be rated
  std::optional<std::string> code;
};
BOOST_DESCRIBE_STRUCT(CaseCode, (), (code))

InvitationView invitation(ReadContext& context, const RatingCode& code);    // GET  /api/v1/public/ratings/{code}
Thanks rate(WriteContext& context, const NewRating& rating);                // POST /api/v1/public/ratings
FollowUp follow_up(ReadContext& context, const FollowUpQuery& query);       // GET  /api/v1/public/rating-result
CaseCode of_case(ReadContext& context, const cases::ProgressQuery& query);  // GET  /api/v1/public/rating-of-case
CaseCode of_my_case(ReadContext& context, cases::CaseId id);                // GET  /api/v1/public/my-cases/{id}/rating

// ---- the pad at the window
// ---------------------------------------------------------------------------------------------

struct PadCode {  // shown on the clerk's screen, typed into the pad
  std::string code;
  Instant until;
};
BOOST_DESCRIBE_STRUCT(PadCode, (), (code, until))
struct Pairing {
  RatingCode code;
};
BOOST_DESCRIBE_STRUCT(Pairing, (), (code))
struct Paired {
  std::string token;  // the pad's secret
};
BOOST_DESCRIBE_STRUCT(Paired, (), (token))
struct PadQuery {
  Text<60, 1> token;
};
BOOST_DESCRIBE_STRUCT(PadQuery, (), (token))
struct PadView {
  std::string centre_name, centre_name_en, window_name;
  std::int32_t window_number = 0;
  std::optional<InvitationView> invitation;  // of the service that has just ended; none: the pad is idle
};
BOOST_DESCRIBE_STRUCT(PadView, (), (centre_name, centre_name_en, window_name, window_number, invitation))
struct PadRow {
  PadId id;
  std::string paired_by;
  Instant paired_at;
};
BOOST_DESCRIBE_STRUCT(PadRow, (), (id, paired_by, paired_at))

PadCode offer_pairing(WriteContext& context);                // POST /api/v1/rating-pads/code
Paired pair(WriteContext& context, const Pairing& pairing);  // POST /api/v1/public/rating-pads
PadView pad(ReadContext& context, const PadQuery& query);    // GET  /api/v1/public/rating-pad
std::vector<PadRow> pads(ReadContext& context);              // GET  /api/v1/rating-pads, of the own window
void end_pad(WriteContext& context, PadId id);               // DELETE /api/v1/rating-pads/{id}

// ---- the office
// -----------------------------------------------------------------------------------------------------

struct RatingRow {  // what was said, without who said it and of which case
  RatingId id;
  Level level = Level::very_satisfied;
  std::vector<Option> options;
  std::string text;
  invitations::ServiceKind kind = invitations::ServiceKind::issue;
  std::string item_name, item_name_en, window_name, department_name, worker;
  bool on_pad = false, counts = true, own = false;
  Instant service_at, rated_at;
  std::optional<MatterState> matter;  // of a bad one
  std::optional<Verdict> verdict;
  std::optional<Date> due;  // of what comes next, where a text says
  bool overdue = false;
};
BOOST_DESCRIBE_STRUCT(RatingRow, (),
                      (id, level, options, text, kind, item_name, item_name_en, window_name, department_name, worker,
                       on_pad, counts, own, service_at, rated_at, matter, verdict, due, overdue))

struct RatingView : RatingRow {
  std::int32_t version = 0;
  std::string finding, heard, verified_by, reply, told_by;
  std::optional<Instant> verified_at, told_at;
  Because because;
};
BOOST_DESCRIBE_STRUCT(RatingView, (RatingRow),
                      (version, finding, heard, verified_by, reply, told_by, verified_at, told_at, because))

struct RatingQuery : PageQuery {
  std::optional<MatterState> matter;  // bad ones, by state
  std::optional<bool> bad;
  std::optional<Level> level;
  std::optional<Text<60>> search;  // worker, window, item, words of the text
  std::optional<bool> oldest_first;
};
BOOST_DESCRIBE_STRUCT(RatingQuery, (PageQuery), (matter, bad, level, search, oldest_first))

struct Verification {
  std::int32_t version = 0;
  Verdict verdict = Verdict::other_cause;
  Text<1000, 1> text;
  Text<1000> heard;
};
BOOST_DESCRIBE_STRUCT(Verification, (), (version, verdict, text, heard))
struct Reply {
  std::int32_t version = 0;
  Text<1000, 1> text;
};
BOOST_DESCRIBE_STRUCT(Reply, (), (version, text))

enum class SumOrder { name, rated, satisfied, rate };
BOOST_DESCRIBE_ENUM(SumOrder, name, rated, satisfied, rate)
struct SumQuery : PageQuery {
  std::optional<Grouping> by;    // all when absent
  std::optional<Text<7>> month;  // "2026-02": for everybody; only those who verify may ask for a month that runs
  std::optional<Date> from, to;  // both days included: for those who verify
  std::optional<SumOrder> order;
  std::optional<Text<60>> search;
};
BOOST_DESCRIBE_STRUCT(SumQuery, (PageQuery), (by, month, from, to, order, search))
struct Sums {
  Date from, to;
  bool limited = false;       // small sums are left out
  std::int64_t at_least = 0;  // a sum holds so many ratings, when limited
  std::vector<Sum> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(Sums, (), (from, to, limited, at_least, items, next))

Paged<RatingRow> list(ReadContext& context, const RatingQuery& query);                    // GET  /api/v1/ratings
RatingView view(ReadContext& context, RatingId id);                                       // GET  /api/v1/ratings/{id}
RatingView verify(WriteContext& context, RatingId id, const Verification& verification);  // POST …/verification
RatingView tell(WriteContext& context, RatingId id, const Reply& reply);                  // POST …/reply
Sums sums(ReadContext& context, const SumQuery& query);                                   // GET  /api/v1/rating-sums

// SM3 of a rating as the ledger's entries are taken over it, salt and all: for who holds the two against each other.
std::string digest_of(ReadContext& context, RatingId id);

const std::vector<http::Route>& routes();

}  // namespace onewindow::ratings
