#pragma once
// The store of attachments as the administrator sees it: how much lies there, what nobody uses, and whether every file
// is still what it was. The check reads every byte, so a job does it piece by piece and goes on where it stopped.
#include "centre/files/files.h"

namespace onewindow::files {

inline constexpr http::Permission kManageFiles{"files.manage", "管理附件存储", "look after the attachments' store"};

struct Fault {
  std::string digest;
  std::string what;  // "missing", "changed"
  std::vector<std::string> names;
};
BOOST_DESCRIBE_STRUCT(Fault, (), (digest, what, names))

struct CheckView {
  Id<struct FileCheckTag> id;
  Instant asked_at;
  std::string asked_by;
  std::int64_t files = 0, bytes = 0;  // read so far
  std::int64_t of_files = 0;          // that there were when it began
  std::int64_t stray = 0;             // bytes that no row names; the hourly job removes them
  std::vector<Fault> missing;         // 200 at most
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(CheckView, (), (id, asked_at, asked_by, files, bytes, of_files, stray, missing, finished_at))

struct TypeSum {
  FileType type = FileType::jpeg;
  std::int64_t files = 0, bytes = 0;
};
BOOST_DESCRIBE_STRUCT(TypeSum, (), (type, files, bytes))

struct StoreView {
  std::int64_t files = 0, bytes = 0;      // rows, as people sent them
  std::int64_t contents = 0, stored = 0;  // different contents, and the bytes they take
  std::int64_t unused = 0;                // rows that nobody uses; removed after a day
  std::vector<TypeSum> types;
  std::optional<CheckView> check;  // the last one, or the one that runs
};
BOOST_DESCRIBE_STRUCT(StoreView, (), (files, bytes, contents, stored, unused, types, check))

StoreView look(ReadContext& context);        // GET  /api/v1/files
StoreView ask_check(WriteContext& context);  // POST /api/v1/files/check; refuses files.checking
void go_on_checking(Contexts& contexts);     // as a job
// One piece of one centre's check; says whether there is more.
bool check_piece(Contexts& contexts, CentreId centre);

std::vector<http::Route> routes();

}  // namespace onewindow::files
