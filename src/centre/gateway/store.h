#pragma once
// Every statement of this feature.
#include "centre/gateway/idempotency.h"

namespace onewindow::idempotency::store {

std::optional<Kept> kept(db::Read& read, AccountId account, std::string_view route, std::string_view key);
// In place of what the key held before, which has expired.
void put(db::Write& write, AccountId account, std::string_view route, std::string_view key, const Kept& kept);
std::int64_t remove_before(db::Write& write, Instant before, std::int64_t limit);

}  // namespace onewindow::idempotency::store
