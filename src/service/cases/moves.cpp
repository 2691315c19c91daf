#include "service/cases/moves.h"

#include <fmt/format.h>

#include "regulation/calendar_lines.h"
#include "service/cases/moves_rules.h"
#include "service/cases/moves_store.h"
#include "service/cases/telling.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

constexpr int kChunk = 10;  // cases of one write
constexpr int kPage = 200;  // of one read
constexpr std::size_t kShown = 50;
// Another server may not have read yet what was confirmed on this one (law::LawBook): what differs from the last
// confirmation is believed only after this time.
constexpr std::int64_t kSettled = 60'000;
constexpr const char* kWithProgram = "随程序升级的工作日历";

DeadlineMove move_of(const store::OpenCase& row, const Moved& moved) {
  const Words name = words(moved.clock);
  return {.id = {},
          .case_id = row.id,
          .receipt_number = row.receipt_number,
          .case_number = row.case_number,
          .item_name = row.item_name,
          .department_name = row.department_name,
          .clock = clock_name(moved.clock),
          .clock_zh = name.zh,
          .clock_en = name.en,
          .before_date = moved.before,
          .after_date = moved.after,
          .reason = "",
          .import_id = {},
          .hash_before = "",
          .hash_after = "",
          .at = {}};
}

std::vector<DeadlineMove> would_move(ReadContext& context, const regulation::Calendar& then) {
  std::vector<DeadlineMove> out;
  CaseId after;
  for (std::size_t found = kPage; found == kPage;) {
    const auto rows = store::open_cases(context.db, after, kPage);
    found = rows.size();
    for (const auto& row : rows) {
      after = row.id;
      for (const Moved& one : moved(row.course, context.law.calendar(), then, context.today()))
        out.push_back(move_of(row, one));
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const DeadlineMove& a, const DeadlineMove& b) { return a.after_date < b.after_date; });
  return out;
}

// One open case on the new calendar: every date that moves is kept, told to who answers for the case, and said in its
// timeline.
void take_over(WriteContext& context, const store::OpenCase& open, const store::Followed& to,
               const std::vector<Moved>& moves) {
  Work work = Work::of(context, open.id);
  boost::json::array kept;
  std::string zh, en;
  for (const Moved& one : moves) {
    DeadlineMove row = move_of(open, one);
    row.id = context.make_id<MoveId>();
    row.reason = to.reason;
    row.import_id = to.import_id;
    row.hash_before = to.hash;
    row.hash_after = to.next_hash;
    row.at = context.now;
    store::insert(context.db, row);
    kept.push_back({{"clock", row.clock}, {"before", one.before.str()}, {"after", one.after.str()}});
    zh += fmt::format("{}{}由{}改为{}", zh.empty() ? "" : "，", row.clock_zh, one.before.str(), one.after.str());
    en += fmt::format("{}{} from {} to {}", en.empty() ? "" : ", ", row.clock_en, one.before.str(), one.after.str());
  }
  if (!moves.empty()) {
    zh = "工作日历变更（" + to.reason + "）：" + zh;
    en = "the workday calendar changed (" + to.reason + "): " + en;
    work.tell(Act::note, work.row.state, zh, en, boost::json::object{{"moves", kept}, {"reason", to.reason}});
    auto people = watchers(work.row);
    for (auto& worker : workers(work.row)) people.push_back(std::move(worker));
    tell_people(work, std::move(people), "case.deadline_moved", "办件" + number_of(work.row) + zh,
                "case " + number_of(work.row) + ": " + en);
  }
  work.keep(
      "follow_calendar",
      {{"moves", std::move(kept)}, {"reason", to.reason}, {"hash_before", to.hash}, {"hash_after", to.next_hash}});
}

// Where the cases have to go, or nothing when they stand on the calendar in force.
std::optional<store::Followed> next_of(WriteContext& context) {
  const std::string hash = regulation::hash_of(context.law.calendar());
  auto at = store::followed(context.db);
  if (at && !at->next_hash.empty()) return at;
  if (at && at->hash == hash) return std::nullopt;
  const auto last = calendar::last_confirmed(context.db);
  const bool by_import = last && last->calendar_hash == hash;
  if (last && !by_import && context.now - *last->decided_at < kSettled) return std::nullopt;
  calendar::keep(context.db, context.law.calendar(), context.now);
  // A centre that has never followed stands on the calendar that it has had so far.
  if (!at)
    at = store::Followed{
        .hash = hash, .next_hash = "", .cursor = {}, .since = context.now, .reason = "", .import_id = {}};
  if (at->hash != hash) {
    at->next_hash = hash;
    at->cursor = {};
    at->since = by_import ? *last->decided_at : context.now;
    at->reason = by_import ? last->document_number : kWithProgram;
    at->import_id = by_import ? std::optional(last->id) : std::nullopt;
  }
  store::keep(context.db, *at);
  context.record("cases.calendar", "calendar", 0, "", "", {{"hash", at->hash}, {"next", at->next_hash}});
  return at->next_hash.empty() ? std::nullopt : at;
}

// False: nothing more to do.
bool go_on(WriteContext& context) {
  auto at = next_of(context);
  if (!at) return false;
  const auto before = calendar::by_hash(context.db, at->hash), after = calendar::by_hash(context.db, at->next_hash);
  CHECK_PROMISE(before && after, "a calendar that cases stood on is kept for ever");
  const auto rows = store::open_cases(context.db, at->cursor, kChunk);
  for (const auto& row : rows) {
    take_over(context, row, *at, moved(row.course, *before, *after, context.today(), at->since));
    at->cursor = row.id;
  }
  const bool done = int(rows.size()) < kChunk;
  if (done)
    at = store::Followed{
        .hash = at->next_hash, .next_hash = "", .cursor = {}, .since = at->since, .reason = "", .import_id = {}};
  store::keep(context.db, *at);
  if (done) context.record("cases.calendar", "calendar", 0, "", "", {{"hash", at->hash}, {"next", ""}});
  return !done;
}

}  // namespace

Effects effects(ReadContext& context, calendar::ImportId id) {
  const auto shown = calendar::preview(context, id);
  Effects out{.would = shown.import.state == calendar::ImportState::proposed,
              .under_way = false,
              .open_cases = store::count_open(context.db),
              .moves = 0,
              .first = {}};
  if (out.would) {
    out.first = would_move(context, *calendar::with(context, id));
    out.moves = std::int64_t(out.first.size());
    if (out.first.size() > kShown) out.first.resize(kShown);
    return out;
  }
  const auto at = store::followed(context.db);
  const auto last = calendar::last_confirmed(context.db);
  const bool latest = last && last->id == id;
  out.under_way = at && (!at->next_hash.empty() || (latest && at->hash != shown.import.calendar_hash));
  out.moves = store::count_moves(context.db, id);
  out.first = store::first_moves(context.db, id, int(kShown));
  return out;
}

Paged<DeadlineMove> moves(ReadContext& context, const MoveQuery& query) {
  const int limit = limit_of(query);
  const MoveId before{newest_before(query)};
  Paged<DeadlineMove> out{.items = store::moves(context.db, query, before, limit + 1), .next = {}};
  out.next = cut(out.items, limit);
  return out;
}

void follow_calendar(Contexts& contexts) {
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres)) {
    const Actor actor = Actor::of_system(centre.id, "calendar");
    while (contexts.write(actor, go_on)) {}
  }
}

const std::vector<http::Route>& move_routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/calendar-imports/{id}/effects", effects>(
          kListCases, "What dates an import moves or has moved", "cases.calendar_effects"),
      http::route<"GET /api/v1/deadline-moves", moves>(kListCases, "Dates that moved with the calendar, newest first",
                                                       "cases.deadline_moves"),
  };
  return table;
}

}  // namespace onewindow::cases
