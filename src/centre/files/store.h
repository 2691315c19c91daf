#pragma once
// Every statement of this feature.
#include "centre/files/files.h"

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
// Over all centres.
bool digest_is_named(db::Read& read, const std::string& digest);

}  // namespace onewindow::files::store
