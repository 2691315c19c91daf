#pragma once
// Where the sealed recipient of an outgoing message stands: context seals it, centre/jobs opens it to send.
#include "centre/privacy/privacy.h"

namespace onewindow {

inline privacy::Place recipient_place(std::int64_t id) { return {"outbox", "recipient", id}; }

}  // namespace onewindow
