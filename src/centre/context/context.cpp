#include "centre/context/context.h"

#include "base/digest.h"
#include "base/version.h"
#include "centre/context/high_water.h"
#include "centre/context/kinds.h"
#include "centre/context/outbox.h"
#include "centre/privacy/masks.h"

namespace onewindow {
namespace {

struct OutboxRow {
  Id<struct OutboxTag> id;
  std::string kind;
  privacy::Sealed recipient;
  boost::json::value payload;
  Instant created_at, next_at;
};
BOOST_DESCRIBE_STRUCT(OutboxRow, (), (id, kind, recipient, payload, created_at, next_at))

std::string digest_of(std::string_view text) { return text.empty() ? std::string() : digest::sm3(text); }

}  // namespace

Actor Actor::of_system(CentreId centre, std::string name) {
  Actor actor;
  actor.name = std::move(name);
  actor.centre = centre;
  actor.system = true;
  return actor;
}

Actor Actor::of_public(CentreId centre) {
  Actor actor;
  actor.name = "public";
  actor.centre = centre;
  return actor;
}

void require(const Actor& actor, http::Permission permission) {
  if (actor.may(permission)) return;
  throw Refusal(RefusalKind::forbidden, "access.forbidden",
                "您没有“" + std::string(permission.zh) + "”的权限。如确需办理，请联系本中心管理员。",
                "you do not have the permission: " + std::string(permission.en) +
                    ". Ask your centre's administrator if you need it.")
      .with("permission", permission.name);
}

void WriteContext::cover(std::int64_t id) {
  if (id > std::max(ids_.high_water(), high_water_)) high_water_ = high_water::raise(db, ids_.node(), id);
}

std::int64_t WriteContext::record(std::string_view act, std::string_view object_kind, std::int64_t object_id,
                                  std::string_view before, std::string_view after, const boost::json::object& detail) {
  ++recorded_;
  boost::json::object kept = detail;
  kept["engine"] = engine_version();  // by which program it was decided
  return ledger::append(db, {.at = now,
                             .actor = {actor.account.value},
                             .actor_name = actor.name,
                             .act = std::string(act),
                             .object_kind = std::string(object_kind),
                             .object_id = {object_id},
                             .before_digest = digest_of(before),
                             .after_digest = digest_of(after),
                             .detail = boost::json::serialize(kept)});
}

void WriteContext::observe(facts::Fact fact) {
  facts::check_known(db, fact);
  fact.id = make_id<facts::FactId>();
  facts::insert(db, fact, now, actor.name);
}

void WriteContext::send(std::string_view kind, std::string_view to, const boost::json::object& payload) {
  const auto id = make_id<Id<OutboxTag>>();
  // A number as the recipient is sealed until it is sent; an inbox, a department or "person:…" is none.
  const bool number = privacy::mask_numbers(to) != to;
  db.change("insert into outbox @row", OutboxRow{.id = id,
                                                 .kind = std::string(kind),
                                                 .recipient = number ? privacy.seal(recipient_place(id.value), to)
                                                                     : privacy::Sealed(std::string(to)),
                                                 .payload = payload,
                                                 .created_at = now,
                                                 .next_at = now});
}

void WriteContext::finish() const {
  CHECK_PROMISE(recorded_ > 0 || db.changes() == 0, "a write changed rows and left no entry in the ledger");
}

}  // namespace onewindow
