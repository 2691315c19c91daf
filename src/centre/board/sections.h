#pragma once
// What a pack says the centre is and holds to, for the public: the typed section `about`.
#include "regulation/cited.h"
#include "regulation/words.h"

namespace onewindow::board {

using regulation::Cited;
using regulation::Phrase;

struct About {
  std::vector<Cited<Phrase>> nature;      // what the centre is (P2.A2, P5b.A1)
  std::vector<Cited<Phrase>> principles;  // each in its own words (P2.A4, P5b.A2, P8.A4)
};
BOOST_DESCRIBE_STRUCT(About, (), (nature, principles))

}  // namespace onewindow::board
