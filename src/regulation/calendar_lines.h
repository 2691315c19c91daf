#pragma once
// A calendar as lines of text, and back: what is imported, and what is kept for ever so that a date derived from it can
// be explained.
#include "regulation/calendar.h"

namespace onewindow::regulation {

// "date,kind,name[,source]", in the order of the file, whatever years they are of. Refuses calendar.line.
std::vector<SpecialDay> read_calendar_lines(std::string_view csv);

// Reads back as the same calendar (Calendar::from_csv). Names and sources hold no comma.
std::string csv_of(const Calendar& calendar);
std::string hash_of(const Calendar& calendar);  // SM3 of it

}  // namespace onewindow::regulation
