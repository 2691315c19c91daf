#pragma once
// Every statement of this feature.
#include "centre/files/checks.h"

namespace onewindow::files::store {

struct Row {
  FileId id;
  std::string digest;
  std::int64_t size = 0;
  FileType type = FileType::jpeg;
  std::string name;
  AccountId uploader;
  std::string uploader_name;
  Instant at;
  std::optional<Instant> unused_since;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, digest, size, type, name, uploader, uploader_name, at, unused_since))

void insert(db::Write& write, const Row& row);
std::optional<File> find(db::Read& read, FileId id);
std::vector<File> page(db::Read& read, FileId after, int limit);  // by id
std::vector<File> of_digest(db::Read& read, const std::string& digest);
bool has_use(db::Read& read, FileId id);
void add_use(db::Write& write, FileId id, std::string_view kind, std::int64_t user);
std::int64_t remove_use(db::Write& write, FileId id, std::string_view kind, std::int64_t user);
void set_unused_since(db::Write& write, FileId id, std::optional<Instant> since);
std::vector<File> unused_since(db::Read& read, Instant before, int limit);
void remove(db::Write& write, FileId id);
struct Sums {
  std::int64_t files = 0, bytes = 0, unused = 0;
};
BOOST_DESCRIBE_STRUCT(Sums, (), (files, bytes, unused))
Sums sums(db::Read& read);
struct Contents {
  std::int64_t contents = 0, stored = 0;
};
BOOST_DESCRIBE_STRUCT(Contents, (), (contents, stored))
Contents contents(db::Read& read);
std::vector<TypeSum> by_type(db::Read& read);

struct CheckRow {
  Id<FileCheckTag> id;
  Instant asked_at;
  std::string asked_by;
  FileId after_id;
  std::int64_t files = 0, bytes = 0, stray = 0;
  boost::json::value missing;
  std::int64_t of_files = 0;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(CheckRow, (),
                      (id, asked_at, asked_by, after_id, files, bytes, stray, missing, of_files, finished_at))
std::optional<CheckRow> last_check(db::Read& read);
void insert(db::Write& write, const CheckRow& row);
void update(db::Write& write, const CheckRow& row);
// Over all centres.
bool digest_is_named(db::Read& read, const std::string& digest);

}  // namespace onewindow::files::store
