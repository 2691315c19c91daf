#include "regulation/decision.h"

namespace onewindow::regulation {

namespace {

boost::json::array steps(const Because& because) {
  boost::json::array out;
  for (const Reason& reason : because.reasons) {
    boost::json::object step{{"provision", reason.provision}, {"zh", reason.zh}, {"en", reason.en}};
    if (!reason.inputs.is_null()) step["inputs"] = reason.inputs;
    out.push_back(std::move(step));
  }
  return out;
}

boost::json::array steps(const std::vector<Citation>& citations) {
  boost::json::array out;
  for (const Citation& citation : citations)
    out.push_back({{"provision", citation.provision}, {"zh", citation.zh}, {"en", citation.en}});
  return out;
}

}  // namespace

const DecisionType* find_decision(std::span<const DecisionType> all, std::string_view name) {
  for (const DecisionType& type : all)
    if (type.name == name) return &type;
  return nullptr;
}

boost::json::object printed(const DecisionType& type, const Answer& answer, const PackInfo* pack,
                            std::string_view engine) {
  boost::json::object out{{"decision", type.name}};
  if (answer.refusal) {
    const Refusal& refusal = *answer.refusal;
    out["refusal"] = {{"code", refusal.code}, {"zh", refusal.zh}, {"en", refusal.en}, {"field", refusal.field}};
    out["because"] = steps(refusal.citations);
  } else if (answer.silent) {
    out["silent"] = true;
    out["because"] = boost::json::array();
  } else {
    out["value"] = answer.value;
    out["because"] = steps(answer.because);
  }
  if (pack != nullptr) {
    out["pack"] = pack->id;
    out["version"] = pack->version;
    out["hash"] = pack->hash;
  }
  out["engine"] = engine;
  return out;
}

Law law_of(std::shared_ptr<const Calendar> calendar, std::shared_ptr<const Pack> pack,
           std::vector<std::shared_ptr<const Pack>> bases, Date on) {
  std::vector<Law::Adoption> adoptions;
  if (!pack->info.base) adoptions.push_back({std::move(pack), Date::of(1900, 1, 1), {}});
  return Law(std::move(calendar), std::move(adoptions), std::move(bases), on);
}

}  // namespace onewindow::regulation
