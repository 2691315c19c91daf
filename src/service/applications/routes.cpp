#include "service/applications/applications.h"

namespace onewindow::applications {

using http::kVisitor;

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = {
      http::route<"POST /api/v1/public/applications", begin>(kVisitor, "Begin an application of an item",
                                                             "applications.begin"),
      http::route<"GET /api/v1/public/applications", drafts>(kVisitor, "Applications that are not filed yet",
                                                             "applications.drafts"),
      http::route<"GET /api/v1/public/applications/{id}", view>(kVisitor, "One of them, and what it still lacks",
                                                                "applications.view"),
      http::route<"PUT /api/v1/public/applications/{id}", fill>(kVisitor, "Keep what was entered", "applications.fill"),
      http::route<"DELETE /api/v1/public/applications/{id}", discard>(kVisitor, "Drop it", "applications.discard"),
      http::route<"POST /api/v1/public/applications/{id}/filing", file>(
          kVisitor, "File it: from this instant it is a case", "applications.file"),
      http::route<"POST /api/v1/public/applications/{id}/attachments", attach>(
          kVisitor, "Attach a photograph or scan to a material; the body is the file", "applications.attach")
          .at_most(cases::attachments::kBytes),
      http::route<"GET /api/v1/public/applications/{id}/attachments", attached>(kVisitor, "What was handed in",
                                                                                "applications.attached"),
      http::route<"GET /api/v1/public/applications/{id}/attachments/{attachment}/content", open>(
          kVisitor, "The bytes of an attachment", "applications.open"),
      http::route<"DELETE /api/v1/public/applications/{id}/attachments/{attachment}", detach>(
          kVisitor, "Remove an attachment", "applications.detach"),
      http::route<"GET /api/v1/public/my-cases", my_cases>(
          kVisitor, "The cases of the phone that was proved, newest first", "applications.my_cases"),
      http::route<"GET /api/v1/public/my-cases/{id}", my_case>(
          kVisitor, "One of them: its course, why its date is what it is, what is asked for", "applications.my_case"),
      http::route<"POST /api/v1/public/my-cases/{id}/withdrawal", withdraw>(kVisitor, "Withdraw it",
                                                                            "applications.withdraw"),
      http::route<"POST /api/v1/public/my-cases/{id}/correction", correct>(
          kVisitor, "Hand in what the notice asked for", "applications.correct"),
      http::route<"POST /api/v1/public/my-cases/{id}/attachments", attach_to_case>(
          kVisitor, "Attach what was asked for; the body is the file", "applications.attach_to_case")
          .at_most(cases::attachments::kBytes),
      http::route<"GET /api/v1/public/my-cases/{id}/attachments", attached_to_case>(
          kVisitor, "What was handed in online", "applications.attached_to_case"),
      http::route<"GET /api/v1/public/my-cases/{id}/attachments/{attachment}/content", open_of_case>(
          kVisitor, "The bytes of an attachment of what one filed", "applications.open_of_case"),
  };
  return table;
}

}  // namespace onewindow::applications
