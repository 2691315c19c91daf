#pragma once
// 暂存: an intake that cannot go on now (the applicant fetches a paper, the next one waits) is kept at the server, by
// the worker and the window, and taken up again by whoever sits there. Nothing is received: no number is taken and no
// clock runs. What was entered is personal data and is shown to nobody else.
#include "service/cases/cases.h"

namespace onewindow::cases {

using ParkedId = Id<ParkedTag>;

struct HalfRegistration {  // a registration of which anything may still be missing
  std::optional<ItemId> item;
  PersonKind kind = PersonKind::person;
  Text<80> name;
  PaperKind paper = PaperKind::id_card;
  Text<40> paper_number;
  Text<20> phone;
  Text<200> address;
  bool has_agent = false;
  Text<80> agent_name;
  PaperKind agent_paper = PaperKind::id_card;
  Text<40> agent_number;
  Text<20> agent_phone;
  Text<200> authorisation;
  std::vector<MaterialCheck> materials;
  Text<400> summary;
  Text<200> note;  // why it waits
};
BOOST_DESCRIBE_STRUCT(HalfRegistration, (),
                      (item, kind, name, paper, paper_number, phone, address, has_agent, agent_name, agent_paper,
                       agent_number, agent_phone, authorisation, materials, summary, note))

struct ParkedRow {
  ParkedId id;
  std::string item_name;
  std::string who;  // masked
  std::string note, clerk, window_name;
  Instant parked_at;
};
BOOST_DESCRIBE_STRUCT(ParkedRow, (), (id, item_name, who, note, clerk, window_name, parked_at))

struct ParkedIntake : ParkedRow {
  HalfRegistration entered;
};
BOOST_DESCRIBE_STRUCT(ParkedIntake, (ParkedRow), (entered))

ParkedRow park(WriteContext& context, const HalfRegistration& entered);  // POST   /api/v1/parked-intakes
ParkedRow park_again(WriteContext& context, ParkedId id,
                     const HalfRegistration& entered);                  // PUT    /api/v1/parked-intakes/{id}
Paged<ParkedRow> parked(ReadContext& context, const PageQuery& query);  // GET    /api/v1/parked-intakes
ParkedIntake resume(ReadContext& context, ParkedId id);                 // GET    /api/v1/parked-intakes/{id}
void discard(WriteContext& context, ParkedId id);                       // DELETE /api/v1/parked-intakes/{id}

}  // namespace onewindow::cases
