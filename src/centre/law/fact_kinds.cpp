#include "centre/law/fact_kinds.h"

#include <algorithm>

#include "centre/context/kinds.h"
#include "centre/law/desk_store.h"

namespace onewindow::law {
namespace {

regulation::Vocabulary& house() {
  static regulation::Vocabulary vocabulary;
  return vocabulary;
}

FactKindView shown(const regulation::FactKind& kind) {
  FactKindView out;
  static_cast<regulation::FactKind&>(out) = kind;
  return out;
}

bool of_subject(const regulation::FactKind& kind, const facts::Fact& fact) {
  return std::find(kind.subject.begin(), kind.subject.end(), fact.subject_kind) != kind.subject.end();
}

// The house's kinds, and the centre's own.
bool known(db::Read& read, const facts::Fact& fact) {
  if (const auto* kind = house().find(fact.kind)) return of_subject(*kind, fact);
  const auto own = store::fact_kinds(read);
  return std::any_of(own.begin(), own.end(),
                     [&](const auto& kind) { return kind.code == fact.kind && of_subject(kind, fact); });
}

}  // namespace

void set_vocabulary(regulation::Vocabulary vocabulary) {
  house() = std::move(vocabulary);
  facts::set_known(known);
}
const regulation::Vocabulary& vocabulary() { return house(); }

std::vector<FactKindView> fact_kinds(ReadContext& context) {
  std::vector<FactKindView> out;
  for (const auto& kind : house().kinds()) out.push_back(shown(kind));
  for (auto& row : store::fact_kinds(context.db)) {
    row.own = true;
    out.push_back(std::move(row));
  }
  return out;
}

FactKindView add_fact_kind(WriteContext& context, const regulation::FactKind& kind) {
  regulation::check_kind(kind, "/code");
  if (std::find(kind.recorder.begin(), kind.recorder.end(), regulation::Recorder::system) != kind.recorder.end())
    throw Refusal(RefusalKind::invalid, "facts.own_only", "系统自动记录的事实随程序提供，中心自定的事实由人员记录",
                  "what the system records comes with the program; a centre's own kinds are recorded by people")
        .at("/recorder");
  if (house().find(kind.code) != nullptr || store::has_fact_kind(context.db, kind.code))
    throw Refusal(RefusalKind::conflict, "facts.taken", "已有“" + kind.code + "”这种事实",
                  "there is a kind '" + kind.code + "' already")
        .at("/code");
  FactKindView row = shown(kind);
  row.own = true;
  row.added_name = context.actor.name;
  row.added_at = context.now;
  store::insert(context.db, row);
  context.record("law.add_fact_kind", "fact_kind", 0, "", json::text(row), {{"code", kind.code}});
  return row;
}

std::vector<http::Route> fact_kind_routes() {
  return {
      http::route<"GET /api/v1/fact-kinds", fact_kinds>(kRead, "The vocabulary of facts and findings",
                                                        "law.fact_kinds"),
      http::route<"POST /api/v1/fact-kinds", add_fact_kind>(kPropose, "Add a kind of the centre's own",
                                                            "law.add_fact_kind"),
  };
}

}  // namespace onewindow::law
