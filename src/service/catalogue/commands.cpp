#include "service/catalogue/commands.h"

#include "base/yaml.h"
#include "service/catalogue/store.h"

namespace onewindow::catalogue {

namespace {

// Drafts or redrafts, then publishes when nothing is missing. An item whose live version says the same is left alone.
std::string import_item(WriteContext& context, const ItemContent& content) {
  const auto existing = store::find_by_code(context.db, content.code);
  if (existing && existing->live_version != 0 && existing->draft_version == 0) {
    const auto version = store::version(context.db, existing->id, existing->live_version);
    if (version && json::text(version->content) == json::text(content)) return "unchanged";
  }
  const ItemView view = existing ? redraft(context, existing->id, content) : draft(context, content);
  publish(context, view.id, {view.version});
  return "published";
}

}  // namespace

std::vector<ImportLine> import_file(Contexts& contexts, const Actor& actor, const std::string& name,
                                    std::string_view text) {
  const yaml::Node root = yaml::parse(name, std::string(text));
  const yaml::Entry* items = root.find("items");
  if (items == nullptr || items->value.kind != yaml::Kind::list || root.entries.size() != 1)
    throw yaml::refusal(name, root.mark, "yaml.unknown_key", "目录文件只有一个键 items",
                        "a catalogue file has one key: items");
  std::vector<ImportLine> report;
  for (const yaml::Node& node : items->value.items) {
    ImportLine line{.file = name, .line = node.mark.line};
    if (const auto* code = node.find("code")) line.code = code->value.text;
    if (const auto* item_name = node.find("name")) line.name = item_name->value.text;
    try {
      const auto content = yaml::read<ItemContent>(node, name);
      line.outcome = contexts.write(actor, [&](WriteContext& context) { return import_item(context, content); });
    } catch (const Refusal& refusal) {
      line.outcome = "refused";
      line.refusal = refusal.code + (refusal.field.empty() ? "" : " " + refusal.field);
      line.zh = refusal.zh;
      line.en = refusal.en;
    }
    report.push_back(std::move(line));
  }
  return report;
}

}  // namespace onewindow::catalogue
