#include "service/catalogue/words.h"

#include <map>

#include "service/catalogue/catalogue.h"
#include "service/catalogue/sections.h"

namespace onewindow::catalogue {

namespace {

using Words = std::map<std::string_view, std::string_view>;

const Words kTitles = {
    {"code", "事项编码"},
    {"national_code", "基本编码"},
    {"name", "事项名称"},
    {"name_en", "英文名称"},
    {"keywords", "常用叫法"},
    {"type", "事项类型"},
    {"kind", "办件类型"},
    {"category", "事项类别"},
    {"department", "所属部门编码"},
    {"level", "行使层级"},
    {"audiences", "服务对象"},
    {"legal_basis", "设定依据"},
    {"conditions", "办理条件"},
    {"quantity_limit", "审批数量"},
    {"procedure", "办理流程"},
    {"materials", "申请材料"},
    {"statutory_limit", "法定时限"},
    {"statutory_limit.unit", "法定时限单位"},
    {"statutory_limit.count", "法定时限"},
    {"statutory_limit.basis", "法定时限依据"},
    {"promised_limit", "承诺时限"},
    {"promised_limit.unit", "承诺时限单位"},
    {"promised_limit.count", "承诺时限"},
    {"promised_limit.basis", "承诺时限说明"},
    {"special_procedures", "特别程序"},
    {"fees", "收费"},
    {"result_kind", "结果类型"},
    {"result_name", "结果名称"},
    {"result_sample", "结果样本"},
    {"application_form", "申请书示范文本"},
    {"accepting_unit", "受理单位"},
    {"office", "办理处室"},
    {"contact", "联系人员"},
    {"consult_phone", "咨询电话"},
    {"complaint_phone", "投诉电话"},
    {"place", "办理地点"},
    {"hours", "办理时间"},
    {"visits", "到现场次数"},
    {"window_decides", "窗口可作决定"},
    {"hall_included", "进驻大厅"},
    {"questions", "常见问题"},
    {"traits", "事项特征"},
    {"service_standards", "服务标准"},
    {"assurances", "保障措施"},
    {"stages", "审查环节"},
};

// The parts of what stands in lists, by "list.part".
const Words kParts = {
    {"legal_basis.law", "法律法规"},
    {"legal_basis.article", "条款"},
    {"legal_basis.summary", "内容"},
    {"procedure.name", "环节"},
    {"procedure.actor", "办理人"},
    {"procedure.detail", "说明"},
    {"materials.code", "代码"},
    {"materials.name", "名称"},
    {"materials.name_en", "英文名称"},
    {"materials.necessity", "必要性"},
    {"materials.condition", "需要的情形"},
    {"materials.form", "形式"},
    {"materials.originals", "原件份数"},
    {"materials.copies", "复印件份数"},
    {"materials.source", "来源"},
    {"materials.issuer", "出具单位"},
    {"materials.basis", "依据"},
    {"materials.standard", "受理标准"},
    {"materials.original_each_time", "每次出示原件"},
    {"materials.valid_days", "有效天数"},
    {"fees.name", "收费项目"},
    {"fees.amount", "金额（元）"},
    {"fees.unit", "计费单位"},
    {"fees.standard", "收费标准"},
    {"fees.basis", "收费依据"},
    {"fees.reducible", "可减免"},
    {"fees.reduction_basis", "减免依据"},
    {"questions.question", "问"},
    {"questions.answer", "答"},
    {"stages.name", "环节名称"},
    {"stages.by_another", "须换人"},
};

const std::map<const reflect::Type*, Words>& enumerations() {
  using reflect::type_of;
  static const std::map<const reflect::Type*, Words> all = {
      {&type_of<ItemType>(),
       {{"licence", "行政许可"},
        {"confirmation", "行政确认"},
        {"adjudication", "行政裁决"},
        {"payment", "行政给付"},
        {"reward", "行政奖励"},
        {"filing", "行政备案"},
        {"other_power", "其他行政权力"},
        {"public_service", "公共服务"}}},
      {&type_of<HandlingKind>(), {{"immediate", "即办件"}, {"promised", "承诺件"}}},
      {&type_of<Category>(),
       {{"market_access", "市场准入"},
        {"investment", "投资建设"},
        {"land_planning", "国土规划"},
        {"transport", "交通运输"},
        {"environment", "环境保护"},
        {"work_safety", "安全生产"},
        {"city_management", "城市管理"},
        {"livelihood", "民生保障"}}},
      {&type_of<LimitUnit>(), {{"immediate", "即办"}, {"workdays", "工作日"}, {"calendar_days", "自然日"}}},
      {&type_of<Necessity>(), {{"required", "必要"}, {"optional", "非必要"}, {"conditional", "特定情形"}}},
      {&type_of<MaterialSource>(),
       {{"applicant", "申请人自备"}, {"department", "政府部门核发"}, {"intermediary", "中介机构"}}},
      {&type_of<MaterialForm>(), {{"paper", "纸质"}, {"electronic", "电子"}, {"either", "均可"}}},
      {&type_of<Procedure>(),
       {{"hearing", "听证"},
        {"bidding", "招标"},
        {"auction", "拍卖"},
        {"inspection", "检验"},
        {"testing", "检测"},
        {"quarantine", "检疫"},
        {"appraisal", "鉴定"},
        {"expert_review", "专家评审"},
        {"site_survey", "现场勘察"},
        {"collective_decision", "集体决定"}}},
      {&type_of<Audience>(),
       {{"person", "自然人"},
        {"enterprise", "企业"},
        {"institution", "事业单位"},
        {"organisation", "社会组织"},
        {"farmer_cooperative", "农民专业合作社"}}},
      {&type_of<ResultKind>(), {{"certificate", "证照"}, {"approval", "批文"}, {"other", "其他"}, {"none", "无"}}},
      {&type_of<ItemTrait>(),
       {{"convenience", "便民服务"},
        {"confidential", "涉密"},
        {"closely_related", "与企业群众密切相关"},
        {"simple", "材料和流程简单"}}},
      {&type_of<ItemKind>(),
       {{"licence", "行政许可"},
        {"other_power", "其他行政权力"},
        {"public_service", "公共服务"},
        {"convenience_service", "便民服务"},
        {"administrative", "行政服务"}}},
      {&type_of<PromisePart>(),
       {{"content", "服务内容"},
        {"procedure", "办理程序"},
        {"limit", "承诺时限"},
        {"standard", "服务标准"},
        {"assurance", "保障措施"},
        {"complaint", "监督投诉"}}},
      {&type_of<Carrier>(),
       {{"premises", "办公场所"},
        {"city_portal", "政府门户网站"},
        {"centre_site", "中心网站"},
        {"department_site", "部门网站"},
        {"board", "公示栏"},
        {"leaflet", "明白纸"},
        {"touch_screen", "触摸屏"}}},
  };
  return all;
}

}  // namespace

std::string_view title_of(std::string_view element) {
  if (const auto it = kTitles.find(element); it != kTitles.end()) return it->second;
  if (const auto it = kParts.find(element); it != kParts.end()) return it->second;
  return element;
}

std::string_view word_of(const reflect::Type& enumeration, std::string_view enumerator) {
  const auto words = enumerations().find(&enumeration);
  if (words == enumerations().end()) return enumerator;
  const auto it = words->second.find(enumerator);
  return it == words->second.end() ? enumerator : it->second;
}

std::string_view enumerator_of(const reflect::Type& enumeration, std::string_view said) {
  for (const char* enumerator : enumeration.enumerators)
    if (said == enumerator || said == word_of(enumeration, enumerator)) return enumerator;
  return {};
}

}  // namespace onewindow::catalogue
