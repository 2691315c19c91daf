#pragma once
// An anchor: what the head of a centre's chain was on a day, kept where who can write the database cannot write. A
// chain that somebody made anew from the middle holds in itself; the anchors made before do not fit it. Pure.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "centre/context/ledger.h"

namespace onewindow::anchors {

// One line of the book, and one row of the table.
struct Anchor {
  CentreId centre;
  Date day;
  std::int64_t sequence = 0;
  std::string hash;
  Instant at;
  bool operator==(const Anchor&) const = default;
};
BOOST_DESCRIBE_STRUCT(Anchor, (), (centre, day, sequence, hash, at))

// What a file of anchors holds: lines of JSON as the book has them, or one answer of the public list.
struct Lines {
  std::vector<Anchor> anchors;
  std::int64_t damaged = 0;  // lines that are none; the end of a line whose writer was cut off does not count
};
Lines read_lines(std::string_view text);
std::string line_of(const Anchor& anchor);  // with its end

// Whether an anchor of the book and those of the table tell the same, and what the chain says at that place.
struct Held {
  Anchor anchor;
  bool filed = false;               // stands in the book
  bool entered = false;             // stands in the table
  bool same = true;                 // the two agree
  std::optional<std::string> hash;  // of the chain at its sequence
};

struct Proof : ledger::Verdict {
  std::int64_t anchors = 0;                 // that fit the chain
  std::optional<Date> anchored;             // the day of the last of them
  std::optional<std::int64_t> anchored_to;  // its sequence: up to here the chain cannot have been made anew
};
BOOST_DESCRIBE_STRUCT(Proof, (ledger::Verdict), (anchors, anchored, anchored_to))

// Joins rows and lines by day, the earliest first. Where this server keeps no book (`book` null) the rows stand alone.
std::vector<Held> join(const std::vector<Anchor>& rows, const std::vector<Anchor>* book);
// `what`: "anchor" (the chain is not what it was), "anchor_row" (the table does not say what the book says),
// "anchor_line" (the book lacks a day that it must have).
Proof prove(ledger::Verdict chain, const std::vector<Held>& held);

}  // namespace onewindow::anchors
