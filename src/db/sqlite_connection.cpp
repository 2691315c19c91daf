#include "db/sqlite_connection.h"

#include <charconv>

namespace onewindow::db {
namespace {

ErrorKind kind_of(int extended) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return ErrorKind::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return ErrorKind::foreign_key;
    default: break;
  }
  switch (extended & 0xff) {
    case SQLITE_CONSTRAINT: return ErrorKind::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::busy;
    case SQLITE_FULL: return ErrorKind::full;
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY: return ErrorKind::lost;
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG: return ErrorKind::misuse;
    default: return ErrorKind::other;
  }
}

struct SqlitePrepared final : Prepared {
  SqlitePrepared(Statement s, sqlite3_stmt* compiled) : Prepared(std::move(s)), handle(compiled) {}
  ~SqlitePrepared() override { sqlite3_finalize(handle); }
  sqlite3_stmt* handle;
};

// Leaves the statement ready for its next run, however this one ends.
struct Reset {
  sqlite3_stmt* statement;
  ~Reset() { sqlite3_reset(statement); }
};

}  // namespace

SqliteFile SqliteFile::parse(std::string_view url) {
  constexpr std::string_view scheme = "sqlite:", quota = "?max_pages=";
  CHECK_PROMISE(url.substr(0, scheme.size()) == scheme, "a SQLite url begins with sqlite:");
  url.remove_prefix(scheme.size());
  SqliteFile file;
  if (const auto at = url.find(quota); at != std::string_view::npos) {
    const auto number = url.substr(at + quota.size());
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), file.max_pages);
    CHECK_PROMISE(parsed.ec == std::errc{} && parsed.ptr == number.data() + number.size(), "max_pages is a number");
    url = url.substr(0, at);
  }
  CHECK_PROMISE(!url.empty(), "sqlite: needs a path");
  file.path = url;
  return file;
}

SqliteConnection::SqliteConnection(SqliteFile file, SessionMode mode, std::shared_ptr<const Ownership> ownership)
    : Connection(Engine::sqlite, std::move(ownership)), file_(std::move(file)), mode_(mode) {}

SqliteConnection::~SqliteConnection() { close(); }

void SqliteConnection::open() {
  // Counting its memory takes a lock that all connections would share.
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)once;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (const int code = sqlite3_open_v2(file_.path.c_str(), &handle_, flags, nullptr); code != SQLITE_OK) {
    close();
    throw Error(ErrorKind::lost, "sqlite: cannot open the file (" + std::to_string(code) + ")");
  }
  try {
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, 5000);
    // A double-quoted word is a name, as on PostgreSQL, and never silently a text.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    execute_raw("pragma journal_mode = wal");
    execute_raw(file_.durable ? "pragma synchronous = full" : "pragma synchronous = off");
    execute_raw("pragma foreign_keys = on");
    execute_raw("pragma case_sensitive_like = on");  // as on PostgreSQL
    execute_raw("pragma temp_store = memory");
    // What waits for no disk gathers its pages and writes each once, where it would have written it at every commit.
    execute_raw(file_.durable ? "pragma cache_size = -16000" : "pragma cache_size = -256000");  // kB
    if (!file_.durable) execute_raw("pragma wal_autocheckpoint = 16000");
    execute_raw("pragma journal_size_limit = 67108864");  // a log that a long read once made large shrinks again
    if (mode_ == SessionMode::reader) execute_raw("pragma query_only = on");
    sound_ = true;
    if (file_.max_pages > 0) execute_raw("pragma max_page_count = " + std::to_string(file_.max_pages));
  } catch (...) {
    close();
    throw;
  }
}

void SqliteConnection::close() noexcept {
  sound_ = false;
  forget_statements();
  for (auto& command : commands_) sqlite3_finalize(std::exchange(command, nullptr));
  sqlite3_close_v2(std::exchange(handle_, nullptr));
}

void SqliteConnection::reopen() {
  close();
  open();
}

void SqliteConnection::fail(int code) {
  // The engine's own message may quote the schema's constraint texts and values; the code says enough.
  if (kind_of(code) == ErrorKind::lost) sound_ = false;
  throw Error(kind_of(code), "sqlite " + std::to_string(code) + " (" + sqlite3_errstr(code) + ")");
}

sqlite3_stmt* SqliteConnection::compile(const std::string& sql) {
  if (handle_ == nullptr) throw Error(ErrorKind::lost, "sqlite: not open");
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v3(handle_, sql.c_str(), int(sql.size()) + 1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  // Without parameters' values in it, the message of a text that cannot be prepared is safe and needed.
  if (code != SQLITE_OK)
    throw Error(kind_of(code),
                "sqlite " + std::to_string(code) + " (" + sqlite3_errmsg(handle_) + "): " + sql.substr(0, 200));
  return statement;
}

void SqliteConnection::command(sqlite3_stmt*& statement, const char* sql) {
  if (statement == nullptr) statement = compile(sql);
  Reset reset{statement};
  if (const int code = sqlite3_step(statement); code != SQLITE_DONE && code != SQLITE_ROW) fail(code);
}

void SqliteConnection::begin_write(const Scope&) { command(commands_[0], "begin immediate"); }
void SqliteConnection::begin_read() { command(commands_[1], "begin"); }
void SqliteConnection::savepoint() { command(commands_[2], "savepoint member"); }
void SqliteConnection::keep() { command(commands_[3], "release member"); }
void SqliteConnection::undo() {
  command(commands_[4], "rollback to member");
  keep();
}
void SqliteConnection::commit() { command(commands_[5], "commit"); }

void SqliteConnection::rollback() noexcept {
  if (in_transaction()) sqlite3_exec(handle_, "rollback", nullptr, nullptr, nullptr);
}

bool SqliteConnection::in_transaction() const { return handle_ != nullptr && sqlite3_get_autocommit(handle_) == 0; }

void SqliteConnection::execute_raw(const std::string& sql) { query_raw(sql); }

std::vector<std::vector<std::string>> SqliteConnection::query_raw(const std::string& sql) {
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(compile(sql), &sqlite3_finalize);
  std::vector<std::vector<std::string>> rows;
  if (!statement) return rows;  // a comment only
  int code;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement.get()); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), i));
      row.emplace_back(text ? text : "");
    }
  }
  if (code != SQLITE_DONE) fail(code);
  return rows;
}

std::unique_ptr<Prepared> SqliteConnection::prepare(Statement statement) {
  sqlite3_stmt* compiled = compile(statement.text);
  return std::make_unique<SqlitePrepared>(std::move(statement), compiled);
}

namespace {

void bind_values(sqlite3_stmt* statement, const std::vector<const Value*>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int place = int(i) + 1;
    int code;
    if (const auto* number = std::get_if<std::int64_t>(values[i])) code = sqlite3_bind_int64(statement, place, *number);
    else if (const auto text = text_of(*values[i]))
      code = sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    else code = sqlite3_bind_null(statement, place);
    if (code != SQLITE_OK)
      throw Error(ErrorKind::misuse, "sqlite " + std::to_string(code) + ": a value cannot be bound");
  }
}

Column column_at(sqlite3_stmt* statement, int i, const char* name) {
  switch (sqlite3_column_type(statement, i)) {
    case SQLITE_NULL: return {};
    case SQLITE_INTEGER: return {Column::Kind::integer, sqlite3_column_int64(statement, i), {}};
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      if (text == nullptr) throw Error(ErrorKind::other, "sqlite: out of memory");
      return {Column::Kind::text, 0, std::string_view(text, std::size_t(sqlite3_column_bytes(statement, i)))};
    }
    default: throw Error(ErrorKind::misuse, std::string("column for ") + name + ": a floating or a binary value");
  }
}

void append_row(sqlite3_stmt* statement, const Sink& sink) {
  void* object = sink.append(sink.to);
  if (sink.row.kind != reflect::Kind::structure) {
    fill(sink.row, object, column_at(statement, 0, "the value"), "the value");
    return;
  }
  int i = 0;
  for (const auto& field : sink.row.fields)
    fill(field.type(), field.in(object), column_at(statement, i++, field.name), field.name);
}

}  // namespace

std::int64_t SqliteConnection::execute(Prepared& prepared, const std::vector<const Value*>& values, const Sink* sink) {
  sqlite3_stmt* statement = static_cast<SqlitePrepared&>(prepared).handle;
  CHECK_PROMISE(in_transaction(), "a statement runs in a transaction");
  CHECK_PROMISE(sqlite3_column_count(statement) == int(sink ? sink->columns() : 0),
                "the statement has as many columns as the row has fields");
  Reset reset{statement};
  bind_values(statement, values);
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) append_row(statement, *sink);
  if (code != SQLITE_DONE) fail(code);
  return prepared.statement.changes ? sqlite3_changes64(handle_) : 0;
}

}  // namespace onewindow::db
