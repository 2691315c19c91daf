#pragma once
// What the audit holds against what it found, and the whole ledger as it reads it once.
#include <algorithm>
#include <set>

#include "service/cases/cases.h"
#include "simulation/auditor.h"
#include "simulation/slow_calendar.h"

namespace onewindow::simulation {

// Every entry of the ledger, in its order.
struct LedgerLine {
  std::int64_t sequence = 0, object = 0, actor = 0;
  Instant at;
  std::string act, after;  // after: the digest of what it left
  boost::json::object detail;

  std::int64_t number(const char* key) const {
    const auto* found = detail.if_contains(key);
    return found != nullptr && found->is_number() ? found->to_number<std::int64_t>() : 0;
  }
  std::string text(const char* key) const {
    const auto* found = detail.if_contains(key);
    return found != nullptr && found->is_string() ? std::string(found->as_string()) : "";
  }
};

struct Book {
  std::int64_t entries = 0;
  std::map<std::int64_t, std::set<std::int64_t>> moments;  // of cases: when something was entered on them
  std::set<std::int64_t> online;                           // cases that were filed from home
  std::map<std::string, std::vector<LedgerLine>> of_act;   // of all other acts, and of notices
  const std::vector<LedgerLine>& acts(const std::string& act) const {
    static const std::vector<LedgerLine> none;
    const auto found = of_act.find(act);
    return found == of_act.end() ? none : found->second;
  }
};

// A case as its timeline tells it, kept for the registers and the figures.
struct Told {
  cases::CaseId id;
  std::string number, department;
  cases::State state = cases::State::received;
  Instant received;
  std::optional<Instant> noticed, accepted, refused, withdrawn, annulled, decided, issued, closed;
  std::optional<bool> granted;
  std::optional<Date> promised_due, statutory_due;  // none while its clock stands
  std::optional<regulation::Duration> objection_reply;
  std::optional<std::int64_t> workdays;
  std::optional<Date> list_due;
  cases::Light light = cases::Light::grey;
  std::vector<cases::Event> events;
  std::vector<cases::DocumentView> documents;

  bool open() const {
    return state != cases::State::issued && state != cases::State::closed && state != cases::State::not_accepted &&
           state != cases::State::withdrawn && state != cases::State::annulled;
  }
  std::optional<bool> kept(const std::optional<Date>& due) const {
    return decided && due ? std::optional(decided->date() <= *due) : std::nullopt;
  }
};

// What the parts of an audit share.
struct Auditing {
  Contexts& contexts;
  const Actor actor;
  const SlowCalendar calendar;
  Audit audit;
  Book book;
  std::vector<Told> cases;

  template <class T, class U>
  void compare(const std::string& object, const std::string& what, const T& expected, const U& found) {
    const std::string a = shown(expected), b = shown(found);
    if (a != b) add(object, what, a, b);
  }
  void add(const std::string& object, const std::string& what, const std::string& expected, const std::string& found) {
    ++audit.differences;
    if (++shown_of[what] <= kEachAtMost) audit.findings.push_back({object, what, expected, found});
  }
  // Rows of a register, each written as "object|what it says": those that should be there against those that are.
  void compare_rows(const std::string& what, std::vector<std::string> expected, std::vector<std::string> found) {
    audit.rows += std::int64_t(found.size());
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    std::vector<std::string> lacking, extra;
    std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(lacking));
    std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(), std::back_inserter(extra));
    const auto object = [](const std::string& row) { return row.substr(0, row.find('|')); };
    for (const auto& row : lacking) {
      const auto same =
          std::find_if(extra.begin(), extra.end(), [&](const auto& o) { return object(o) == object(row); });
      add(object(row), what, row, same == extra.end() ? "no such row" : *same);
      if (same != extra.end()) extra.erase(same);
    }
    for (const auto& row : extra) add(object(row), what, "no such row", row);
  }

  // Every row of a paged list.
  template <class Row, class Query>
  std::vector<Row> all(Paged<Row> (*use_case)(ReadContext&, const Query&), Query query = {}) {
    std::vector<Row> out;
    query.limit = 200;
    for (bool more = true; more;) {
      auto page = contexts.read(actor, [&](ReadContext& context) { return use_case(context, query); });
      std::move(page.items.begin(), page.items.end(), std::back_inserter(out));
      more = page.next.has_value();
      if (more) query.after = Text<400>(*page.next);
    }
    return out;
  }

  static std::string shown(const std::string& text) { return text; }
  static std::string shown(const char* text) { return text; }
  static std::string shown(Date date) { return date.str(); }
  static std::string shown(Instant at) { return at.str(); }
  static std::string shown(bool value) { return value ? "yes" : "no"; }
  static std::string shown(std::int64_t value) { return std::to_string(value); }
  template <class T>
  static std::string shown(const std::optional<T>& value) {
    return value ? shown(*value) : "none";
  }
  template <class E>
    requires std::is_enum_v<E>
  static std::string shown(E value) {
    return boost::describe::enum_to_string(value, "?");
  }
  std::map<std::string, int> shown_of;  // by what: so that one kind does not bury the others
  static constexpr int kEachAtMost = 20;
  template <class... A>
  static std::string row(const std::string& object, const A&... said) {
    std::string out = object;
    ((out += "|" + shown(said)), ...);
    return out;
  }
};

// The parts, in files of their own.
void audit_registers(Auditing& of);   // of cases
void audit_statistics(Auditing& of);  // of cases, by day and by department
void audit_fees(Auditing& of);
void audit_forwarding(Auditing& of);  // what other centres took in for this one
void audit_beside(Auditing& of);      // objections, urgings, calls for help, inquiries, ratings

}  // namespace onewindow::simulation
