#pragma once
// A SQLite session. The C interface is used directly; docs/adr/0002 has the figures.
#include <sqlite3.h>

#include "db/connection.h"

namespace onewindow::db {

struct SqliteFile {
  bool durable = true;  // false: commits do not wait for the disk
  std::string path;
  std::int64_t max_pages = 0;  // the file's quota; 0: as large as the disk

  static SqliteFile parse(std::string_view url);  // "sqlite:PATH" or "sqlite:PATH?max_pages=N"
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(SqliteFile file, SessionMode mode, std::shared_ptr<const Ownership> ownership);
  ~SqliteConnection() override;

  void begin_write(const Scope& scope) override;
  void begin_read() override;
  void savepoint() override;
  void keep() override;
  void undo() override;
  void commit() override;
  void rollback() noexcept override;
  bool in_transaction() const override;
  bool usable() const override { return handle_ != nullptr && sound_; }
  void reopen() override;
  void execute_raw(const std::string& sql) override;
  std::vector<std::vector<std::string>> query_raw(const std::string& sql) override;

 protected:
  std::unique_ptr<Prepared> prepare(Statement statement) override;
  std::int64_t execute(Prepared& prepared, const std::vector<const Value*>& values, const Sink* sink) override;

 private:
  void open();
  void close() noexcept;
  sqlite3_stmt* compile(const std::string& sql);
  void command(sqlite3_stmt*& statement, const char* sql);
  [[noreturn]] void fail(int code);  // throws the code as an Error

  SqliteFile file_;
  SessionMode mode_;
  sqlite3* handle_ = nullptr;
  bool sound_ = false;  // false after an error of the file itself
  // begin write, begin read, savepoint, release, undo, commit: compiled once, they run with every use case.
  sqlite3_stmt* commands_[6] = {};
};

}  // namespace onewindow::db
