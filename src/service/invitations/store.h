#pragma once
// Every statement on invitations.
#include "service/invitations/invitations.h"

namespace onewindow::invitations::store {

void insert(db::Write& write, const Invitation& invitation);
std::int64_t services_of(db::Read& read, const std::string& number);
std::optional<Invitation> find(db::Read& read, InvitationId id);
std::optional<Invitation> find_by_code(db::Read& read, const std::string& code);
std::optional<Invitation> last_of_number(db::Read& read, const std::string& number);
std::optional<Invitation> last_at_window(db::Read& read, WindowId window, Instant since);
std::vector<Group> invited(db::Read& read, Instant from, Instant to);

}  // namespace onewindow::invitations::store
