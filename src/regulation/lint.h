#pragma once
// What a good lawyer would say of a pack before a centre adopts it: errors that refuse the whole file, blockers that
// keep it from being adopted, remarks. The loader finds the first thing that cannot be read; here the rest is looked
// for, each with its place, what is wrong and what to write. A feature brings the lints of its own section: a function
// of the Linter, registered in app beside the section.
#include "base/yaml.h"
#include "regulation/capability.h"
#include "regulation/words.h"

namespace onewindow::regulation {

enum class Severity { error, blocker, remark };
BOOST_DESCRIBE_ENUM(Severity, error, blocker, remark)

struct Finding {
  Severity severity = Severity::error;
  std::string place;  // "file:line:column"
  std::string code;   // "limit.longer_than_law"
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (severity, place, code, zh, en))

class Linter {
 public:
  Linter(const std::string& file, const Pack& pack, const yaml::Node& root,
         std::vector<std::shared_ptr<const Pack>> bases, std::vector<Finding>& findings)
      : file_(file), pack_(pack), root_(root), bases_(std::move(bases)), findings_(findings) {}

  const Pack& pack() const { return pack_; }
  template <class T>
  const T* section() const {
    return pack_.section<T>();
  }
  // The section of each national base but the pack itself.
  template <class T>
  std::vector<const T*> base_sections() const {
    std::vector<const T*> out;
    for (const auto& base : bases_)
      if (base->info.id != pack_.info.id)
        if (const T* found = base->template section<T>()) out.push_back(found);
    return out;
  }
  // At a field of a section ("courier", "same_city"), of a list at its `item`th entry; at the top without a section.
  void find(Severity severity, std::string_view section, std::string_view field, std::size_t item, std::string code,
            std::string zh, std::string en);

 private:
  const std::string& file_;
  const Pack& pack_;
  const yaml::Node& root_;
  std::vector<std::shared_ptr<const Pack>> bases_;
  std::vector<Finding>& findings_;
};

using SectionLint = void (*)(Linter&);

struct LintRules {
  std::span<const SectionType> sections;
  std::span<const SectionLint> lints;
  std::vector<std::shared_ptr<const Pack>> bases;
  std::span<const Capability> capabilities = {};  // empty: what stands behind a provision is not asked
  std::span<const SourceFile> texts = {};         // that a pack may extend
};

// In the order of the file. Never throws for what is in the text.
std::vector<Finding> lint(const SourceFile& file, const LintRules& rules);

// Two packs side by side: each value that one of them has, as it stands in the file, with its provision.
struct Said {
  std::string value, provision;
  std::string zh, en;  // the value for people
};
BOOST_DESCRIBE_STRUCT(Said, (), (value, provision, zh, en))
struct Topic {
  std::string section, field;
  std::vector<Said> a, b;  // empty: silent
  bool same = false;
};
BOOST_DESCRIBE_STRUCT(Topic, (), (section, field, a, b, same))
// Refuses pack.* and yaml.* for what is no pack.
std::vector<Topic> compare(const SourceFile& a, const SourceFile& b, std::span<const SectionType> sections,
                           const Words& words);

}  // namespace onewindow::regulation
