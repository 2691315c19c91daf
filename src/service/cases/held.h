#pragma once
// What the centre already holds of a person is offered again instead of being asked for twice: papers of earlier cases
// that were accepted, by their name, while they are valid. Not where the item says that the original is shown each
// time.
#include "service/cases/cases.h"

namespace onewindow::cases {

struct HeldQuery {
  ItemId item;
  Id<PersonTag> person;
};
BOOST_DESCRIBE_STRUCT(HeldQuery, (), (item, person))

struct HeldMaterial {
  std::string code;  // of the item that is asked for
  std::string name;
  CaseId from;  // the case that it was handed in with
  std::string number, item_name;
  Date taken_on;
  std::optional<Date> valid_until;  // absent: the guide sets no end
};
BOOST_DESCRIBE_STRUCT(HeldMaterial, (), (code, name, from, number, item_name, taken_on, valid_until))

struct HeldMaterials {
  std::vector<HeldMaterial> items;  // the newest of each material
};
BOOST_DESCRIBE_STRUCT(HeldMaterials, (), (items))

HeldMaterials held_materials(ReadContext& context, const HeldQuery& query);  // GET /api/v1/held-materials

// Pure: whether a paper that lies in an earlier case since a day may stand for the material that is asked for today.
bool may_stand_for(const catalogue::Material& wanted, const catalogue::Material& had, MaterialState state,
                   Date taken_on, Date today);

}  // namespace onewindow::cases
