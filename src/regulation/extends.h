#pragma once
// A text that takes another one over and says only where it differs: `extends`. It is written out before anything else
// looks at it, so what is adopted, hashed and kept stands alone, and a change of the parent is nobody's law until it is
// adopted. Inherited provisions carry this text's own numbers and say whose they are.
//
//   extends:
//     pack: township-work-norms
//     ids: {from: P5c, to: P6}        # the parent's provisions under this text's numbers
//     cites: {from: 规范, to: ""}     # and as this text counts them
//
// A text may restate only the provisions that its parent lists under `open`, and change only values that rest on them.
#include "base/yaml.h"
#include "regulation/pack.h"

namespace onewindow::regulation {

struct Renaming {
  std::string from, to;
};
BOOST_DESCRIBE_STRUCT(Renaming, (), (from, to))

struct Extends {
  std::string pack;
  std::optional<Renaming> ids, cites;
};
BOOST_DESCRIBE_STRUCT(Extends, (), (pack, ids, cites))

struct WrittenOut {
  yaml::Node root;  // what is the text's own keeps its place, what is inherited stands where `extends` does
  SourceFile file;  // the same as text; unchanged when it extends nothing
  bool extends = false;
  struct Repeat {
    yaml::Mark mark;
    std::string what;
  };
  std::vector<Repeat> repeats;  // what it restates word for word, though it is inherited
};

// `texts` are those that it may extend. Refuses yaml.*, and with their place extends.unknown, extends.cycle,
// extends.closed (restates or changes what the parent does not open), pack.provision_unknown (of `open`).
WrittenOut written_out(const SourceFile& file, std::span<const SourceFile> texts);

// Each of them written out.
std::vector<SourceFile> written_out(std::span<const SourceFile> texts);

// The packs among the files of the regulations folder, as they stand: catalogue, calendar, messages and schemas have
// folders of their own, and facts.yaml is no regulation.
std::vector<SourceFile> packs_among(std::span<const SourceFile> files);

// What stands under `open`, the ids of provisions.
std::vector<std::string> opened(const yaml::Node& root);

}  // namespace onewindow::regulation
