#pragma once
// Cases that another centre's window took in for this one (代收): received here like any other, with a number and
// clocks of this centre's own, and nobody answers for them until a window takes them in hand. Who may hand what to whom
// is not said here (service/forwarding).
#include "service/cases/attachments.h"

namespace onewindow::cases {

struct IntakePlace {  // where and by whom it was taken in
  std::string centre, window, by, number;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(IntakePlace, (), (centre, window, by, number, at))

struct Copy {  // an attachment, wherever it hangs; its bytes lie once, under their digest
  std::string material;
  files::Arrived file;
  bool personal = false;
};

// Refuses what receive() does, and forwarding.not_in_hall where this centre's hall does not take the item. The windows
// that take it are told.
CaseView receive_forwarded(WriteContext& context, const Registration& registration, const IntakePlace& intake,
                           const std::vector<Copy>& copies);

// What the place of intake is told of a case.
struct WhatBecame {
  CaseId id;
  std::string number, query_code, department, handler;
  State state = State::received;
  bool open = true;
  std::optional<bool> granted;
  std::optional<Date> due;
  std::string zh, en;  // what happens now
  Instant received_at;
  std::optional<Instant> accepted_at, decided_at;
};
WhatBecame what_became(ReadContext& context, CaseId id);

namespace attachments {
std::vector<Copy> copies(ReadContext& context, Holder holder);
}

// Refuses an unknown or a wrong paper, as the counter does; what the list may show of the people.
void check_people(ReadContext& context, const Applicant& applicant, const std::optional<Agent>& agent);
ApplicantView masked(const Applicant& applicant);

}  // namespace onewindow::cases
