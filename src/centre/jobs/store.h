#pragma once
// Every statement of this feature.
#include "centre/jobs/letters.h"
#include "centre/jobs/outbox.h"

namespace onewindow::jobs::store {

// False while another holder has the job or it is not due.
bool take(db::Write& write, const std::string& job, const std::string& holder, Instant now, Instant until);
// After a run, which may have failed.
struct Ran {
  Instant at, due;
  std::int64_t milliseconds = 0;
  std::optional<std::string> failure;
};
void give_back(db::Write& write, const std::string& job, const std::string& holder, const Ran& ran);

struct Lease {
  std::string name, holder;
  Instant until_at, due_at;
  std::optional<Instant> ran_at;
  std::optional<std::int64_t> milliseconds;
  std::optional<std::string> failure;
};
BOOST_DESCRIBE_STRUCT(Lease, (), (name, holder, until_at, due_at, ran_at, milliseconds, failure))
std::vector<Lease> leases(db::Read& read);  // by name

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
void postpone(db::Write& write, const Waiting& message, Instant until);

// Newest first, before the id.
std::vector<Letter> letters(db::Read& read, const LetterQuery& query, LetterId before, int limit);
std::optional<Letter> letter(db::Read& read, LetterId id);
void revive(db::Write& write, LetterId id, Instant now);
std::int64_t revive_all(db::Write& write, const std::optional<Text<60>>& kind, Instant now, std::int64_t limit);
std::int64_t prune(db::Write& write, Instant sent, Instant dead, std::int64_t limit);

}  // namespace onewindow::jobs::store
