#pragma once
// What a use case is given: the transaction, who acts, for which centre, one instant, the law in force. A use case is a
// free function whose first parameter is a ReadContext or a WriteContext; routes, jobs, the command line, the
// simulation and tests call it alike. It returns a value or throws a Refusal, has no effect outside its transaction,
// and can be run again.
#include <memory>
#include <set>
#include <string>

#include "base/id.h"
#include "base/refusal.h"
#include "centre/context/facts.h"
#include "centre/context/ledger.h"
#include "centre/privacy/privacy.h"
#include "db/database.h"
#include "http/route.h"
#include "regulation/pack.h"

namespace onewindow {

using AccountId = Id<struct AccountTag>;
using DepartmentId = Id<struct DepartmentTag>;
using WindowId = Id<struct WindowTag>;
using VisitorId = Id<struct VisitorTag>;

// Who acts. The system itself acts too (a job, an import); it is named, and holds every permission of its centre.
struct Actor {
  AccountId account;  // none for the system and the public
  std::string name;
  CentreId centre;
  std::optional<DepartmentId> department;  // scope: what this person answers for
  std::optional<WindowId> window;          // where this person sits
  std::shared_ptr<const std::set<std::string, std::less<>>> permissions;
  bool system = false;
  VisitorId visitor;  // of the public: who proved a phone number (service/visitors)

  bool may(http::Permission permission) const {
    return system || permission == http::kPublic || (permission == http::kSignedIn && account) ||
           (permission == http::kVisitor && visitor) || (permissions && permissions->contains(permission.name));
  }
  static Actor of_system(CentreId centre, std::string name);
  static Actor of_public(CentreId centre);
};

// Refuses with access.forbidden. The route's permission is checked before; this is for what depends on the object.
void require(const Actor& actor, http::Permission permission);

// What servers keep in memory beside the database. A write names what it made stale; once it is committed, this server
// forgets it at once and the others read it again within half a minute.
enum class Kept { law = 1, accounts = 2, organisation = 4 };

class ReadContext {
 public:
  ReadContext(db::Read& read, const Actor& who, Instant at, const regulation::Law& in_force, privacy::Keyring& keyring)
      : db(read), actor(who), now(at), law(in_force), privacy(keyring, who.centre) {}

  CentreId centre() const { return actor.centre; }
  Date today() const { return now.date(); }

  db::Read& db;
  const Actor& actor;
  const Instant now;
  const regulation::Law& law;
  const privacy::Privacy privacy;  // seals and opens this centre's personal data
};

class WriteContext : public ReadContext {
 public:
  WriteContext(db::Write& write, const Actor& who, Instant at, const regulation::Law& in_force,
               privacy::Keyring& keyring, IdMaker& maker)
      : ReadContext(write, who, at, in_force, keyring), db(write), ids_(maker) {}

  template <class IdType>
  IdType make_id() {
    const auto id = ids_.make<IdType>(now);
    cover(id.value);
    return id;
  }

  // What was done, on which object, and the object before and after (null where it did not exist). Digests are kept,
  // and `detail`, which must hold no personal data. Every write needs one: finish() holds changed rows against it.
  // Returns the entry's sequence.
  std::int64_t record(std::string_view act, std::string_view object_kind, std::int64_t object_id,
                      std::string_view before, std::string_view after, const boost::json::object& detail = {});
  template <class Tag>
  std::int64_t record(std::string_view act, std::string_view object_kind, Id<Tag> id, std::string_view before,
                      std::string_view after, const boost::json::object& detail = {}) {
    return record(act, object_kind, id.value, before, after, detail);
  }

  // A fact that was observed; see facts.h for the kinds.
  void observe(facts::Fact fact);

  // A message for outside or for somebody's inbox, sent by a job after commit.
  void send(std::string_view kind, std::string_view to, const boost::json::object& payload);

  // After commit, this server forgets what it kept of it.
  void forget(Kept kept) { forgotten_ |= unsigned(kept); }
  unsigned forgotten() const { return forgotten_; }

  // The mark that this write stored for ids (high_water.h), 0 when it did not; whoever opened the context tells the
  // maker after commit.
  std::int64_t high_water() const { return high_water_; }

  // Called by whoever opened the context, before commit. A write that changed rows without a ledger entry is a broken
  // promise.
  void finish() const;

  db::Write& db;

 private:
  void cover(std::int64_t id);

  IdMaker& ids_;
  std::int64_t high_water_ = 0;
  int recorded_ = 0;
  unsigned forgotten_ = 0;  // bits of Kept
};

}  // namespace onewindow

namespace onewindow::http {
template <> struct context_kind<ReadContext> {
  static constexpr ContextKind value = ContextKind::read;
};
template <> struct context_kind<WriteContext> {
  static constexpr ContextKind value = ContextKind::write;
};
}  // namespace onewindow::http
