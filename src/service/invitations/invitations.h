#pragma once
// One invitation to rate for each service that has ended: a result handed out, an application refused, an inquiry
// answered at the window, a case done on the spot (P1.A20; 国办发〔2019〕51号 一次一评). It says who served, at which
// window, with what, and carries a short code by which whoever was served finds it again, on a phone or typed by hand.
// Not here: the rating (oversight/ratings), of which those who invite know nothing.
#include "base/page.h"
#include "centre/context/context.h"

namespace onewindow::invitations {

using InvitationId = Id<struct InvitationTag>;

enum class ServiceKind { issue, refusal, on_the_spot, inquiry };
BOOST_DESCRIBE_ENUM(ServiceKind, issue, refusal, on_the_spot, inquiry)

// A service as whoever rendered it tells of it; the worker and the window are the context's actor.
struct Service {
  ServiceKind kind = ServiceKind::issue;
  std::int64_t subject = 0;  // the case or the inquiry
  std::string number;        // of the case, else of its receipt; empty for an inquiry
  std::string item_code, item_name, item_name_en;
  DepartmentId department;
  std::string department_name, window_name;
  bool immediate = false;     // 即办件
  bool organisation = false;  // served a legal person
  std::optional<Instant> accepted_at;
};

struct Invitation {
  InvitationId id;
  std::string code;  // "K7M29QXD"; shown in two groups of four
  ServiceKind kind = ServiceKind::issue;
  Id<struct AnyTag> subject_id;
  std::string number;
  std::int32_t service_number = 1;  // the services of one case, in order
  std::string item_code, item_name, item_name_en;
  DepartmentId department_id;
  std::string department_name;
  std::optional<WindowId> window_id;
  std::string window_name;
  AccountId worker_id;
  std::string worker;
  bool immediate = false, organisation = false;
  std::optional<Instant> accepted_at;
  Instant at;  // when the service ended
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, code, kind, subject_id, number, service_number, item_code, item_name, item_name_en,
                       department_id, department_name, window_id, window_name, worker_id, worker, immediate,
                       organisation, accepted_at, at))

// How many were invited, for one window, worker, department or item.
enum class Dimension { window, worker, department, item };
BOOST_DESCRIBE_ENUM(Dimension, window, worker, department, item)
struct Group {
  std::string window, worker, department, item;  // keys: ids as text, the item's code
  std::string window_name, worker_name, department_name, item_name;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Group, (),
                      (window, worker, department, item, window_name, worker_name, department_name, item_name, count))

// "K7M2 9QXD" and "k7m2-9qxd" are the same code.
std::string normal_code(std::string_view typed);
std::string shown_code(std::string_view code);  // "K7M2 9QXD"
std::string new_code();                         // eight letters and digits that cannot be mistaken for one another

// Part of the act that ends the service, and so of its ledger entry. Null where nobody served: an act of the system.
std::optional<Invitation> invite(WriteContext& context, const Service& service);

std::optional<Invitation> find(ReadContext& context, InvitationId id);
std::optional<Invitation> find_by_code(ReadContext& context, std::string_view code);
std::optional<Invitation> last_of_number(ReadContext& context, const std::string& number);  // of a case
// The last service that ended at the window, not before `since`.
std::optional<Invitation> last_at_window(ReadContext& context, WindowId window, Instant since);
// Services that ended from `from` on and before `to`, by window, worker, department and item.
std::vector<Group> invited(ReadContext& context, Instant from, Instant to);

}  // namespace onewindow::invitations
