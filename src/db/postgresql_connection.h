#pragma once
// A PostgreSQL session over libpq. Commands whose answer nobody waits for (begin, savepoint, release) travel with the
// next statement in one pipeline, so that a transaction costs as many round trips as it has statements, and one.
#include <libpq-fe.h>

#include "db/connection.h"

namespace onewindow::db {

class PostgresqlConnection final : public Connection {
 public:
  PostgresqlConnection(std::string url, std::shared_ptr<const Ownership> ownership);
  ~PostgresqlConnection() override;

  void begin_write(const Scope& scope) override;
  void begin_read() override;
  void savepoint() override;
  void keep() override;
  void undo() override;
  void commit() override;
  void rollback() noexcept override;
  bool in_transaction() const override;
  bool usable() const override;
  void reopen() override;
  bool worth_rerunning() const override { return worth_rerunning_; }
  bool commit_is_unknown() const override { return commit_is_unknown_; }
  void execute_raw(const std::string& sql) override;
  std::vector<std::vector<std::string>> query_raw(const std::string& sql) override;

 protected:
  std::unique_ptr<Prepared> prepare(Statement statement) override;
  std::int64_t execute(Prepared& prepared, const std::vector<const Value*>& values, const Sink* sink) override;
  void statements_forgotten() override;

 private:
  using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

  void close() noexcept;
  // Sends the deferred commands, and the prepared statement behind them; gives back the last answer.
  Result send(const char* statement, int count, const char* const* texts, const int* lengths);
  Result one_answer();
  Result checked(Result result);
  [[noreturn]] void fail(const PGresult* result);
  bool lock_head(std::int64_t centre);

  std::string url_;
  PGconn* handle_ = nullptr;
  std::vector<const char*> deferred_;
  std::int64_t next_name_ = 0;
  bool lock_prepared_ = false;
  bool stale_ = false;  // prepared under an older schema: forgotten before the next transaction
  bool worth_rerunning_ = false;
  bool commit_is_unknown_ = false;
};

}  // namespace onewindow::db
