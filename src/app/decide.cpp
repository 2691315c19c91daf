#include "app/decide.h"

#include "app/cross_lint.h"
#include "app/features.h"
#include "app/stored_packs.h"
#include "centre/authority/rules.h"
#include "centre/board/rules.h"
#include "centre/law/law.h"
#include "centre/law/rules.h"
#include "centre/organisation/window_decisions.h"
#include "centre/organisation/window_lint.h"
#include "oversight/complaints/rules.h"
#include "oversight/coverage/decisions.h"
#include "oversight/openness/rules.h"
#include "oversight/ratings/decisions.h"
#include "oversight/ratings/ratings_lint.h"
#include "oversight/views/rules.h"
#include "service/agency/rules.h"
#include "service/appointments/rules.h"
#include "service/cases/decisions.h"
#include "service/catalogue/decisions.h"
#include "service/courier/rules.h"
#include "service/fees/decisions.h"
#include "service/joint_handling/rules.h"
#include "service/missing_docs/rules.h"

namespace onewindow::app {

namespace {

const regulation::DecisionType& type_of(const std::string& name) {
  if (const auto* type = regulation::find_decision(decisions(), name)) return *type;
  throw Refusal(RefusalKind::not_found, "decision.unknown", "没有这个判定：" + name + "；用 decide --list 查看",
                "there is no such decision: " + name + "; see decide --list");
}

struct Question {
  std::optional<Text<80>> pack;  // absent: the centre's own law
  std::optional<bool> all_packs;
  std::optional<Date> on;
  boost::json::value facts;  // an object, or a list of them
};
BOOST_DESCRIBE_STRUCT(Question, (), (pack, all_packs, on, facts))

struct Answers {
  std::vector<boost::json::value> answers;
};
BOOST_DESCRIBE_STRUCT(Answers, (), (answers))

struct DecisionView {
  std::string name, section, zh, en;
  boost::json::value facts;  // their JSON Schema
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (name, section, zh, en, facts))

void add(Answers& answers, boost::json::array more) {
  for (auto& answer : more) answers.answers.push_back(std::move(answer));
}

Answers answer(ReadContext& context, const std::string& name, const Question& question) {
  type_of(name);
  Answers out;
  if (!question.pack && !question.all_packs.value_or(false)) {
    add(out, decide(name, context.law, nullptr, question.facts));
    return out;
  }
  const auto packs = stored_packs(context);
  const auto bases = bases_among(packs);
  const std::shared_ptr<const regulation::Calendar> calendar(std::shared_ptr<void>(), &context.law.calendar());
  bool found = false;
  for (const auto& pack : packs) {
    if (question.pack && pack->info.id != *question.pack) continue;
    found = true;
    const auto law = regulation::law_of(calendar, pack, bases, question.on.value_or(context.today()));
    add(out, decide(name, law, &pack->info, question.facts));
  }
  if (!found)
    throw Refusal(RefusalKind::not_found, "law.pack_unknown", "没有这个制度包：" + std::string(*question.pack),
                  "there is no such pack: " + std::string(*question.pack))
        .at("/pack");
  return out;
}

std::vector<DecisionView> list(ReadContext&) {
  std::vector<DecisionView> out;
  for (const auto& type : decisions()) out.push_back({type.name, type.section, type.zh, type.en, schema_of(type.name)});
  return out;
}

}  // namespace

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> all = [] {
    std::vector<regulation::DecisionType> out;
    for (const auto* feature :
         {&cases::decisions(), &missing_docs::decisions(), &joint_handling::decisions(), &agency::decisions(),
          &courier::decisions(), &appointments::decisions(), &authority::decisions(), &complaints::decisions(),
          &openness::decisions(), &law::decisions(), &board::decisions(), &views::decisions(), &coverage::decisions(),
          &organisation::decisions(), &catalogue::decisions(), &fees::decisions(), &ratings::decisions()})
      out.insert(out.end(), feature->begin(), feature->end());
    return out;
  }();
  return all;
}

const std::vector<regulation::SectionLint>& lints() {
  static const std::vector<regulation::SectionLint> all = {
      cases::lint,     missing_docs::lint, joint_handling::lint, agency::lint,       courier::lint, appointments::lint,
      authority::lint, complaints::lint,   openness::lint,       organisation::lint, ratings::lint, lint_across,
  };
  return all;
}

boost::json::array decide(const std::string& name, const regulation::Law& law, const regulation::PackInfo* pack,
                          const boost::json::value& facts) {
  const auto& type = type_of(name);
  boost::json::array out;
  const auto one = [&](const boost::json::value& object) {
    out.push_back(regulation::printed(type, type.decide(law, object), pack, ONEWINDOW_VERSION));
  };
  if (facts.is_array())
    for (const auto& object : facts.get_array()) one(object);
  else one(facts);
  return out;
}

boost::json::object schema_of(const std::string& name) {
  boost::json::object definitions;
  const auto& input = *type_of(name).input;
  auto schema = json::schema(input, definitions, "#/$defs/");
  boost::json::object out = schema.is_object() ? schema.get_object() : boost::json::object();
  out["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  out["$defs"] = std::move(definitions);
  return out;
}

std::vector<http::Route> decision_routes() {
  return {
      http::route<"GET /api/v1/decisions", list>(law::kRead, "What can be decided from facts alone, with their schemas",
                                                 "decisions.list"),
      http::route<"POST /api/v1/decisions/{name}", answer>(
          law::kRead, "Decide from facts: under the centre's law, one pack, or every pack", "decisions.decide"),
  };
}

}  // namespace onewindow::app
