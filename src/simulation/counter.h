#pragma once
// What else is said and done at the counter: intakes that are parked and taken up again, calls for help to the
// department, questions that are answered later, objections and their replies.
#include "service/cases/inquiries.h"
#include "simulation/stage.h"

namespace onewindow::simulation {

class Counter {
 public:
  explicit Counter(Stage& stage);

  // Now and then an intake cannot go on at once: it is kept, and `go_on` gets it back; false: not this time.
  bool parked(const Staff* clerk, const cases::Registration& entered,
              const std::function<void(cases::Registration)>& go_on);
  void call_for_help(const Staff* clerk, const catalogue::ItemView& item, const cases::CaseView* about);
  void decided(const LifePtr& life);  // some object to it
  void ask(const Staff* clerk);       // a question that is not answered at once

 private:
  void object(const LifePtr& life, bool to_result);
  void reply(const LifePtr& life, std::int64_t objection);
  void answer_later(const Staff* clerk, cases::InquiryId id);

  Stage& stage_;
  Random random_;
};

}  // namespace onewindow::simulation
