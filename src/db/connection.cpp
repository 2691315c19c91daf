#include "db/connection.h"

#include <atomic>

#include "db/statistics.h"

namespace onewindow::db {

namespace {
std::atomic<std::int64_t> statement_count{0};
}  // namespace

std::int64_t statements_run() { return statement_count.load(std::memory_order_relaxed); }

void Ownership::set(TableNames tables) {
  std::unique_lock lock(mutex_);
  if (tables == tables_) return;
  tables_ = std::move(tables);
  version_.fetch_add(1, std::memory_order_release);
}

TableNames Ownership::tables() const {
  std::shared_lock lock(mutex_);
  return tables_;
}

void Connection::forget_statements() {
  if (cache_.empty()) return;
  cache_.clear();
  statements_forgotten();
}

// A text that is built anew for every call would fill the cache for ever.
constexpr std::size_t kMaxCached = 4000;

Prepared& Connection::find(const Scope& scope, std::string_view sql, const Params& params, const Sink* sink) {
  if (const auto version = ownership_->version(); version != ownership_version_) {
    forget_statements();
    owned_ = ownership_->tables();
    ownership_version_ = version;
  }
  const Key key{sql, sink ? &sink->row : nullptr, params.row_type()};
  auto found = cache_.find(key);
  if (found == cache_.end()) {
    Statement statement = read_statement(sql, engine_, key.row, key.given, owned_);
    CHECK_PROMISE(sink != nullptr || statement.changes, "change() runs an insert, an update or a delete");
    cover(statement, scope.kind, owned_);
    if (cache_.size() >= kMaxCached) forget_statements();
    Entry entry{std::make_unique<const std::string>(sql), prepare(std::move(statement))};
    entry.prepared->places.resize(entry.prepared->statement.parameters.size());
    const Key own{*entry.sql, key.row, key.given};
    found = cache_.emplace(own, std::move(entry)).first;
    found->second.prepared->scopes = 1u << unsigned(scope.kind);
  }
  Prepared& prepared = *found->second.prepared;
  if (const unsigned bit = 1u << unsigned(scope.kind); !(prepared.scopes & bit)) {
    cover(prepared.statement, scope.kind, owned_);
    prepared.scopes |= bit;
  }
  return prepared;
}

void Connection::bind(Prepared& prepared, const Scope& scope, const Params& params) {
  const auto& names = prepared.statement.parameters;
  const auto& list = params.list();
  const auto broken = [&](const std::string& why) {
    throw BrokenPromise("statement: " + why + ": " + prepared.statement.text.substr(0, 200));
  };
  values_.resize(names.size());
  std::size_t used = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (scope.kind == Scope::Kind::centre && names[i] == "centre") {
      centre_ = scope.centre_id.value;
      values_[i] = &centre_;
      continue;
    }
    std::size_t& place = prepared.places[i];
    if (place >= list.size() || names[i] != list[place].name) {
      place = 0;
      while (place < list.size() && names[i] != list[place].name) ++place;
      if (place == list.size()) broken("no value for :" + names[i]);
    }
    values_[i] = &list[place].value;
    if (const auto text = text_of(*values_[i]); text && text->find('\0') != std::string_view::npos)
      throw Error(ErrorKind::misuse, "a text with NUL for :" + names[i]);  // PostgreSQL would cut it off there
    ++used;
  }
  if (used == list.size()) return;
  // A struct may bring more fields than the statement names; what is listed by hand is meant.
  const std::size_t from_row = params.row_type() ? params.row_type()->fields.size() : 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i < from_row) {
      if (prepared.statement.row_of_centre && std::string_view(list[i].name) == "centre_id" &&
          list[i].value != Value(scope.centre_id.value))
        broken("the row belongs to another centre");
    } else if (std::find(values_.begin(), values_.end(), &list[i].value) == values_.end()) {
      broken(std::string("it does not take :") + list[i].name + ", or has it already");
    }
  }
}

std::int64_t Connection::run(const Scope& scope, std::string_view sql, const Params& params, const Sink* sink) {
  // After an error the transaction is over: PostgreSQL says so itself, and on SQLite, which may have rolled back by
  // itself, whatever runs now would commit alone.
  if (failure_) std::rethrow_exception(failure_);
  try {
    Prepared& prepared = find(scope, sql, params, sink);
    bind(prepared, scope, params);
    statement_count.fetch_add(1, std::memory_order_relaxed);
    return execute(prepared, values_, sink);
  } catch (const Error&) {
    if (!failure_) failure_ = std::current_exception();
    throw;
  }
}

}  // namespace onewindow::db
