#pragma once
// Everything computed carries its reason. A Because is filled while a rule decides: reading a pack's value through
// Cited<T>::in(because) takes the provision along, say() states a step in both languages. A decision whose Because is
// empty is a broken promise, not a decision.
#include <string>
#include <vector>

#include "base/check.h"
#include "base/refusal.h"

namespace onewindow::regulation {

struct Reason {
  std::string provision;  // catalogue id "P9.A9.c"; empty for a step that only computes
  std::string pack;       // pack id, with its version and content hash
  std::string version;
  std::string hash;
  std::string zh;  // "结果最迟在承诺到期的前一工作日送回窗口"
  std::string en;
  boost::json::value inputs;  // object of what went in, or null
};
BOOST_DESCRIBE_STRUCT(Reason, (), (provision, pack, version, hash, zh, en, inputs))

// The words by which a reader finds the provision of a reason, without its gist.
Citation citation_of(const Reason& reason);

struct Because {
  std::vector<Reason> reasons;

  // A step that stands already, word for word and of the same inputs, is not repeated: a provision that several
  // conditions read is one reason, not three.
  void keep(Reason step);
  void say(std::string zh, std::string en, boost::json::value inputs = nullptr) {
    keep(Reason{.zh = std::move(zh), .en = std::move(en), .inputs = std::move(inputs)});
  }
  void add(const Because& other);
  bool cites() const {
    for (const Reason& reason : reasons)
      if (!reason.provision.empty()) return true;
    return false;
  }
  std::vector<Citation> citations() const;  // each provision once, in order; for a Refusal
};
BOOST_DESCRIBE_STRUCT(Because, (), (reasons))

// A decision: a value that cannot come into being without a citation.
template <class T>
struct Decided {
  Decided(T decided, Because why) : value(std::move(decided)), because(std::move(why)) {
    CHECK_PROMISE(because.cites(), "a decision must cite the provision that made it");
  }
  T value;
  Because because;
};

}  // namespace onewindow::regulation
