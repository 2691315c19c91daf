#include "service/cases/statistics_store.h"

#include "service/cases/conditions.h"

namespace onewindow::cases::store {

namespace {

// The group of a row; `at` is the instant that is counted.
std::string group_of(StatisticsBy by, const std::string& at) {
  switch (by) {
    case StatisticsBy::day:
    case StatisticsBy::month: return "(" + at + " + 28800000) / 86400000";  // days in Asia/Shanghai
    case StatisticsBy::department: return "f.department_id";
    case StatisticsBy::window: return "coalesce(f.window_id, 0)";
    case StatisticsBy::item: return "f.item_id";
    case StatisticsBy::handler: return "f.handler_id";
    case StatisticsBy::category: return "f.category";
    case StatisticsBy::kind: return "f.item_kind";
  }
  return "";
}

// One number of every group: how many rows have their instant in the span.
struct One {
  std::string key;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(One, (), (key, count))

struct Concluded {
  std::string key;
  std::int64_t not_accepted = 0, withdrawn = 0, granted = 0, denied = 0, promised_of = 0, promised_kept = 0,
               statutory_of = 0, statutory_kept = 0, workdays_of = 0, workdays_total = 0, spot_of = 0, spot_over = 0;
};
BOOST_DESCRIBE_STRUCT(Concluded, (),
                      (key, not_accepted, withdrawn, granted, denied, promised_of, promised_kept, statutory_of,
                       statutory_kept, workdays_of, workdays_total, spot_of, spot_over))

class Sums {
 public:
  Sums(db::Read& read, const StatisticsQuery& query, const registers::Between& span)
      : read_(read), query_(query), span_(span), by_(query.by.value_or(StatisticsBy::day)) {}

  std::vector<Counted> all() {
    count("f.received_at", &StatisticsNumbers::received);
    count("f.noticed_at", &StatisticsNumbers::returned);
    count("f.accepted_at", &StatisticsNumbers::accepted);
    conclusions();
    faults();
    return std::move(out_);
  }

 private:
  Conditions where(const std::string& at) const {
    Conditions out;
    out.also(at + " >= " + out.take(span_.from));
    out.also(at + " < " + out.take(span_.before));
    out.equal("f.department_id", query_.department);
    out.equal("f.window_id", query_.window);
    out.equal("f.item_id", query_.item);
    out.equal("f.handler_id", query_.handler);
    return out;
  }
  std::string grouped(const std::string& at) const { return " group by " + group_of(by_, at); }
  std::string key(const std::string& at) const { return "select cast(" + group_of(by_, at) + " as text)"; }

  void count(const std::string& at, std::int64_t StatisticsNumbers::* number) {
    const Conditions held = where(at);
    for (auto& one : read_.all<One>(key(at) + ", count(*) from case_figures f where f.centre_id = :centre and " + at +
                                        " is not null" + held.sql + grouped(at),
                                    held.params)) {
      Counted& counted = out_.emplace_back(Counted{std::move(one.key), {}});
      counted.numbers.*number = one.count;
    }
  }

  void conclusions() {
    const std::string at = "f.concluded_at", decided = "f.outcome in ('granted', 'denied')";
    const auto sum = [](const std::string& condition) {
      return ", coalesce(sum(case when " + condition + " then 1 else 0 end), 0)";
    };
    const Conditions held = where(at);
    const std::string sql =
        key(at) + sum("f.outcome = 'not_accepted'") + sum("f.outcome = 'withdrawn'") + sum("f.outcome = 'granted'") +
        sum("f.outcome = 'denied'") + sum("f.promised_kept is not null") + sum("f.promised_kept = 1") +
        sum("f.statutory_kept is not null") + sum("f.statutory_kept = 1") + sum("f.workdays is not null") +
        ", coalesce(sum(f.workdays), 0)" + sum("f.spot_kept is not null") + sum("f.spot_kept = 0") +
        " from case_figures f where f.centre_id = :centre and f.concluded_at is not null" + held.sql + grouped(at);
    for (auto& row : read_.all<Concluded>(sql, held.params))
      out_.push_back({std::move(row.key),
                      {.not_accepted = row.not_accepted,
                       .withdrawn = row.withdrawn,
                       .decided = row.granted + row.denied,
                       .granted = row.granted,
                       .denied = row.denied,
                       .promised_of = row.promised_of,
                       .promised_kept = row.promised_kept,
                       .statutory_of = row.statutory_of,
                       .statutory_kept = row.statutory_kept,
                       .workdays_of = row.workdays_of,
                       .workdays_total = row.workdays_total,
                       .spot_of = row.spot_of,
                       .spot_over = row.spot_over}});
  }

  void faults() {
    const Conditions held = where("x.at");
    for (auto& one : read_.all<One>(
             key("x.at") +
                 ", count(*) from facts x join case_figures f on f.centre_id = x.centre_id and f.case_id = x.object"
                 " where x.centre_id = :centre and x.kind = 'notice.repeated_defect'" +
                 held.sql + grouped("x.at"),
             held.params))
      out_.push_back({std::move(one.key), {.faults = one.count}});
  }

  db::Read& read_;
  const StatisticsQuery& query_;
  const registers::Between& span_;
  const StatisticsBy by_;
  std::vector<Counted> out_;
};

Named newest(db::Read& read, const std::string& column, std::int64_t id) {
  return read
      .first<Named>(
          "select c.item_name, c.item_name_en, c.department_name, c.handler from case_figures f join cases c on "
          "c.centre_id = f.centre_id and c.id = f.case_id where f.centre_id = :centre and f." +
              column + " = :id order by f.received_at desc, f.case_id desc limit 1",
          {{"id", id}})
      .value_or(Named{});
}

}  // namespace

std::vector<Counted> statistics(db::Read& read, const StatisticsQuery& query, const registers::Between& span) {
  return Sums(read, query, span).all();
}

std::int64_t open_of_item(db::Read& read, ItemId item) {
  return read.count(
      "select count(*) from case_figures where centre_id = :centre and finished_at is null and outcome = 'open' and "
      "item_id = :item",
      {{"item", item}});
}

Named newest_of_item(db::Read& read, ItemId item) { return newest(read, "item_id", item.value); }
Named newest_of_handler(db::Read& read, AccountId handler) { return newest(read, "handler_id", handler.value); }

}  // namespace onewindow::cases::store
