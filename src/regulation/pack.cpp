#include "regulation/pack.h"

#include "base/digest.h"
#include "regulation/pack_reader.h"

namespace onewindow::regulation {

namespace {

constexpr std::string_view kIdLetters = "abcdefghijklmnopqrstuvwxyz0123456789-";

bool metadata(std::string_view key) { return key != "hash" && reflect::type_of<PackInfo>().find(key); }

// Which provisions another text may restate (extends.h); they must be there.
void check_opened(const Pack& pack, const yaml::Node& root, const YamlReader& reader) {
  const yaml::Entry* entry = root.find("open");
  if (entry == nullptr) return;
  if (entry->value.kind != yaml::Kind::list)
    throw reader.wrong(entry->value.mark, "type", "此处应为列表", "a list is expected here");
  for (const yaml::Node& item : entry->value.items)
    if (!pack.provisions.contains(item.text))
      throw reader.wrong(item.mark, "provision_unknown", "条款“" + item.text + "”不在 provisions 清单中",
                         "the provision '" + item.text + "' is not in the pack's list of provisions");
}

// Metadata that a text does not state stays blank.
void read_info(PackInfo& info, const yaml::Node& root, const YamlReader& reader) {
  for (const yaml::Entry& entry : root.entries) {
    if (!metadata(entry.key) || entry.value.kind == yaml::Kind::blank) continue;
    const reflect::Field& field = *reflect::type_of<PackInfo>().find(entry.key);
    if (entry.value.kind == yaml::Kind::scalar && entry.value.text.empty()) continue;
    reader.value(field.type(), field.in(&info), entry.value);
  }
  for (const auto& [key, text] : {std::pair{"id", &info.id}, {"version", &info.version}, {"title", &info.title}})
    if (text->empty())
      throw reader.wrong(root.mark, "missing_key", std::string("缺少 ") + key, std::string("'") + key + "' is missing");
  if (info.id.find_first_not_of(kIdLetters) != std::string::npos)
    throw reader.wrong(root.find("id")->value.mark, "value", "id 只用小写字母、数字和连字符",
                       "an id is made of lower-case letters, digits and hyphens");
  if (info.base == info.binds.empty())
    throw reader.wrong(root.mark, "value", "base 与 binds 必须同时给出",
                       "a base pack, and only a base pack, names what it binds");
}

void read_provisions(Pack& pack, const yaml::Node& root, const YamlReader& reader) {
  const yaml::Entry* entry = root.find("provisions");
  if (!entry) throw reader.wrong(root.mark, "missing_key", "缺少 provisions", "'provisions' is missing");
  if (entry->value.kind != yaml::Kind::list)
    throw reader.wrong(entry->value.mark, "type", "此处应为列表", "a list is expected here");
  for (const yaml::Node& item : entry->value.items) {
    Provision provision;
    reader.value(reflect::type_of<Provision>(), &provision, item);
    const std::string id = provision.id;
    if (!pack.provisions.emplace(id, std::move(provision)).second)
      throw reader.wrong(item.mark, "duplicate_provision", "条款“" + id + "”重复",
                         "the provision '" + id + "' is there twice");
  }
}

void read_sections(Pack& pack, const yaml::Node& root, YamlReader& reader, std::span<const SectionType> sections,
                   Unregistered unregistered) {
  for (const yaml::Entry& entry : root.entries) {
    if (metadata(entry.key) || entry.key == "provisions" || entry.key == "open") continue;
    if (entry.key == "extends")
      throw reader.wrong(entry.mark, "not_written_out", "沿用他文的文本须先写出全文",
                         "a text that extends another one is written out before it is read");
    const auto type =
        std::find_if(sections.begin(), sections.end(), [&](const SectionType& s) { return s.name == entry.key; });
    if (type == sections.end()) {
      if (unregistered == Unregistered::skip) continue;
      throw reader.wrong(entry.mark, "unknown_key", "未知的部分“" + entry.key + "”",
                         "unknown section '" + entry.key + "'");
    }
    pack.sections.emplace(type->type, type->read(&entry.value, reader));
    pack.section_names.emplace(type->name, type->type);
  }
}

}  // namespace

std::shared_ptr<const Pack> load_pack(const SourceFile& file, std::span<const SectionType> sections,
                                      Unregistered unregistered) {
  return load_tree(file, yaml::parse(file.name, file.text), sections, unregistered);
}

std::shared_ptr<const Pack> load_tree(const SourceFile& file, const yaml::Node& root,
                                      std::span<const SectionType> sections, Unregistered unregistered) {
  auto pack = std::make_shared<Pack>();
  YamlReader reader(file.name, *pack);
  if (root.kind != yaml::Kind::map)
    throw reader.wrong(root.mark, "type", "文件应由键和值组成", "a pack is made of keys and values");
  pack->text = file.text;
  pack->info.hash = digest::sm3(file.text);
  read_info(pack->info, root, reader);
  read_provisions(*pack, root, reader);
  check_opened(*pack, root, reader);
  read_sections(*pack, root, reader, sections, unregistered);
  return pack;
}

}  // namespace onewindow::regulation
