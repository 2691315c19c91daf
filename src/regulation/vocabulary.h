#pragma once
// The vocabulary of facts: what may be observed and what is found out from it (regulations/facts.yaml). A kind says of
// whom it is, in which unit it counts, who may record it and what must lie behind it. Centres add kinds of their own
// (centre/law/fact_kinds.h); nothing is observed that has no kind.
#include "regulation/pack.h"
#include "regulation/words.h"

namespace onewindow::regulation {

enum class Nature { fact, finding };  // observed; derived from facts by a provision
BOOST_DESCRIBE_ENUM(Nature, fact, finding)

enum class FactUnit { occurrence, minutes, workdays, yuan };
BOOST_DESCRIBE_ENUM(FactUnit, occurrence, minutes, workdays, yuan)

enum class Recorder { system, clerk, handler, office, cashier, supervisor };
BOOST_DESCRIBE_ENUM(Recorder, system, clerk, handler, office, cashier, supervisor)

struct FactKind {
  std::string code;  // "notice.repeated_defect"
  Nature nature = Nature::fact;
  FactUnit unit = FactUnit::occurrence;
  std::vector<std::string> subject;  // "account", "window", "department", "case"
  std::vector<Recorder> recorder;
  Phrase evidence;
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(FactKind, (), (code, nature, unit, subject, recorder, evidence, zh, en))

class Vocabulary {
 public:
  // Refuses yaml.*, and with their place facts.code, facts.twice, facts.subject, facts.incomplete.
  static Vocabulary read(const SourceFile& file);

  // The kinds of another one that this one does not have.
  void add(const Vocabulary& other);

  const FactKind* find(std::string_view code) const;
  const std::vector<FactKind>& kinds() const { return kinds_; }

 private:
  std::vector<FactKind> kinds_;
};

// Refuses facts.code and facts.subject; `place` is the field or the place in the file.
void check_kind(const FactKind& kind, const std::string& place);

}  // namespace onewindow::regulation
