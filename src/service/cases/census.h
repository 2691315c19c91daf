#pragma once
// Cases in numbers, for those who look at a centre from above: nothing here names a person.
#include "service/cases/course.h"

namespace onewindow::cases {

struct ItemVolume {
  std::string item_code;
  std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(ItemVolume, (), (item_code, cases))

// How often each item was taken in, in a span of days, both included; by code.
std::vector<ItemVolume> volumes(ReadContext& context, Date from, Date to);

struct Timeliness {
  DepartmentId department_id;
  std::string department_name;
  std::int64_t decided = 0, in_time = 0;  // within the promised limit, whenever the result was picked up
};
BOOST_DESCRIBE_STRUCT(Timeliness, (), (department_id, department_name, decided, in_time))

// Of the cases that were decided in a span of days, both included; by department.
std::vector<Timeliness> timeliness(ReadContext& context, Date from, Date to);

// Pure: whether the promise was kept; also true where nothing was promised.
bool decided_in_time(const Course& course, const regulation::Calendar& calendar);

// A page of decided cases, as timeliness() counts them.
struct DecidedCase {
  Id<struct CaseTag> id;
  Instant decided_at;
  DepartmentId department_id;
  std::string department_name;
  Course course;
};
BOOST_DESCRIBE_STRUCT(DecidedCase, (), (id, decided_at, department_id, department_name, course))
std::vector<DecidedCase> decided_cases(db::Read& read, Instant from, Instant before, const DecidedCase& after,
                                       int limit);

}  // namespace onewindow::cases
