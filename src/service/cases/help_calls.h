#pragma once
// The help call (P9.A9.h): intake is difficult, the worker on duty at the window calls the department whose item it is,
// and the department sends somebody at once. When it was called, answered and when somebody came is on record; what is
// open stands at the counter and at the department.
#include "service/cases/cases.h"

namespace onewindow::cases {

using HelpCallId = Id<struct HelpCallTag>;

struct HelpCall {
  ItemId item;
  std::optional<CaseId> about;
  Text<400, 1> reason;
};
BOOST_DESCRIBE_STRUCT(HelpCall, (), (item, about, reason))

struct HelpAnswer {
  Text<40, 1> who;  // who comes
  Text<400> note;
};
BOOST_DESCRIBE_STRUCT(HelpAnswer, (), (who, note))

struct HelpArrival {
  Text<400> note;  // what was done together
};
BOOST_DESCRIBE_STRUCT(HelpArrival, (), (note))

struct HelpCallRow {
  HelpCallId id;
  std::optional<CaseId> case_id;
  std::string number, item_name, window_name, department_name, reason, called_by;
  Instant called_at;
  std::optional<Instant> answered_at, arrived_at;
  std::string who, answer_note, arrival_note;
};
BOOST_DESCRIBE_STRUCT(HelpCallRow, (),
                      (id, case_id, number, item_name, window_name, department_name, reason, called_by, called_at,
                       answered_at, arrived_at, who, answer_note, arrival_note))

struct HelpCallQuery : PageQuery {
  std::optional<bool> open;  // nobody has come yet
};
BOOST_DESCRIBE_STRUCT(HelpCallQuery, (PageQuery), (open))

HelpCallRow call_help(WriteContext& context, const HelpCall& call);  // POST /api/v1/help-calls
HelpCallRow answer_help(WriteContext& context, HelpCallId id,
                        const HelpAnswer& answer);  // POST /api/v1/help-calls/{id}/answer
HelpCallRow arrived(WriteContext& context, HelpCallId id,
                    const HelpArrival& arrival);  // POST /api/v1/help-calls/{id}/arrival
Paged<HelpCallRow> help_calls(ReadContext& context, const HelpCallQuery& query);  // GET  /api/v1/help-calls

}  // namespace onewindow::cases
