#pragma once
// Identifiers on papers: the identity number (GB 11643) and the unified social credit code (GB 32100) with their check
// digits. Pure; the caller decides whether a wrong number is refused or only warned about.
#include <string>
#include <string_view>

#include "service/cases/cases.h"

namespace onewindow::cases::papers {

// Trimmed, without spaces, in upper case: the form in which numbers are kept and compared.
std::string normal(std::string_view number);

// Codes: paper.length, paper.character, paper.region, paper.birth_date, paper.check_digit, paper.old_number (15 digits,
// good for searching only). Positions are 1-based.
PaperCheck check(PaperKind paper, std::string_view number, Date today);

// The 18-digit number of a 15-digit one, for searching; nothing where it is none.
std::string upgraded(std::string_view old_number);

}  // namespace onewindow::cases::papers
