#include "centre/gateway/store.h"

namespace onewindow::idempotency::store {

std::optional<Kept> kept(db::Read& read, AccountId account, std::string_view route, std::string_view key) {
  return read.first<Kept>(
      "select @columns from idempotency where centre_id = :centre and account = :account and route = :route and key = "
      ":key",
      {{"account", account}, {"route", route}, {"key", key}});
}

void put(db::Write& write, AccountId account, std::string_view route, std::string_view key, const Kept& kept) {
  write.change(
      "insert into idempotency (centre_id, account, route, key, request_digest, status, content_type, body, sealed, at)"
      " values (:centre, :account, :route, :key, :digest, :status, :type, :body, :sealed, :at)"
      " on conflict (centre_id, account, route, key) do update set request_digest = excluded.request_digest, status = "
      "excluded.status,"
      " content_type = excluded.content_type, body = excluded.body, sealed = excluded.sealed, at = excluded.at",
      {{"account", account},
       {"route", route},
       {"key", key},
       {"digest", kept.request_digest},
       {"status", kept.status},
       {"type", kept.content_type},
       {"body", kept.body},
       {"sealed", kept.sealed},
       {"at", kept.at}});
}

std::int64_t remove_before(db::Write& write, Instant before, std::int64_t limit) {
  return write.change(
      "delete from idempotency where centre_id = :centre and (account, route, key) in"
      " (select i.account, i.route, i.key from idempotency i where i.centre_id = :own and i.at < :before order by i.at "
      "limit :limit)",
      {{"own", write.scope().centre_id}, {"before", before}, {"limit", limit}});
}

}  // namespace onewindow::idempotency::store
