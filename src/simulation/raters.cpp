#include "simulation/raters.h"

#include "oversight/ratings/ratings.h"

namespace onewindow::simulation {
namespace {

std::string code_on(const cases::CaseView& served) {
  for (auto document = served.documents.rbegin(); document != served.documents.rend(); ++document) {
    const auto content = json::opened(document->content);
    for (const auto& section : content.at("sections").as_array())
      if (section.at("heading").as_string() == "服务评价")
        return std::string(section.at("rows").at(0).at(1).as_string());
  }
  return "";
}

ratings::Level level(Random& random) {
  using enum ratings::Level;
  const auto drawn = random.between(1, 100);
  return drawn <= 72   ? very_satisfied
         : drawn <= 90 ? satisfied
         : drawn <= 96 ? basically_satisfied
         : drawn <= 99 ? dissatisfied
                       : very_dissatisfied;
}

std::string words(ratings::Level level, Random& random) {
  static const std::vector<std::string> good = {"", "", "", "办得很快", "态度很好，讲得清楚", "一次就办好了"},
                                        bad = {"", "等的时间太长", "材料清单没有说清楚", "跑了两趟"};
  return random.pick(level >= ratings::Level::dissatisfied ? bad : good);
}

}  // namespace

Raters::Raters(Contexts& contexts, const Demo& demo, std::uint64_t seed)
    : contexts_(contexts), demo_(demo), random_(seed ^ 0x7261746572730000ull) {}

bool Raters::rate(const cases::CaseView& served) {
  const std::string code = code_on(served);
  if (code.empty()) return false;
  const Actor visitor = Actor::of_public(demo_.centre.id);
  ratings::NewRating rating{.code = ratings::RatingCode(code), .level = level(random_)};
  rating.text = Text<500>(words(rating.level, random_));
  const auto shown = contexts_.read(visitor, [&](ReadContext& c) { return ratings::invitation(c, rating.code); });
  if (shown.state != ratings::InvitationState::open) return false;
  const auto& options = shown.levels[std::size_t(rating.level)].options;
  for (const auto& option : options)
    if (random_.chance(20)) rating.options.push_back(option.code);
  contexts_.write(visitor, [&](WriteContext& c) { return ratings::rate(c, rating); });
  return true;
}

void Raters::verify(std::map<std::string, std::int64_t>& refusals) {
  const Actor& office = demo_.with_role("centre_office").at(0)->actor;
  const ratings::RatingQuery query{.matter = ratings::MatterState::open};
  for (const auto& row : contexts_.read(office, [&](ReadContext& c) { return ratings::list(c, query); }).items) {
    if (random_.chance(30)) continue;  // another day
    ratings::Verification verification{
        .version = 1, .verdict = ratings::Verdict::other_cause, .text = "经核实，情况属实"};
    if (random_.chance(30)) {
      verification.verdict = ratings::Verdict::worker_fault;
      verification.heard = "本人认可";
    }
    try {
      contexts_.write(office, [&](WriteContext& c) {
        const auto verified = ratings::verify(c, row.id, verification);
        return ratings::tell(c, row.id, {.version = verified.version, .text = "已核实并改进，感谢您的监督"});
      });
    } catch (const Refusal& refusal) {
      ++refusals[refusal.code];
    }
  }
}

}  // namespace onewindow::simulation
