#pragma once
// How invitations and ratings are shown; used by the use cases only.
#include "oversight/ratings/store.h"

namespace onewindow::ratings {

InvitationView shown(ReadContext& context, const invitations::Invitation& service);

}  // namespace onewindow::ratings
