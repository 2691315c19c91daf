#include "centre/board/rules.h"

namespace onewindow::board {

using regulation::Because;

namespace {

std::vector<Phrase> read(const std::vector<Cited<Phrase>>& words, bool asked, Because& because) {
  std::vector<Phrase> out;
  if (asked)
    for (const auto& one : words) out.push_back(one.in(because));
  return out;
}

}  // namespace

regulation::Ruling<AboutSaid> about_said(const regulation::Law& law, const AboutAsked& asked) {
  const About* about = law.section<About>();
  if (about == nullptr) return std::nullopt;
  Because because;
  AboutSaid out{.nature = read(about->nature, asked.part != AboutPart::principles, because),
                .principles = read(about->principles, asked.part != AboutPart::nature, because)};
  if (!because.cites()) return std::nullopt;
  return regulation::Decided<AboutSaid>(std::move(out), std::move(because));
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<about_said>("about", "about", "中心的性质和原则", "what the centre is and holds to"),
  };
  return list;
}

}  // namespace onewindow::board
