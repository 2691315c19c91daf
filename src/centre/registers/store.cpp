#include "centre/registers/store.h"

namespace onewindow::registers::store {

void insert(db::Write& write, const Export& row) { write.change("insert into exports @row", row); }

std::optional<Export> find(db::Read& read, AccountId of, ExportId id) {
  return read.first<Export>(
      "select @columns from exports where centre_id = :centre and id = :id and account_id = :account",
      {{"id", id}, {"account", of}});
}

std::vector<Export> list(db::Read& read, AccountId of, ExportId before, int limit) {
  return read.all<Export>(
      "select @columns from exports where centre_id = :centre and account_id = :account and id < :before order by id "
      "desc limit :limit",
      {{"account", of}, {"before", before}, {"limit", limit}});
}

std::int64_t under_way(db::Read& read, AccountId of) {
  return read.count(
      "select count(*) from exports where centre_id = :centre and account_id = :account and state in ('waiting', "
      "'running')",
      {{"account", of}});
}

bool begin(db::Write& write, ExportId id, std::optional<std::int64_t> total) {
  return write.change(
             "update exports set state = 'running', rows_total = :total where centre_id = :centre and id = :id and "
             "state = 'waiting'",
             {{"total", total}, {"id", id}}) == 1;
}

bool advance(db::Write& write, ExportId id, std::int64_t rows_done) {
  return write.change(
             "update exports set rows_done = :rows where centre_id = :centre and id = :id and state = 'running'",
             {{"rows", rows_done}, {"id", id}}) == 1;
}

bool end(db::Write& write, const Export& row) {
  return write.change(
             "update exports set state = :state, rows_done = :rows, bytes = :bytes, failure = :failure, ended_at = :at"
             " where centre_id = :centre and id = :id and state in ('waiting', 'running')",
             {{"state", row.state},
              {"rows", row.rows_done},
              {"bytes", row.bytes},
              {"failure", row.failure},
              {"at", row.ended_at},
              {"id", row.id}}) == 1;
}

void again(db::Write& write, ExportId id, std::int32_t node) {
  write.change(
      "update exports set state = 'waiting', rows_done = 0, rows_total = null, bytes = 0, failure = '', ended_at = "
      "null, node = :node where centre_id = :centre and id = :id",
      {{"node", node}, {"id", id}});
}

bool running(db::Read& read, ExportId id) {
  return read.count("select count(*) from exports where centre_id = :centre and id = :id and state = 'running'",
                    {{"id", id}}) == 1;
}

std::int64_t interrupt(db::Write& write, std::int32_t node) {
  return write.change(
      "update exports set state = 'interrupted' where centre_id = :centre and node = :node and state in ('waiting', "
      "'running')",
      {{"node", node}});
}

std::vector<CentreId> centres(db::Read& across) {
  return across.all<CentreId>("select distinct centre_id from exports order by centre_id");
}

std::vector<Export> older(db::Read& read, Instant than, int limit) {
  return read.all<Export>(
      "select @columns from exports where centre_id = :centre and asked_at < :than and state not in ('waiting', "
      "'running') order by id limit :limit",
      {{"than", than}, {"limit", limit}});
}

void remove(db::Write& write, ExportId id) {
  write.change("delete from exports where centre_id = :centre and id = :id", {{"id", id}});
}

}  // namespace onewindow::registers::store
