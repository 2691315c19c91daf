#pragma once
// What an applicant enters online.
#include "service/cases/cases.h"

namespace onewindow::applications {

struct Form {  // anything of it may still be missing
  cases::PersonKind kind = cases::PersonKind::person;
  Text<80> name;
  cases::PaperKind paper = cases::PaperKind::id_card;
  Text<40> paper_number;
  Text<20> phone;
  Text<200> address;
  bool has_agent = false;  // somebody else does it for the applicant
  Text<80> agent_name;
  cases::PaperKind agent_paper = cases::PaperKind::id_card;
  Text<40> agent_number;
  Text<20> agent_phone;
  Text<200> authorisation;
  Text<400> summary;
  std::vector<Text<20, 1>> not_needed;  // materials that do not concern him
};
BOOST_DESCRIBE_STRUCT(Form, (),
                      (kind, name, paper, paper_number, phone, address, has_agent, agent_name, agent_paper,
                       agent_number, agent_phone, authorisation, summary, not_needed))

struct Lack {
  std::string field;  // "/form/name", "/materials/m1"
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(Lack, (), (field, zh, en))

}  // namespace onewindow::applications
