#include "centre/organisation/admissions.h"
#include "centre/organisation/halls.h"
#include "centre/organisation/handovers.h"
#include "centre/organisation/hours.h"
#include "centre/organisation/mergers.h"
#include "centre/organisation/origins.h"

namespace onewindow::organisation {
namespace {

Placement consent_for_centre(WriteContext& context, PlacementId id) { return consent(context, id, false); }
Placement consent_for_department(WriteContext& context, PlacementId id) { return consent(context, id, true); }

}  // namespace

std::vector<http::Route> routes() {
  return {
      http::route<"GET /api/v1/public/centre", centre>(http::kPublic, "The centre: address, phones, opening hours"),
      http::route<"GET /api/v1/regions", regions>(http::kSignedIn, "Regions by their code"),
      http::route<"GET /api/v1/departments", departments>(http::kSignedIn, "The departments at the centre"),
      http::route<"POST /api/v1/departments", station>(kManageDepartments, "A department joins the centre"),
      http::route<"GET /api/v1/windows", windows_in_halls>(http::kSignedIn,
                                                           "The windows in the order of their numbers"),
      http::route<"POST /api/v1/windows", open_window_in_hall>(kManageWindows, "A new window"),
      http::route<"PUT /api/v1/windows/{id}", edit_window>(kManageWindows, "Change a window"),
      http::route<"GET /api/v1/halls", halls>(http::kSignedIn, "The halls and how many windows stand in them"),
      http::route<"POST /api/v1/halls", open_hall>(kManageWindows, "A new hall"),
      http::route<"PUT /api/v1/halls/{id}", change_hall>(kManageWindows, "Change a hall"),
      http::route<"GET /api/v1/window-mergers", mergers>(http::kSignedIn, "Windows that were merged or sorted anew"),
      http::route<"GET /api/v1/window-origins", origins>(http::kSignedIn,
                                                         "Windows that another centre set up or that belong to one"),
      http::route<"PUT /api/v1/windows/{id}/origin", set_origin>(kManageWindows,
                                                                 "Who set a window up, or whose outpost it is"),
      http::route<"GET /api/v1/admissions", admissions>(kManageDepartments, "Departments that enter or leave the hall"),
      http::route<"GET /api/v1/admission-checklist", admission_checklist>(kManageDepartments,
                                                                          "What an admission needs here"),
      http::route<"POST /api/v1/admissions", request_admission>(kManageDepartments,
                                                                "A department asks to enter or to leave"),
      http::route<"POST /api/v1/admissions/{id}/opinion", give_opinion>(kManageDepartments, "The centre's opinion"),
      http::route<"POST /api/v1/admissions/{id}/approval", record_approval>(kManageDepartments,
                                                                            "What was decided above"),
      http::route<"POST /api/v1/admissions/{id}/implementation", implement_admission>(
          kManageDepartments, "The department enters or leaves"),
      http::route<"GET /api/v1/placements", placements>(http::kSignedIn, "Items that enter or leave windows"),
      http::route<"POST /api/v1/placements/{id}/centre-consent", consent_for_centre>(kConsentForCentre,
                                                                                     "Consent for the centre"),
      http::route<"POST /api/v1/placements/{id}/department-consent", consent_for_department>(
          kConsentForDepartment, "Consent for the department"),
      http::route<"GET /api/v1/public/opening", opening_days>(http::kPublic, "Day by day when the centre is open",
                                                              "organisation.opening_days"),
      http::route<"GET /api/v1/opening-exceptions", exceptions>(http::kSignedIn, "Closures and special opening",
                                                                "organisation.exceptions"),
      http::route<"POST /api/v1/opening-exceptions", announce>(
          kManageOpening, "Announce a closure or a special opening", "organisation.announce"),
      http::route<"POST /api/v1/opening-exceptions/{id}/withdrawal", withdraw>(
          kManageOpening, "Withdraw an announcement", "organisation.withdraw_announcement"),
      http::route<"GET /api/v1/handovers", handovers>(kManageDepartments,
                                                      "What was handed over to and from other centres"),
      http::route<"POST /api/v1/handovers", hand_over>(kManageDepartments, "Hand something over to another centre"),
  };
}

}  // namespace onewindow::organisation
