#include "centre/jobs/jobs.h"

#include "base/log.h"
#include "centre/gateway/idempotency.h"
#include "centre/identity/sessions.h"
#include "centre/jobs/outbox.h"
#include "centre/jobs/runs.h"
#include "centre/jobs/store.h"
#include "centre/notices/notices.h"
#include "centre/organisation/organisation.h"

namespace onewindow::jobs {
namespace {

constexpr std::int64_t kSecond = 1000, kMinute = 60 * kSecond;
constexpr std::int64_t kLease = 10 * kMinute;  // after that another server takes a job whose holder has died
constexpr std::int64_t kNoticesKept =
    366 * 24 * 60 * kMinute;                                // a year back is enough for a list; the ledger has the rest
constexpr std::int64_t kSentKept = 90 * 24 * 60 * kMinute;  // outgoing messages speak of people: not for ever
constexpr std::int64_t kChunk = 500;                        // rows of one write, so that no write takes long

// Old rows, chunk by chunk, each in a write of its own.
void prune(Contexts& contexts, db::Scope scope, const std::function<std::int64_t(db::Write&, std::int64_t)>& chunk) {
  while (contexts.database().write(scope, [&](db::Write& write) { return chunk(write, kChunk); }) == kChunk) {}
}

void prune_keys(Contexts& contexts) {
  const Instant before = contexts.clock().now() + -idempotency::kLives;
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres))
    prune(contexts, db::Scope::centre(centre.id),
          [&](db::Write& write, std::int64_t limit) { return idempotency::prune(write, before, limit); });
}

void prune_notices(Contexts& contexts) {
  const Instant before = contexts.clock().now() + -kNoticesKept;
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres))
    prune(contexts, db::Scope::centre(centre.id),
          [&](db::Write& write, std::int64_t limit) { return notices::prune(write, before, limit); });
}

void prune_letters(Contexts& contexts) {
  const Instant now = contexts.clock().now();
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres))
    prune(contexts, db::Scope::centre(centre.id), [&](db::Write& write, std::int64_t limit) {
      return prune_outbox(write, now + -kSentKept, now + -kNoticesKept, limit);
    });
}

void prune_sessions(Contexts& contexts) {
  const Instant now = contexts.clock().now();
  prune(contexts, db::Scope::platform(),
        [&](db::Write& write, std::int64_t limit) { return identity::prune_sessions(write, now, limit); });
  prune(contexts, db::Scope::platform(),
        [&](db::Write& write, std::int64_t limit) { return identity::prune_failures(write, now, limit); });
}

}  // namespace

std::vector<JobRun> runs(ReadContext& context) {
  std::vector<JobRun> out;
  for (const auto& lease : store::leases(context.db))
    out.push_back({.name = lease.name,
                   .holder = lease.holder,
                   .running = lease.until_at > context.now,
                   .ran_at = lease.ran_at,
                   .milliseconds = lease.milliseconds,
                   .failure = lease.failure,
                   .due_at = lease.due_at});
  return out;
}

Runner::Runner(Contexts& contexts, std::vector<Job> jobs, std::string holder)
    : contexts_(contexts), jobs_(std::move(jobs)), holder_(std::move(holder)) {}

Runner::~Runner() { stop(); }

int Runner::tick() {
  int ran = 0;
  for (const Job& job : jobs_) {
    const Instant now = contexts_.clock().now();
    if (now < look_again_[job.name]) continue;
    look_again_[job.name] = now + job.every;
    const bool taken = contexts_.database().write(db::Scope::platform(), [&](db::Write& write) {
      return store::take(write, job.name, holder_, now, now + kLease);
    });
    if (!taken) continue;
    run(job);
    ++ran;
  }
  return ran;
}

// A job that fails is logged and tried again at its next turn; the others go on.
void Runner::run(const Job& job) {
  const Instant began = contexts_.clock().now();
  std::optional<std::string> failure;
  try {
    job.run(contexts_);
  } catch (const Refusal& refusal) {
    failure = refusal.code;
    log::error("job {} was refused: {} {}", job.name, refusal.code, refusal.field);
  } catch (const std::exception& error) {
    failure = "failed";
    log::error("job {} failed: {}", job.name, error.what());
  }
  const Instant now = contexts_.clock().now();
  const store::Ran ran{.at = now, .due = now + job.every, .milliseconds = now - began, .failure = failure};
  contexts_.database().write(db::Scope::platform(),
                             [&](db::Write& write) { store::give_back(write, job.name, holder_, ran); });
}

void Runner::start() {
  CHECK(!thread_.joinable());
  thread_ = std::thread([this] { loop(); });
}

void Runner::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    try {
      tick();
    } catch (const std::exception& error) {
      log::error("jobs: {}", error.what());
    }
    lock.lock();
    changed_.wait_for(lock, std::chrono::seconds(1), [&] { return stopping_; });
  }
}

void Runner::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::vector<Job> sending(Outlet& outlet) {
  return {{"outbox.send", 5 * kSecond, [&outlet](Contexts& contexts) { send_outbox(contexts, outlet); }}};
}

std::vector<Job> housekeeping() {
  return {
      {"idempotency.prune", 10 * kMinute, prune_keys},
      {"sessions.prune", 10 * kMinute, prune_sessions},
      {"notices.prune", 60 * kMinute, prune_notices},
      {"outbox.prune", 60 * kMinute, prune_letters},
  };
}

}  // namespace onewindow::jobs
