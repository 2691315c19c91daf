#include "db/pool.h"

#include "db/alone.h"
#include "db/engines.h"
#include "db/migrate.h"
#include "db/postgresql_connection.h"
#include "db/sqlite_connection.h"

namespace onewindow::db {

Pool::Pool(PoolPlan plan) : plan_(std::move(plan)) {
  // What is wrong with the url or the file is said here, not with the first request.
  const auto control = plan_.connect(SessionMode::writer, ownership_);
  control->reopen();
  ownership_->set(owned_tables(*control, plan_.engine));
  for (int i = 0; i < plan_.writers; ++i) threads_.emplace_back([this] { write_loop(); });
  for (int i = 0; i < plan_.readers; ++i) threads_.emplace_back([this] { read_loop(); });
}

Pool::~Pool() {
  drain();
  for (auto& thread : threads_) thread.join();
}

void Pool::submit_read(Scope scope, std::function<void(Read&)> work, Done done) {
  ReadTask task{scope, std::move(work), std::move(done)};
  if (!reads_.put(next_read_++, task))
    answer(task.done, std::make_exception_ptr(Error(ErrorKind::busy, "too many reads wait, or the server closes")));
}

void Pool::submit_write(Scope scope, std::function<void(Write&)> work, Done done) {
  CHECK_PROMISE(scope.kind != Scope::Kind::across, "a handle across centres only reads");
  WriteTask task{scope, std::move(work), std::move(done)};
  const std::int64_t lane = plan_.lane_per_centre ? scope.centre_id.value : 0;
  if (!writes_.put(lane, task))
    answer(task.done, std::make_exception_ptr(Error(ErrorKind::busy, "too many writes wait, or the server closes")));
}

void Pool::write_loop() {
  const auto connection = plan_.connect(SessionMode::writer, ownership_);
  std::int64_t lane = 0;
  for (;;) {
    auto members = writes_.take(plan_.batch, lane);
    if (members.empty()) return;
    run_writes(*connection, members);
    writes_.finished(lane, members.size());
  }
}

void Pool::read_loop() {
  const auto connection = plan_.connect(SessionMode::reader, ownership_);
  std::int64_t lane = 0;
  for (;;) {
    auto task = reads_.take(1, lane);
    if (task.empty()) return;
    run_read(*connection, task.front());
    reads_.finished(lane, 1);
  }
}

std::vector<std::string> Pool::migrate(std::vector<Migration> migrations) {
  const auto control = plan_.connect(SessionMode::writer, ownership_);
  control->reopen();
  auto applied = apply_migrations(*control, plan_.engine, std::move(migrations));
  ownership_->set(owned_tables(*control, plan_.engine));
  return applied;
}

void Pool::drain() {
  writes_.close();
  reads_.close();
  writes_.wait_until_idle();
  reads_.wait_until_idle();
}

std::unique_ptr<Database> open_sqlite(const Options& options) {
  auto file = SqliteFile::parse(options.url);
  file.durable = options.durable;
  if (!options.durable) return std::make_unique<Alone>(std::move(file));
  return std::make_unique<Pool>(PoolPlan{
      .engine = Engine::sqlite,
      .connect = [file](
                     SessionMode mode,
                     auto ownership) { return std::make_unique<SqliteConnection>(file, mode, std::move(ownership)); },
      .writers = 1,  // SQLite has one writer; waiting in our queue is fair, waiting for its lock is not
      .readers = options.readers,
      .batch = std::size_t(options.batch),
  });
}

std::unique_ptr<Database> open_postgresql(const Options& options) {
  return std::make_unique<Pool>(PoolPlan{
      .engine = Engine::postgresql,
      .connect = [url = options.url](
                     SessionMode,
                     auto ownership) { return std::make_unique<PostgresqlConnection>(url, std::move(ownership)); },
      .writers = options.sessions,
      .readers = options.readers,
      .batch = std::size_t(std::min(options.batch, 32)),  // other servers wait for the centre's head meanwhile
      .lane_per_centre = true,
  });
}

}  // namespace onewindow::db
