#pragma once
// Nothing is observed that has no kind: whoever has the vocabulary (centre/law) says once at start how a fact is held
// against it. Before that, and for a kind or a subject that it does not have, observing is a broken promise, since a
// fact that nobody can name is counted by nothing later on.
#include "centre/context/facts.h"

namespace onewindow::facts {

// Whether the centre of the handle may have such a fact: its kind, of such a subject.
using Known = bool (*)(db::Read& read, const Fact& fact);
void set_known(Known known);
void check_known(db::Read& read, const Fact& fact);

}  // namespace onewindow::facts
