#include "service/cases/annulment.h"
#include "service/cases/archives.h"
#include "service/cases/held.h"
#include "service/cases/parking.h"
#include "service/cases/rules.h"
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
      http::route<"GET /api/v1/public/results", public_results>(
          http::kPublic, "What became of applications, per month and item", "public.results"),
  };
  return table;
}

}  // namespace onewindow::cases
