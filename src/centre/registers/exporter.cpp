// The thread that writes exports, page by page.

#include <filesystem>

#include "base/log.h"
#include "base/refusal.h"
#include "centre/registers/store.h"
#include "centre/registers/writers.h"

namespace onewindow::registers {

namespace fs = std::filesystem;

namespace {

constexpr int kPage = 200;                  // rows of one read, some 20 ms
constexpr std::int64_t kTellEvery = 1'000;  // ms between two notes of progress
constexpr int kChunk = 200;                 // old exports of one look
std::atomic<Exporter*> the_one = nullptr;

enum class Outcome { done, cancelled, interrupted };

// One export on its way.
struct Run {
  Contexts& contexts;
  const Actor& actor;
  const std::atomic<bool>& stopping;
  store::Export row;
  const Register& list;

  Outcome write_to(const std::string& path, const std::string& folder) {
    const auto query = read_query(list, {row.query.begin(), row.query.end()});
    const auto file = writer(list, row.format, row.language, path, folder);
    auto told = std::chrono::steady_clock::now();
    std::optional<std::string> after;
    for (;;) {
      if (stopping) return Outcome::interrupted;
      list.turn(query.get(), std::move(after), kPage);
      bool wanted = true;
      const Page page = contexts.read(actor, [&](ReadContext& context) {
        wanted = store::running(context.db, row.id);
        return wanted ? list.page(context, query.get()) : Page{};
      });
      if (!wanted) return Outcome::cancelled;
      for (const void* one : page.rows) file->row(one);
      row.rows_done += std::int64_t(page.rows.size());
      if (row.format == Format::xlsx && row.rows_done > kRowsOfXlsx)
        throw Refusal(RefusalKind::conflict, "export.too_many_rows", "", "");
      after = page.next;
      if (!after) break;
      tell(told);
    }
    file->finish();
    row.bytes = std::int64_t(fs::file_size(path));
    return Outcome::done;
  }

  void tell(std::chrono::steady_clock::time_point& told) {
    const auto now = std::chrono::steady_clock::now();
    if (now - told < std::chrono::milliseconds(kTellEvery)) return;
    told = now;
    contexts.database().write(Contexts::scope_of(actor),
                              [&](db::Write& write) { store::advance(write, row.id, row.rows_done); });
  }
};

// What the ledger may keep of the filters: typed text can be somebody's name or number.
boost::json::object filters(const Register& list, const std::map<std::string, std::string>& query) {
  boost::json::object out;
  for (const auto& [name, value] : query) {
    const auto found = std::find_if(list.filters.begin(), list.filters.end(),
                                    [&, wanted = name](const Filter& filter) { return filter.name == wanted; });
    const bool typed = found == list.filters.end() || found->kind == "text";
    out[name] = typed ? "(typed)" : value;
  }
  return out;
}

void finish(Contexts& contexts, const Actor& actor, const Register& list, store::Export row) {
  contexts.write(actor, [&](WriteContext& context) {
    row.ended_at = context.now;
    if (!store::end(context.db, row)) return;  // cancelled meanwhile
    context.record("registers.export", "export", row.id, json::text(ExportState::running), json::text(row.state),
                   {{"register", row.list},
                    {"format", boost::describe::enum_to_string(row.format, "")},
                    {"filters", filters(list, row.query)},
                    {"state", boost::describe::enum_to_string(row.state, "")},
                    {"rows", row.rows_done},
                    {"bytes", row.bytes}});
  });
}

}  // namespace

Exporter::Exporter(Contexts& contexts, std::string folder) : contexts_(contexts), folder_(std::move(folder)) {
  fs::create_directories(folder_);
  mark_interrupted();
  Exporter* none = nullptr;
  CHECK_PROMISE(the_one.compare_exchange_strong(none, this), "one exporter a process");
  thread_ = std::thread([this] { loop(); });
}

Exporter::~Exporter() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
  the_one = nullptr;
  try {
    mark_interrupted();
  } catch (const std::exception& error) {
    log::error("exports: {}", error.what());  // the next start marks them
  }
}

Exporter* Exporter::of_this_process() { return the_one; }

std::string Exporter::path(CentreId centre, ExportId id, Format format) const {
  return folder_ + "/" + std::to_string(centre.value) + "-" + std::to_string(id.value) + "." +
         boost::describe::enum_to_string(format, "");
}

void Exporter::mark_interrupted() {
  const auto node = std::int32_t(contexts_.ids().node());
  for (const CentreId centre : contexts_.database().read(db::Scope::across(), store::centres))
    contexts_.database().write(db::Scope::centre(centre), [&](db::Write& write) { store::interrupt(write, node); });
}

void Exporter::take(std::shared_ptr<const Actor> actor, ExportId id, std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  waiting_.push_back({std::move(actor), id});
  changed_.notify_all();
  changed_.wait_for(lock, wait, [&] {
    return stopping_ || (running_ != id && std::none_of(waiting_.begin(), waiting_.end(),
                                                        [&](const Task& task) { return task.id == id; }));
  });
}

void Exporter::loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    const Task task = std::move(waiting_.front());
    waiting_.pop_front();
    running_ = task.id;
    lock.unlock();
    try {
      run(task);
    } catch (const std::exception& error) {
      log::error("export {}: {}", task.id.value, error.what());
    }
    lock.lock();
    running_.reset();
    changed_.notify_all();
  }
}

void Exporter::run(const Task& task) {
  const Actor& actor = *task.actor;
  const auto row =
      contexts_.read(actor, [&](ReadContext& context) { return store::find(context.db, actor.account, task.id); });
  const Register* list = row ? find(row->list) : nullptr;
  if (list == nullptr) return;
  const auto query = read_query(*list, {row->query.begin(), row->query.end()});
  std::optional<std::int64_t> total;
  if (list->count != nullptr)
    total = contexts_.read(actor, [&](ReadContext& context) { return list->count(context, query.get()); });
  const bool begun = contexts_.database().write(Contexts::scope_of(actor),
                                                [&](db::Write& write) { return store::begin(write, task.id, total); });
  if (!begun) return;  // cancelled while it waited

  Run run{.contexts = contexts_, .actor = actor, .stopping = stopping_, .row = *row, .list = *list};
  const std::string path = this->path(actor.centre, task.id, row->format), part = path + ".part";
  std::error_code ignored;
  run.row.state = ExportState::failed;
  Outcome outcome = Outcome::done;
  try {
    outcome = run.write_to(part, folder_);
    if (outcome == Outcome::done) {
      fs::rename(part, path);
      run.row.state = ExportState::done;
    }
  } catch (const Refusal& refusal) {
    run.row.failure = refusal.code;
  } catch (const WriterFailed&) {
    run.row.failure = "export.disk";
  } catch (const fs::filesystem_error&) {
    run.row.failure = "export.disk";
  } catch (const std::exception& error) {
    run.row.failure = "export.failed";
    log::error("export {}: {}", task.id.value, error.what());
  }
  fs::remove(part, ignored);
  if (outcome == Outcome::done) finish(contexts_, actor, *list, run.row);
}

void remove_old_exports(Contexts& contexts, const std::string& folder) {
  const Instant before = contexts.clock().now() + -kFileLives;
  std::error_code ignored;
  for (const CentreId centre : contexts.database().read(db::Scope::across(), store::centres)) {
    const db::Scope scope = db::Scope::centre(centre);
    for (;;) {
      const auto old =
          contexts.database().read(scope, [&](db::Read& read) { return store::older(read, before, kChunk); });
      if (old.empty()) break;
      contexts.database().write(scope, [&](db::Write& write) {
        for (const auto& row : old) store::remove(write, row.id);
      });
      for (const auto& row : old)
        fs::remove(folder + "/" + std::to_string(centre.value) + "-" + std::to_string(row.id.value) + "." +
                       boost::describe::enum_to_string(row.format, ""),
                   ignored);
    }
  }
  // What a crash left behind, or what another server's job has taken the row of.
  const auto day_ago = fs::file_time_type::clock::now() - std::chrono::milliseconds(kFileLives);
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.is_regular_file(ignored) && entry.last_write_time(ignored) < day_ago) fs::remove(entry.path(), ignored);
}

}  // namespace onewindow::registers
