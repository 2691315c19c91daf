#include "oversight/ratings/ratings.h"

namespace onewindow::ratings {

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/public/ratings/{code}", invitation>(
          http::kPublic, "What may be rated by this code; never what was said", "ratings.invitation"),
      http::route<"POST /api/v1/public/ratings", rate>(http::kPublic, "Rate a service, once", "ratings.rate"),
      http::route<"GET /api/v1/public/rating-result", follow_up>(http::kPublic, "What came of a bad rating",
                                                                 "ratings.follow_up"),
      http::route<"GET /api/v1/public/rating-of-case", of_case>(
          http::kPublic, "The code of a case's last service, by number and query code", "ratings.of_case"),
      http::route<"GET /api/v1/public/my-cases/{id}/rating", of_my_case>(
          http::kVisitor, "The code of the last service of one's own case", "ratings.of_my_case"),
      http::route<"POST /api/v1/rating-pads/code", offer_pairing>(kPad, "A code that pairs a pad with one's window",
                                                                  "ratings.offer_pairing"),
      http::route<"POST /api/v1/public/rating-pads", pair>(http::kPublic, "Pair a pad by its code", "ratings.pair"),
      http::route<"GET /api/v1/public/rating-pad", pad>(http::kPublic, "What a paired pad shows now", "ratings.pad"),
      http::route<"GET /api/v1/rating-pads", pads>(kPad, "The pads of one's window", "ratings.pads"),
      http::route<"DELETE /api/v1/rating-pads/{id}", end_pad>(kPad, "End a pad", "ratings.end_pad"),
      http::route<"GET /api/v1/ratings", list>(kProcess, "What was said, without who said it, newest first",
                                               "ratings.list"),
      http::route<"GET /api/v1/ratings/{id}", view>(kProcess, "One rating", "ratings.view"),
      http::route<"POST /api/v1/ratings/{id}/verification", verify>(kProcess, "Verify a bad rating", "ratings.verify"),
      http::route<"POST /api/v1/ratings/{id}/reply", tell>(kProcess, "Tell the result back", "ratings.tell"),
      http::route<"GET /api/v1/rating-sums", sums>(
          kSums, "Rating rate, distribution, satisfaction by window, worker, department, item", "ratings.sums"),
  };
  return table;
}

}  // namespace onewindow::ratings
