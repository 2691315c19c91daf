#include "centre/law/rules.h"

namespace onewindow::law {

using regulation::Because;

namespace {

std::vector<Phrase> read(const std::vector<Cited<Phrase>>& words, Because& because) {
  std::vector<Phrase> out;
  for (const auto& one : words) out.push_back(one.in(because));
  return out;
}

std::optional<Phrase> read(const std::optional<Cited<Phrase>>& word, Because& because) {
  return word ? std::optional<Phrase>(word->in(because)) : std::nullopt;
}

}  // namespace

regulation::Ruling<DocumentSaid> document_said(const regulation::Law& law, const DocumentAsked&) {
  const Document* document = law.section<Document>();
  if (document == nullptr) return std::nullopt;
  Because because;
  DocumentSaid out{.purpose = read(document->purpose, because),
                   .basis = read(document->basis, because),
                   .goals = read(document->goals, because),
                   .scope = read(document->scope, because),
                   .applies_to = read(document->applies_to, because),
                   .bodies = read(document->bodies, because),
                   .rank = read(document->rank, because),
                   .topic = read(document->topic, because),
                   .openness = read(document->openness, because),
                   .forwarded_by = read(document->forwarded_by, because),
                   .annex_of = read(document->annex_of, because),
                   .addressees = read(document->addressees, because),
                   .copied_to = read(document->copied_to, because),
                   .systems = read(document->systems, because),
                   .differences = read(document->differences, because),
                   .notes = read(document->notes, because)};
  if (!because.cites()) return std::nullopt;
  return regulation::Decided<DocumentSaid>(std::move(out), std::move(because));
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<document_said>("document", "document", "文件信息", "what a text says of itself"),
  };
  return list;
}

}  // namespace onewindow::law
