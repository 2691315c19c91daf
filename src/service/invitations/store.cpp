#include "service/invitations/store.h"

namespace onewindow::invitations::store {

void insert(db::Write& write, const Invitation& invitation) {
  write.change("insert into invitations @row", invitation);
}

std::int64_t services_of(db::Read& read, const std::string& number) {
  return read.count("select count(*) from invitations where centre_id = :centre and number = :number",
                    {{"number", number}});
}

std::optional<Invitation> find(db::Read& read, InvitationId id) {
  return read.first<Invitation>("select @columns from invitations where centre_id = :centre and id = :id",
                                {{"id", id}});
}

std::optional<Invitation> find_by_code(db::Read& read, const std::string& code) {
  return read.first<Invitation>("select @columns from invitations where centre_id = :centre and code = :code",
                                {{"code", code}});
}

std::optional<Invitation> last_of_number(db::Read& read, const std::string& number) {
  return read.first<Invitation>(
      "select @columns from invitations where centre_id = :centre and number = :number order by id desc limit 1",
      {{"number", number}});
}

std::optional<Invitation> last_at_window(db::Read& read, WindowId window, Instant since) {
  return read.first<Invitation>(
      "select @columns from invitations where centre_id = :centre and window_id = :window and at >= :since order by at "
      "desc, id desc limit 1",
      {{"window", window}, {"since", since}});
}

std::vector<Group> invited(db::Read& read, Instant from, Instant to) {
  return read.all<Group>(
      "select cast(coalesce(window_id, 0) as text), cast(worker_id as text), cast(department_id as text), item_code, "
      "max(window_name), max(worker), max(department_name), max(item_name), count(*) from invitations where centre_id "
      "= :centre and at >= :from and at < :to group by window_id, worker_id, department_id, item_code order by 1, 2, "
      "3, 4",
      {{"from", from}, {"to", to}});
}

}  // namespace onewindow::invitations::store
