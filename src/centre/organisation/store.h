#pragma once
// Every statement of this feature.
#include "centre/organisation/admissions.h"
#include "centre/organisation/handovers.h"
#include "centre/organisation/mergers.h"
#include "centre/organisation/organisation.h"
#include "centre/organisation/origins.h"

namespace onewindow::organisation::store {

std::vector<Region> regions(db::Read& read);
std::optional<Region> region(db::Read& read, const std::string& code);
void put(db::Write& write, const Region& region);

std::vector<Centre> centres(db::Read& read);
std::optional<Centre> own_centre(db::Read& read);
std::optional<Centre> centre(db::Read& read, CentreId id);
std::optional<Centre> centre_by_code(db::Read& read, const std::string& code);
void insert(db::Write& write, const Centre& centre);

std::vector<Department> departments(db::Read& read);
std::optional<Department> department(db::Read& read, DepartmentId id);
std::optional<Department> department_by_code(db::Read& read, const std::string& code);
void insert(db::Write& write, const Department& department);
void update(db::Write& write, const Department& department);

std::vector<Window> windows(db::Read& read);
std::optional<Window> window(db::Read& read, WindowId id);
std::optional<WindowId> window_of_number(db::Read& read, std::int32_t number);
void insert(db::Write& write, const Window& window);
void update(db::Write& write, const Window& window);

// As it lies in the table; a Placement shows the two consents as a list.
struct PlacementRow {
  PlacementId id;
  WindowId window_id;
  std::string item;
  DepartmentId department_id;
  bool entry = true;
  Date from_date;
  std::optional<Date> until_date;
  std::string reason, proposed_by;
  std::optional<std::string> centre_by;
  std::optional<Instant> centre_at;
  std::optional<std::string> department_by;
  std::optional<Instant> department_at;

  Placement shown() const;
};
BOOST_DESCRIBE_STRUCT(PlacementRow, (),
                      (id, window_id, item, department_id, entry, from_date, until_date, reason, proposed_by, centre_by,
                       centre_at, department_by, department_at))

std::vector<PlacementRow> placements(db::Read& read);
std::vector<PlacementRow> placements_of(db::Read& read, const std::string& item);
std::optional<PlacementRow> placement(db::Read& read, PlacementId id);
void insert(db::Write& write, const PlacementRow& row);
void consent(db::Write& write, const PlacementRow& row);
// Ends the entries of the item at the window that had begun by then.
void end_entries(db::Write& write, const PlacementRow& exit, Date last_day);

// False when the record is there already.
bool insert(db::Write& write, const Handover& handover);
// False when it was confirmed before.
bool mark_confirmed(db::Write& write, HandoverId id, Instant at);
std::vector<Handover> handovers(db::Read& read);

void insert(db::Write& write, const Merger& merger);
std::vector<Merger> mergers(db::Read& read, MergerId before, int limit);  // newest first
void put(db::Write& write, const Origin& origin);
std::vector<Origin> origins(db::Read& read);

struct AdmissionRow {
  AdmissionId id;
  AdmissionState state = AdmissionState::requested;
  std::string code;
  AdmissionRequest request;
  Signed requested;
  std::optional<Opinion> opinion;
  std::optional<Signed> opined;
  std::optional<Approval> approval;
  std::optional<Signed> recorded;
  std::optional<Signed> implemented;

  static AdmissionRow of(const Admission& admission);
  Admission shown() const;
};
BOOST_DESCRIBE_STRUCT(AdmissionRow, (),
                      (id, state, code, request, requested, opinion, opined, approval, recorded, implemented))

void insert(db::Write& write, const AdmissionRow& row);
void update(db::Write& write, const AdmissionRow& row);
std::optional<AdmissionRow> admission(db::Read& read, AdmissionId id);
std::optional<AdmissionRow> open_admission(db::Read& read, const std::string& code);
std::optional<AdmissionRow> last_entry(db::Read& read, const std::string& code);      // that was implemented
std::vector<AdmissionRow> admissions(db::Read& read, AdmissionId before, int limit);  // newest first

}  // namespace onewindow::organisation::store
