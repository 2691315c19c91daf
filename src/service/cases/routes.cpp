#include "service/cases/annulment.h"
#include "service/cases/archives.h"
#include "service/cases/handling.h"
#include "service/cases/held.h"
#include "service/cases/help_calls.h"
#include "service/cases/item_progress.h"
#include "service/cases/objections.h"
#include "service/cases/parking.h"
#include "service/cases/rules.h"
#include "service/cases/same_visit.h"
#include "service/cases/statistics.h"

namespace onewindow::cases {

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = {
      http::route<"POST /api/v1/cases", receive>(kReceive, "Take in an application: the initial registration",
                                                 "cases.receive"),
      http::route<"POST /api/v1/cases/on-the-spot", on_the_spot>(kDecideAtWindow, "An immediate item in one screen",
                                                                 "cases.on_the_spot"),
      http::route<"PUT /api/v1/cases/{id}/checklist", check_materials>(kReceive, "Check the materials",
                                                                       "cases.check_materials"),
      http::route<"POST /api/v1/cases/{id}/notice", give_notice>(
          kAccept, "Give the one-time notice of everything to correct", "cases.give_notice"),
      http::route<"POST /api/v1/cases/{id}/correction", take_correction>(kReceive, "Take corrected materials",
                                                                         "cases.take_correction"),
      http::route<"POST /api/v1/cases/{id}/acceptance", accept>(kAccept, "Accept a complete application: day 0",
                                                                "cases.accept"),
      http::route<"POST /api/v1/cases/{id}/refusal", refuse>(kRefuse, "Refuse to accept, with reason and remedies",
                                                             "cases.refuse"),
      http::route<"POST /api/v1/cases/{id}/withdrawal", withdraw>(kWithdraw, "The applicant withdraws",
                                                                  "cases.withdraw"),
      http::route<"POST /api/v1/cases/{id}/annulment", annul>(
          kAnnul, "Annul a wrong acceptance, with reason, before the decision", "cases.annul"),
      http::route<"POST /api/v1/cases/{id}/transfer", transfer>(kTransfer, "Hand the case to the back office",
                                                                "cases.transfer"),
      http::route<"POST /api/v1/cases/{id}/pick-up", pick_up>(kReview, "The department picks the papers up",
                                                              "cases.pick_up"),
      http::route<"POST /api/v1/cases/{id}/review-correction", ask_correction>(
          kReview, "Ask for a correction in review", "cases.ask_correction"),
      // By the window or by the department, and decided by either: the table of transitions tells who.
      http::route<"POST /api/v1/cases/{id}/review-correction/end", take_review_correction>(
          http::kSignedIn, "Take the correction asked in review", "cases.take_review_correction"),
      http::route<"POST /api/v1/cases/{id}/procedure", start_procedure>(kReview, "Start a special procedure",
                                                                        "cases.start_procedure"),
      http::route<"POST /api/v1/cases/{id}/procedure/end", end_procedure>(kReview, "End the special procedure",
                                                                          "cases.end_procedure"),
      http::route<"POST /api/v1/cases/{id}/extension", ask_extension>(kExtensionAsk, "Ask for an extension",
                                                                      "cases.ask_extension"),
      http::route<"POST /api/v1/cases/{id}/extension/answer", answer_extension>(
          kExtensionAnswer, "Answer a request for an extension", "cases.answer_extension"),
      http::route<"POST /api/v1/cases/{id}/decision", decide>(
          http::kSignedIn, "Decide: the back office, or the window where it may", "cases.decide"),
      http::route<"POST /api/v1/cases/{id}/result", return_result>(kResultReturn, "Hand the result over to the window",
                                                                   "cases.return_result"),
      http::route<"POST /api/v1/cases/{id}/issue", issue>(kIssue, "Issue the result to the applicant", "cases.issue"),
      http::route<"POST /api/v1/cases/{id}/closure", close>(kClose, "File the case", "cases.close"),
      http::route<"GET /api/v1/cases/{id}", view>(kReadCase, "One case with its clocks, timeline and documents",
                                                  "cases.view"),
      http::route<"GET /api/v1/cases", list>(kListCases, "Cases by state, light, person", "cases.list"),
      http::route<"GET /api/v1/case-counts", counts>(kListCases, "How many cases wait for what", "cases.counts"),
      http::route<"GET /api/v1/people", people>(kReceive, "People the centre has seen before", "cases.people"),
      http::route<"GET /api/v1/held-materials", held_materials>(
          kReceive, "Papers of earlier cases that may be used again", "cases.held_materials"),
      http::route<"POST /api/v1/parked-intakes", park>(kReceive, "Keep a half-entered registration for later",
                                                       "cases.park"),
      http::route<"PUT /api/v1/parked-intakes/{id}", park_again>(kReceive, "Keep it again, with what was added",
                                                                 "cases.park_again"),
      http::route<"GET /api/v1/parked-intakes", parked>(kReceive, "Parked intakes of this worker and this window",
                                                        "cases.parked"),
      http::route<"GET /api/v1/parked-intakes/{id}", resume>(kReceive, "One parked intake, to go on with",
                                                             "cases.resume"),
      http::route<"DELETE /api/v1/parked-intakes/{id}", discard>(kReceive, "Drop a parked intake", "cases.discard"),
      http::route<"GET /api/v1/paper-check", check_paper>(kReceive, "Check a paper's number while it is typed",
                                                          "cases.check_paper"),
      http::route<"GET /api/v1/public/progress", progress>(http::kPublic, "Progress by number and query code",
                                                           "cases.progress"),
      http::route<"POST /api/v1/inquiries", inquire>(kWriteInquiry, "Record a first inquiry", "cases.inquire"),
      http::route<"GET /api/v1/inquiries", inquiries>(kReadInquiry, "First inquiries, newest first", "cases.inquiries"),
      http::route<"GET /api/v1/inquiries/{id}", inquiry>(kReadInquiry, "One inquiry with its log and notice",
                                                         "cases.inquiry"),
      http::route<"POST /api/v1/inquiries/{id}/answer", answer_inquiry>(kWriteInquiry, "Answer one that is open",
                                                                        "cases.answer_inquiry"),
      http::route<"POST /api/v1/inquiries/{id}/end", end_inquiry>(kWriteInquiry, "End one that was followed up",
                                                                  "cases.end_inquiry"),
      http::route<"POST /api/v1/inquiries/{id}/handover", hand_inquiry_over>(
          kWriteInquiry, "Hand an open inquiry to another worker", "cases.hand_inquiry_over"),
      http::route<"GET /api/v1/inquiry-figures", inquiry_figures>(kReadInquiry, "How quickly each worker answered",
                                                                  "cases.inquiry_figures"),
      http::route<"GET /api/v1/colleagues", colleagues>(kHandOn, "Workers whom a case can be handed to",
                                                        "cases.colleagues"),
      http::route<"POST /api/v1/cases/{id}/handler", hand_on>(kHandOn, "Hand the case to another handler",
                                                              "cases.hand_on"),
      http::route<"POST /api/v1/cases/{id}/contacts", contact>(kContact, "Record a contact with the applicant",
                                                               "cases.contact"),
      http::route<"POST /api/v1/cases/{id}/notes", note>(kCoordinate, "Write a coordination note", "cases.note"),
      http::route<"POST /api/v1/cases/{id}/joint", mark_joint>(kCoordinate, "Mark the case as joint",
                                                               "cases.mark_joint"),
      http::route<"POST /api/v1/cases/{id}/report-upward", report_upward>(
          kReview, "Report the case to a superior authority", "cases.report_upward"),
      http::route<"POST /api/v1/cases/{id}/report-upward/answer", take_report_back>(
          kReview, "Enter the superior authority's answer", "cases.take_report_back"),
      http::route<"POST /api/v1/cases/{id}/stages", pass_stage>(kReview, "Pass the next stage of the item's review",
                                                                "cases.pass_stage"),
      http::route<"GET /api/v1/return-figures", return_figures>(kListCases, "Returns by ground and worker",
                                                                "cases.return_figures"),
      http::route<"POST /api/v1/cases/{id}/objections", object>(kReceive, "Take an objection of the applicant",
                                                                "cases.object"),
      http::route<"POST /api/v1/public/objections", object_online>(http::kPublic, "Object, by number and query code",
                                                                   "cases.object_online"),
      http::route<"GET /api/v1/public/objections", objections_online>(
          http::kPublic, "One's objections and their replies", "cases.objections_online"),
      http::route<"POST /api/v1/objections/{id}/reply", reply_objection>(kReplyObjection, "Reply to an objection",
                                                                         "cases.reply_objection"),
      http::route<"GET /api/v1/objections", objections>(kListCases, "Objections, the open ones or all",
                                                        "cases.objections"),
      http::route<"POST /api/v1/help-calls", call_help>(kCallHelp, "Call the department to the window",
                                                        "cases.call_help"),
      http::route<"POST /api/v1/help-calls/{id}/answer", answer_help>(kAnswerHelp, "Say who comes",
                                                                      "cases.answer_help"),
      http::route<"POST /api/v1/help-calls/{id}/arrival", arrived>(http::kSignedIn, "Somebody has come to the window",
                                                                   "cases.help_arrived"),
      http::route<"GET /api/v1/help-calls", help_calls>(kListCases, "Calls for help, newest first", "cases.help_calls"),
      http::route<"GET /api/v1/cases/{id}/archive", archive_of>(kListCases, "Where the papers of a case lie",
                                                                "cases.archive_of"),
      http::route<"POST /api/v1/cases/{id}/archive", place_papers>(kClose, "Say where the papers of a case lie",
                                                                   "cases.place_papers"),
      http::route<"POST /api/v1/cases/{id}/archive/loan", lend_papers>(kClose, "Lend the papers of a case",
                                                                       "cases.lend_papers"),
      http::route<"POST /api/v1/cases/{id}/archive/return", take_papers_back>(kClose, "Take lent papers back",
                                                                              "cases.take_papers_back"),
      http::route<"GET /api/v1/statistics/cases", statistics>(kReadStatistics, "How cases went in a span of days",
                                                              "statistics.cases"),
      http::route<"GET /api/v1/public/items/{id}/progress", item_progress>(
          http::kPublic, "How the cases of an item go, in numbers", "public.item_progress"),
      http::route<"GET /api/v1/public/results", public_results>(
          http::kPublic, "What became of applications, per month and item", "public.results"),
  };
  return table;
}

}  // namespace onewindow::cases
