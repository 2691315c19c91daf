#include "centre/files/store.h"

namespace onewindow::files::store {

void insert(db::Write& write, const Row& row) { write.change("insert into files @row", row); }

std::optional<File> find(db::Read& read, FileId id) {
  return read.first<File>("select @columns from files where centre_id = :centre and id = :id", {{"id", id}});
}

std::vector<File> page(db::Read& read, FileId after, int limit) {
  return read.all<File>("select @columns from files where centre_id = :centre and id > :after order by id limit :limit",
                        {{"after", after}, {"limit", limit}});
}

std::vector<File> of_digest(db::Read& read, const std::string& digest) {
  return read.all<File>(
      "select @columns from files where centre_id = :centre and digest = :digest order by id limit 100",
      {{"digest", digest}});
}

bool has_use(db::Read& read, FileId id) {
  return read.count("select count(*) from file_uses where centre_id = :centre and file_id = :id", {{"id", id}}) > 0;
}

void add_use(db::Write& write, FileId id, std::string_view kind, std::int64_t user) {
  write.change(
      "insert into file_uses (centre_id, file_id, user_kind, user_id) values (:centre, :id, :kind, :user)"
      " on conflict (centre_id, file_id, user_kind, user_id) do nothing",
      {{"id", id}, {"kind", kind}, {"user", user}});
}

std::int64_t remove_use(db::Write& write, FileId id, std::string_view kind, std::int64_t user) {
  return write.change(
      "delete from file_uses where centre_id = :centre and file_id = :id and user_kind = :kind and user_id = :user",
      {{"id", id}, {"kind", kind}, {"user", user}});
}

void set_unused_since(db::Write& write, FileId id, std::optional<Instant> since) {
  write.change("update files set unused_since = :since where centre_id = :centre and id = :id",
               {{"since", since}, {"id", id}});
}

std::vector<File> unused_since(db::Read& read, Instant before, int limit) {
  return read.all<File>(
      "select @columns from files where centre_id = :centre and unused_since < :before"
      " order by unused_since nulls last, id limit :limit",
      {{"before", before}, {"limit", limit}});
}

void remove(db::Write& write, FileId id) {
  write.change("delete from files where centre_id = :centre and id = :id", {{"id", id}});
}

Sums sums(db::Read& read) {
  return read
      .first<Sums>(
          "select count(*), coalesce(sum(size), 0), coalesce(sum(case when unused_since is null then 0 else 1 end), 0) "
          "from files where centre_id = :centre")
      .value_or(Sums{});
}

Contents contents(db::Read& read) {
  return read
      .first<Contents>(
          "select count(*), coalesce(sum(size), 0) from (select digest, max(size) as size from files where centre_id = "
          ":centre group by digest) c")
      .value_or(Contents{});
}

std::vector<TypeSum> by_type(db::Read& read) {
  return read.all<TypeSum>(
      "select type, count(*), sum(size) from files where centre_id = :centre group by type order by type");
}

std::optional<CheckRow> last_check(db::Read& read) {
  return read.first<CheckRow>("select @columns from file_checks where centre_id = :centre order by id desc limit 1");
}

void insert(db::Write& write, const CheckRow& row) { write.change("insert into file_checks @row", row); }

void update(db::Write& write, const CheckRow& row) {
  write.change(
      "update file_checks set after_id = :after_id, files = :files, bytes = :bytes, stray = :stray, missing = "
      ":missing, "
      "finished_at = :finished_at where centre_id = :centre and id = :id",
      {{"after_id", row.after_id},
       {"files", row.files},
       {"bytes", row.bytes},
       {"stray", row.stray},
       {"missing", row.missing},
       {"finished_at", row.finished_at},
       {"id", row.id}});
}

bool digest_is_named(db::Read& read, const std::string& digest) {
  return read.count("select count(*) from (select 1 as one from files where digest = :digest limit 1) as found",
                    {{"digest", digest}}) > 0;
}

}  // namespace onewindow::files::store
