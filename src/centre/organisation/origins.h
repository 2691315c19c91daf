#pragma once
// Windows that reach over to another centre: a provincial or a city window was set up by the province's or the city's
// body (P1.A4.4), a township's window is the county window's outpost (P1.A6).
#include "centre/organisation/organisation.h"

namespace onewindow::organisation {

enum class OriginKind { founded_by, extension_of };
BOOST_DESCRIBE_ENUM(OriginKind, founded_by, extension_of)

struct Origin {
  WindowId window_id;
  OriginKind kind = OriginKind::founded_by;
  CentreId other;
  std::string other_name;
  std::string other_window;  // of an extension: the window it belongs to
  std::string document;
  Date since;
  std::string by_name;
};
BOOST_DESCRIBE_STRUCT(Origin, (), (window_id, kind, other, other_name, other_window, document, since, by_name))

struct OriginChange {
  OriginKind kind = OriginKind::founded_by;
  Text<40, 1> centre;  // the other centre's code
  Text<80> other_window;
  Text<200, 1> document;
  Date since;
};
BOOST_DESCRIBE_STRUCT(OriginChange, (), (kind, centre, other_window, document, since))

// Pure: whether a window of this kind, in a centre of this level, may come from or belong to a centre of that level.
bool may_originate(OriginKind origin, WindowKind window, Level here, Level there);

// Refuses origin.centre, origin.level, origin.date.
Origin set_origin(WriteContext& context, WindowId window, const OriginChange& change);
std::vector<Origin> origins(ReadContext& context);

}  // namespace onewindow::organisation
