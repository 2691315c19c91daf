#include "db/alone.h"

#include "base/log.h"
#include "db/migrate.h"

namespace onewindow::db {

Alone::Alone(SqliteFile file) : connection_(std::move(file), SessionMode::writer, ownership_) {
  connection_.reopen();
  ownership_->set(owned_tables(connection_, Engine::sqlite));
}

void Alone::submit_read(Scope scope, std::function<void(Read&)> work, Done done) {
  run([this, task = ReadTask{scope, std::move(work), std::move(done)}]() mutable { read(task); });
}

void Alone::submit_write(Scope scope, std::function<void(Write&)> work, Done done) {
  CHECK_PROMISE(scope.kind != Scope::Kind::across, "a handle across centres only reads");
  run([this, task = WriteTask{scope, std::move(work), std::move(done)}]() mutable { write(task); });
}

void Alone::run(std::function<void()> job) {
  std::unique_lock lock(mutex_);
  CHECK_PROMISE(!closed_, "nothing is brought to a database that closes");
  jobs_.push_back(std::move(job));
  if (running_) return;
  running_ = true;
  while (!jobs_.empty()) {
    const auto next = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    next();
    lock.lock();
  }
  running_ = false;
  idle_.notify_all();
}

void Alone::read(ReadTask& task) {
  std::exception_ptr error;
  connection_.take_failure();
  try {
    begin();
    Read handle(connection_, task.scope);
    task.work(handle);
    error = connection_.take_failure();
  } catch (...) {
    error = std::current_exception();
  }
  answer(task.done, error);
}

void Alone::write(WriteTask& task) {
  std::exception_ptr error;
  try {
    begin();
    connection_.savepoint();
    error = run_member(connection_, task);
    // SQLite gives a whole transaction up after some errors, and with it writes that were answered: this is said to
    // whoever brought this one, and what is being made has to be made again.
    if (connection_.in_transaction()) error ? connection_.undo() : connection_.keep();
    if (++uncommitted_ >= kWritesToACommit) commit();
  } catch (...) {
    if (!error) error = std::current_exception();
  }
  answer(task.done, error);
}

void Alone::begin() {
  if (!connection_.in_transaction()) connection_.begin_write(Scope::platform());
}

void Alone::commit() {
  uncommitted_ = 0;
  if (connection_.in_transaction()) connection_.commit();
}

std::vector<std::string> Alone::migrate(std::vector<Migration> migrations) {
  commit();
  auto applied = apply_migrations(connection_, Engine::sqlite, std::move(migrations));
  ownership_->set(owned_tables(connection_, Engine::sqlite));
  return applied;
}

void Alone::drain() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [&] { return !running_; });
  if (std::exchange(closed_, true)) return;
  try {
    commit();
  } catch (const std::exception& e) {
    log::error("the last writes were not stored: {}", e.what());
  }
}

}  // namespace onewindow::db
