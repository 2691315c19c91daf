#pragma once
// What this feature's own use cases share of held papers and parked intakes; nobody else includes it.
#include "service/cases/held.h"
#include "service/cases/parking.h"

namespace onewindow::cases {

// Every paper of this person that may stand for a material of the item, the newest first.
std::vector<HeldMaterial> offer(ReadContext& context, Id<PersonTag> person, const catalogue::ItemContent& content);

// The parked intake has become a case. Nothing happens where somebody finished it meanwhile.
void unpark(WriteContext& context, ParkedId id);

}  // namespace onewindow::cases
