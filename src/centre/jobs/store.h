#pragma once
// Every statement of this feature.
#include "centre/jobs/outbox.h"

namespace onewindow::jobs::store {

// False while another holder has the job or it is not due.
bool take(db::Write& write, const std::string& job, const std::string& holder, Instant now, Instant until);
void give_back(db::Write& write, const std::string& job, const std::string& holder, Instant due);

// A message that waits in the outbox.
struct Waiting {
  Id<OutboxTag> id;
  std::string kind, recipient;
  boost::json::value payload;
  Instant created_at;
  std::int64_t attempts = 0;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (id, kind, recipient, payload, created_at, attempts))

std::vector<Waiting> due(db::Read& read, Instant now);
void mark_sent(db::Write& write, const Waiting& message, Instant now);
// Without `next` it is not tried again.
void mark_failed(db::Write& write, const Waiting& message, std::int64_t attempts, std::optional<Instant> next,
                 const std::string& failure);

}  // namespace onewindow::jobs::store
