#include "centre/anchors/rules.h"

#include <map>

#include "base/json.h"

namespace onewindow::anchors {

namespace {

std::optional<Anchor> anchor_of(std::string_view line) {
  try {
    return json::read<Anchor>(boost::json::parse(line));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

Proof broken(Proof proof, std::int64_t at, const char* what) {
  proof.sound = false;
  proof.broken_at = at;
  proof.what = what;
  return proof;
}

}  // namespace

std::string line_of(const Anchor& anchor) { return json::text(anchor) + "\n"; }

Lines read_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) continue;
    if (auto anchor = anchor_of(line)) lines.anchors.push_back(std::move(*anchor));
    else if (end != std::string_view::npos) ++lines.damaged;
  }
  return lines;
}

std::vector<Held> join(const std::vector<Anchor>& rows, const std::vector<Anchor>* book) {
  std::map<Date, Held> by_day;
  for (const Anchor& row : rows) by_day[row.day] = {.anchor = row, .entered = true};
  if (book != nullptr)
    for (const Anchor& line : *book) {
      Held& held = by_day[line.day];
      held.same = !(held.entered || held.filed) || (held.same && held.anchor == line);
      if (!held.filed) held.anchor = line;  // the first line of a day is the one that was there first
      held.filed = true;
    }
  std::vector<Held> out;
  for (auto& [day, held] : by_day) {
    if (book == nullptr) held.filed = held.entered;
    out.push_back(std::move(held));
  }
  return out;
}

Proof prove(ledger::Verdict chain, const std::vector<Held>& held) {
  Proof proof;
  static_cast<ledger::Verdict&>(proof) = std::move(chain);
  const auto last_line = std::find_if(held.rbegin(), held.rend(), [](const Held& one) { return one.filed; });
  const Date filed_until = last_line == held.rend() ? Date{} : last_line->anchor.day;
  for (const Held& one : held) {
    const Anchor& anchor = one.anchor;
    if (one.hash != anchor.hash)
      return proof.sound || anchor.sequence < proof.broken_at ? broken(proof, anchor.sequence, "anchor") : proof;
    if (!proof.sound && anchor.sequence >= proof.broken_at) continue;
    if (proof.sound && (!one.entered || !one.same)) return broken(proof, anchor.sequence, "anchor_row");
    if (proof.sound && !one.filed && anchor.day < filed_until) return broken(proof, anchor.sequence, "anchor_line");
    ++proof.anchors;
    proof.anchored = anchor.day;
    proof.anchored_to = anchor.sequence;
  }
  return proof;
}

}  // namespace onewindow::anchors
