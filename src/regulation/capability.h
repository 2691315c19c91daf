#pragma once
// What stands behind a provision: a value in a typed section that cites it, a capability of a feature that is there, or
// one that is planned and named as such. A provision behind which nothing stands is a finding of the linter; a
// capability that is there names the operation of the interface that does it, and a test holds it to that.
#include "regulation/pack.h"

namespace onewindow::regulation {

struct Capability {
  std::string code;  // "cases.notice"
  std::string zh, en;
  std::string operation;  // of the interface: "cases.give_notice"; empty: planned

  bool planned() const { return operation.empty(); }
};

enum class Binding { value, capability, planned, unbound };
BOOST_DESCRIBE_ENUM(Binding, value, capability, planned, unbound)

struct Bound {  // one provision and what enforces it
  std::string pack, id, cite, zh, en;
  Binding binding = Binding::unbound;  // the strongest of them
  std::vector<std::string> values;     // "time_limits.notice"
  std::vector<std::string> by;         // capabilities
};
BOOST_DESCRIBE_STRUCT(Bound, (), (pack, id, cite, zh, en, binding, values, by))

// All provisions of a pack, by id, each with what is behind it. A capability that is not among `capabilities` counts
// for nothing. Refuses pack.* and yaml.* for what is no pack.
std::vector<Bound> bindings(const SourceFile& file, std::span<const SectionType> sections,
                            std::span<const Capability> capabilities);

}  // namespace onewindow::regulation
