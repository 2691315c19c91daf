#include "centre/notices/messages.h"

#include <set>

#include "base/text.h"
#include "base/yaml.h"

namespace onewindow::notices {
namespace {

struct File {
  std::vector<Template> templates;
};
BOOST_DESCRIBE_STRUCT(File, (), (templates))

constexpr std::string_view kPerson = "person:";

using Names = std::set<std::string, std::less<>>;

Names names_of(const TemplateId& id) {
  Names names;
  for (const auto& name : text::split(id.parameters, ' ')) names.insert(name);
  return names;
}

// Calls `plain` and `name` for what stands outside and inside of braces.
template <class Plain, class Name>
void walk(std::string_view text, Plain plain, Name name) {
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find('{', at), close = text.find('}', open);
    if (close == std::string_view::npos) return plain(text.substr(at));
    plain(text.substr(at, open - at));
    name(text.substr(open + 1, close - open - 1));
    at = close + 1;
  }
}

Refusal misfit(const std::string& id, const regulation::SourceFile& file) {
  return Refusal(RefusalKind::invalid, "sms.template_parameters",
                 "短信模板“" + id + "”使用了程序不提供的参数，请核对大括号中的名称",
                 "the template " + id + " names a parameter that the program does not fill")
      .at(file.name);
}

}  // namespace

std::string recipient_person(std::int64_t person) { return std::string(kPerson) + std::to_string(person); }

std::optional<std::int64_t> person_of(std::string_view recipient) {
  std::int64_t id = 0;
  if (!recipient.starts_with(kPerson) || !reflect::detail::parse_integer(recipient.substr(kPerson.size()), id))
    return std::nullopt;
  return id;
}

void text(WriteContext& context, const TemplateId& id, std::string_view recipient, const Parameters& parameters) {
  Names given;
  boost::json::object values;
  for (const auto& [name, value] : parameters) {
    given.insert(name);
    values[name] = value;
  }
  CHECK_PROMISE(given == names_of(id), "a text message fills the parameters of its template");
  context.send("sms", recipient, {{"template", id.id}, {"parameters", std::move(values)}});
}

Templates Templates::read(const regulation::SourceFile& file) {
  Templates out;
  for (auto& found : yaml::read<File>(yaml::parse(file.name, file.text), file.name).templates)
    out.templates_.emplace(found.id, std::move(found));
  for (const TemplateId& wanted : kTemplates) {
    const auto found = out.templates_.find(wanted.id);
    if (found == out.templates_.end())
      throw Refusal(RefusalKind::invalid, "sms.template_missing", "缺少短信模板“" + std::string(wanted.id) + "”",
                    "the template " + std::string(wanted.id) + " is missing")
          .at(file.name);
    const Names known = names_of(wanted);
    walk(
        found->second.zh, [](std::string_view) {},
        [&](std::string_view name) {
          if (!known.contains(name)) throw misfit(found->first, file);
        });
  }
  return out;
}

Rendered Templates::render(std::string_view id, const boost::json::object& parameters) const {
  const auto found = templates_.find(id);
  if (found == templates_.end())
    throw Refusal(RefusalKind::invalid, "sms.template_unknown", "没有短信模板“" + std::string(id) + "”",
                  "there is no template " + std::string(id));
  Rendered out{.code = found->second.code, .text = {}};
  walk(
      found->second.zh, [&](std::string_view plain) { out.text += plain; },
      [&](std::string_view name) {
        const auto* value = parameters.if_contains(name);
        if (value == nullptr || !value->is_string())
          throw Refusal(RefusalKind::invalid, "sms.parameter_missing", "短信模板缺少参数“" + std::string(name) + "”",
                        "the template's parameter " + std::string(name) + " is missing");
        out.text += value->as_string();
      });
  return out;
}

}  // namespace onewindow::notices
