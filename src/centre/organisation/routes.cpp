#include "centre/organisation/handovers.h"

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
      http::route<"GET /api/v1/windows", windows>(http::kSignedIn, "The windows in the order of their numbers"),
      http::route<"POST /api/v1/windows", open_window>(kManageWindows, "A new window"),
      http::route<"PUT /api/v1/windows/{id}", change_window>(kManageWindows, "Change a window"),
      http::route<"GET /api/v1/placements", placements>(http::kSignedIn, "Items that enter or leave windows"),
      http::route<"POST /api/v1/placements/{id}/centre-consent", consent_for_centre>(kConsentForCentre,
                                                                                     "Consent for the centre"),
      http::route<"POST /api/v1/placements/{id}/department-consent", consent_for_department>(
          kConsentForDepartment, "Consent for the department"),
      http::route<"GET /api/v1/handovers", handovers>(kManageDepartments,
                                                      "What was handed over to and from other centres"),
      http::route<"POST /api/v1/handovers", hand_over>(kManageDepartments, "Hand something over to another centre"),
  };
}

}  // namespace onewindow::organisation
