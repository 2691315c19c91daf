#include "simulation/simulation.h"

#include "centre/anchors/anchors.h"
#include "simulation/back_office.h"
#include "simulation/front_desk.h"
#include "simulation/outpost.h"
#include "simulation/raters.h"

namespace onewindow::simulation {

const std::vector<PlayedWord>& played_words() {
  static const std::vector<PlayedWord> words = {
      {"online_drafts", "网上填报", "drafts begun online"},
      {"online_cases", "网上提交", "filed online"},
      {"online_corrections", "网上补正", "corrected online"},
      {"online_withdrawals", "网上撤回", "withdrawn online"},
      {"withdrawals", "窗口撤回", "withdrawn at the window"},
      {"deemed_acceptances", "视为受理", "deemed accepted"},
      {"annulments", "撤销受理", "acceptances annulled"},
      {"parked", "暂存登记", "intakes parked"},
      {"fees", "收费", "fees taken"},
      {"fee_reductions", "减免申请", "reductions asked"},
      {"fees_voided", "作废票据", "receipts voided"},
      {"fees_refunded", "退费", "refunds"},
      {"settlements", "日结", "settlements"},
      {"help_calls", "求助", "calls for help"},
      {"objections", "异议", "objections"},
      {"objection_replies", "异议答复", "replies to them"},
      {"open_inquiries", "待答复首问", "inquiries answered later"},
      {"inquiries_handed_over", "首问移交", "inquiries handed over"},
      {"urgings", "催办", "urgings"},
      {"urging_answers", "催办答复", "answers to urgings"},
      {"guide_drafts", "指南修订", "guides redrafted"},
      {"guides_published", "指南公布", "guides published anew"},
      {"forwarded_taken_in", "乡镇代收", "taken in by the town"},
      {"forwarded_sent", "代收转出", "sent on by the town"},
      {"forwarded_cases", "代收成办件", "taken in by the town, cases here"},
      {"window_mergers", "窗口归并", "window mergers"},
      {"calendar_proposals", "日历提出", "calendars proposed"},
      {"calendar_imports", "日历导入", "calendars confirmed"},
  };
  return words;
}

Report run(Contexts& contexts, ManualClock& clock, const Demo& demo, const Plan& plan,
           const std::function<void(Date)>& progress) {
  Stage stage(contexts, clock, demo, plan);
  Cast cast(stage);
  Raters raters(contexts, stage.demo, plan.seed);
  Archivist archivist(contexts, plan.seed);
  Counter counter(stage);
  Cashier cashier(stage);
  Office office(
      stage, {.windows_changed = [&] { cast.read(); }, .item_changed = [&](catalogue::ItemId id) { cast.read(id); }});
  const auto served = [&](const cases::CaseView& view) {
    if (raters.willing())
      stage.in_minutes(raters.minutes_later(), [&, view] { stage.report.ratings += raters.rate(view); });
  };
  BackOffice back(stage, counter, office, archivist, served);
  FrontDesk front(stage, cast, cashier, counter,
                  {.into_review = [&](const LifePtr& life) { back.into_review(life); }, .served = served});
  Outpost outpost(stage, cast, [&](const LifePtr& life) { front.take_over(life); });
  for (Date day = plan.from; day <= plan.until.date(); day = day + 1) {
    if (day != plan.from) stage.at(Instant::at(day, 0, 10), [&] { anchors::anchor(contexts, stage.demo.centre.id); });
    front.plan_arrivals(day);
    if (!stage.calendar().workday(day)) continue;
    stage.at(Instant::at(day, 11, 30), [&] {
      for (const Staff* clerk : cast.clerks()) {
        archivist.ask(clerk->actor);
        counter.ask(clerk);
      }
    });
    stage.at(Instant::at(day, 17, 0), [&] { raters.verify(stage.report.refusals); });
  }
  stage.play(progress);
  return std::move(stage.report);
}

}  // namespace onewindow::simulation
