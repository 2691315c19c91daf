#include "centre/jobs/outbox.h"

#include <fstream>

#include "base/log.h"
#include "centre/context/outbox.h"
#include "centre/jobs/store.h"
#include "centre/organisation/handovers.h"
#include "centre/organisation/organisation.h"

namespace onewindow::jobs {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kAttemptsMax = 12;  // the last one about a day and a half after the first

using store::Waiting;

struct Outcome {
  Waiting message;
  std::string failure;  // empty: it got through
  bool postponed = false;
};

// 1, 2, 4, … minutes, six hours at most.
std::int64_t pause_after(std::int64_t attempts) {
  return std::min<std::int64_t>(kMinute << std::min<std::int64_t>(attempts, 20), 360 * kMinute);
}

void mark(db::Write& write, const Outcome& outcome, Instant now) {
  if (outcome.postponed) return store::postpone(write, outcome.message, now + kMinute);
  if (outcome.failure.empty()) return store::mark_sent(write, outcome.message, now);
  const std::int64_t attempts = outcome.message.attempts + 1;
  std::optional<Instant> next;
  if (attempts < kAttemptsMax) next = now + pause_after(outcome.message.attempts);
  store::mark_failed(write, outcome.message, attempts, next, outcome.failure);
}

std::string recipient(Contexts& contexts, CentreId centre, const Waiting& waiting) {
  if (!privacy::is_sealed(waiting.recipient)) return waiting.recipient;
  return privacy::Privacy(contexts.keyring(), centre)
      .open(recipient_place(waiting.id.value), privacy::Sealed(waiting.recipient));
}

Outcome deliver(Contexts& contexts, Outlet& outlet, CentreId centre, const Waiting& waiting) {
  try {
    outlet.deliver(
        {waiting.id, centre, waiting.kind, recipient(contexts, centre, waiting), waiting.payload, waiting.created_at});
    return {waiting, ""};
  } catch (const Postponed&) {
    return {waiting, "", true};
  } catch (const Refusal& refusal) {
    return {waiting, refusal.code};
  } catch (const std::exception& error) {
    return {waiting, error.what()};
  }
}

void send_of(Contexts& contexts, CentreId centre, Outlet& outlet) {
  const db::Scope scope = db::Scope::centre(centre);
  for (;;) {
    const auto batch =
        contexts.database().read(scope, [&](db::Read& read) { return store::due(read, contexts.clock().now()); });
    if (batch.empty()) return;
    std::vector<Outcome> outcomes;
    for (const auto& waiting : batch) outcomes.push_back(deliver(contexts, outlet, centre, waiting));
    contexts.database().write(scope, [&](db::Write& write) {
      for (const auto& outcome : outcomes) mark(write, outcome, contexts.clock().now());
    });
    for (const auto& outcome : outcomes)
      if (!outcome.failure.empty())
        log::warn("outbox {} of kind {} did not get through: {}", outcome.message.id.value, outcome.message.kind,
                  outcome.failure);
  }
}

}  // namespace

void FileOutlet::deliver(const Message& message) {
  std::ofstream file(path_, std::ios::app | std::ios::binary);
  file << json::text(message) << "\n";
  file.flush();
  if (!file) throw std::runtime_error("the outbox file cannot be written");
}

void HouseOutlet::deliver(const Message& message) {
  if (organisation::carry_handover(contexts_, message.kind, message.payload)) return;
  if (further_ == nullptr) throw std::runtime_error("there is no way out yet");
  further_->deliver(message);
}

std::vector<privacy::SealedColumn> sealed() { return {{.table = "outbox", .column = "recipient"}}; }

void send_outbox(Contexts& contexts, Outlet& outlet) {
  outlet.begin();
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres))
    send_of(contexts, centre.id, outlet);
}

std::int64_t prune_outbox(db::Write& write, Instant sent, Instant dead, std::int64_t limit) {
  return store::prune(write, sent, dead, limit);
}

}  // namespace onewindow::jobs
