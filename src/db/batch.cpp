
#include <chrono>

#include "base/log.h"
#include "base/refusal.h"
#include "db/tasks.h"

namespace onewindow::db {
namespace {

constexpr int kMostReruns = 3;
constexpr auto kSlowWrite = std::chrono::milliseconds(50);

const char* name_of(Scope::Kind kind) {
  switch (kind) {
    case Scope::Kind::centre: return "centre";
    case Scope::Kind::platform: return "platform";
    case Scope::Kind::across: return "across";
  }
  return "";
}

// An immediate constraint undoes its own statement and leaves the transaction as it was. After anything else that the
// database says, nobody can be sure of the other members.
bool leaves_the_batch_whole(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const Error& e) {
    return e.kind() == ErrorKind::unique || e.kind() == ErrorKind::foreign_key || e.kind() == ErrorKind::constraint;
  } catch (...) {
    return true;  // a refusal, a broken promise: the database itself has no part in it
  }
}

// After a failed commit the session's own idea of what is stored is not trusted either.
void recover(Connection& connection, bool commit_failed = false) {
  connection.rollback();
  if (connection.usable() && !commit_failed) return;
  try {
    connection.reopen();
  } catch (const std::exception& e) {
    log::error("the database cannot be reached: {}", e.what());
  }
}

bool is_lost(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const Error& e) {
    return e.kind() == ErrorKind::lost;
  } catch (...) {
    return false;
  }
}

// A session that died while it was idle shows it only now, when nothing has been done yet: one new session is tried.
void begin(Connection& connection, const Scope& scope) {
  if (connection.usable()) {
    try {
      return connection.begin_write(scope);
    } catch (...) {
      if (!is_lost(std::current_exception())) throw;
    }
  }
  connection.reopen();
  connection.begin_write(scope);
}

struct Outcome {
  std::exception_ptr error;
  bool worth_rerunning = false;
};

Outcome attempt_alone(Connection& connection, WriteTask& task) {
  bool committing = false;
  try {
    begin(connection, task.scope);
    if (auto error = run_member(connection, task)) {
      const bool again = connection.worth_rerunning();
      recover(connection);
      return {error, again};
    }
    committing = true;
    connection.commit();
    return {};
  } catch (...) {
    const Outcome outcome{std::current_exception(), connection.worth_rerunning()};
    recover(connection, committing);
    return outcome;
  }
}

std::exception_ptr run_alone(Connection& connection, WriteTask& task) {
  Outcome outcome = attempt_alone(connection, task);
  for (int again = 0; outcome.worth_rerunning && again < kMostReruns; ++again) {
    // The other one of a deadlock needs a moment to take the row, or the two would only meet again.
    std::this_thread::sleep_for(std::chrono::milliseconds(20 << again));
    outcome = attempt_alone(connection, task);
  }
  answer(task.done, outcome.error);
  return outcome.error;
}

// Runs every member but one again, each in its own transaction. When the database cannot be reached at all, the rest
// are answered with that at once instead of each waiting for its own attempt to connect.
void run_others_alone(Connection& connection, std::vector<WriteTask>& members, std::size_t but) {
  std::exception_ptr unreachable;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i == but) continue;
    if (unreachable) {
      answer(members[i].done, unreachable);
      continue;
    }
    auto error = run_alone(connection, members[i]);
    if (!connection.usable()) unreachable = error;
  }
}

}  // namespace

std::exception_ptr run_member(Connection& connection, WriteTask& task) {
  const auto start = std::chrono::steady_clock::now();
  std::exception_ptr error;
  connection.take_failure();
  try {
    Write write(connection, task.scope);
    task.work(write);
  } catch (...) {
    error = std::current_exception();
  }
  if (auto hidden = connection.take_failure()) {
    // What the use case made of the database's error is worth more than the error, as long as the batch is whole.
    if (!error || !leaves_the_batch_whole(hidden)) error = hidden;
  }
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  if (took > kSlowWrite)
    log::warn("a write took {} ms, scope {} {}", took.count(), name_of(task.scope.kind), task.scope.centre_id.value);
  return error;
}

void answer(const Done& done, std::exception_ptr error) noexcept {
  try {
    done(std::move(error));
  } catch (const std::exception& e) {
    log::error("the answer to a transaction failed: {}", e.what());
  } catch (...) {
    log::error("the answer to a transaction failed");
  }
}

void run_writes(Connection& connection, std::vector<WriteTask>& members) {
  if (members.size() == 1) {
    run_alone(connection, members.front());
    return;
  }

  std::vector<std::exception_ptr> errors(members.size());
  std::size_t culprit = members.size();  // none
  const auto alone = [&] { run_others_alone(connection, members, culprit); };
  try {
    begin(connection, members.front().scope);
  } catch (...) {
    recover(connection);
    return alone();
  }

  std::size_t at = 0;
  try {
    for (; at < members.size(); ++at) {
      connection.savepoint();
      errors[at] = run_member(connection, members[at]);
      // SQLite rolls back by itself after some errors: the savepoint and every member before this one are gone, and
      // whatever runs now would commit alone.
      if (!connection.in_transaction() || (errors[at] && !leaves_the_batch_whole(errors[at]))) {
        if (errors[at] && !connection.worth_rerunning()) culprit = at;
        break;
      }
      errors[at] ? connection.undo() : connection.keep();
    }
  } catch (...) {  // a savepoint that cannot be set, kept or undone says nothing about the member
    recover(connection);
    return alone();
  }
  if (at < members.size()) {
    recover(connection);
    if (culprit < members.size()) answer(members[culprit].done, errors[culprit]);
    return alone();
  }

  try {
    connection.commit();
  } catch (...) {
    const auto error = std::current_exception();
    const bool unknown = connection.commit_is_unknown();
    recover(connection, true);
    if (!unknown) return alone();
    for (auto& member : members) answer(member.done, error);
    return;
  }
  for (std::size_t i = 0; i < members.size(); ++i) answer(members[i].done, errors[i]);
}

void run_read(Connection& connection, ReadTask& task) {
  std::exception_ptr error;
  for (int attempt = 0; attempt < 2; ++attempt) {
    error = nullptr;
    connection.take_failure();
    try {
      if (!connection.usable()) connection.reopen();
      connection.begin_read();
      Read read(connection, task.scope);
      task.work(read);
      connection.commit();
      error = connection.take_failure();
      if (!error) break;
    } catch (...) {
      error = std::current_exception();
    }
    const bool again = connection.worth_rerunning() || is_lost(error);
    recover(connection);
    if (!again) break;
  }
  answer(task.done, error);
}

}  // namespace onewindow::db
