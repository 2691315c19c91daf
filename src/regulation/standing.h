#pragma once
// Which pack stands behind each section of a centre's law on a day, since when, and what takes its place next: the page
// from which a centre sees what it works under. Decided as Law decides it; here with names and dates.
#include "regulation/pack.h"

namespace onewindow::regulation {

struct Standing {
  std::string section, pack, title, title_en, version, hash;
  std::optional<Date> since;  // absent: nothing adopted speaks on it yet
  std::string next_pack, next_version;
  std::optional<Date> next_from;
};
BOOST_DESCRIBE_STRUCT(Standing, (),
                      (section, pack, title, title_en, version, hash, since, next_pack, next_version, next_from))

// In the order of the sections' names; a section that no adoption ever names is not there.
std::vector<Standing> standings(std::vector<Law::Adoption> adoptions, Date on);

}  // namespace onewindow::regulation
