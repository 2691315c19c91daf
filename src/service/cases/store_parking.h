#pragma once
// Every SQL statement on parked intakes.
#include "centre/privacy/privacy.h"
#include "service/cases/parking.h"

namespace onewindow::cases::store {

struct ParkedRecord {
  ParkedId id;
  std::optional<WindowId> window_id;
  std::string window_name;
  AccountId account_id;
  std::string clerk;
  std::optional<ItemId> item_id;
  std::string item_name, who, note;
  Instant parked_at;
  privacy::Sealed entered;  // a HalfRegistration as JSON
};
BOOST_DESCRIBE_STRUCT(ParkedRecord, (),
                      (id, window_id, window_name, account_id, clerk, item_id, item_name, who, note, parked_at,
                       entered))

// Of this worker, or of the window where he sits.
struct Place {
  AccountId account;
  WindowId window;  // 0: none
};

void insert(db::Write& write, const ParkedRecord& row);
void update(db::Write& write, const ParkedRecord& row);
bool remove(db::Write& write, ParkedId id, const Place& place);
std::optional<ParkedRecord> find(db::Read& read, ParkedId id, const Place& place);
std::vector<ParkedRecord> parked(db::Read& read, const Place& place, ParkedId before, int limit);  // newest first

}  // namespace onewindow::cases::store
