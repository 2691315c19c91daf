#pragma once
// How the tests of a rule ask it: under a pack of regulations/, with facts written as JSON.
#include "regulation/decision.h"
#include "regulation/packs_testing.h"

namespace onewindow::regulation::testing {

template <class Section>
Law law_under(const std::string& pack, const char* section_name, Date on = Date::of(2026, 3, 2)) {
  const SectionType sections[] = {section<Section>(section_name)};
  static const auto shared = Calendar::from_csv(file_text("regulations/calendar/cn-workdays.csv"));
  return law_of(shared, load_pack(pack_file(pack), sections, Unregistered::skip), {}, on);
}

// The value as JSON text, "silent", or "code field".
template <class Section>
std::string asked(const std::vector<DecisionType>& decisions, const std::string& pack, const std::string& name,
                  const std::string& facts) {
  const DecisionType* type = find_decision(decisions, name);
  CHECK_PROMISE(type != nullptr, "there is such a decision");
  const Answer answer = type->decide(law_under<Section>(pack, type->section.c_str()), json::parse(facts));
  if (answer.refusal) {
    CHECK_PROMISE(!answer.refusal->citations.empty(), "a refusal by a text cites it");
    return answer.refusal->code + " " + answer.refusal->field;
  }
  if (answer.silent) return "silent";
  CHECK_PROMISE(answer.because.cites(), "an answer cites");
  return boost::json::serialize(answer.value);
}

// The provisions that an answer rests on, in order.
template <class Section>
std::string cited(const std::vector<DecisionType>& decisions, const std::string& pack, const std::string& name,
                  const std::string& facts) {
  const DecisionType* type = find_decision(decisions, name);
  const Answer answer = type->decide(law_under<Section>(pack, type->section.c_str()), json::parse(facts));
  std::string out;
  for (const auto& citation : answer.refusal ? answer.refusal->citations : answer.because.citations())
    out += (out.empty() ? "" : " ") + citation.provision;
  return out;
}

}  // namespace onewindow::regulation::testing
