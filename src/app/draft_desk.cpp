#include "app/draft_desk.h"

#include <algorithm>

#include "app/capabilities.h"
#include "app/decide.h"
#include "app/embedded.h"
#include "app/features.h"
#include "app/section_words.h"
#include "app/stored_packs.h"
#include "centre/law/fact_kinds.h"
#include "regulation/extends.h"

namespace onewindow::app {

namespace {

std::vector<Example>& examples() {
  static std::vector<Example> list;
  return list;
}

// ---- the check while it is typed

struct Typed {
  Text<400000> text;
};
BOOST_DESCRIBE_STRUCT(Typed, (), (text))

std::vector<regulation::Finding> lint_typed(ReadContext& context, const Typed& typed) {
  return findings_of(context, {"draft.yaml", typed.text});
}

boost::json::value schema(ReadContext&) { return regulation::pack_schema(sections(), &section_words()); }

std::vector<Example> list_examples(ReadContext&) { return examples(); }

// That of the folder, and what the program observes itself: a folder of an older version knows less of it.
regulation::Vocabulary vocabulary_of(const std::vector<regulation::SourceFile>& files) {
  regulation::Vocabulary out;
  for (const auto& file : files)
    if (file.name == "facts.yaml") out = regulation::Vocabulary::read(file);
  for (const auto& file : embedded_files())
    if (file.path == "regulations/facts.yaml")
      out.add(regulation::Vocabulary::read({"facts.yaml", std::string(file.bytes)}));
  return out;
}

// ---- publication

regulation::SourceFile whole(ReadContext& context, const law::Draft& draft) {
  return regulation::written_out({"draft.yaml", draft.text}, stored_texts(context)).file;
}

law::PackView publish(WriteContext& context, law::DraftId id, const law::DraftStep& step) {
  const law::Draft draft = law::draft(context, id);
  for (const auto& finding : findings_of(context, {"draft.yaml", draft.text}))
    if (finding.severity != regulation::Severity::remark)
      throw Refusal(RefusalKind::conflict, "draft.not_sound",
                    "草案还有须改正之处，不能发布：" + finding.zh + "（" + finding.place + "）",
                    "the draft cannot be published yet: " + finding.en + " (" + finding.place + ")")
          .at(finding.place);
  const auto pack = regulation::load_pack(whole(context, draft), sections());
  return law::publish_draft(context, id, step, *pack);
}

// ---- replay

// Laws by day, made when they are asked for; a year has few hundred.
class Laws {
 public:
  Laws(std::shared_ptr<const regulation::Calendar> calendar, std::vector<regulation::Law::Adoption> adoptions,
       std::vector<std::shared_ptr<const regulation::Pack>> bases)
      : calendar_(std::move(calendar)), adoptions_(std::move(adoptions)), bases_(std::move(bases)) {}

  const regulation::Law& on(Date day) {
    auto found = made_.find(day);
    if (found == made_.end())
      found = made_.emplace(day, std::make_unique<regulation::Law>(calendar_, adoptions_, bases_, day)).first;
    return *found->second;
  }

 private:
  std::shared_ptr<const regulation::Calendar> calendar_;
  std::vector<regulation::Law::Adoption> adoptions_;
  std::vector<std::shared_ptr<const regulation::Pack>> bases_;
  std::map<Date, std::unique_ptr<regulation::Law>> made_;
};

cases::ReplayPage replay(ReadContext& context, law::DraftId id, const cases::ReplaySpan& span) {
  const auto pack = regulation::load_pack(whole(context, law::draft(context, id)), sections());
  cases::ReplayedItems items;
  constexpr int kPage = 1000;
  return cases::replay(context, span, two_laws(context, *pack), items, kPage);
}

}  // namespace

std::vector<Example> examples_in(const std::vector<regulation::SourceFile>& files) {
  std::vector<Example> out;
  for (const auto& file : files)
    if (file.name.starts_with("examples/") && file.name.ends_with(".json")) {
      const auto text = json::parse(file.text);
      if (text.is_array())
        for (const auto& one : text.get_array()) out.push_back(json::read<Example>(one, "/" + file.name));
      else out.push_back(json::read<Example>(text, "/" + file.name));
    }
  return out;
}

void open_desk(const std::vector<regulation::SourceFile>& files) {
  examples() = examples_in(files);
  law::set_vocabulary(vocabulary_of(files));
}

std::vector<regulation::Finding> findings_of(ReadContext& context, const regulation::SourceFile& file) {
  const auto texts = stored_texts(context);
  return regulation::lint(file, {sections(), lints(), bases_among(stored_packs(context)), capabilities(), texts});
}

cases::TwoLaws two_laws(ReadContext& context, const regulation::Pack& draft) {
  auto tried = std::make_shared<regulation::Pack>(draft);
  tried->info.effective.reset();
  tried->info.issued.reset();
  std::vector<regulation::Law::Adoption> adoptions;
  bool adopted = false;
  for (const auto& row : law::adoptions(context)) {
    adoptions.push_back({stored_pack(context, row.pack, row.hash), row.from_date, row.sections});
    adopted = adopted || row.pack == draft.info.id;
  }
  std::vector<regulation::Law::Adoption> other;
  for (auto adoption : adoptions) {
    if (adoption.pack->info.id == draft.info.id) {
      const bool whole_text = adoption.sections.empty();
      adoption.pack = tried;
      std::erase_if(adoption.sections, [&](const std::string& name) { return !tried->section_names.contains(name); });
      if (adoption.sections.empty() && !whole_text) continue;  // nothing of it is left
    }
    other.push_back(std::move(adoption));
  }
  if (!adopted) {  // it takes the place of whatever speaks on its sections, from the first day on
    for (auto& adoption : other) {
      if (adoption.sections.empty())
        for (const auto& [name, type] : adoption.pack->section_names) adoption.sections.push_back(name);
      std::erase_if(adoption.sections, [&](const std::string& name) { return tried->section_names.contains(name); });
    }
    std::erase_if(other, [](const auto& adoption) { return adoption.sections.empty(); });
    other.push_back({tried, Date::of(1900, 1, 1), {}});
  }
  const std::shared_ptr<const regulation::Calendar> calendar(std::shared_ptr<void>(), &context.law.calendar());
  const auto bases = bases_among(stored_packs(context));
  const auto before = std::make_shared<Laws>(calendar, std::move(adoptions), bases);
  const auto after = std::make_shared<Laws>(calendar, std::move(other), bases);
  return {[before](Date day) -> const regulation::Law& { return before->on(day); },
          [after](Date day) -> const regulation::Law& { return after->on(day); }};
}

std::vector<http::Route> draft_desk_routes() {
  return {
      http::route<"POST /api/v1/regulation/lint", lint_typed>(
          law::kRead, "What is wrong with a text, while it is typed", "regulation.lint"),
      http::route<"GET /api/v1/regulation/schema", schema>(law::kRead, "The JSON Schema of a pack's file",
                                                           "regulation.schema"),
      http::route<"GET /api/v1/regulation/words", list_words>(law::kRead, "What sections, fields and values are called",
                                                              "regulation.words"),
      http::route<"GET /api/v1/regulation/examples", list_examples>(law::kRead, "Worked examples of decisions",
                                                                    "regulation.examples"),
      http::route<"POST /api/v1/pack-drafts/{id}/publication", publish>(
          law::kPropose, "Publish a draft that has nothing wrong with it", "law.publish_draft"),
      http::route<"GET /api/v1/pack-drafts/{id}/replay", replay>(
          law::kPropose, "Past cases decided again under a draft, page by page", "law.replay"),
  };
}

}  // namespace onewindow::app
