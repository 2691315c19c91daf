#pragma once
// Every statement on exports.
#include "centre/registers/export.h"

namespace onewindow::registers::store {

struct Export {
  ExportId id;
  AccountId account_id;
  std::string list;  // the code of the register
  Format format = Format::xlsx;
  Language language = Language::zh;
  std::map<std::string, std::string> query;
  ExportState state = ExportState::waiting;
  std::int64_t rows_done = 0;
  std::optional<std::int64_t> rows_total;
  std::int64_t bytes = 0;
  std::string failure;
  std::int32_t node = 0;
  Instant asked_at;
  std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(Export, (),
                      (id, account_id, list, format, language, query, state, rows_done, rows_total, bytes, failure,
                       node, asked_at, ended_at))

void insert(db::Write& write, const Export& row);
std::optional<Export> find(db::Read& read, AccountId of, ExportId id);
std::vector<Export> list(db::Read& read, AccountId of, ExportId before, int limit);  // newest first
std::int64_t under_way(db::Read& read, AccountId of);

// Each says whether the row was in a state that allows it.
bool begin(db::Write& write, ExportId id, std::optional<std::int64_t> total);
bool advance(db::Write& write, ExportId id, std::int64_t rows_done);
bool end(db::Write& write, const Export& row);  // its state, rows, bytes, failure and time; not when it was cancelled
void again(db::Write& write, ExportId id, std::int32_t node);
bool running(db::Read& read, ExportId id);

// What this node had under way when it went down.
std::int64_t interrupt(db::Write& write, std::int32_t node);
std::vector<CentreId> centres(db::Read& across);  // that have exports at all
std::vector<Export> older(db::Read& read, Instant than, int limit);
void remove(db::Write& write, ExportId id);

}  // namespace onewindow::registers::store
