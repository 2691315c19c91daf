#pragma once
// A session with its statement cache. What is common to both engines is here: reading the text, the cover, binding by
// name, filling rows. An engine prepares, executes and says what went wrong.
#include <atomic>
#include <shared_mutex>
#include <unordered_map>

#include "db/rows.h"
#include "db/statement.h"

namespace onewindow::db {

// The tables that a centre owns, learned from the live schema; shared by all sessions of a database.
class Ownership {
 public:
  void set(TableNames tables);
  TableNames tables() const;
  // Rises with every change, so that sessions forget what they prepared under the old schema.
  std::uint64_t version() const { return version_.load(std::memory_order_acquire); }

 private:
  mutable std::shared_mutex mutex_;
  TableNames tables_;
  std::atomic<std::uint64_t> version_{1};
};

// Where result rows go.
struct Sink {
  const reflect::Type& row;
  void* (*append)(void*);
  void* to;

  std::size_t columns() const { return row.kind == reflect::Kind::structure ? row.fields.size() : 1; }
};

// An engine's prepared statement, together with what is known of its text.
struct Prepared {
  explicit Prepared(Statement s) : statement(std::move(s)) {}
  virtual ~Prepared() = default;
  Statement statement;
  std::vector<std::size_t> places;  // parameter → where the caller last had it in its list
  unsigned scopes = 0;              // bit per Scope::Kind whose cover it has passed
};

enum class SessionMode { writer, reader };

// It begins closed: reopen() opens it.
class Connection {
 public:
  Connection(Engine engine, std::shared_ptr<const Ownership> ownership)
      : engine_(engine), ownership_(std::move(ownership)) {}
  virtual ~Connection() = default;

  // Runs one statement and says how many rows it changed. Without a sink it must change and not return rows.
  std::int64_t run(const Scope& scope, std::string_view sql, const Params& params, const Sink* sink);

  // A transaction of a batch: begin, for each member savepoint and keep or undo, commit.
  virtual void begin_write(const Scope& scope) = 0;  // PostgreSQL: locks the centre's head row
  virtual void begin_read() = 0;
  virtual void savepoint() = 0;
  virtual void keep() = 0;
  virtual void undo() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;

  // False when the engine has ended the transaction by itself or the session is gone.
  virtual bool in_transaction() const = 0;
  virtual bool usable() const = 0;
  virtual void reopen() = 0;
  // The transaction failed for no reason of its own: a deadlock, a serialization failure, a plan of an old schema.
  virtual bool worth_rerunning() const { return false; }
  // After a failed commit nobody may know whether it took place.
  virtual bool commit_is_unknown() const { return false; }

  // For migrations: text without parameters, of one statement, outside the cover.
  virtual void execute_raw(const std::string& sql) = 0;
  virtual std::vector<std::vector<std::string>> query_raw(const std::string& sql) = 0;

  // The first failure since the last call. A member that catches a database error and goes on must not be kept.
  std::exception_ptr take_failure() { return std::exchange(failure_, nullptr); }

 protected:
  virtual std::unique_ptr<Prepared> prepare(Statement statement) = 0;
  virtual std::int64_t execute(Prepared& prepared, const std::vector<const Value*>& values, const Sink* sink) = 0;
  void forget_statements();
  virtual void statements_forgotten() {}

 private:
  struct Key {
    std::string_view sql;
    const reflect::Type* row;
    const reflect::Type* given;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return std::hash<std::string_view>{}(key.sql) ^ (reinterpret_cast<std::size_t>(key.row) << 1) ^
             reinterpret_cast<std::size_t>(key.given);
    }
  };
  struct Entry {
    std::unique_ptr<const std::string> sql;  // what the key looks at
    std::unique_ptr<Prepared> prepared;
  };

  Prepared& find(const Scope& scope, std::string_view sql, const Params& params, const Sink* sink);
  void bind(Prepared& prepared, const Scope& scope, const Params& params);

  Engine engine_;
  std::shared_ptr<const Ownership> ownership_;
  std::uint64_t ownership_version_ = 0;
  TableNames owned_;
  std::unordered_map<Key, Entry, KeyHash> cache_;
  std::vector<const Value*> values_;  // of the statement that runs, reused
  Value centre_;
  std::exception_ptr failure_;
};

}  // namespace onewindow::db
