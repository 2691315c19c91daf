#pragma once
// The rows that registers and statistics live on, written in the same transaction as the act they follow from: the
// figures of the case; a denial (否决备案); a certificate; the archive's record of a filed case. Called by Work::finish
// and nobody else.
#include "service/cases/store.h"

namespace onewindow::cases {

void keep_register_rows(WriteContext& context, const store::Case& row, const catalogue::ItemContent& content,
                        const Sections& sections, const std::vector<store::EventRow>& events,
                        const std::vector<store::DocumentRow>& documents);

}  // namespace onewindow::cases
