#include "app/regulation_views.h"

#include "app/capabilities.h"
#include "app/decide.h"
#include "app/features.h"
#include "app/section_words.h"
#include "app/stored_packs.h"
#include "centre/law/law.h"
#include "regulation/standing.h"

namespace onewindow::app {

namespace {

regulation::SourceFile source_of(ReadContext& context, const law::PackView& view) {
  return stored_text(context, view.pack, view.hash);
}

law::PackView find(const std::vector<law::PackView>& packs, const std::string& id, const char* field) {
  for (const auto& pack : packs)
    if (pack.pack == id) return pack;
  throw Refusal(RefusalKind::not_found, "law.pack_unknown", "没有这个制度包：" + id, "there is no such pack: " + id)
      .at(field);
}

// ---- what is in force

struct OnDay {
  std::optional<Date> on;  // absent: today
};
BOOST_DESCRIBE_STRUCT(OnDay, (), (on))

std::vector<regulation::Standing> in_force(ReadContext& context, const OnDay& query) {
  std::vector<regulation::Law::Adoption> adoptions;
  for (const auto& row : law::adoptions(context)) {
    adoptions.push_back({stored_pack(context, row.pack, row.hash), row.from_date, row.sections});
  }
  auto standings = regulation::standings(std::move(adoptions), query.on.value_or(context.today()));
  std::erase_if(standings, [](const auto& one) { return one.section == "document"; });  // nobody works by it
  return standings;
}

// ---- the head of a text

struct OnePack {
  Text<80, 1> pack;
};
BOOST_DESCRIBE_STRUCT(OnePack, (), (pack))

regulation::PackInfo head(ReadContext& context, const OnePack& query) {
  const auto view = find(law::packs(context), query.pack, "?pack");
  return stored_pack(context, view.pack, view.hash)->info;
}

// ---- two packs

struct Pair {
  Text<80, 1> a, b;
};
BOOST_DESCRIBE_STRUCT(Pair, (), (a, b))

std::vector<regulation::Topic> comparison(ReadContext& context, const Pair& pair) {
  const auto packs = law::packs(context);
  return regulation::compare(source_of(context, find(packs, pair.a, "?a")),
                             source_of(context, find(packs, pair.b, "?b")), sections(), section_words());
}

// ---- what a lawyer would say

struct PackFindings {
  std::string pack;
  std::vector<regulation::Finding> findings;
};
BOOST_DESCRIBE_STRUCT(PackFindings, (), (pack, findings))

std::vector<PackFindings> findings(ReadContext& context) {
  const auto packs = law::packs(context);
  const regulation::LintRules rules{sections(), lints(), bases_among(stored_packs(context)), capabilities()};
  std::vector<PackFindings> out;
  for (const auto& view : packs) out.push_back({view.pack, regulation::lint(source_of(context, view), rules)});
  return out;
}

// ---- what stands behind the provisions

struct CoverageQuery {
  std::optional<Text<80>> pack;
};
BOOST_DESCRIBE_STRUCT(CoverageQuery, (), (pack))

Coverage coverage(ReadContext& context, const CoverageQuery& query) {
  Coverage out;
  const auto packs = law::packs(context);
  if (query.pack) {
    add_coverage(out, source_of(context, find(packs, *query.pack, "?pack")));
    return out;
  }
  for (const auto& view : packs) add_coverage(out, source_of(context, view));
  return out;
}

struct CapabilityView {
  std::string code, zh, en, operation;
  bool planned = false;
};
BOOST_DESCRIBE_STRUCT(CapabilityView, (), (code, zh, en, operation, planned))

std::vector<CapabilityView> list_capabilities(ReadContext&) {
  std::vector<CapabilityView> out;
  for (const auto& one : capabilities()) out.push_back({one.code, one.zh, one.en, one.operation, one.planned()});
  return out;
}

}  // namespace

void add_coverage(Coverage& coverage, const regulation::SourceFile& file) {
  for (auto& bound : regulation::bindings(file, sections(), capabilities())) {
    switch (bound.binding) {
      case regulation::Binding::value: ++coverage.by_value; break;
      case regulation::Binding::capability: ++coverage.by_capability; break;
      case regulation::Binding::planned: ++coverage.planned; break;
      case regulation::Binding::unbound: ++coverage.unbound; break;
    }
    ++coverage.total;
    coverage.provisions.push_back(std::move(bound));
  }
}

std::vector<http::Route> regulation_routes() {
  return {
      http::route<"GET /api/v1/regulation/in-force", in_force>(
          law::kRead, "What stands behind each section on a day, and what comes next", "regulation.in_force"),
      http::route<"GET /api/v1/regulation/head", head>(law::kRead, "What a text says of itself: issuer, force, dates",
                                                       "regulation.head"),
      http::route<"GET /api/v1/regulation/comparison", comparison>(law::kRead, "Two packs side by side",
                                                                   "regulation.comparison"),
      http::route<"GET /api/v1/regulation/findings", findings>(law::kRead, "What is wrong or open in each pack",
                                                               "regulation.findings"),
      http::route<"GET /api/v1/regulation/coverage", coverage>(law::kRead, "What stands behind each provision",
                                                               "regulation.coverage"),
      http::route<"GET /api/v1/regulation/capabilities", list_capabilities>(
          law::kRead, "What the house can do, and what is planned", "regulation.capabilities"),
  };
}

}  // namespace onewindow::app
