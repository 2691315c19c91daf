#include "centre/context/ledger.h"

#include "base/check.h"
#include "base/digest.h"

namespace onewindow::ledger {
namespace {

struct Head {
  std::int64_t sequence = 0;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(Head, (), (sequence, hash))

// A centre's chain and the platform's own are the same thing in two tables, because no handle sees both.
struct Texts {
  std::string_view head, insert, first_head, next_head, page;
};
constexpr Texts kOfCentre{
    "select sequence, hash from heads where centre_id = :centre", "insert into ledger @row",
    "insert into heads (centre_id, sequence, hash) values (:centre, :sequence, :hash)",
    "update heads set sequence = :sequence, hash = :hash where centre_id = :centre and sequence = :previous",
    "select @columns from ledger where centre_id = :centre and sequence > :after order by sequence limit 1000"};
constexpr Texts kOfPlatform{
    "select sequence, hash from platform_head where id = 1", "insert into platform_ledger @row",
    "insert into platform_head (id, sequence, hash) values (1, :sequence, :hash)",
    "update platform_head set sequence = :sequence, hash = :hash where id = 1 and sequence = :previous",
    "select @columns from platform_ledger where sequence > :after order by sequence limit 1000"};

const Texts& texts_of(const db::Scope& scope) {
  CHECK_PROMISE(scope.kind != db::Scope::Kind::across, "a ledger belongs to one centre or to the platform");
  return scope.kind == db::Scope::Kind::centre ? kOfCentre : kOfPlatform;
}

// Every field with its length before it ("5:cases,"), so that no two different entries have one text; the version comes
// first, and the centre, so that a chain cannot be passed off as another centre's.
void add(std::string& text, std::string_view field) {
  text.append(std::to_string(field.size())).append(1, ':').append(field).append(1, ',');
}
void add(std::string& text, std::int64_t number) { add(text, std::to_string(number)); }

std::string hash_of(CentreId centre, const Entry& entry, std::string_view previous) {
  return link(previous, digest_of(centre, entry));
}

Verdict broken(Verdict verdict, std::int64_t sequence, std::string what) {
  verdict.sound = false;
  verdict.broken_at = sequence;
  verdict.what = std::move(what);
  return verdict;
}

// Holds one entry against what stands before it, and moves the verdict on; false at the first that does not hold.
bool follow(Verdict& verdict, CentreId centre, const Entry& entry) {
  const std::int64_t expected = verdict.entries + 1;
  if (entry.sequence != expected) {
    verdict = broken(verdict, expected, "gap");
    return false;
  }
  if (entry.hash != hash_of(centre, entry, verdict.head)) {
    verdict = broken(verdict, expected, "hash");
    return false;
  }
  verdict.entries = expected;
  verdict.head = entry.hash;
  return true;
}

}  // namespace

std::string digest_of(CentreId centre, const Entry& entry) {
  std::string text;
  text.reserve(256 + entry.detail.size());
  add(text, "onewindow-ledger-1");
  add(text, centre.value);
  add(text, entry.sequence);
  add(text, entry.at.ms);
  add(text, entry.actor.value);
  add(text, entry.actor_name);
  add(text, entry.act);
  add(text, entry.object_kind);
  add(text, entry.object_id.value);
  add(text, entry.before_digest);
  add(text, entry.after_digest);
  add(text, entry.detail);
  return digest::sm3(text);
}

std::string link(std::string_view previous_hash, std::string_view entry_digest) {
  std::string text;
  add(text, "onewindow-chain-1");
  add(text, previous_hash);
  add(text, entry_digest);
  return digest::sm3(text);
}

std::int64_t append(db::Write& write, Entry entry) {
  const Texts& sql = texts_of(write.scope());
  const auto head = write.first<Head>(sql.head);
  const Head last = head.value_or(Head{});
  entry.sequence = last.sequence + 1;
  entry.hash = hash_of(write.scope().centre_id, entry, last.hash);
  write.change(sql.insert, entry);
  db::Params params{{"sequence", entry.sequence}, {"hash", entry.hash}};
  const auto moved = head ? write.change(sql.next_head, std::move(params).with("previous", last.sequence))
                          : write.change(sql.first_head, params);
  CHECK_PROMISE(moved == 1, "the ledger's head moved under a write");
  return entry.sequence;
}

// In pages, each its own short snapshot: entries are only ever added, so a page read later fits the ones before. While
// it walks, the centre goes on writing: the head read before must be met on the way, the head read after must not lie
// behind.
Verdict verify(db::Database& database, CentreId centre) {
  const db::Scope scope = centre ? db::Scope::centre(centre) : db::Scope::platform();
  const Texts& sql = texts_of(scope);
  const auto read_head = [&] {
    return database.read(scope, [&](db::Read& read) { return read.first<Head>(sql.head).value_or(Head{}); });
  };
  const Head head = read_head();
  Verdict verdict;
  bool head_met = head.sequence == 0 && head.hash.empty();
  for (;;) {
    const auto page =
        database.read(scope, [&](db::Read& read) { return read.all<Entry>(sql.page, {{"after", verdict.entries}}); });
    for (const Entry& entry : page) {
      if (!follow(verdict, centre, entry)) return verdict;
      if (entry.sequence != head.sequence) continue;
      if (entry.hash != head.hash) return broken(verdict, entry.sequence, "head");
      head_met = true;
    }
    if (page.size() < 1000) break;
  }
  if (!head_met) return broken(verdict, verdict.entries + 1, "head");  // entries were cut off at the end
  const Head after = read_head();
  if (after.sequence < verdict.entries)
    return broken(verdict, after.sequence + 1, "head");  // entries were added behind the head
  return verdict;
}

}  // namespace onewindow::ledger
