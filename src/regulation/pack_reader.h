#pragma once
// Inside of the pack loader: YAML nodes to typed values. Not for others.
#include "base/yaml.h"
#include "regulation/pack.h"

namespace onewindow::regulation {

// How an ambiguous text is understood here; it is shown with every use of the value.
struct Reading {
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(Reading, (), (zh, en))

// A pack from its tree; `file` has the text that is kept and hashed.
std::shared_ptr<const Pack> load_tree(const SourceFile& file, const yaml::Node& root,
                                      std::span<const SectionType> sections, Unregistered unregistered);

class YamlReader : public PackReader {
 public:
  YamlReader(const std::string& file, const Pack& pack) : file_(file), pack_(pack) {}

  void section(std::span<const SectionField> fields, void* section, const void* yaml) override;
  Reason cited(const reflect::Type& type, void* value, const void* yaml) override;

  // A plain value without citation: metadata, provisions, and what a cited value is made of.
  void value(const reflect::Type& type, void* value, const yaml::Node& node) const;
  Refusal wrong(yaml::Mark mark, std::string_view code, const std::string& zh, const std::string& en) const {
    return yaml::refusal(file_, mark, "pack." + std::string(code), zh, en);
  }

 private:
  Reason short_form(const reflect::Type& type, void* value, const yaml::Node& node);
  Reason long_form(const reflect::Type& type, void* value, const yaml::Node& node);
  Reason reason(const std::string& provision, yaml::Mark mark, const Reading& reading) const;
  const std::string& text_of(const yaml::Node& node) const;
  void scalar(const reflect::Type& type, void* value, const yaml::Node& node) const;
  void structure(const reflect::Type& type, void* value, const yaml::Node& node) const;
  void list(const reflect::Type& type, void* value, const yaml::Node& node) const;
  void map(const reflect::Type& type, void* value, const yaml::Node& node) const;
  void duration(Duration& value, const yaml::Node& node) const;
  std::int64_t decimal(std::string_view number, const yaml::Node& node) const;
  std::int64_t measured(const yaml::Node& node, std::initializer_list<std::string_view> units) const;

  const std::string& file_;
  const Pack& pack_;
};

}  // namespace onewindow::regulation
