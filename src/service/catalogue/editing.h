#pragma once
// What reading and writing items share, and how the import writes without showing what it wrote.
#include <map>

#include "centre/organisation/organisation.h"
#include "service/catalogue/catalogue.h"
#include "service/catalogue/store.h"

namespace onewindow::catalogue {

// What every row and guide needs of the organisation, read once.
struct Hall {
  explicit Hall(ReadContext& context);

  std::string department_name(const ItemContent& content) const;
  organisation::ItemFacts facts(const ItemContent& content) const;
  std::vector<const organisation::Window*> taking(const ItemContent& content) const;

  std::vector<organisation::Window> windows;
  std::vector<organisation::Placement> placements;
  std::map<std::string, organisation::Department> departments;  // by code
  Date today;
  std::optional<WindowId> own;
};

store::Item load(ReadContext& context, ItemId id);  // refuses item.unknown
store::Version load_version(ReadContext& context, ItemId id, std::int32_t number);
ItemView show(ReadContext& context, const store::Item& item, std::int32_t number);

// A department writes the guides of its own items (P1.A21.b); the centre's own people, who are of none, write any
// unless the centre's pack keeps it to the departments. Refuses item.other_department, item.department_edits.
void check_own_department(ReadContext& context, const std::string& department);

// The item as it stands after its new words: a new item, or the next version beside the live one.
store::Item write_new(WriteContext& context, const ItemContent& content);
store::Item write_next(WriteContext& context, store::Item item, const ItemContent& content);

}  // namespace onewindow::catalogue
