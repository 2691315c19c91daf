#pragma once
// When each job ran last, how long it took, and why it failed, if it did: what an administrator looks at when something
// that should happen by itself has not happened.
#include "centre/context/context.h"

namespace onewindow::jobs {

struct JobRun {
  std::string name;
  std::string holder;  // the server that ran it
  bool running = false;
  std::optional<Instant> ran_at;             // when it ended last
  std::optional<std::int64_t> milliseconds;  // that it took
  std::optional<std::string> failure;        // of that run: a refusal's code, or "failed": the log says more
  Instant due_at;
};
BOOST_DESCRIBE_STRUCT(JobRun, (), (name, holder, running, ran_at, milliseconds, failure, due_at))

std::vector<JobRun> runs(ReadContext& context);  // GET /api/v1/jobs, by name

}  // namespace onewindow::jobs
