#pragma once
// Personal data at rest: numbers and phones are sealed before they reach a row, so that a stolen database, dump or
// backup holds none of them. The keys stand in a file outside the database (keyring.h). Names are not sealed; what is
// shown in lists is masked (base/text.h). How a feature uses it:
//
//   row.phone = context.privacy.seal({"visits", "phone", row.id.value}, phone);    // the field is a privacy::Sealed
//   row.phone_index = context.privacy.index("phone", phone);                        // plain text column, if searched
//   row.phone_tail = context.privacy.index("phone.tail", privacy::tail(phone));     // its last four, if searched
//   filter: "phone_index = :a", or one for each of context.privacy.indexes("phone", typed) while keys are changed
//   const std::string phone = context.privacy.open({"visits", "phone", row.id.value}, row.phone);
//
// and the feature names the column once in its sealed() (SealedColumn), so that a change of keys finds it. An errand
// makes its own: privacy::Privacy(contexts.keyring(), centre). Tests have keys through World.
//
// A sealed value is bound by its MAC to centre, table, column, row and key: moved elsewhere it does not open. It does
// not show that a value was taken away: an empty text stays empty. Index values are the same for the same text in one
// centre and one kind, and in no other.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/refusal.h"

namespace onewindow::privacy {

class Keyring;
struct KeySet;

// A column's text that only Privacy reads. Never printed into an answer.
struct Sealed : std::string {
  Sealed() = default;
  explicit Sealed(std::string text) : std::string(std::move(text)) {}
};

// Where a sealed value stands; `row` is the id of its row.
struct Place {
  std::string_view table, column;
  std::int64_t row = 0;
};

// The last four characters, by which a person at the counter is found; empty where there are no more than four.
std::string tail(std::string_view number);

// Whether a text is a sealed value, for columns where not every value is.
bool is_sealed(std::string_view text);

// One centre's view of the keys, taken when its transaction began.
class Privacy {
 public:
  Privacy(Keyring& keyring, CentreId centre);

  Sealed seal(const Place& place, std::string_view plain) const;
  // Refuses privacy.unreadable: moved, changed, or its key is not there.
  std::string open(const Place& place, const Sealed& sealed) const;
  std::optional<std::string> try_open(const Place& place, const Sealed& sealed) const;

  std::string index(std::string_view kind, std::string_view text) const;                 // "" of ""
  std::vector<std::string> indexes(std::string_view kind, std::string_view text) const;  // with every key in use

  bool sealed_with_active(const Sealed& sealed) const;  // false: to be sealed again
  // Whether anything was sealed or opened here; an answer that is kept is then sealed, too.
  bool touched() const { return touched_; }

 private:
  Keyring& keyring_;
  CentreId centre_;
  mutable std::shared_ptr<const KeySet> keys_;
  mutable bool touched_ = false;
};

// A column that holds sealed values, and the index columns beside it, for the change of keys. `key` is what leads to
// the row beside centre_id, its last word the row's id: "id", or "case_id, id".
struct IndexColumn {
  const char* column;
  const char* kind;
  bool of_tail = false;
};
struct SealedColumn {
  const char* table;
  const char* column;
  const char* key = "id";
  std::vector<IndexColumn> indexes = {};
};

}  // namespace onewindow::privacy
