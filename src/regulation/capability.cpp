#include "regulation/capability.h"

#include <algorithm>

#include "base/text.h"
#include "base/yaml.h"

namespace onewindow::regulation {

namespace {

using Values = std::map<std::string, std::vector<std::string>>;  // by provision

void add(Values& values, const std::string& provision, const std::string& field) {
  auto& list = values[text::trim(provision)];
  if (std::find(list.begin(), list.end(), field) == list.end()) list.push_back(field);
}

// "3 days @ P5c.2.c" or {value: …, at: P5c.2.c}, however deep it stands.
void collect(Values& values, const yaml::Node& node, const std::string& field) {
  for (const yaml::Node& item : node.items) collect(values, item, field);
  for (const yaml::Entry& entry : node.entries) {
    if (entry.key == "at" && node.find("value") != nullptr) add(values, entry.value.text, field);
    else collect(values, entry.value, field);
  }
  if (node.kind != yaml::Kind::scalar) return;
  if (const auto sign = node.text.rfind('@'); sign != std::string::npos) add(values, node.text.substr(sign + 1), field);
}

Values values_of(const yaml::Node& root, const Pack& pack) {
  Values values;
  for (const yaml::Entry& section : root.entries) {
    if (!pack.section_names.contains(section.key)) continue;
    for (const yaml::Entry& field : section.value.entries) collect(values, field.value, section.key + "." + field.key);
  }
  return values;
}

Binding strongest(const Bound& bound, std::span<const Capability> capabilities) {
  if (!bound.values.empty()) return Binding::value;
  Binding best = Binding::unbound;
  for (const std::string& code : bound.by)
    for (const Capability& capability : capabilities)
      if (capability.code == code) best = std::min(best, capability.planned() ? Binding::planned : Binding::capability);
  return best;
}

}  // namespace

std::vector<Bound> bindings(const SourceFile& file, std::span<const SectionType> sections,
                            std::span<const Capability> capabilities) {
  const auto pack = load_pack(file, sections, Unregistered::skip);
  Values values = values_of(yaml::parse(file.name, file.text), *pack);
  std::vector<Bound> out;
  for (const auto& [id, provision] : pack->provisions) {
    Bound bound{.pack = pack->info.id, .id = id, .cite = provision.cite, .zh = provision.zh, .en = provision.en};
    bound.values = values[id];
    if (provision.by) bound.by = *provision.by;
    bound.binding = strongest(bound, capabilities);
    out.push_back(std::move(bound));
  }
  return out;
}

}  // namespace onewindow::regulation
