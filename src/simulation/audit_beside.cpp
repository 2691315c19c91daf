// What stands beside the cases: objections and their replies, urgings, calls for help, inquiries, ratings.
#include "oversight/ratings/ratings.h"
#include "service/cases/help_calls.h"
#include "service/cases/inquiries.h"
#include "service/cases/objections.h"
#include "service/cases/registers.h"
#include "service/cases/urging.h"
#include "simulation/event_detail.h"
#include "simulation/findings.h"

namespace onewindow::simulation {

namespace {

using cases::Act;
using cases::Event;
using Rows = std::vector<std::string>;

Date reply_due(const Auditing& of, const Told& told, Date made) {
  using regulation::Unit;
  const auto& limit = *told.objection_reply;
  const bool none = limit.unit == Unit::same_day || limit.unit == Unit::same_visit;
  return slow_due(
      of.calendar,
      {.start = made, .workdays = limit.unit == Unit::workdays, .count = none ? 0 : limit.count, .pauses = {}},
      of.contexts.clock().now().date());
}

void objections(Auditing& of) {
  Rows expected, found;
  const Date today = of.contexts.clock().now().date();
  for (const Told& told : of.cases)
    for (const Event& made : told.events) {
      if (made.act != Act::object) continue;
      const Event* reply = nullptr;
      for (const Event& event : told.events)
        if (event.act == Act::reply_objection && said_in(event, "objection") == said_in(made, "objection"))
          reply = &event;
      const auto due = told.objection_reply ? std::optional(reply_due(of, told, made.at.date())) : std::nullopt;
      const bool late = due && (reply != nullptr ? reply->at.date() : today) > *due;
      expected.push_back(Auditing::row(said_in(made, "objection"), std::to_string(told.id.value), said_in(made, "to"),
                                       made.at, due, reply ? std::optional(reply->at) : std::nullopt,
                                       reply ? said_in(*reply, "finding") : "", late));
    }
  for (const auto& row : of.all(cases::objections))
    found.push_back(Auditing::row(std::to_string(row.id.value), std::to_string(row.case_id.value), row.to, row.made_at,
                                  row.due, row.replied_at, row.finding ? Auditing::shown(*row.finding) : "", row.late));
  of.compare_rows("objection", std::move(expected), std::move(found));
}

void urgings(Auditing& of) {
  Rows expected, found;
  for (const Told& told : of.cases)
    for (std::size_t i = 0; i < told.events.size(); ++i) {
      if (told.events[i].act != Act::urge) continue;
      std::optional<Instant> answered;
      for (std::size_t k = i + 1; k < told.events.size() && !answered; ++k)
        if (told.events[k].act == Act::answer_urging) answered = told.events[k].at;
      expected.push_back(Auditing::row(told.number, told.events[i].at, answered));
    }
  for (const auto& row : of.all(cases::urgings))
    found.push_back(Auditing::row(row.receipt_number, row.at, row.answered_at));
  of.compare_rows("urging", std::move(expected), std::move(found));
}

std::map<std::int64_t, Instant> moments(const Auditing& of, const char* act) {
  std::map<std::int64_t, Instant> out;
  for (const auto& line : of.book.acts(act)) out[line.object] = line.at;
  return out;
}
std::optional<Instant> at(const std::map<std::int64_t, Instant>& moments, std::int64_t id) {
  const auto found = moments.find(id);
  return found == moments.end() ? std::nullopt : std::optional(found->second);
}

void help_calls(Auditing& of) {
  const auto answered = moments(of, "cases.answer_help"), arrived = moments(of, "cases.help_arrived");
  Rows expected, found;
  for (const auto& call : of.book.acts("cases.call_help"))
    expected.push_back(
        Auditing::row(std::to_string(call.object), call.at, at(answered, call.object), at(arrived, call.object)));
  for (const auto& row : of.all(cases::help_calls))
    found.push_back(Auditing::row(std::to_string(row.id.value), row.called_at, row.answered_at, row.arrived_at));
  of.compare_rows("help_call", std::move(expected), std::move(found));
}

void inquiries(Auditing& of) {
  std::map<std::int64_t, std::string> outcome;
  for (const char* act : {"cases.inquire", "cases.answer_inquiry"})  // in this order: the answer comes later
    for (const auto& line : of.book.acts(act)) outcome[line.object] = line.text("outcome");
  const auto ended = moments(of, "cases.end_inquiry");
  Rows expected, found, book, in_book;
  for (const auto& line : of.book.acts("cases.inquire")) {
    const std::string id = std::to_string(line.object);
    expected.push_back(Auditing::row(id, line.at, outcome[line.object], at(ended, line.object)));
    book.push_back(Auditing::row(id, line.at, outcome[line.object]));
  }
  for (const auto& row : of.all(cases::inquiries))
    found.push_back(Auditing::row(std::to_string(row.id.value), row.at, row.outcome, row.ended_at));
  for (const auto& row : of.all(cases::inquiry_book))
    in_book.push_back(Auditing::row(std::to_string(row.id.value), row.at, row.outcome));
  of.compare_rows("inquiry", std::move(expected), std::move(found));
  of.compare_rows("register.inquiries", std::move(book), std::move(in_book));
}

// What was said stands in no ledger; its digest does, and tells whether it is still what was said.
void rating_rows(Auditing& of, const std::vector<ratings::RatingRow>& rows) {
  std::map<std::int64_t, std::pair<std::int64_t, std::string>> last;  // by rating: the last entry and its digest
  for (const char* act : {"ratings.rate", "ratings.verify", "ratings.tell"})
    for (const auto& line : of.book.acts(act))
      if (auto& [sequence, digest] = last[line.object]; line.sequence > sequence)
        std::tie(sequence, digest) = std::pair(line.sequence, line.after);
  Rows expected, found;
  for (const auto& line : of.book.acts("ratings.rate"))
    expected.push_back(Auditing::row(std::to_string(line.object), line.at, last[line.object].second));
  for (const auto& row : rows)
    found.push_back(Auditing::row(
        std::to_string(row.id.value), row.rated_at,
        of.contexts.read(of.actor, [&](ReadContext& context) { return ratings::digest_of(context, row.id); })));
  of.compare_rows("rating", std::move(expected), std::move(found));
}

// The totals of each month against the ratings one by one.
void rating_sums(Auditing& of, const std::vector<ratings::RatingRow>& rows) {
  struct Counted {
    std::int64_t rated = 0, left_out = 0;
    std::vector<std::int64_t> levels = std::vector<std::int64_t>(5);
  };
  std::map<std::string, std::map<std::string, Counted>> months;  // by month, by department; "" of all
  for (const auto& row : rows)
    for (const std::string& of_whom : {std::string(), row.department_name}) {
      Counted& sum = months[row.service_at.date().str().substr(0, 7)][of_whom];
      ++sum.rated;
      row.counts ? ++sum.levels[std::size_t(row.level)] : ++sum.left_out;
    }
  const auto words = [](const std::string& key, const auto& sum) {
    std::string out = Auditing::row(key, sum.rated, sum.left_out);
    for (const std::int64_t level : sum.levels) out += "|" + std::to_string(level);
    return out;
  };
  for (const auto& [month, groups] : months)
    for (const auto by : {ratings::Grouping::all, ratings::Grouping::department}) {
      ratings::SumQuery query;
      query.limit = 200;
      query.month = Text<7>(month);
      query.by = by;
      Rows expected, found;
      for (const auto& [key, sum] : groups)
        if (key.empty() == (by == ratings::Grouping::all)) expected.push_back(words(month + " " + key, sum));
      const auto shown = of.contexts.read(of.actor, [&](ReadContext& c) { return ratings::sums(c, query); });
      for (const auto& sum : shown.items)
        if (sum.rated > 0) found.push_back(words(month + " " + sum.name, sum));
      of.compare_rows("rating.sums", std::move(expected), std::move(found));
    }
}

}  // namespace

void audit_beside(Auditing& of) {
  objections(of);
  urgings(of);
  help_calls(of);
  inquiries(of);
  const auto rows = of.all(ratings::list);
  rating_rows(of, rows);
  rating_sums(of, rows);
}

}  // namespace onewindow::simulation
