// The address of a request: decoded, bound to a query of every kind of field, or refused.
#include "base/page.h"
#include "fuzz.h"
#include "http/route.h"
#include "http/target.h"

namespace onewindow {

enum class Colour { green, yellow, red };
BOOST_DESCRIBE_ENUM(Colour, green, yellow, red)

struct Query : PageQuery {
  std::optional<Text<20>> search;
  std::optional<Colour> colour;
  std::optional<bool> open;
  std::optional<std::int32_t> number;
  std::optional<Date> on;
  std::optional<Instant> at;
  std::vector<CentreId> ids;
};
BOOST_DESCRIBE_STRUCT(Query, (PageQuery), (search, colour, open, number, on, at, ids))

struct Nothing {};
template <>
struct http::context_kind<Nothing> {
  static constexpr ContextKind value = ContextKind::read;
};
void look(Nothing&, CentreId, const Query&) {}
const http::Route kRoute = http::route<"GET /api/v1/centres/{id}", look>(http::kPublic, "A centre");

}  // namespace onewindow

using namespace onewindow;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string path;
  http::Input input;
  if (!http::decode_target(fuzz::text_of(data, size), path, input.query)) return 0;
  fuzz::demand(path.starts_with('/') && path.find("/../") == std::string::npos && path.find('\0') == std::string::npos);
  input.path = {path.substr(1)};
  fuzz::refuses_or_not([&] { kRoute.bind(kRoute, input); });
  return 0;
}
