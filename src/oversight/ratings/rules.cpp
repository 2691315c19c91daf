#include "oversight/ratings/rules.h"

#include <algorithm>

#include "base/text.h"

namespace onewindow::ratings {
namespace {

// The national text binds every item; it is found under any type.
constexpr const char* kAnyType = "public_service";

regulation::Deadline day_limit(const Norms& norms, const Cited<Duration>& limit, Instant from) {
  Because because;
  const Duration length = limit.in(because);
  CHECK_PROMISE(length.unit == regulation::Unit::workdays || length.unit == regulation::Unit::days ||
                    length.unit == regulation::Unit::same_day,
                "ratings count in days");
  auto deadline = regulation::deadline(norms.calendar, {.start = from.date(), .limit = length}, from.date());
  because.add(deadline.because);
  deadline.because = std::move(because);
  return deadline;
}

std::optional<regulation::Deadline> day_limit(const Norms& norms, std::optional<Cited<Duration>> Ratings::* value,
                                              Instant from) {
  const auto& limit = norms.read(value);
  return limit ? std::optional(day_limit(norms, *limit, from)) : std::nullopt;
}

const Option* find(const Norms& norms, std::int32_t code, Because& because) {
  for (const auto& option : norms.options())
    if (option.shown().code == code) return &option.in(because);
  return nullptr;
}

void check_options(const Norms& norms, const Said& said, Because& because) {
  for (std::size_t i = 0; i < said.options.size(); ++i) {
    const std::string at = "/options/" + std::to_string(i);
    const Option* option = find(norms, said.options[i], because);
    if (option == nullptr)
      throw Refusal(RefusalKind::invalid, "rating.option_unknown", "没有这个评价选项，请重新选择",
                    "there is no such option; choose again")
          .at(at);
    if (option->code / 100 != national_code(said.level))
      throw Refusal(RefusalKind::invalid, "rating.option_of_other_level", "这个选项不属于所选的评价等级",
                    "this option belongs to another level")
          .at(at);
    if (std::count(said.options.begin(), said.options.end(), said.options[i]) > 1)
      throw Refusal(RefusalKind::invalid, "rating.option_twice", "同一选项选了两次", "the same option stands twice")
          .at(at);
  }
}

}  // namespace

std::int32_t national_code(Level level) { return 5 - std::int32_t(level); }

Norms Norms::of(const regulation::Law& law) {
  static const Ratings silent;
  const Ratings* own = law.section<Ratings>();
  const Ratings* base = law.base<Ratings>(kAnyType);
  return {law.calendar(), own != nullptr ? *own : silent, base != nullptr ? *base : silent};
}

std::vector<Option> options_of(const Norms& norms, Level level) {
  std::vector<Option> list;
  for (const auto& option : norms.options())
    if (option.shown().code / 100 == national_code(level)) list.push_back(option.shown());
  return list;
}

std::optional<Because> invites(const Norms& norms) {
  const auto& asked = norms.read(&Ratings::invite);
  Because because;
  if (!asked || !asked->in(because)) return std::nullopt;
  return because;
}

std::optional<regulation::Deadline> rate_until(const Norms& norms, Instant ended) {
  return day_limit(norms, &Ratings::rate_within, ended);
}

Decided<Judged> judge(const Norms& norms, const Said& said, Instant ended, Instant now) {
  auto asked = invites(norms);
  if (!asked)
    throw Refusal(RefusalKind::conflict, "rating.not_asked", "本中心的制度没有要求评价服务",
                  "no text of this centre asks to rate services");
  Because because = std::move(*asked);
  if (const auto& levels = norms.read(&Ratings::levels)) levels->in(because);
  if (const auto until = rate_until(norms, ended); until && now.date() > until->due)
    throw Refusal(RefusalKind::conflict, "rating.too_late", "评价的期限已过（" + until->due.str() + "）",
                  "the time to rate this service ended on " + until->due.str())
        .because(until->because.citations());
  check_options(norms, said, because);
  Judged judged;
  for (const auto& bad : norms.bad())
    if (bad.shown() == said.level) {
      bad.in(because);
      judged.bad = true;
    }
  return {judged, std::move(because)};
}

Decided<Verified> judge_finding(const Norms& norms, const Finding& finding, bool own) {
  if (own)
    throw Refusal(RefusalKind::forbidden, "rating.own", "对本人服务的评价须由他人核实",
                  "what was said of your own service is verified by somebody else");
  if (text::trim(finding.text).empty())
    throw Refusal(RefusalKind::invalid, "rating.finding_missing", "请写明核实的情况", "say what was found").at("/text");
  Verified verified{.counts = true, .fault = finding.verdict == Verdict::worker_fault};
  if (verified.fault && text::trim(finding.heard).empty())
    throw Refusal(RefusalKind::invalid, "rating.not_heard", "认定属人员责任前，请听取本人说明并记录",
                  "before a fault is found the worker is heard; write down what was said")
        .at("/heard");
  Because because;
  if (const auto& asked = norms.read(&Ratings::bad_verified)) asked->in(because);
  if (finding.verdict == Verdict::unfounded || finding.verdict == Verdict::malicious)
    if (const auto& left_out = norms.read(&Ratings::unfounded_not_counted)) verified.counts = !left_out->in(because);
  return {verified, std::move(because)};
}

std::optional<regulation::Deadline> verify_by(const Norms& norms, Instant rated) {
  return day_limit(norms, &Ratings::verify_within, rated);
}

std::optional<regulation::Deadline> tell_by(const Norms& norms, Instant verified) {
  return day_limit(norms, &Ratings::tell_within, verified);
}

}  // namespace onewindow::ratings
