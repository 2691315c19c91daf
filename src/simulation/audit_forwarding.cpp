// What another centre took in for this one: each case whose timeline says so has its record here, the record is the
// case's, and the other side has one under the same id.
#include "service/forwarding/forwarding.h"
#include "simulation/findings.h"

namespace onewindow::simulation {

namespace {

// The number under which it was taken in, as the case's timeline tells it.
std::optional<std::string> taken_in_as(const Told& told) {
  for (const auto& event : told.events)
    if (event.act == cases::Act::note) {
      const auto detail = json::opened(event.detail);
      if (detail.is_object() && detail.as_object().contains("intake"))
        return std::string(detail.at("intake").at("number").as_string());
    }
  return std::nullopt;
}

}  // namespace

void audit_forwarding(Auditing& of) {
  std::vector<std::string> expected, found;
  for (const Told& told : of.cases)
    if (const auto number = taken_in_as(told))
      expected.push_back(Auditing::row(*number, std::to_string(told.id.value), told.received));
  std::int64_t taken = 0, sent = 0;
  std::map<std::int64_t, std::string> numbers;
  for (const auto& row : of.all(forwarding::list)) {
    row.side == forwarding::Side::taken ? ++taken : ++sent;
    if (!row.case_id) continue;
    numbers[row.id.value] = row.number;
    found.push_back(Auditing::row(row.number, std::to_string(row.case_id->value), row.arrived_at));
  }
  of.compare_rows("forwarding", std::move(expected), std::move(found));
  of.compare("forwarding", "taken", std::int64_t(of.book.acts("forwarding.arrive").size()),
             std::int64_t(numbers.size()));
  of.compare("forwarding", "given", std::int64_t(of.book.acts("forwarding.take_in").size()), sent);

  std::set<std::int64_t> elsewhere;  // as the other centres have them
  for (const auto& centre : of.contexts.database().read(db::Scope::platform(), organisation::centres)) {
    if (centre.id == of.actor.centre) continue;
    const Actor there = Actor::of_system(centre.id, "audit");
    forwarding::Query query;
    query.side = forwarding::Side::given;
    query.limit = 200;
    for (bool more = true; more;) {
      const auto page = of.contexts.read(there, [&](ReadContext& c) { return forwarding::list(c, query); });
      for (const auto& row : page.items) {
        elsewhere.insert(row.id.value);
        if (const auto mine = numbers.find(row.id.value); mine != numbers.end())
          of.compare(row.number, "forwarding.number", row.number, mine->second);
      }
      more = page.next.has_value();
      if (more) query.after = Text<400>(*page.next);
    }
  }
  for (const auto& [id, number] : numbers) of.compare(number, "forwarding.other_side", true, elsewhere.contains(id));
}

}  // namespace onewindow::simulation
