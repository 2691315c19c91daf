#include "centre/organisation/store.h"

namespace onewindow::organisation::store {

std::vector<Region> regions(db::Read& read) { return read.all<Region>("select @columns from regions order by code"); }

std::optional<Region> region(db::Read& read, const std::string& code) {
  return read.first<Region>("select @columns from regions where code = :code", {{"code", code}});
}

void put(db::Write& write, const Region& region) {
  write.change(
      "insert into regions @row on conflict (code) do update set name = excluded.name, level = excluded.level, parent "
      "= excluded.parent",
      region);
}

std::vector<Centre> centres(db::Read& read) { return read.all<Centre>("select @columns from centres order by code"); }

std::optional<Centre> own_centre(db::Read& read) {
  return read.first<Centre>("select @columns from centres where id = :centre");
}

std::optional<Centre> centre(db::Read& read, CentreId id) {
  return read.first<Centre>("select @columns from centres where id = :id", {{"id", id}});
}

std::optional<Centre> centre_by_code(db::Read& read, const std::string& code) {
  return read.first<Centre>("select @columns from centres where code = :code", {{"code", code}});
}

void insert(db::Write& write, const Centre& centre) { write.change("insert into centres @row", centre); }

std::vector<Department> departments(db::Read& read) {
  return read.all<Department>("select @columns from departments where centre_id = :centre order by code");
}

std::optional<Department> department(db::Read& read, DepartmentId id) {
  return read.first<Department>("select @columns from departments where centre_id = :centre and id = :id",
                                {{"id", id}});
}

bool department_code_taken(db::Read& read, const std::string& code) {
  return read.count("select count(*) from departments where centre_id = :centre and code = :code", {{"code", code}}) >
         0;
}

void insert(db::Write& write, const Department& department) {
  write.change("insert into departments @row", department);
}

std::vector<Window> windows(db::Read& read) {
  return read.all<Window>("select @columns from windows where centre_id = :centre order by number");
}

std::optional<Window> window(db::Read& read, WindowId id) {
  return read.first<Window>("select @columns from windows where centre_id = :centre and id = :id", {{"id", id}});
}

std::optional<WindowId> window_of_number(db::Read& read, std::int32_t number) {
  return read.value<WindowId>("select id from windows where centre_id = :centre and number = :number",
                              {{"number", number}});
}

void insert(db::Write& write, const Window& window) { write.change("insert into windows @row", window); }

void update(db::Write& write, const Window& window) {
  write.change(
      "update windows set number = :number, name = :name, kind = :kind, categories = :categories, departments = "
      ":departments,"
      " location = :location, phone = :phone, open = :open, version = :version where centre_id = :centre and id = :id",
      window);
}

Placement PlacementRow::shown() const {
  Placement out{.id = id,
                .window = window_id,
                .item = item,
                .department = department_id,
                .entry = entry,
                .from = from_date,
                .until = until_date,
                .reason = reason};
  if (centre_by) out.consents.push_back({.side = "centre", .by = *centre_by, .at = centre_at.value_or(Instant{})});
  if (department_by)
    out.consents.push_back({.side = "department", .by = *department_by, .at = department_at.value_or(Instant{})});
  return out;
}

std::vector<PlacementRow> placements(db::Read& read) {
  return read.all<PlacementRow>("select @columns from placements where centre_id = :centre order by id");
}

std::vector<PlacementRow> placements_of(db::Read& read, const std::string& item) {
  return read.all<PlacementRow>(
      "select @columns from placements where centre_id = :centre and item = :item order by id", {{"item", item}});
}

std::optional<PlacementRow> placement(db::Read& read, PlacementId id) {
  return read.first<PlacementRow>("select @columns from placements where centre_id = :centre and id = :id",
                                  {{"id", id}});
}

void insert(db::Write& write, const PlacementRow& row) { write.change("insert into placements @row", row); }

void consent(db::Write& write, const PlacementRow& row) {
  write.change(
      "update placements set centre_by = :centre_by, centre_at = :centre_at, department_by = :department_by,"
      " department_at = :department_at where centre_id = :centre and id = :id",
      {{"centre_by", row.centre_by},
       {"centre_at", row.centre_at},
       {"department_by", row.department_by},
       {"department_at", row.department_at},
       {"id", row.id}});
}

void end_entries(db::Write& write, const PlacementRow& exit, Date last_day) {
  write.change(
      "update placements set until_date = :last_day where centre_id = :centre and window_id = :window and item = :item "
      "and entry = 1"
      " and until_date is null and from_date <= :begun",
      {{"last_day", last_day}, {"window", exit.window_id}, {"item", exit.item}, {"begun", last_day}});
}

bool insert(db::Write& write, const Handover& handover) {
  return write.change("insert into handovers @row on conflict (centre_id, id) do nothing", handover) == 1;
}

bool mark_confirmed(db::Write& write, HandoverId id, Instant at) {
  return write.change(
             "update handovers set confirmed_at = :at where centre_id = :centre and id = :id and confirmed_at is null",
             {{"at", at}, {"id", id}}) == 1;
}

std::vector<Handover> handovers(db::Read& read) {
  return read.all<Handover>("select @columns from handovers where centre_id = :centre order by id desc limit 500");
}

}  // namespace onewindow::organisation::store
