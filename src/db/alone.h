#pragma once
// A SQLite database for what can be made again if the machine fails: a simulated centre, a bench's rows. One session
// runs everything on the thread that brings it, without another one to wake, and many writes share a commit. Each write
// is still whole or undone; what is lost with the machine is at most the last kWritesToACommit of them. When the
// database itself gives them up (a full disk), nothing more is taken, since it would stand on what is no longer there.
#include <mutex>

#include "db/sqlite_connection.h"
#include "db/tasks.h"

namespace onewindow::db {

class Alone final : public Database {
 public:
  static constexpr int kWritesToACommit = 1000;

  explicit Alone(SqliteFile file);
  ~Alone() override;

  Engine engine() const override { return Engine::sqlite; }
  void submit_read(Scope scope, std::function<void(Read&)> work, Done done) override;
  void submit_write(Scope scope, std::function<void(Write&)> work, Done done) override;
  std::vector<std::string> migrate(std::vector<Migration> migrations) override;
  void drain() override;

 private:
  using Job = std::variant<ReadTask, WriteTask>;
  // Runs the job, or leaves it to whoever is running one: what a job itself brings comes after it.
  void run(Job job);
  std::exception_ptr attempt(ReadTask& task);
  std::exception_ptr attempt(WriteTask& task);
  void begin();
  void commit();
  void refuse_if_lost() const;

  std::shared_ptr<Ownership> ownership_ = std::make_shared<Ownership>();
  SqliteConnection connection_;
  int uncommitted_ = 0;  // writes
  std::mutex mutex_;
  std::condition_variable idle_;
  std::deque<Job> jobs_;
  bool running_ = false, closed_ = false;
};

}  // namespace onewindow::db
