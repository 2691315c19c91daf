#include "oversight/coverage/coverage.h"

#include "oversight/coverage/store.h"
#include "oversight/coverage/window_records.h"
#include "service/cases/census.h"

namespace onewindow::coverage {

namespace {

constexpr http::Permission kStatistics{"statistics.read", "查看统计", "read statistics"};
constexpr http::Permission kRecord{"outside.record", "登记体外受理", "record what was taken in outside the hall"};

Refusal refused(std::string code, std::string zh, std::string en, std::string at) {
  return Refusal(RefusalKind::invalid, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

template <class Section>
const Section& section(const ReadContext& context) {
  static const Section silent;
  const auto* found = context.law.section<Section>();
  return found == nullptr ? silent : *found;
}

}  // namespace

Report report(ReadContext& context, const CoverageQuery& query) {
  const Date to = query.to.value_or(context.today()), from = query.from.value_or(to - 365);
  Hall hall{.level = organisation::centre(context).level,
            .items = catalogue::standing_items(context),
            .windows = organisation::windows(context),
            .placements = organisation::placements(context),
            .departments = organisation::departments(context),
            .few_cases = query.few_cases.value_or(30),
            .on = context.today()};
  for (const auto& volume : cases::volumes(context, from, to)) hall.cases[volume.item_code] = volume.cases;
  Report out = cover(hall, section<organisation::WindowRules>(context), section<catalogue::Guides>(context));
  out.from = from;
  out.to = to;
  out.outside = store::count(context.db, from, to);
  return out;
}

OutsideRow record_outside(WriteContext& context, const OutsideIntake& intake) {
  const auto department = organisation::find_department(context, intake.department);
  if (!department)
    throw refused("outside.department", "本中心没有这个部门。", "this centre has no such department", "/department");
  if (!intake.item.empty()) {
    const auto items = catalogue::standing_items(context);
    const bool own = std::any_of(items.begin(), items.end(), [&](const auto& item) {
      return item.facts.code == intake.item && item.facts.department == department->id;
    });
    if (!own)
      throw refused("outside.item", "该部门没有已公布的这个事项。", "the department has no such published item",
                    "/item");
  }
  if (intake.seen_on > context.today())
    throw refused("outside.date", "发现日期不能晚于今天。", "it cannot have been seen after today", "/seen_on");
  const OutsideRow row{.id = context.make_id<OutsideId>(),
                       .kind = intake.kind,
                       .department_id = department->id,
                       .department_name = department->name,
                       .item = intake.item,
                       .place = intake.place,
                       .evidence = intake.evidence,
                       .receipt_number = intake.receipt_number,
                       .seen_on = intake.seen_on,
                       .by_name = context.actor.name,
                       .at = context.now};
  store::insert(context.db, row);
  context.observe({.kind = intake.kind == OutsideKind::elsewhere ? "intake.outside_hall" : "intake.recorded_late",
                   .subject_kind = "department",
                   .subject = department->id.value,
                   .at = context.now,
                   .detail = json::write(intake)});
  context.record("coverage.record_outside", "department", department->id, "", json::text(row));
  return row;
}

Paged<OutsideRow> outside_intakes(ReadContext& context, const OutsideQuery& query) {
  const int limit = limit_of(query);
  Paged<OutsideRow> out{.items = store::list(context.db, query, OutsideId{newest_before(query)}, limit + 1)};
  out.next = cut(out.items, limit);
  return out;
}

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/coverage", report>(kStatistics, "What of the items is taken in the hall, and where",
                                                  "coverage.report"),
      http::route<"GET /api/v1/window-records", window_records>(
          http::kSignedIn, "The windows with their departments, halls and items", "coverage.window_records"),
      http::route<"GET /api/v1/outside-intakes", outside_intakes>(
          kStatistics, "What was taken in outside the hall or entered late", "coverage.outside_intakes"),
      http::route<"POST /api/v1/outside-intakes", record_outside>(kRecord, "Record what was taken in outside the hall",
                                                                  "coverage.record_outside"),
  };
  return table;
}

}  // namespace onewindow::coverage
