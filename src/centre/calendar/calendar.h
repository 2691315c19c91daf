#pragma once
// The workday calendar as a centre has it: the one in the binary is the base, yearly notices come on top by import, and
// days of a region by its government's own document (Holiday Measures Art. 4). An import is proposed with its
// document's number, shown with what it changes, and holds only when a second person confirms it. Every calendar that
// was ever in force is kept by its digest, so that a date that was derived from it can be explained for ever. Not here:
// what dates of cases move by it (service/cases/moves.h), and when the hall is open (centre/organisation/hours.h).
#include "base/page.h"
#include "centre/context/context.h"
#include "regulation/calendar_import.h"
#include "regulation/commands.h"

namespace onewindow::calendar {

using ImportId = Id<struct CalendarImportTag>;
using regulation::Calendar;
using CalendarPtr = std::shared_ptr<const Calendar>;

inline constexpr http::Permission kImport{"calendar.import", "导入工作日历", "propose and confirm calendars"};

enum class ImportState { proposed, confirmed, dropped };
BOOST_DESCRIBE_ENUM(ImportState, proposed, confirmed, dropped)

struct Day {
  Date date;
  bool holiday = true;  // false: worked
  std::string name, source;
};
BOOST_DESCRIBE_STRUCT(Day, (), (date, holiday, name, source))

struct Import {
  ImportId id;
  std::string region;  // whose own days these are: 西藏自治区; empty: the nation's notice
  regulation::CalendarFormat format = regulation::CalendarFormat::csv;
  std::string document_number, file_name;
  std::string hash;                           // SM3 of the file
  std::vector<std::int32_t> years, left_out;  // left_out: before all that is known
  std::vector<Day> days;
  ImportState state = ImportState::proposed;
  AccountId proposed_by;
  std::string proposed_name;
  Instant proposed_at;
  std::optional<AccountId> decided_by;
  std::string decided_name;
  std::optional<Instant> decided_at;
  std::string reason;         // of dropping it
  std::string calendar_hash;  // that was in force from its confirmation
};
BOOST_DESCRIBE_STRUCT(Import, (),
                      (id, region, format, document_number, file_name, hash, years, left_out, days, state, proposed_by,
                       proposed_name, proposed_at, decided_by, decided_name, decided_at, reason, calendar_hash))

struct Proposal {
  Text<400000, 1> text;  // the file
  Text<200> file_name;
  Text<80, 1> document_number;      // 国办发明电〔2026〕9号
  std::optional<Text<40>> region;   // whose own days these are; absent: the nation's notice
  std::vector<std::int32_t> years;  // of a file with many; absent: those that change something
};
BOOST_DESCRIBE_STRUCT(Proposal, (), (text, file_name, document_number, region, years))

struct Drop {
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(Drop, (), (reason))

struct Preview {  // an import with what it changes in this centre's calendar
  Import import;
  std::vector<regulation::CalendarChange> changes;
  Date known_until_before, known_until_after;
  bool own = false;  // the reader proposed it, so another person confirms
};
BOOST_DESCRIBE_STRUCT(Preview, (), (import, changes, known_until_before, known_until_after, own))

struct ImportQuery : PageQuery {
  std::optional<ImportState> state;
};
BOOST_DESCRIBE_STRUCT(ImportQuery, (PageQuery), (state))

struct CalendarText {  // a calendar that was in force
  std::string hash, text;
};
BOOST_DESCRIBE_STRUCT(CalendarText, (), (hash, text))

struct YearQuery {
  std::optional<std::int32_t> year;  // this year when absent
};
BOOST_DESCRIBE_STRUCT(YearQuery, (), (year))

struct YearView {  // what is in force for this centre
  std::int32_t year = 0;
  std::int64_t workdays = 0;
  bool known = false;
  Date known_from, known_until;
  std::string hash;
  std::vector<Day> days;  // off or worked against the week
};
BOOST_DESCRIBE_STRUCT(YearView, (), (year, workdays, known, known_from, known_until, hash, days))

YearView year(ReadContext& context, const YearQuery& query);
Paged<Import> imports(ReadContext& context, const ImportQuery& query);  // newest first
Preview preview(ReadContext& context, ImportId id);
CalendarText text(ReadContext& context,
                  const std::string& hash);  // any that was ever in force; refuses calendar.unknown
// Refuses calendar.document_missing, calendar.no_change, calendar.proposed (the same file waits already), and what
// regulation/calendar_import.h refuses.
Preview propose(WriteContext& context, const Proposal& proposal);
// Refuses calendar.import_unknown, calendar.decided, calendar.second_person.
Import confirm(WriteContext& context, ImportId id);
Import drop(WriteContext& context, ImportId id, const Drop& drop);

// The centre's calendar as it would be with this import.
CalendarPtr with(ReadContext& context, ImportId id);

// ---- for the law (centre/law)

// The base with all that is confirmed for the centre of this handle; what no longer fits is left out, and logged.
CalendarPtr in_force(db::Read& read, const CalendarPtr& base);

// ---- for dates that follow (service/cases)

std::optional<Import> last_confirmed(db::Read& read);
// Keeps the text of a calendar for ever.
void keep(db::Write& write, const Calendar& calendar, Instant now);
// A calendar that was in force; null for a digest that nobody knows.
CalendarPtr by_hash(db::Read& read, const std::string& hash);

std::vector<http::Route> routes();

}  // namespace onewindow::calendar
