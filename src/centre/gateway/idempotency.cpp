#include "centre/gateway/idempotency.h"

#include "base/digest.h"
#include "centre/gateway/store.h"

namespace onewindow::idempotency {

namespace {

// A key belongs to one route and one account; so does the sealed answer.
std::string column_of(std::string_view route, std::string_view key) {
  return std::string("body ").append(route).append(1, ' ').append(key);
}

std::string opened(WriteContext& context, std::string_view route, std::string_view key, Kept& kept) {
  if (!kept.sealed) return std::move(kept.body);
  return context.privacy.open({"idempotency", column_of(route, key), context.actor.account.value},
                              privacy::Sealed(kept.body));
}

}  // namespace

void check_key(std::string_view key) {
  const bool good = key.size() <= 100 && std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 127; });
  if (!good)
    throw Refusal(RefusalKind::malformed, "idempotency.key", "Idempotency-Key 应为 1 至 100 个可见 ASCII 字符。",
                  "an Idempotency-Key has 1 to 100 visible ASCII characters");
}

std::string digest_of(std::string_view target, std::string_view body) {
  return digest::sm3(std::string(target).append(1, '\n').append(body));
}

std::optional<http::Answer> replay(WriteContext& context, std::string_view route, std::string_view key,
                                   const std::string& request_digest) {
  auto kept = store::kept(context.db, context.actor.account, route, key);
  if (!kept || context.now - kept->at > kLives) return std::nullopt;
  if (kept->request_digest != request_digest)
    throw Refusal(RefusalKind::invalid, "idempotency.key_reused",
                  "这个 Idempotency-Key 已用于另一个请求。请为每个新请求使用新的键。",
                  "this Idempotency-Key was used for another request; use a new key for each request");
  return http::Answer{.status = kept->status,
                      .content_type = std::move(kept->content_type),
                      .body = opened(context, route, key, *kept),
                      .headers = {{"Idempotency-Replayed", "true"}}};
}

void keep(WriteContext& context, std::string_view route, std::string_view key, const std::string& request_digest,
          const http::Answer& answer) {
  const bool personal = context.privacy.touched() && !answer.body.empty();
  store::put(context.db, context.actor.account, route, key,
             {.request_digest = request_digest,
              .status = std::int32_t(answer.status),
              .content_type = answer.content_type,
              .body = personal ? std::string(context.privacy.seal(
                                     {"idempotency", column_of(route, key), context.actor.account.value}, answer.body))
                               : answer.body,
              .sealed = personal,
              .at = context.now});
}

std::int64_t prune(db::Write& write, Instant before, std::int64_t limit) {
  return store::remove_before(write, before, limit);
}

}  // namespace onewindow::idempotency
