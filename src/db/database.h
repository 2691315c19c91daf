#pragma once
// The database as features see it: a Read or a Write handle with bound statements, and nothing of the engine behind it.
// SQLite (one writer thread with group commit, a pool of readers) and PostgreSQL (a pool of sessions; a write first
// locks its centre's head row) run the same SQL text and the same use cases.
//
// SQL subset, checked when a statement is first prepared; what breaks it is a broken promise:
//   - select, with, insert, update, delete; one statement, no `;`, no `::`, no `or rollback`; each :name once.
//   - Two words are expanded: `@columns` into the row type's fields ("c.@columns" with the prefix), and `@row` behind a
//     table's name into "(a, b) values (:a, :b)" of the struct given as parameters. In a table that a centre owns, @row
//     also writes centre_id from the handle, whether the struct has that field or not.
//   - A table that a centre owns is one with a column centre_id. Under Scope::centre a statement on it names `:centre`,
//     which the handle binds, and names centre_id once for every such table, so that joins are tied to the centre:
//     "from a join b on b.centre_id = a.centre_id and … where a.centre_id = :centre". Scope::platform does not see
//     owned tables; Scope::across reads them without :centre and writes nothing.
//   - No clock and no chance (now, current_date, random): both come with the context. `like` names its `escape`.
// Not checked, and different on the engines: `order by` of a column that may be NULL says `nulls first` or `nulls
// last`; a parameter without a context that types it is written cast(:a as text); truth is 0 and 1, never a bare
// column.
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/check.h"
#include "base/reflect.h"
#include "base/unavailable.h"

namespace onewindow::db {

enum class Engine { sqlite, postgresql };

// A broken statement or environment. Its text names the kind and the engine's code, never a value. Nobody catches it
// but the one place that answers 503 (busy, full, lost) or 500, and a store function that turns a named unique
// constraint into a Refusal *outside* the use case.
enum class ErrorKind { unique, foreign_key, constraint, busy, full, lost, misuse, other };
class Error : public Unavailable {
 public:
  Error(ErrorKind kind, std::string text) : kind_(kind), text_(std::move(text)) {}
  ErrorKind kind() const { return kind_; }
  const char* what() const noexcept override { return text_.c_str(); }
  // Asking again helps against a busy, full or lost database; a broken statement stays broken.
  int retry_after() const noexcept override {
    return kind_ == ErrorKind::busy || kind_ == ErrorKind::full || kind_ == ErrorKind::lost ? 5 : 0;
  }

 private:
  ErrorKind kind_;
  std::string text_;
};

// A view is of a field of the row that the statement is given, which outlives it; it ends with a NUL, as PostgreSQL
// wants texts.
using Value = std::variant<std::nullptr_t, std::int64_t, std::string, std::string_view>;
std::optional<std::string_view> text_of(const Value& value);

// The column value of any described scalar; structs and lists become JSON text.
Value to_value(const reflect::Type& type, const void* object);

struct Param {
  template <class T>
  Param(const char* name, const T& object) : name(name) {
    if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      value = std::string(std::string_view(object));
    } else {
      value = to_value(reflect::type_of<T>(), &object);
    }
  }
  Param(const char* name, Value value) : name(name), value(std::move(value)) {}
  Param(const char* name, std::nullptr_t) : name(name) {}
  const char* name;
  Value value;
};

class Params {
 public:
  Params() = default;
  Params(std::initializer_list<Param> list) : list_(list) {}
  // Every field of a described struct as a parameter of its name; also what `@row` expands to.
  template <class Row>
    requires(boost::describe::has_describe_members<Row>::value)
  Params(const Row& row) : row_type_(&reflect::type_of<Row>()) {
    add_fields(reflect::type_of<Row>(), &row);
  }

  template <class T>
  Params& with(const char* name, const T& object) & {
    list_.emplace_back(name, object);
    return *this;
  }
  template <class T>
  Params&& with(const char* name, const T& object) && {
    list_.emplace_back(name, object);
    return std::move(*this);
  }

  const std::vector<Param>& list() const { return list_; }
  const reflect::Type* row_type() const { return row_type_; }

 private:
  void add_fields(const reflect::Type& type, const void* row);
  std::vector<Param> list_;
  const reflect::Type* row_type_ = nullptr;
};

// What a handle may see.
struct Scope {
  enum class Kind { centre, platform, across };
  Kind kind = Kind::platform;
  CentreId centre_id;

  static Scope centre(CentreId id) { return {Kind::centre, id}; }
  static Scope platform() { return {}; }  // tables that no centre owns: accounts, centres, pack texts
  static Scope across() {
    return {Kind::across, CentreId{}};
  }  // read-only, all centres: declared oversight views and jobs
};

class Connection;  // a session with its statement cache; engine-specific, in the .cpp files

class Read {
 public:
  Read(Connection& connection, Scope scope) : connection_(connection), scope_(scope) {}
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;

  const Scope& scope() const { return scope_; }

  template <class Row>
  std::vector<Row> all(std::string_view sql, const Params& params = {}) {
    std::vector<Row> rows;
    select(
        sql, params, reflect::type_of<Row>(),
        [](void* to) -> void* { return &static_cast<std::vector<Row>*>(to)->emplace_back(); }, &rows);
    return rows;
  }
  template <class Row>
  std::optional<Row> first(std::string_view sql, const Params& params = {}) {
    struct Found {
      std::optional<Row> first;
      Row other{};  // where further rows go
    } found;
    select(
        sql, params, reflect::type_of<Row>(),
        [](void* to) -> void* {
          auto& into = *static_cast<Found*>(to);
          return into.first ? &into.other : &into.first.emplace();
        },
        &found);
    return std::move(found.first);
  }
  // One column of one row: number of rows, a maximum, a name.
  template <class T>
  std::optional<T> value(std::string_view sql, const Params& params = {}) {
    return first<T>(sql, params);  // a scalar row type reads the one column
  }
  std::int64_t count(std::string_view sql, const Params& params = {}) {
    return value<std::int64_t>(sql, params).value_or(0);
  }

 protected:
  // Fills one object of `row` (a structure, or a scalar for a single column) per result row. Columns are matched to
  // fields by position; `select @columns` writes them in that order. A NULL is refused but for an optional field.
  void select(std::string_view sql, const Params& params, const reflect::Type& row, void* (*append)(void*), void* to);

  Connection& connection_;
  Scope scope_;
  std::int64_t changes_ = 0;
};

class Write : public Read {
 public:
  using Read::Read;
  // Runs an insert, update or delete and says how many rows it changed.
  std::int64_t change(std::string_view sql, const Params& params = {});
  // Rows changed since the handle was opened, with `returning` too; the context holds it against the ledger.
  std::int64_t changes() const { return changes_; }
};

struct Migration {
  std::string name;  // "202611231015_cases_create": the stamp is the global order
  std::string sql;   // statements separated by ";" at the end of a line; @id @int @text words expanded per dialect
};

struct Options {
  std::string url;      // "sqlite:PATH", "sqlite:PATH?max_pages=N" with a quota, or "postgresql://…"
  int readers = 4;      // reader connections
  int sessions = 8;     // PostgreSQL write sessions
  int batch = 256;      // members of one group commit at most
  bool durable = true;  // false on SQLite: an answer does not wait for the disk; for data that can be made again
};

// Work runs on a database thread in a transaction and may be run again after a failure of its batch; `done` is called
// after commit (null) or with what made it fail: a Refusal, a db::Error, anything thrown.
using Done = std::function<void(std::exception_ptr)>;

class Database {
 public:
  static std::unique_ptr<Database> open(const Options& options);
  virtual ~Database() = default;

  virtual Engine engine() const = 0;
  virtual void submit_read(Scope scope, std::function<void(Read&)> work, Done done) = 0;
  virtual void submit_write(Scope scope, std::function<void(Write&)> work, Done done) = 0;
  // Applies what is missing in the order of names, each in its own transaction; refuses a changed checksum, a name
  // older than the newest applied one, and a PostgreSQL database that does not collate C. Returns the names applied.
  virtual std::vector<std::string> migrate(std::vector<Migration> migrations) = 0;
  // No new work is taken, what was taken is finished. Throws an Error when answered writes were not stored, which only
  // a database that is not durable can say; a destructor passes over it.
  virtual void drain() = 0;

  // Blocking forms for the command line, jobs, errands, the simulation and tests. Not from inside a database thread.
  template <class F>
  auto read(Scope scope, F&& work) {
    return wait<Read>(std::forward<F>(work), [&](auto w, Done d) { submit_read(scope, std::move(w), std::move(d)); });
  }
  template <class F>
  auto write(Scope scope, F&& work) {
    return wait<Write>(std::forward<F>(work), [&](auto w, Done d) { submit_write(scope, std::move(w), std::move(d)); });
  }

 private:
  template <class Handle, class F, class Submit>
  static auto wait(F&& work, Submit submit) {
    using Result = std::invoke_result_t<F&, Handle&>;
    // Shared, because this thread may have gone on before the other has left set_value.
    const auto finished = std::make_shared<std::promise<void>>();
    const auto done = [finished](std::exception_ptr error) {
      error ? finished->set_exception(error) : finished->set_value();
    };
    if constexpr (std::is_void_v<Result>) {
      submit([&](Handle& handle) { work(handle); }, done);
      finished->get_future().get();
    } else {
      std::optional<Result> result;
      submit([&](Handle& handle) { result.emplace(work(handle)); }, done);
      finished->get_future().get();
      return std::move(*result);
    }
  }
};

}  // namespace onewindow::db
