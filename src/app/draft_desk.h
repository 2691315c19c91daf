#pragma once
// What a regulation is written and tried with: the check while it is typed, the schema of the editor, the replay of
// past cases under a draft, its publication, worked examples, and what things are called.
#include "centre/law/drafts.h"
#include "http/route.h"
#include "regulation/lint.h"
#include "service/cases/replay.h"

namespace onewindow::app {

// Told once at start by whoever has the files of the regulations folder: the vocabulary and the examples.
void open_desk(const std::vector<regulation::SourceFile>& files);

// regulations/examples/NAME.json: one complete input of a decision, and its answer under a pack.
struct Example {
  std::string decision, pack;
  std::optional<Date> on;
  boost::json::value facts, answer;
};
BOOST_DESCRIBE_STRUCT(Example, (), (decision, pack, on, facts, answer))
std::vector<Example> examples_in(const std::vector<regulation::SourceFile>& files);

// What is wrong with a text, among the texts that it may extend.
std::vector<regulation::Finding> findings_of(ReadContext& context, const regulation::SourceFile& file);

// The law of each day as it was, and as it would have been with this pack in the place of the one of its id; where that
// is not adopted, in the place of all that speak on its sections. The pack counts from the first day on, whatever its
// own date.
cases::TwoLaws two_laws(ReadContext& context, const regulation::Pack& draft);

std::vector<http::Route> draft_desk_routes();

}  // namespace onewindow::app
