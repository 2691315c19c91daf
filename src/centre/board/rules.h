#pragma once
// What a text says the centre is and holds to, asked without a centre. Pure.
#include "centre/board/sections.h"
#include "regulation/decision.h"

namespace onewindow::board {

enum class AboutPart { nature, principles };
BOOST_DESCRIBE_ENUM(AboutPart, nature, principles)

struct AboutAsked {
  std::optional<AboutPart> part;  // absent: both
};
BOOST_DESCRIBE_STRUCT(AboutAsked, (), (part))
struct AboutSaid {
  std::vector<Phrase> nature, principles;
};
BOOST_DESCRIBE_STRUCT(AboutSaid, (), (nature, principles))
regulation::Ruling<AboutSaid> about_said(const regulation::Law& law, const AboutAsked& asked);

const std::vector<regulation::DecisionType>& decisions();

}  // namespace onewindow::board
