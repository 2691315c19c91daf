#pragma once
// Every statement on opening exceptions.
#include "centre/organisation/hours.h"

namespace onewindow::organisation::store {

void insert(db::Write& write, const OpeningException& row);
void mark_withdrawn(db::Write& write, const OpeningException& row);
std::optional<OpeningException> exception(db::Read& read, ExceptionId id);
// In force and not over before `since`, in the order in which they were announced.
std::vector<OpeningException> exceptions_since(db::Read& read, Date since);

struct ExceptionAfter {
  Date from_date;
  ExceptionId id;
};
std::vector<OpeningException> exceptions(db::Read& read, const ExceptionQuery& query,
                                         const std::optional<ExceptionAfter>& after, int limit);

}  // namespace onewindow::organisation::store
