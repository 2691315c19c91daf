#include "service/courier/rules.h"

#include <algorithm>

#include "base/text.h"
#include "regulation/tiers.h"

namespace onewindow::courier {

using regulation::Because;
using regulation::Decided;

namespace {

constexpr int kNoon = 12 * 60;

const Courier* section(const Law& law) { return law.section<Courier>(); }

// "17:30" in minutes.
std::optional<int> time_of_day(const std::string& time) {
  std::int64_t hour = 0, minute = 0;
  const auto colon = time.find(':');
  const bool written = colon != std::string::npos && reflect::detail::parse_integer(time.substr(0, colon), hour) &&
                       reflect::detail::parse_integer(time.substr(colon + 1), minute);
  if (!written || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return int(hour * 60 + minute);
}

int minute_of(const std::string& time) {
  const auto minute = time_of_day(time);
  CHECK_PROMISE(minute.has_value(), "a pack with another text does not pass the linter");
  return *minute;
}

Instant at(Date day, int minute) { return Instant::at(day, 0, minute); }

Refusal refuse(std::string code, std::string zh, std::string en, Citation citation) {
  return Refusal(RefusalKind::conflict, "courier." + std::move(code), std::move(zh), std::move(en))
      .because(std::move(citation));
}

Ruling<ParcelDue> same_city(const Law& law, const Courier& courier, Instant received) {
  if (courier.same_city.empty()) return std::nullopt;
  const auto& calendar = law.calendar();
  Because because;
  Date day = received.date();
  int minute = received.minute_of_day();
  const bool open = calendar.workday(day);
  if (!open || minute >= minute_of(courier.same_city.back().shown().before)) {
    day = calendar.next_workday(day);
    minute = 0;
    because.say(open ? "已过当日最后收寄时点，按次一工作日上午接收计" : "非工作日接收，按次一工作日上午接收计",
                "counts as received on the morning of the next workday", {{"counts_from", day.str()}});
  }
  for (const auto& slot : courier.same_city) {
    if (minute >= minute_of(slot.shown().before)) continue;
    const Slot& found = slot.in(because);
    const Date due = found.workdays == 0 ? day : calendar.add_workdays(day, found.workdays);
    const Instant instant = at(due, minute_of(found.by));
    because.say("应于" + instant.str() + "前送达", "due by " + instant.str(), {{"due", instant.str()}});
    return Decided<ParcelDue>({instant, day}, std::move(because));
  }
  return std::nullopt;
}

Ruling<ParcelDue> elsewhere(const Law& law, const Cited<Duration>& limit, Instant received) {
  const auto& calendar = law.calendar();
  Because because;
  const Date day = calendar.on_or_after(received.date());
  const Date due = calendar.add_workdays(day, limit.in(because).count);
  because.say(day.str() + "接收，T+" + std::to_string(limit.shown().count) + "为" + due.str(),
              "received on " + day.str() + ", due on " + due.str(), {{"counts_from", day.str()}, {"due", due.str()}});
  return Decided<ParcelDue>({at(due, 24 * 60 - 1), day}, std::move(because));
}

bool has(const std::string& text) { return !text::trim(text).empty(); }

void check_order(const Courier& courier, const Order& order, Because& because) {
  if (courier.case_behind_it && courier.case_behind_it->in(because) && order.cases < 1)
    throw refuse("no_case", "专递只寄办件材料和结果，不得寄私人物品或无关资料", "the courier carries cases only",
                 courier.case_behind_it->citation())
        .at("/cases");
  if (courier.cases_per_parcel && order.cases > courier.cases_per_parcel->in(because))
    throw refuse("one_case", "一事一寄：每个申办编号单独包装", "one parcel an application number",
                 courier.cases_per_parcel->citation())
        .at("/cases");
  if (!courier.packagings.empty()) {
    bool known = false;
    for (const auto& packaging : courier.packagings) known = known || packaging.in(because) == order.packaging;
    if (!known)
      throw refuse("packaging", "须使用专用封套或纸箱", "dedicated envelopes or boxes only",
                   courier.packagings.front().citation())
          .at("/packaging");
  }
  if (order.errand == Errand::pick_up) {
    if (courier.pick_up_after_review && courier.pick_up_after_review->in(because) && !order.pre_review_passed)
      throw refuse("before_review", "网上预审通过后才可选择上门揽收", "door pick-up needs a passed pre-review",
                   courier.pick_up_after_review->citation())
          .at("/pre_review_passed");
    if (courier.pick_up_in_province && courier.pick_up_in_province->in(because) && !order.from_within_province)
      throw refuse("outside_province", "收寄范围为本省，可寄达全国", "collected within the province only",
                   courier.pick_up_in_province->citation())
          .at("/from_within_province");
  }
  if (order.errand == Errand::result && courier.recipient_complete && courier.recipient_complete->in(because) &&
      !(has(order.recipient) && has(order.phone) && has(order.address)))
    throw refuse("recipient_incomplete", "请完整录入收件人姓名、电话和地址",
                 "name, phone and whole address of the recipient are needed", courier.recipient_complete->citation())
        .at(!has(order.recipient) ? "/recipient"
            : !has(order.phone)   ? "/phone"
                                  : "/address");
  if (courier.agreement && courier.agreement->in(because) && !order.agreement_in_force)
    throw refuse("no_agreement", "本中心没有有效的专递合作协议", "the centre has no agreement in force",
                 courier.agreement->citation())
        .at("/agreement_in_force");
}

bool in_time(const Law& law, const Level& level, const Delivered& parcel) {
  const Date last = law.calendar().add_workdays(law.calendar().on_or_after(parcel.received), level.workdays);
  const Date day = parcel.delivered.date();
  return day < last || (day == last && (!level.morning || parcel.delivered.minute_of_day() < kNoon));
}

}  // namespace

Ruling<ParcelDue> parcel_due(const Law& law, const Parcel& parcel) {
  const Courier* courier = section(law);
  if (courier == nullptr) return std::nullopt;
  switch (parcel.reach) {
    case Reach::same_city: return same_city(law, *courier, parcel.received);
    case Reach::county_city:
    case Reach::province: return courier->province ? elsewhere(law, *courier->province, parcel.received) : std::nullopt;
    case Reach::listed_town:
      return courier->listed_towns ? elsewhere(law, *courier->listed_towns, parcel.received) : std::nullopt;
    case Reach::other_province: return std::nullopt;  // shares of all parcels, no day for one
  }
  return std::nullopt;
}

Ruling<Placed> place(const Law& law, const Order& order) {
  const Courier* courier = section(law);
  if (courier == nullptr) return std::nullopt;
  Because because;
  check_order(*courier, order, because);
  for (const auto& fare : courier->payers) {
    if (fare.shown().errand != order.errand) continue;
    const Payer payer = fare.in(because).payer;
    return Decided<Placed>({payer, payer == Payer::applicant}, std::move(because));
  }
  return std::nullopt;
}

Ruling<Ready> set_off(const Law& law, const Leg& leg) {
  const Courier* courier = section(law);
  if (courier == nullptr || !courier->signatures) return std::nullopt;
  Because because;
  if (leg.signatures < courier->signatures->in(because))
    throw refuse("signature_missing", "交接簿须由寄件人与邮政人员共同签字", "both sides sign the handover book",
                 courier->signatures->citation())
        .at("/signatures");
  if (courier->copies && leg.copies < courier->copies->in(because)) {
    const std::string copies = std::to_string(courier->copies->shown());
    throw refuse("copy_missing", "交接簿一式" + copies + "份，寄件人与邮政人员各执一份",
                 "the handover book is made out in " + copies + " copies, one for each side",
                 courier->copies->citation())
        .at("/copies");
  }
  if (courier->vehicle_or_box && courier->vehicle_or_box->in(because) && !leg.dedicated_vehicle && !leg.safe_box)
    throw refuse("vehicle", "须专人专车收派，没有专车的须设独立保险箱", "a dedicated vehicle or a safe box is needed",
                 courier->vehicle_or_box->citation())
        .at("/dedicated_vehicle");
  if (courier->sealed_apart && courier->sealed_apart->in(because) && !leg.sealed_apart)
    throw refuse("sealed_with_others", "政务专递须单独封发，不得与其他邮件混封", "sealed apart from other mail",
                 courier->sealed_apart->citation())
        .at("/sealed_apart");
  return Decided<Ready>({}, std::move(because));
}

Ruling<Shares> shares(const Law& law, const Deliveries& deliveries) {
  const Courier* courier = section(law);
  if (courier == nullptr || courier->levels.empty()) return std::nullopt;
  Because because;
  Shares out;
  for (const auto& cited : courier->levels) {
    const Level& level = cited.in(because);
    Share share{
        .reach = level.reach, .workdays = level.workdays, .morning = level.morning, .target_percent = level.percent};
    for (const Delivered& parcel : deliveries.parcels) {
      if (parcel.reach != level.reach) continue;
      ++share.of;
      share.in_time += in_time(law, level, parcel);
    }
    share.met = share.in_time * 100 >= share.of * level.percent;
    out.levels.push_back(share);
  }
  return Decided<Shares>(std::move(out), std::move(because));
}

Ruling<TableDue> monthly_table(const Law& law, const MonthlyTable& table) {
  const Courier* courier = section(law);
  if (courier == nullptr || !courier->table_due_day) return std::nullopt;
  const auto first = Date::parse(table.month + "-01");
  if (!first)
    throw Refusal(RefusalKind::invalid, "courier.month", "月份应写成 2026-10", "a month is written 2026-10")
        .at("/month");
  Because because;
  const bool december = first->month() == 12;
  const Date due =
      Date::of(first->year() + december, december ? 1 : first->month() + 1, courier->table_due_day->in(because));
  because.say(table.month + "的统计表应于" + due.str() + "前送达",
              "the table of " + table.month + " is due by " + due.str(), {{"due", due.str()}});
  return Decided<TableDue>({due, table.sent ? std::optional(*table.sent > due) : std::nullopt}, std::move(because));
}

namespace {

void lint_slots(regulation::Linter& linter, const Courier& courier) {
  std::vector<std::int64_t> ends;
  std::vector<regulation::Rung> delivered;
  for (std::size_t i = 0; i < courier.same_city.size(); ++i) {
    const Slot& slot = courier.same_city[i].shown();
    const auto before = time_of_day(slot.before), by = time_of_day(slot.by);
    if (!before || !by) {
      linter.find(regulation::Severity::error, "courier", "same_city", i, "courier.time", "时刻应写成“12:00”",
                  "a time of day is written '12:00'");
      return;
    }
    ends.push_back(*before);
    delivered.push_back({.rank = *before, .value = std::int64_t(slot.workdays) * 24 * 60 + *by, .item = i});
  }
  regulation::lint_ends(linter, "courier", "same_city", ends);
  if (std::adjacent_find(ends.begin(), ends.end(), std::greater_equal<>()) == ends.end())
    regulation::lint_ladder(linter, "courier", "same_city", regulation::Ladder::rising, std::move(delivered));
}

// With more days no fewer parcels arrive.
void lint_levels(regulation::Linter& linter, const Courier& courier) {
  std::map<std::pair<Reach, bool>, std::vector<regulation::Rung>> ladders;
  for (std::size_t i = 0; i < courier.levels.size(); ++i) {
    const Level& level = courier.levels[i].shown();
    regulation::lint_share(linter, {"courier", "levels", i}, level.percent);
    ladders[{level.reach, level.morning}].push_back({level.workdays, level.percent, i});
  }
  for (auto& [of, rungs] : ladders)
    regulation::lint_ladder(linter, "courier", "levels", regulation::Ladder::rising, std::move(rungs));
}

void lint_payers(regulation::Linter& linter, const Courier& courier) {
  std::map<Errand, Payer> paid;
  for (std::size_t i = 0; i < courier.payers.size(); ++i) {
    const Fare& fare = courier.payers[i].shown();
    if (const auto [it, first] = paid.emplace(fare.errand, fare.payer); !first)
      linter.find(regulation::Severity::error, "courier", "payers", i, "courier.payer_twice",
                  "同一种寄递已写明由谁付费，只能有一方付费", "who pays for this errand is said already; one pays");
  }
}

}  // namespace

void lint(regulation::Linter& linter) {
  const Courier* courier = linter.section<Courier>();
  if (courier == nullptr) return;
  using regulation::Severity;
  lint_slots(linter, *courier);
  lint_levels(linter, *courier);
  lint_payers(linter, *courier);
  if (courier->table_due_day && (courier->table_due_day->shown() < 1 || courier->table_due_day->shown() > 28))
    linter.find(Severity::error, "courier", "table_due_day", 0, "courier.table_day", "每月日期应为1至28日",
                "a day of the month from 1 to 28");
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<parcel_due>("courier", "courier", "专递何时送达", "when a parcel is due"),
      regulation::decision<place>("courier.order", "courier", "专递下单与付费",
                                  "whether an order may be placed, and who pays"),
      regulation::decision<set_off>("courier.leg", "courier", "专递交接与运送", "whether a parcel may set off"),
      regulation::decision<shares>("courier.shares", "courier", "专递时效达标率",
                                   "how well the levels of service are kept"),
      regulation::decision<monthly_table>("courier.table", "courier", "专递月统计表", "when the monthly table is due"),
  };
  return list;
}

}  // namespace onewindow::courier
