#include "service/applications/rules.h"

#include <algorithm>

#include "base/text.h"

namespace onewindow::applications {

namespace {

bool blank(const std::string& text) { return text::trim(text).empty(); }

bool declined(const Form& form, const std::string& code) {
  return std::any_of(form.not_needed.begin(), form.not_needed.end(), [&](const auto& one) { return one == code; });
}

void person(std::vector<Lack>& out, const Form& form) {
  const auto need = [&](const std::string& value, const char* field, const char* zh, const char* en) {
    if (blank(value)) out.push_back({field, zh, en});
  };
  need(form.name, "/form/name", "申请人姓名或名称", "the applicant's name");
  need(form.paper_number, "/form/paper_number", "申请人证件号码", "the number of the applicant's paper");
  need(form.phone, "/form/phone", "申请人联系电话", "the applicant's phone");
  if (!form.has_agent) return;
  need(form.agent_name, "/form/agent_name", "经办人姓名", "the agent's name");
  need(form.agent_number, "/form/agent_number", "经办人证件号码", "the number of the agent's paper");
  need(form.authorisation, "/form/authorisation", "授权内容和日期", "what the authorisation says, and its date");
}

}  // namespace

std::vector<Lack> lacking(const Form& form, const catalogue::ItemContent& item, const Files& files) {
  std::vector<Lack> out;
  person(out, form);
  for (const auto& material : item.materials) {
    const auto found = files.find(material.code);
    if (found != files.end() && found->second > 0) continue;
    const std::string field = "/materials/" + material.code;
    if (material.necessity == catalogue::Necessity::required)
      out.push_back(
          {field, "材料“" + material.name + "”的照片或扫描件",
           "a photograph or scan of \"" + (material.name_en.empty() ? material.name : material.name_en) + "\""});
    else if (material.necessity == catalogue::Necessity::conditional && !declined(form, material.code))
      out.push_back({field, "材料“" + material.name + "”：请上传，或声明不涉及",
                     "\"" + (material.name_en.empty() ? material.name : material.name_en) +
                         "\": upload it, or say that it does not concern you"});
  }
  return out;
}

void check_whole(const std::vector<Lack>& lacking) {
  if (lacking.empty()) return;
  std::string zh, en;
  boost::json::array list;
  for (const Lack& lack : lacking) {
    zh += (zh.empty() ? "" : "；") + lack.zh;
    en += (en.empty() ? "" : "; ") + lack.en;
    list.push_back({{"field", lack.field}, {"zh", lack.zh}, {"en", lack.en}});
  }
  throw Refusal(RefusalKind::invalid, "application.not_whole", "还缺：" + zh, "still missing: " + en)
      .at(lacking.front().field)
      .with("lacking", std::move(list));
}

void check_declared(bool truthful) {
  if (truthful) return;
  throw Refusal(RefusalKind::invalid, "application.not_declared", "请先确认所填信息和材料真实有效",
                "please declare first that what you entered and handed in is true")
      .at("/truthful");
}

void check_version(std::int32_t entered, std::int32_t live) {
  if (entered == live) return;
  throw Refusal(RefusalKind::conflict, "application.item_changed", "办事指南已更新，请核对材料清单后再提交",
                "the guide was published anew; look at the list of materials again, then file");
}

cases::Registration registration(catalogue::ItemId id, const Form& form, const catalogue::ItemContent& item) {
  cases::Registration out{.item = id,
                          .applicant = {.kind = form.kind,
                                        .name = Text<80, 1>(text::trim(form.name)),
                                        .paper = form.paper,
                                        .paper_number = Text<40, 1>(form.paper_number),
                                        .phone = form.phone,
                                        .address = form.address},
                          .summary = form.summary};
  if (form.has_agent)
    out.agent = cases::Agent{.name = Text<80, 1>(text::trim(form.agent_name)),
                             .paper = form.agent_paper,
                             .paper_number = Text<40, 1>(form.agent_number),
                             .phone = form.agent_phone,
                             .authorisation = Text<200, 1>(form.authorisation)};
  for (const auto& material : item.materials)
    if (material.necessity != catalogue::Necessity::required && declined(form, material.code))
      out.materials.push_back({.code = Text<20, 1>(material.code), .state = cases::MaterialState::not_needed});
  return out;
}

}  // namespace onewindow::applications
