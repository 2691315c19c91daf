#include "service/agency/rules.h"

#include <algorithm>

#include "regulation/tiers.h"

namespace onewindow::agency {

using regulation::Because;
using regulation::Decided;

namespace {

bool outside(const Agency& agency, Origin from, Because& because) {
  const Place place = agency.place ? agency.place->in(because) : Place::county;
  return place == Place::town ? from != Origin::town : from == Origin::elsewhere;
}

// A sum of yuan against one in fen, without leaving the numbers there are.
bool reaches(std::int64_t yuan, Money least) { return yuan >= (least.fen + 99) / 100; }

bool holds(Scope scope, const Agency& agency, const Wish& wish, Because& because) {
  switch (scope) {
    case Scope::not_immediate: return !wish.immediate;
    case Scope::reported_upward: return wish.reported_upward;
    case Scope::outside_investor: return wish.investor_from && outside(agency, *wish.investor_from, because);
    case Scope::major_project:
      return wish.industrial_in && !outside(agency, *wish.industrial_in, because) &&
             (!agency.fixed_assets_min || reaches(wish.fixed_assets_yuan, agency.fixed_assets_min->in(because)));
  }
  return false;
}

bool serves(const Agency& agency, ApplicantKind applicant, Because& because) {
  if (agency.applicants.empty()) return true;
  for (const auto& kind : agency.applicants)
    if (kind.shown() == applicant) return kind.in(because), true;
  for (const auto& kind : agency.applicants) kind.in(because);
  return false;
}

}  // namespace

Ruling<Eligible> eligible(const Law& law, const Wish& wish) {
  const Agency* agency = law.section<Agency>();
  if (agency == nullptr || agency->scopes.empty()) return std::nullopt;
  Because because;
  Eligible out;
  if (agency->upper_office) out.go_to = agency->upper_office->in(because);
  const bool served = serves(*agency, wish.applicant, because);
  for (const auto& scope : agency->scopes) {
    if (!served || out.eligible) break;
    if (!holds(scope.shown(), *agency, wish, because)) continue;
    out.eligible = true;
    out.by = scope.in(because);
  }
  if (!out.eligible) {
    for (const auto& scope : agency->scopes) scope.in(because);
    because.say("不属于代办范围，请告知所需资料并引导申请人自行前往" + (out.go_to.empty() ? "办理机关" : out.go_to),
                "outside the scope of agency: tell the materials and show the applicant the way");
    return Decided<Eligible>(std::move(out), std::move(because));
  }
  out.needs_agreement = agency->agreement && agency->agreement->in(because);
  out.director_assigns = agency->director_assigns && agency->director_assigns->in(because);
  return Decided<Eligible>(std::move(out), std::move(because));
}

Ruling<Charge> charge(const Law& law, const Fee& fee) {
  const Agency* agency = law.section<Agency>();
  if (agency == nullptr || (!agency->fee && !agency->applicant_pays_fees)) return std::nullopt;
  Because because;
  Charge out;
  if (agency->fee && fee.agency_fen != agency->fee->in(because).fen)
    throw Refusal(RefusalKind::conflict, "agency.fee", "代办不得收取规定以外的费用",
                  "the agency itself has its fixed fee")
        .at("/agency_fen")
        .because(agency->fee->citation());
  if (agency->fee) out.agency_fen = agency->fee->shown().fen;
  out.applicant_fen = out.agency_fen;
  if (agency->applicant_pays_fees && agency->applicant_pays_fees->in(because)) out.applicant_fen += fee.statutory_fen;
  return Decided<Charge>(out, std::move(because));
}

Ruling<Totals> totals(const Law& law, const Project& project) {
  const Agency* agency = law.section<Agency>();
  if (agency == nullptr || !agency->sum_within_promises || !agency->sum_within_promises->shown()) return std::nullopt;
  Because because;
  agency->sum_within_promises->in(because);
  Totals out;
  for (const Times& item : project.items) {
    out.taken += item.taken;
    out.promised += item.promised;
  }
  out.over = out.taken > out.promised;
  because.say("累计用时" + std::to_string(out.taken) + "个工作日，累计承诺" + std::to_string(out.promised) + "个工作日",
              std::to_string(out.taken) + " workdays taken of " + std::to_string(out.promised) + " promised",
              {{"taken", out.taken}, {"promised", out.promised}});
  return Decided<Totals>(out, std::move(because));
}

Ruling<Quota> quota(const Law& law, const Year& year) {
  const Agency* agency = law.section<Agency>();
  if (agency == nullptr || !agency->yearly_min) return std::nullopt;
  Because because;
  Quota out{.minimum = agency->yearly_min->in(because)};
  out.missing = std::max<std::int64_t>(0, out.minimum - year.cases);
  out.failed = year.ended && out.missing > 0;
  return Decided<Quota>(out, std::move(because));
}

Ruling<Equipped> equipped(const Law& law, const Fleet& fleet) {
  const Agency* agency = law.section<Agency>();
  if (agency == nullptr || !agency->vehicles) return std::nullopt;
  Because because;
  Equipped out{.minimum = agency->vehicles->in(because)};
  out.missing = std::max(0, out.minimum - fleet.vehicles);
  return Decided<Equipped>(out, std::move(because));
}

void lint(regulation::Linter& linter) {
  const Agency* agency = linter.section<Agency>();
  if (agency == nullptr) return;
  const auto has = [&](Scope wanted) {
    return std::any_of(agency->scopes.begin(), agency->scopes.end(),
                       [&](const auto& scope) { return scope.shown() == wanted; });
  };
  const bool projects = has(Scope::major_project);
  if ((projects || has(Scope::outside_investor)) && !agency->place)
    linter.find(regulation::Severity::error, "agency", "scopes", 0, "agency.place_missing",
                "代办范围按“本地”“以外”划分，须写明 place（town 或 county）",
                "the scope turns on inside and outside: name the place, town or county");
  if (agency->fixed_assets_min && !projects)
    linter.find(regulation::Severity::remark, "agency", "fixed_assets_min", 0, "agency.sum_unused",
                "规定了投资额，但代办范围不含重大项目，该数额不起作用",
                "the sum binds nothing: major projects are not in the scope");
  if (projects && !agency->fixed_assets_min)
    linter.find(regulation::Severity::error, "agency", "scopes", 0, "agency.sum_missing", "重大项目须写明投资额下限",
                "major projects need the sum from which they count");
  if (agency->fixed_assets_min)
    regulation::lint_floor(linter, {"agency", "fixed_assets_min"}, agency->fixed_assets_min->shown().fen, 0);
  if (agency->yearly_min) regulation::lint_floor(linter, {"agency", "yearly_min"}, agency->yearly_min->shown(), 0);
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<eligible>("agency", "agency", "能否代办", "whether the centre carries a case"),
      regulation::decision<charge>("agency.fee", "agency", "代办收费", "what agency costs"),
      regulation::decision<totals>("agency.totals", "agency", "代办累计时限",
                                   "whether a project keeps the sum of its promises"),
      regulation::decision<quota>("agency.quota", "agency", "窗口年代办量",
                                  "whether a window reached its yearly number"),
      regulation::decision<equipped>("agency.vehicles", "agency", "代办员工作用车",
                                     "whether the agents have their vehicle"),
  };
  return list;
}

}  // namespace onewindow::agency
