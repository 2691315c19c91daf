#pragma once
// Which window may take what in for which other centre, and what may happen to it when. Pure.
#include "centre/organisation/origins.h"
#include "service/cases/cases.h"

namespace onewindow::forwarding {

// By what right a window takes in for another centre.
enum class Way {
  outpost,     // it is that centre's extension (P1.A6)
  provincial,  // a provincial window, for a province's centre (P1.A4.4)
  city,        // a city window, for a city's (P1.A4.4.c)
};
BOOST_DESCRIBE_ENUM(Way, outpost, provincial, city)

enum class State {
  collecting,  // 登记中: taken in, what belongs to it is put together
  sent,        // 已转出
  taken,       // 对方已收: it is a case there
  returned,    // 对方退回: not taken there, with the reason
  ended,       // 已办结
  dropped,     // 已撤销, before anybody else had it
};
BOOST_DESCRIBE_ENUM(State, collecting, sent, taken, returned, ended, dropped)

enum class Step { fill, dispatch, arrive, turn_away, tell, end, drop };
BOOST_DESCRIBE_ENUM(Step, fill, dispatch, arrive, turn_away, tell, end, drop)

// Absent: this window takes nothing in for that centre.
std::optional<Way> way(const organisation::Window& window, const std::vector<organisation::Origin>& origins,
                       const organisation::Centre& there);
// Refuses forwarding.level: a provincial window takes in provincial items only, a city window the city's.
void check_level(Way way, const catalogue::ItemContent& item);
// Refuses forwarding.unchecked: each material of the item is looked at before it goes; and forwarding.material_unknown.
void check_whole(const std::vector<catalogue::Material>& asked, const std::vector<cases::MaterialCheck>& checks);

// The state after a step; refuses forwarding.wrong_state.
State after(State from, Step step);
bool may(State from, Step step);

}  // namespace onewindow::forwarding
