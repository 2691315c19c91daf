#pragma once
// Every statement of this feature.
#include "oversight/views/views.h"

namespace onewindow::views::store {

struct Row {
  DeclarationId id;
  View view = View::windows;
  std::string basis;
  Date from_date;
  std::optional<Date> until_date;
  std::string declared_by;
  Instant declared_at;
  std::optional<Date> revoked_on;
  std::string revoked_by, revoked_reason;

  bool in_force(Date on) const {
    return from_date <= on && (!until_date || *until_date >= on) && (!revoked_on || *revoked_on > on);
  }
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, view, basis, from_date, until_date, declared_by, declared_at, revoked_on, revoked_by,
                       revoked_reason))

std::vector<Row> declarations(db::Read& read);  // newest first
std::optional<Row> find(db::Read& read, DeclarationId id);
void insert(db::Write& write, const Row& row);
void revoke(db::Write& write, const Row& row);

}  // namespace onewindow::views::store
