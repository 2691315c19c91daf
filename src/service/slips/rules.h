#pragma once
// Slips (凭证): a document in a form that can be checked on another machine, without the database. It carries the
// inputs of its dates, the ledger's entry of the act that made it, and the way from that entry to the next anchor.
// There is no signature: an anchor that was kept elsewhere is what cannot be made afterwards. Pure.
#include "centre/anchors/rules.h"
#include "regulation/deadline.h"

namespace onewindow::slips {

inline constexpr const char* kFormat = "onewindow-slip-1";

// One clock as it stood at the act: what went into its date, and the date.
struct Term {
  std::string clock;  // "promised"
  std::string zh, en;
  Instant start;                                 // its date is day 0
  regulation::Duration limit;                    // counted in days, or in minutes
  std::vector<regulation::Duration> extensions;  // of the limit's unit
  std::int64_t extra_workdays = 0;               // granted behind a limit of another unit
  std::vector<regulation::Pause> pauses;
  std::optional<Instant> ends;  // of minutes that were counted in opening hours
  std::optional<Instant> met_at;
  Date due;
  bool provisional = false;
  std::vector<regulation::Reason> because;  // what set the limit
};
BOOST_DESCRIBE_STRUCT(Term, (),
                      (clock, zh, en, start, limit, extensions, extra_workdays, pauses, ends, met_at, due, provisional,
                       because))

struct Day {
  Date date;
  regulation::DayKind kind = regulation::DayKind::holiday;
  std::string name, source;
};
BOOST_DESCRIBE_STRUCT(Day, (), (date, kind, name, source))

// Of the workday calendar what the dates rest on.
struct Days {
  Date known_from, known_until;
  std::vector<Day> days;
};
BOOST_DESCRIBE_STRUCT(Days, (), (known_from, known_until, days))

// What was entered in the ledger by its digest, at the act.
struct Body {
  std::string format = kFormat;
  CentreId centre;
  std::string centre_name;
  std::string kind, title, number;
  Instant at;
  std::string content_digest;  // SM3 of what the paper says
  std::string receipt_number, case_number, item_code, item_name;
  std::int32_t item_version = 0;
  std::vector<Term> terms;
  Days calendar;
};
BOOST_DESCRIBE_STRUCT(Body, (),
                      (format, centre, centre_name, kind, title, number, at, content_digest, receipt_number,
                       case_number, item_code, item_name, item_version, terms, calendar))

// The ledger's entry of the act, with its ids as text: 0 is the system and the public.
struct Entered {
  std::int64_t sequence = 0;
  Instant at;
  std::string actor, actor_name, act, object_kind, object, before_digest, after_digest, detail, hash;

  static Entered of(const ledger::Entry& entry);
  std::optional<ledger::Entry> entry() const;  // nothing where an id is none
};
BOOST_DESCRIBE_STRUCT(Entered, (),
                      (sequence, at, actor, actor_name, act, object_kind, object, before_digest, after_digest, detail,
                       hash))

struct Slip {
  boost::json::value body;
  std::optional<boost::json::value> content;  // what the paper says; not to who has only the query code
  bool voided = false;                        // when the slip was drawn; the ledger has the act
  Entered entry;
  std::string previous;           // the hash before the entry
  std::vector<std::string> path;  // digests of the entries after it, up to the anchor, or to the head that day
  std::optional<anchors::Anchor> anchor;
};
BOOST_DESCRIBE_STRUCT(Slip, (), (body, content, voided, entry, previous, path, anchor))

// SM3 of a value's text: members in their order, without blanks.
std::string digest_of(const boost::json::value& value);
std::string digest_of(const Stored<boost::json::value>& stored);  // the same, of what was printed here

// The date of a term, from its inputs alone; nothing where opening hours were counted, which a slip does not carry.
struct Derived {
  Date due;
  bool provisional = false;
};
std::optional<Derived> derive(const regulation::Calendar& calendar, const Term& term, Date today);
// The days between day 0 and the due date that are not as the week has them.
Days days_for(const regulation::Calendar& calendar, const std::vector<Term>& terms);

// ---- the check

enum class Grade { good, note, bad };
BOOST_DESCRIBE_ENUM(Grade, good, note, bad)

struct Finding {
  std::string check;  // "paper", "body", "entry", "path", "anchor", "date", "law", "calendar"
  Grade grade = Grade::good;
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (check, grade, zh, en))

struct Checked {
  bool good = true;       // nothing was found to be changed
  bool anchored = false;  // and an anchor that was kept elsewhere says so
  std::string title, number, centre_name;
  Instant at;
  std::vector<Finding> findings;
};
BOOST_DESCRIBE_STRUCT(Checked, (), (good, anchored, title, number, centre_name, at, findings))

// What the other machine has beside the slip.
struct Beside {
  std::optional<std::vector<anchors::Anchor>> anchors;
  std::map<std::string, std::string> packs;        // hash of each that is known here, by its id
  const regulation::Calendar* calendar = nullptr;  // its own
};
Checked check(const boost::json::value& file, const Beside& beside);  // refuses slip.form

}  // namespace onewindow::slips
