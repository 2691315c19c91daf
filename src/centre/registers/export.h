#pragma once
// A register in a file: xlsx or csv. Whoever may see the register asks for it with the filters of the page; a thread of
// its own pages through the list (each page a read of its own, so that no snapshot lasts) and writes the file into the
// data folder, at a small and constant cost of memory. The file is its maker's alone, and is gone after a day. An
// export that a restart cut off is marked interrupted and can be started again. Not here: what a register holds.
#include <condition_variable>
#include <deque>
#include <thread>

#include "centre/context/errand.h"
#include "centre/registers/register.h"

namespace onewindow::registers {

using ExportId = Id<struct ExportTag>;

enum class Format { xlsx, csv };
BOOST_DESCRIBE_ENUM(Format, xlsx, csv)
enum class Language { zh, en };
BOOST_DESCRIBE_ENUM(Language, zh, en)
enum class ExportState { waiting, running, done, cancelled, interrupted, failed };
BOOST_DESCRIBE_ENUM(ExportState, waiting, running, done, cancelled, interrupted, failed)

struct ExportOrder {
  Text<60, 1> list;  // the register's code
  Format format = Format::xlsx;
  std::map<std::string, std::string> query;  // the filters as they stand in the page's address
  std::optional<Language> language;
};
BOOST_DESCRIBE_STRUCT(ExportOrder, (), (list, format, query, language))

struct ExportView {
  ExportId id;
  std::string list, zh, en;  // the register and its titles
  Format format = Format::xlsx;
  Language language = Language::zh;
  std::map<std::string, std::string> query;
  ExportState state = ExportState::waiting;
  std::int64_t rows_done = 0;
  std::optional<std::int64_t> rows_total;  // as counted at the start; absent where the register cannot be counted
  std::int64_t bytes = 0;
  std::string failure;  // a code: "export.too_many_rows", "export.disk"
  std::string file_name;
  Instant asked_at;
  std::optional<Instant> ended_at, gone_at;  // when the file is removed
};
BOOST_DESCRIBE_STRUCT(ExportView, (),
                      (id, list, zh, en, format, language, query, state, rows_done, rows_total, bytes, failure,
                       file_name, asked_at, ended_at, gone_at))

inline constexpr std::int64_t kFileLives = 24 * 3'600'000;  // ms
inline constexpr std::int64_t kRowsOfXlsx = 1'048'575;      // what a sheet holds under its head
inline constexpr int kExportsAtOnce = 3;                    // of one account, waiting or running

// A short list is ready when this answers. Refuses register.unknown, export.busy, and what the page would refuse.
ExportView order_export(ErrandContext& errand, const ExportOrder& order);  // POST   /api/v1/exports
Paged<ExportView> exports(ReadContext& context, const PageQuery& query);   // GET    /api/v1/exports: one's own
ExportView export_of(ReadContext& context, ExportId id);                   // GET    /api/v1/exports/{id}
http::Download export_file(ErrandContext& errand, ExportId id);            // GET    /api/v1/exports/{id}/file
ExportView start_again(ErrandContext& errand, ExportId id);                // POST   /api/v1/exports/{id}/start
ExportView cancel_export(WriteContext& context, ExportId id);              // DELETE /api/v1/exports/{id}

std::vector<http::Route> export_routes();

// The server's own: one thread that writes files into `folder`. While it lives, orders of this process go to it.
class Exporter {
 public:
  Exporter(Contexts& contexts, std::string folder);
  ~Exporter();  // what runs is cut off between two pages and marked interrupted

  // In the order of arrival; waits until it has ended, but no longer than that.
  void take(std::shared_ptr<const Actor> actor, ExportId id, std::chrono::milliseconds wait);
  std::string path(CentreId centre, ExportId id, Format format) const;
  Contexts& contexts() { return contexts_; }

  static Exporter* of_this_process();

 private:
  struct Task {
    std::shared_ptr<const Actor> actor;
    ExportId id;
  };
  void loop();
  void run(const Task& task);
  void mark_interrupted();

  Contexts& contexts_;
  const std::string folder_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> waiting_;
  std::optional<ExportId> running_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

// The job: files and rows older than a day, chunk by chunk, of all centres; and what lies in the folder without a row.
void remove_old_exports(Contexts& contexts, const std::string& folder);

}  // namespace onewindow::registers
