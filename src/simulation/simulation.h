#pragma once
// A centre's days from a seed, on a virtual clock, through the real use cases: citizens come, or apply from home,
// clerks check and accept, give notice or refuse, take fees, reviewers decide, ask, pause and extend, results come back
// and are fetched, some of it late; people object, ask, rate; the office urges, re-sorts windows, imports a calendar.
#include <map>
#include <string>

#include "simulation/demo.h"

namespace onewindow::simulation {

struct Plan {
  std::uint64_t seed = 1;
  Date from;      // first day
  Instant until;  // nothing happens after it
  int cases_per_day = 40;
};

struct Report {
  std::int64_t cases = 0, acts = 0, decided = 0, late = 0, corrections = 0, extensions = 0, procedures = 0, ratings = 0;
  std::map<std::string, std::int64_t> played;    // what else, by the codes of played_words(): all of them
  std::map<std::string, std::int64_t> refusals;  // by code: what the centre said no to
};
BOOST_DESCRIBE_STRUCT(Report, (),
                      (cases, acts, decided, late, corrections, extensions, procedures, ratings, played, refusals))

struct PlayedWord {
  const char *code, *zh, *en;
};
const std::vector<PlayedWord>& played_words();

// `progress` is called after each simulated day.
Report run(Contexts& contexts, ManualClock& clock, const Demo& demo, const Plan& plan,
           const std::function<void(Date)>& progress = {});

}  // namespace onewindow::simulation
