#pragma once
// Idempotency keys: a client that got no answer sends the same request with the same key again, and what was done once
// is answered again instead of being done twice. Kept in the act's own transaction, per centre, account and route;
// refusals are not kept, for they changed nothing. An answer of an act that sealed or opened personal data is sealed.
#include "centre/context/context.h"

namespace onewindow::idempotency {

inline constexpr std::int64_t kLives = 24 * 3'600'000;  // ms

struct Kept {
  std::string request_digest;
  std::int32_t status = 200;
  std::string content_type, body;
  bool sealed = false;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (request_digest, status, content_type, body, sealed, at))

// Refuses idempotency.key for what is no key.
void check_key(std::string_view key);
std::string digest_of(std::string_view target, std::string_view body);

// The answer that was given to this request; refuses idempotency.key_reused when the key was used for another one.
std::optional<http::Answer> replay(WriteContext& context, std::string_view route, std::string_view key,
                                   const std::string& request_digest);
void keep(WriteContext& context, std::string_view route, std::string_view key, const std::string& request_digest,
          const http::Answer& answer);

inline constexpr const char* kSealedColumn[] = {"idempotency", "body"};  // for as long as an answer is kept

// Of one centre; says how many went.
std::int64_t prune(db::Write& write, Instant before, std::int64_t limit);

}  // namespace onewindow::idempotency
