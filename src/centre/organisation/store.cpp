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

std::optional<Department> department_by_code(db::Read& read, const std::string& code) {
  return read.first<Department>("select @columns from departments where centre_id = :centre and code = :code",
                                {{"code", code}});
}

void insert(db::Write& write, const Department& department) {
  write.change("insert into departments @row", department);
}

void update(db::Write& write, const Department& department) {
  write.change(
      "update departments set name = :name, name_en = :name_en, stationed = :stationed, phone = :phone"
      " where centre_id = :centre and id = :id",
      {{"name", department.name},
       {"name_en", department.name_en},
       {"stationed", department.stationed},
       {"phone", department.phone},
       {"id", department.id}});
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

void insert(db::Write& write, const Merger& merger) { write.change("insert into window_mergers @row", merger); }

std::vector<Merger> mergers(db::Read& read, MergerId before, int limit) {
  return read.all<Merger>(
      "select @columns from window_mergers where centre_id = :centre and id < :before order by id desc limit :limit",
      {{"before", before}, {"limit", limit}});
}

void put(db::Write& write, const Origin& origin) {
  write.change(
      "insert into window_origins @row on conflict (centre_id, window_id) do update set kind = excluded.kind, other = "
      "excluded.other, other_name = excluded.other_name, other_window = excluded.other_window, document = "
      "excluded.document, since = excluded.since, by_name = excluded.by_name",
      origin);
}

std::vector<Origin> origins(db::Read& read) {
  return read.all<Origin>("select @columns from window_origins where centre_id = :centre order by window_id limit 500");
}

AdmissionRow AdmissionRow::of(const Admission& a) {
  return {a.id,      a.state,  a.request.code, a.request,  a.requested,
          a.opinion, a.opined, a.approval,     a.recorded, a.implemented};
}

Admission AdmissionRow::shown() const {
  return {id, state, request, requested, opinion, opined, approval, recorded, implemented};
}

void insert(db::Write& write, const AdmissionRow& row) { write.change("insert into admissions @row", row); }

void update(db::Write& write, const AdmissionRow& row) {
  write.change(
      "update admissions set state = :state, opinion = :opinion, opined = :opined, approval = :approval, recorded = "
      ":recorded, implemented = :implemented where centre_id = :centre and id = :id",
      row);
}

std::optional<AdmissionRow> admission(db::Read& read, AdmissionId id) {
  return read.first<AdmissionRow>("select @columns from admissions where centre_id = :centre and id = :id",
                                  {{"id", id}});
}

std::optional<AdmissionRow> open_admission(db::Read& read, const std::string& code) {
  return read.first<AdmissionRow>(
      "select @columns from admissions where centre_id = :centre and code = :code and state in ('requested', 'opined', "
      "'approved') order by id desc limit 1",
      {{"code", code}});
}

std::optional<AdmissionRow> last_entry(db::Read& read, const std::string& code) {
  const auto row = read.first<AdmissionRow>(
      "select @columns from admissions where centre_id = :centre and code = :code and state = 'implemented' order by "
      "id "
      "desc limit 1",
      {{"code", code}});
  return row && row->request.entry ? row : std::nullopt;
}

std::vector<AdmissionRow> admissions(db::Read& read, AdmissionId before, int limit) {
  return read.all<AdmissionRow>(
      "select @columns from admissions where centre_id = :centre and id < :before order by id desc limit :limit",
      {{"before", before}, {"limit", limit}});
}

}  // namespace onewindow::organisation::store
