#pragma once
// The rules of ratings: what may be said, what counts as bad, until when; and what may be shown of the sums. Pure.
#include <span>

#include "oversight/ratings/sections.h"
#include "regulation/deadline.h"
#include "regulation/pack.h"

namespace onewindow::ratings {

using regulation::Because;
using regulation::Decided;

std::int32_t national_code(Level level);  // 5 … 1

// The centre's own text, and the national one where it is silent.
struct Norms {
  const regulation::Calendar& calendar;
  const Ratings& own;
  const Ratings& base;

  static Norms of(const regulation::Law& law);
  template <class T>
  const std::optional<Cited<T>>& read(std::optional<Cited<T>> Ratings::* value) const {
    return own.*value ? own.*value : base.*value;
  }
  const std::vector<Cited<Option>>& options() const { return own.options.empty() ? base.options : own.options; }
  const std::vector<Cited<Level>>& bad() const { return own.bad.empty() ? base.bad : own.bad; }
};

std::vector<Option> options_of(const Norms& norms, Level level);
// Only whoever was served is asked, and only where a text asks for it; null where none does.
std::optional<Because> invites(const Norms& norms);

// Until when a service that ended at `ended` may be rated; null where no text says.
std::optional<regulation::Deadline> rate_until(const Norms& norms, Instant ended);

struct Said {
  Level level = Level::very_satisfied;
  std::vector<std::int32_t> options;
  std::string text;
};
struct Judged {
  bool bad = false;
};
// Refuses rating.too_late, rating.option_unknown, rating.option_of_other_level, rating.option_twice.
Decided<Judged> judge(const Norms& norms, const Said& said, Instant ended, Instant now);

// What verifying found.
enum class Verdict { worker_fault, other_cause, unfounded, malicious };
BOOST_DESCRIBE_ENUM(Verdict, worker_fault, other_cause, unfounded, malicious)

struct Finding {
  Verdict verdict = Verdict::other_cause;
  std::string text;   // what was found
  std::string heard;  // what the worker said to it
};
struct Verified {
  bool counts = true;  // in the sums
  bool fault = false;  // of the worker: a fact for the assessment
};
// Refuses rating.own (nobody verifies what was said of himself), rating.finding_missing, rating.not_heard (a fault is
// found after the worker was heard).
Decided<Verified> judge_finding(const Norms& norms, const Finding& finding, bool own);

// By when a bad rating is verified, and told back once it is; null where no text says.
std::optional<regulation::Deadline> verify_by(const Norms& norms, Instant rated);
std::optional<regulation::Deadline> tell_by(const Norms& norms, Instant verified);

// ---- sums
// --------------------------------------------------------------------------------------------------------------

// An exact fraction; of nothing it is 0/0.
struct Ratio {
  std::int64_t part = 0, whole = 0;
  friend bool operator==(const Ratio&, const Ratio&) = default;
};
BOOST_DESCRIBE_STRUCT(Ratio, (), (part, whole))
// a < b by cross-multiplication; 0/0 comes first.
bool less(const Ratio& a, const Ratio& b);

struct Sum {  // of one window, worker, department, item, or of all
  std::string key, name;
  std::int64_t invited = 0, rated = 0, left_out = 0;                // left out: found mistaken or malicious
  std::vector<std::int64_t> levels = std::vector<std::int64_t>(5);  // best first, without what is left out
  Ratio rate;                                                       // 主动评价率: rated of invited
  Ratio satisfied;  // 满意率: the levels that are not bad, of all that count
  Ratio score;      // the mean of the national codes, 5 … 1, as a fraction
};
BOOST_DESCRIBE_STRUCT(Sum, (), (key, name, invited, rated, left_out, levels, rate, satisfied, score))

// The fewest ratings of which a sum is shown to the rated and to those who lead them. No regulation sets it: a smaller
// sum tells who said what.
inline constexpr std::int64_t kAnonymous = 5;

// What is counted for one window and worker (and department, and item).
struct Cell {
  std::string window, worker, department, item;  // keys
  std::string window_name, worker_name, department_name, item_name;
  std::int64_t invited = 0, rated = 0, left_out = 0;
  std::vector<std::int64_t> levels = std::vector<std::int64_t>(5);
};

enum class Grouping { all, window, worker, department, item };
BOOST_DESCRIBE_ENUM(Grouping, all, window, worker, department, item)

// The sums of a grouping, by name.
std::vector<Sum> sums_of(const Norms& norms, std::span<const Cell> cells, Grouping by);
// The same for those who must not find out what one person said, by worker, window or in all. A sum is left out when it
// holds fewer than kAnonymous ratings, when the parts of it that are smaller (a worker at a window) are together fewer,
// and, in all, when what the sums that are shown leave of it is fewer; so no sum can be had by taking sums away from
// one another. What was left out of the count is not told either. Refuses rating.grouping for other groupings.
std::vector<Sum> safe_sums(const Norms& norms, std::span<const Cell> cells, Grouping by);

}  // namespace onewindow::ratings
