#pragma once
// The ledger (台账): every write leaves an entry with its sequence and an SM3 hash over the entry's digest and the hash
// before it, in the same transaction. Changing, deleting or reordering a row later breaks the chain at that place,
// which verify() names. The digest stands between, so that the way from an entry to a later hash can be shown without
// the entries on it.
#include <optional>
#include <string>

#include "base/id.h"
#include "base/time.h"
#include "db/database.h"

namespace onewindow::ledger {

struct Entry {
  std::int64_t sequence = 0;  // 1, 2, 3, … per centre
  Instant at;
  Id<struct AnyTag> actor;  // account; 0 for the system and the public
  std::string actor_name;
  std::string act;          // "cases.accept"
  std::string object_kind;  // "case"
  Id<AnyTag> object_id;
  std::string before_digest;  // SM3 of the object's JSON before; empty where it did not exist
  std::string after_digest;
  std::string detail;  // JSON text without personal data
  std::string hash;    // SM3 over the digest of all of the above and the previous hash
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (sequence, at, actor, actor_name, act, object_kind, object_id, before_digest, after_digest,
                       detail, hash))

// Gives the entry its sequence and hash, moves the centre's head, and returns the sequence.
std::int64_t append(db::Write& write, Entry entry);

std::string digest_of(CentreId centre, const Entry& entry);  // SM3 over all of an entry but its hash
std::string link(std::string_view previous_hash, std::string_view entry_digest);

struct Verdict {
  bool sound = true;
  std::int64_t entries = 0;
  std::string head;                       // hash of the last entry
  std::optional<std::int64_t> broken_at;  // the first sequence that does not hold
  std::string what;                       // "hash", "gap", "head"
};
BOOST_DESCRIBE_STRUCT(Verdict, (), (sound, entries, head, broken_at, what))

// Walks a centre's chain in pages.
Verdict verify(db::Database& database, CentreId centre);

}  // namespace onewindow::ledger
