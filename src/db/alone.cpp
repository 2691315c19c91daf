#include "db/alone.h"

#include "base/log.h"
#include "db/migrate.h"

namespace onewindow::db {

Alone::Alone(SqliteFile file) : connection_(std::move(file), SessionMode::writer, ownership_) {
  connection_.reopen();
  ownership_->set(owned_tables(connection_, Engine::sqlite));
}

Alone::~Alone() {
  try {
    drain();
  } catch (const std::exception& e) {
    log::error("{}", e.what());
  }
}

void Alone::submit_read(Scope scope, std::function<void(Read&)> work, Done done) {
  run(ReadTask{scope, std::move(work), std::move(done)});
}

void Alone::submit_write(Scope scope, std::function<void(Write&)> work, Done done) {
  CHECK_PROMISE(scope.kind != Scope::Kind::across, "a handle across centres only reads");
  run(WriteTask{scope, std::move(work), std::move(done)});
}

void Alone::run(Job job) {
  std::unique_lock lock(mutex_);
  if (closed_) {
    lock.unlock();
    const auto error = std::make_exception_ptr(Error(ErrorKind::busy, "the database closes"));
    return std::visit([&](const auto& task) { answer(task.done, error); }, job);
  }
  jobs_.push_back(std::move(job));
  if (running_) return;
  running_ = true;
  while (!jobs_.empty()) {
    Job next = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    std::visit([&](auto& task) { answer(task.done, attempt(task)); }, next);
    lock.lock();
  }
  running_ = false;
  idle_.notify_all();
}

std::exception_ptr Alone::attempt(ReadTask& task) {
  try {
    begin();
    connection_.take_failure();
    Read handle(connection_, task.scope);
    task.work(handle);
    return connection_.take_failure();
  } catch (...) {
    return std::current_exception();
  }
}

std::exception_ptr Alone::attempt(WriteTask& task) {
  try {
    begin();
    connection_.savepoint();
    auto error = run_member(connection_, task);
    if (!connection_.in_transaction()) return error;
    error ? connection_.undo() : connection_.keep();
    if (++uncommitted_ >= kWritesToACommit) commit();
    return error;
  } catch (...) {
    return std::current_exception();
  }
}

void Alone::begin() {
  refuse_if_lost();
  if (!connection_.in_transaction()) connection_.begin_write(Scope::platform());
}

void Alone::commit() {
  refuse_if_lost();
  if (connection_.in_transaction()) connection_.commit();
  uncommitted_ = 0;
}

// SQLite gives a whole transaction up after some errors, and with it writes that were answered.
void Alone::refuse_if_lost() const {
  if (uncommitted_ > 0 && !connection_.in_transaction())
    throw Error(ErrorKind::lost, "writes that were answered are lost: what is being made has to be made again");
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
  commit();
}

}  // namespace onewindow::db
