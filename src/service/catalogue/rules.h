#pragma once
// The catalogue's decisions: may this version be published, is the promise within the law.
#include "regulation/calendar.h"
#include "service/catalogue/catalogue.h"
#include "service/catalogue/sections.h"

namespace onewindow::catalogue {

// The compulsory elements that are empty, by field name, in the order of the guide. The seven of P1.A21.a, the ten of
// P3.A6 and the twelve of P9.A8 are all among them, and each fee needs its name, standard and basis (P5c.9.3.a).
std::vector<std::string> missing_elements(const ItemContent& content);

// The first day from which the promise would end after the law's limit, or nothing. A promise must not exceed the law
// (优化营商环境条例 Art. 36); where the units differ, every day of the known calendar is tried.
std::optional<Date> promise_exceeds_law(const ItemContent& content, const regulation::Calendar& calendar);

// Refuses what could not be right in any centre: item.immediate_limit, item.limit_count, item.material_code,
// item.promise_exceeds_law.
void check_content(const ItemContent& content, const regulation::Calendar& calendar);

// The first of the pack's kinds that the item is of: four in P3.A2, two in P2.A3. Nothing where the pack names none, or
// none of its kinds fits.
std::optional<Cited<ItemKind>> kind_among(const ItemContent& content, const Guides& guides);

// The parts of a public promise that are empty, of those that the pack asks for (P5a.2.1).
std::vector<Cited<PromisePart>> missing_promise(const ItemContent& content, const Guides& guides);

// Refuses item.kind_not_among where the pack names kinds and the item is of none.
void check_kind(const ItemContent& content, const Guides& guides);

// What publication asks of the item by the centre's pack: refuses item.kind_not_among, item.promise_incomplete.
void check_guides(const ItemContent& content, const Guides* guides);

regulation::Duration to_duration(const Limit& limit);

}  // namespace onewindow::catalogue
