#include "service/cases/rules.h"
#include "service/forwarding/forwarding.h"

namespace onewindow::forwarding {

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/forwarding/destinations", destinations>(kForward, "For which centres my window takes in",
                                                                       "forwarding.destinations"),
      http::route<"GET /api/v1/forwarding/items", items>(kForward, "What such a centre publishes", "forwarding.items"),
      http::route<"GET /api/v1/forwarding/items/{id}", guide>(kForward, "An item of such a centre", "forwarding.guide"),
      http::route<"GET /api/v1/forwardings", list>(cases::kListCases, "What was taken in for and by other centres",
                                                   "forwarding.list"),
      http::route<"POST /api/v1/forwardings", take_in>(kForward, "Take in for another centre", "forwarding.take_in"),
      http::route<"GET /api/v1/forwardings/{id}", view>(cases::kReadCase, "One of them, and what became of it",
                                                        "forwarding.view"),
      http::route<"PUT /api/v1/forwardings/{id}", fill>(kForward, "Change what was entered, before it is sent",
                                                        "forwarding.fill"),
      http::route<"POST /api/v1/forwardings/{id}/dispatch", dispatch>(
          kForward, "Hand it on with all that belongs to it", "forwarding.dispatch"),
      http::route<"POST /api/v1/forwardings/{id}/drop", drop>(kForward, "Drop it before another centre has it",
                                                              "forwarding.drop"),
      http::route<"POST /api/v1/forwardings/{id}/attachments", attach>(
          kForward, "Attach a photograph or scan to a material; the body is the file", "forwarding.attach")
          .at_most(cases::attachments::kBytes),
      http::route<"GET /api/v1/forwardings/{id}/attachments", attached>(cases::kReadCase, "What was handed in",
                                                                        "forwarding.attached"),
      http::route<"GET /api/v1/forwardings/{id}/attachments/{attachment}/content", open>(
          cases::kReadCase, "The bytes of an attachment", "forwarding.open"),
      http::route<"DELETE /api/v1/forwardings/{id}/attachments/{attachment}", detach>(kForward, "Remove an attachment",
                                                                                      "forwarding.detach"),
  };
  return table;
}

}  // namespace onewindow::forwarding
