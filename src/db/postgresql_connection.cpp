#include "db/postgresql_connection.h"

#include <charconv>
#include <cstdlib>

namespace onewindow::db {
namespace {

// Type numbers are fixed in PostgreSQL's catalogue; the header that names them is the server's.
constexpr Oid kBool = 16, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25, kFloat4 = 700, kFloat8 = 701, kNumeric = 1700;

constexpr const char* kBegin = "begin isolation level read committed";
constexpr const char* kBeginRead = "begin isolation level repeatable read read only";
constexpr const char* kSavepoint = "savepoint member";
constexpr const char* kRelease = "release savepoint member";
constexpr const char* kRollbackTo = "rollback to savepoint member";
constexpr const char* kCommit = "commit";

// No statement waits for ever: not for a centre's head, and not on a network that swallows packets.
constexpr const char* kSettings =
    "set timezone = 'UTC'; set client_min_messages = warning; set lock_timeout = '10s'; set statement_timeout = '60s'; "
    "set idle_in_transaction_session_timeout = '60s'";

ErrorKind kind_of(std::string_view state) {
  if (state == "23505") return ErrorKind::unique;
  if (state == "23503") return ErrorKind::foreign_key;
  if (state.starts_with("23")) return ErrorKind::constraint;
  if (state == "53100") return ErrorKind::full;
  if (state.starts_with("40") || state.starts_with("53") || state == "55P03" || state == "57014")
    return ErrorKind::busy;
  if (state.starts_with("08") || state.starts_with("57P") || state.starts_with("58") || state.starts_with("25P03"))
    return ErrorKind::lost;
  if (state.starts_with("42") || state.starts_with("22") || state.starts_with("25") || state.starts_with("26") ||
      state.starts_with("0A"))
    return ErrorKind::misuse;
  return ErrorKind::other;
}

std::string field_of(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text ? text : "";
}

struct PostgresqlPrepared final : Prepared {
  using Prepared::Prepared;
  std::string name;  // empty until it runs for the first time: the types come with the first values
};

Column column_at(const PGresult* result, int row, int column, const char* name) {
  if (PQgetisnull(result, row, column)) return {};
  const std::string_view text(PQgetvalue(result, row, column), std::size_t(PQgetlength(result, row, column)));
  switch (PQftype(result, column)) {
    case kBool: return {Column::Kind::integer, text == "t" ? 1 : 0, {}};
    case kInt2:
    case kInt4:
    case kInt8:
    case kNumeric: {  // sum() of integers is numeric
      Column value{Column::Kind::integer, 0, {}};
      const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value.integer);
      if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size())
        throw Error(ErrorKind::misuse, std::string("column for ") + name + ": no 64-bit integer");
      return value;
    }
    case kFloat4:
    case kFloat8: throw Error(ErrorKind::misuse, std::string("column for ") + name + ": a floating or a binary value");
    default: return {Column::Kind::text, 0, text};
  }
}

}  // namespace

PostgresqlConnection::PostgresqlConnection(std::string url, std::shared_ptr<const Ownership> ownership)
    : Connection(Engine::postgresql, std::move(ownership)), url_(std::move(url)) {}

PostgresqlConnection::~PostgresqlConnection() { close(); }

void PostgresqlConnection::close() noexcept {
  PQfinish(std::exchange(handle_, nullptr));
  forget_statements();
  deferred_.clear();
  lock_prepared_ = stale_ = worth_rerunning_ = false;
}

void PostgresqlConnection::reopen() {
  close();
  // The first ones may be overruled by the url.
  const char* keys[] = {"connect_timeout", "application_name", "tcp_user_timeout",
                        "dbname",          "client_encoding",  nullptr};
  const char* values[] = {"5", "onewindow", "20000", url_.c_str(), "UTF8", nullptr};
  handle_ = PQconnectdbParams(keys, values, 1);
  if (!usable()) {
    close();
    throw Error(ErrorKind::lost, "postgresql: cannot connect");  // libpq's text would name the host and the user
  }
  PQsetNoticeProcessor(handle_, [](void*, const char*) {}, nullptr);
  execute_raw(kSettings);
}

bool PostgresqlConnection::usable() const { return handle_ != nullptr && PQstatus(handle_) == CONNECTION_OK; }

bool PostgresqlConnection::in_transaction() const {
  if (!usable()) return false;
  if (!deferred_.empty()) return true;
  const auto status = PQtransactionStatus(handle_);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

void PostgresqlConnection::fail(const PGresult* result) {
  const std::string state = result ? field_of(result, PG_DIAG_SQLSTATE) : "";
  if (!usable() || state.starts_with("57P") || state == "25P03") {
    if (handle_ != nullptr) close();
    throw Error(ErrorKind::lost, "postgresql: the connection is lost " + state);
  }
  const ErrorKind kind = kind_of(state);
  // "cached plan must not change result type": another server has migrated meanwhile.
  if (state == "0A000") stale_ = true;
  worth_rerunning_ = state == "40001" || state == "40P01" || state == "0A000";
  std::string text = "postgresql " + state;
  if (const auto constraint = field_of(result, PG_DIAG_CONSTRAINT_NAME); !constraint.empty())
    text += " (" + constraint + ")";
  // These speak of the statement, never of values.
  if (state.starts_with("42")) text += " (" + field_of(result, PG_DIAG_MESSAGE_PRIMARY) + ")";
  throw Error(kind, text);
}

PostgresqlConnection::Result PostgresqlConnection::checked(Result result) {
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.get());
  return result;
}

// In a pipeline every statement's answers end with a null.
PostgresqlConnection::Result PostgresqlConnection::one_answer() {
  Result result(PQgetResult(handle_), &PQclear);
  if (result && PQresultStatus(result.get()) != PGRES_PIPELINE_SYNC) Result(PQgetResult(handle_), &PQclear);
  return result;
}

PostgresqlConnection::Result PostgresqlConnection::send(const char* statement, int count, const char* const* texts,
                                                        const int* lengths) {
  worth_rerunning_ = false;
  if (!usable()) fail(nullptr);
  if (deferred_.empty())
    return checked(Result(PQexecPrepared(handle_, statement, count, texts, lengths, nullptr, 0), &PQclear));

  const auto commands = std::exchange(deferred_, {});
  bool sent = PQenterPipelineMode(handle_) == 1;
  for (const char* command : commands)
    sent = sent && PQsendQueryParams(handle_, command, 0, nullptr, nullptr, nullptr, nullptr, 0) == 1;
  if (statement != nullptr)
    sent = sent && PQsendQueryPrepared(handle_, statement, count, texts, lengths, nullptr, 0) == 1;
  sent = sent && PQpipelineSync(handle_) == 1;
  if (!sent) {
    close();
    fail(nullptr);
  }
  // All answers are read before any is judged, so that the session is ready for what comes next.
  Result last(nullptr, &PQclear), failed(nullptr, &PQclear);
  for (std::size_t i = 0; i < commands.size() + (statement != nullptr); ++i) {
    last = one_answer();
    const auto status = PQresultStatus(last.get());
    if (!last || (!failed && status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)) {
      const bool gone = !last;
      failed = std::move(last);
      if (gone) break;
    }
  }
  if (usable()) one_answer();  // the sync
  if (!usable() || PQexitPipelineMode(handle_) != 1) {
    close();
    fail(nullptr);
  }
  if (failed) fail(failed.get());
  return last;
}

bool PostgresqlConnection::lock_head(std::int64_t centre) {
  const std::string text = std::to_string(centre);
  const char* texts[] = {text.c_str()};
  const int lengths[] = {int(text.size())};
  return PQntuples(send("lock_head", 1, texts, lengths).get()) == 1;
}

void PostgresqlConnection::begin_write(const Scope& scope) {
  commit_is_unknown_ = false;
  worth_rerunning_ = false;
  if (std::exchange(stale_, false)) forget_statements();
  if (!lock_prepared_) {
    checked(Result(PQprepare(handle_, "lock_head", "select 1 from heads where centre_id = $1 for update", 0, nullptr),
                   &PQclear));
    lock_prepared_ = true;
  }
  deferred_.push_back(kBegin);
  if (lock_head(scope.centre_id.value)) return;
  execute_raw("insert into heads (centre_id) values (" + std::to_string(scope.centre_id.value) +
              ") on conflict do nothing");
  CHECK_PROMISE(lock_head(scope.centre_id.value), "the centre's head row can be locked");
}

void PostgresqlConnection::begin_read() {
  commit_is_unknown_ = false;
  worth_rerunning_ = false;
  if (std::exchange(stale_, false)) forget_statements();
  deferred_.push_back(kBeginRead);
}

void PostgresqlConnection::savepoint() { deferred_.push_back(kSavepoint); }
void PostgresqlConnection::keep() {
  // A member that ran no statement has not even set its savepoint.
  if (!deferred_.empty() && deferred_.back() == kSavepoint) deferred_.pop_back();
  else deferred_.push_back(kRelease);
}
void PostgresqlConnection::undo() {
  if (!deferred_.empty() && deferred_.back() == kSavepoint) return deferred_.pop_back();
  deferred_.push_back(kRollbackTo);
  deferred_.push_back(kRelease);
}

void PostgresqlConnection::commit() {
  if (!deferred_.empty() && deferred_.front() == kBeginRead) return deferred_.clear();  // a read that asked nothing
  deferred_.push_back(kCommit);
  try {
    const Result result = send(nullptr, 0, nullptr, nullptr);
    // The answer to the commit of a failed transaction is a friendly ROLLBACK.
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
      throw Error(ErrorKind::other, "postgresql: the transaction was rolled back");
  } catch (const Error& error) {
    commit_is_unknown_ = error.kind() == ErrorKind::lost;
    throw;
  }
}

void PostgresqlConnection::rollback() noexcept {
  deferred_.clear();
  if (in_transaction()) PQclear(PQexec(handle_, "rollback"));
}

void PostgresqlConnection::execute_raw(const std::string& sql) {
  if (!usable()) fail(nullptr);
  checked(Result(PQexec(handle_, sql.c_str()), &PQclear));
}

std::vector<std::vector<std::string>> PostgresqlConnection::query_raw(const std::string& sql) {
  if (!usable()) fail(nullptr);
  const Result result = checked(Result(PQexec(handle_, sql.c_str()), &PQclear));
  std::vector<std::vector<std::string>> rows;
  for (int r = 0; r < PQntuples(result.get()); ++r) {
    auto& row = rows.emplace_back();
    for (int c = 0; c < PQnfields(result.get()); ++c) row.emplace_back(PQgetvalue(result.get(), r, c));
  }
  return rows;
}

std::unique_ptr<Prepared> PostgresqlConnection::prepare(Statement statement) {
  return std::make_unique<PostgresqlPrepared>(std::move(statement));
}

void PostgresqlConnection::statements_forgotten() {
  if (!usable()) return;
  PQclear(PQexec(handle_, "deallocate all"));
  lock_prepared_ = false;
}

std::int64_t PostgresqlConnection::execute(Prepared& prepared, const std::vector<const Value*>& values,
                                           const Sink* sink) {
  auto& own = static_cast<PostgresqlPrepared&>(prepared);
  if (own.name.empty()) {
    if (!usable()) fail(nullptr);
    std::vector<Oid> types(values.size(), 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::holds_alternative<std::int64_t>(*values[i])) types[i] = kInt8;
      else if (text_of(*values[i])) types[i] = kText;
    }
    std::string name = "s" + std::to_string(++next_name_);
    if (!deferred_.empty()) send(nullptr, 0, nullptr, nullptr);
    checked(Result(PQprepare(handle_, name.c_str(), own.statement.text.c_str(), int(types.size()), types.data()),
                   &PQclear));
    own.name = std::move(name);
  }
  std::vector<std::string> numbers(values.size());
  std::vector<const char*> texts(values.size());
  std::vector<int> lengths(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::holds_alternative<std::nullptr_t>(*values[i])) continue;
    auto text = text_of(*values[i]);
    if (!text) text = numbers[i] = std::to_string(std::get<std::int64_t>(*values[i]));
    texts[i] = text->data();
    lengths[i] = int(text->size());
  }
  const Result result = send(own.name.c_str(), int(values.size()), texts.data(), lengths.data());
  CHECK_PROMISE(PQnfields(result.get()) == int(sink ? sink->columns() : 0),
                "the statement has as many columns as the row has fields");
  for (int row = 0; sink != nullptr && row < PQntuples(result.get()); ++row) {
    void* object = sink->append(sink->to);
    if (sink->row.kind != reflect::Kind::structure) {
      fill(sink->row, object, column_at(result.get(), row, 0, "the value"), "the value");
      continue;
    }
    int column = 0;
    for (const auto& field : sink->row.fields) {
      fill(field.type(), field.in(object), column_at(result.get(), row, column, field.name), field.name);
      ++column;
    }
  }
  if (!own.statement.changes) return 0;
  return std::strtoll(PQcmdTuples(result.get()), nullptr, 10);
}

}  // namespace onewindow::db
