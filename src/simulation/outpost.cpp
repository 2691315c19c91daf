#include "simulation/outpost.h"

#include "service/forwarding/carrier.h"
#include "simulation/people.h"

namespace onewindow::simulation {

using namespace forwarding;

namespace {

class Nowhere : public jobs::Outlet {
 public:
  void deliver(const jobs::Message&) override {}
};

}  // namespace

Outpost::Outpost(Stage& stage, Cast& cast, std::function<void(const LifePtr&)> arrived)
    : stage_(stage), cast_(cast), arrived_(std::move(arrived)), random_(stage.plan().seed ^ 0x746f776e00000000ull) {
  for (Date day = stage_.plan().from; day <= stage_.plan().until.date(); day = day + 1) {
    if (!stage_.calendar().workday(day)) continue;
    if (random_.chance(60)) stage_.at(Stage::moment_of(random_, day), [this] { take_in(); });
    stage_.at(Instant::at(day, 18, 10), [this] {
      tell_back(stage_.contexts);
      carry();
    });
  }
}

void Outpost::take_in() {
  if (!stage_.calendar().workday(stage_.today())) return;  // the day was given off since
  const Actor& clerk = stage_.demo.town.staff.at(0).actor;
  const catalogue::ItemView* item = &cast_.item(random_);
  if (!item->content.hall_included) return;
  const Entry entry{.centre = Text<40, 1>(stage_.demo.centre.code),
                    .item = item->id,
                    .applicant = applicant(random_, Cast::for_organisations(*item)),
                    .materials = Cast::checks(*item, random_.chance(85), random_),
                    .summary = Text<400>(item->content.name)};
  try {
    ErrandContext errand(stage_.contexts, clerk, {});
    const View taken = forwarding::take_in(errand, entry);
    stage_.count("forwarded_taken_in");
    if (random_.chance(5)) {
      stage_.act(clerk, [&](WriteContext& c) {
        drop(c, taken.id, {.version = taken.version, .reason = Text<400, 1>("申请人改到县中心办理")});
      });
      return;
    }
    if (!stage_.act(clerk, [&](WriteContext& c) { dispatch(c, taken.id, {.version = taken.version}); })) return;
    stage_.count("forwarded_sent");
    stage_.in_minutes(5, [this, id = taken.id, item] {
      carry();
      look(id, item);
    });
  } catch (const Refusal& refusal) {
    ++stage_.report.refusals[refusal.code];
  }
}

// The county's record says which case it has become.
void Outpost::look(ForwardingId id, const catalogue::ItemView* item) {
  auto life = std::make_shared<Life>();
  life->item = item;
  life->clerk = cast_.clerk_for(*item, random_);
  life->reviewer = cast_.reviewer_for(*item, random_);
  if (life->clerk == nullptr || life->reviewer == nullptr) return;
  const auto seen = stage_.contexts.read(
      life->clerk->actor, [&](ReadContext& c) -> std::optional<View> { return forwarding::view(c, id); });
  if (!seen || !seen->case_id) return;
  life->now.id = *seen->case_id;
  stage_.look(*life);
  life->code = life->now.query_code;
  ++stage_.report.cases;
  stage_.count("forwarded_cases");
  arrived_(life);
}

void Outpost::carry() {
  Nowhere nowhere;
  CarrierOutlet carrier(stage_.contexts, &nowhere);
  jobs::send_outbox(stage_.contexts, carrier);
  jobs::send_outbox(stage_.contexts, carrier);  // and the answers
}

}  // namespace onewindow::simulation
