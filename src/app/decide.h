#pragma once
// Decisions without a case: facts in, answers out, under a pack, under every pack, or under the law of a centre. The
// command line and the routes ask alike.
#include "http/route.h"
#include "regulation/decision.h"
#include "regulation/lint.h"

namespace onewindow::app {

const std::vector<regulation::DecisionType>& decisions();
// What each feature looks for in its section.
const std::vector<regulation::SectionLint>& lints();

// Facts are one object, or a list of them: as many answers come back. Refuses decision.unknown, input.*.
boost::json::array decide(const std::string& name, const regulation::Law& law, const regulation::PackInfo* pack,
                          const boost::json::value& facts);

// The JSON Schema of a decision's facts, as a document of its own.
boost::json::object schema_of(const std::string& name);

std::vector<http::Route> decision_routes();

}  // namespace onewindow::app
