#include "service/cases/documents.h"

#include <fmt/format.h>

#include "base/text.h"
#include "service/cases/words.h"

namespace onewindow::cases::documents {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string long_date(Date date) { return fmt::format("{}年{}月{}日", date.year(), date.month(), date.day()); }

Section applicant(const Frame& frame) {
  Rows rows{{"申请人", frame.applicant.name}, {words(frame.applicant.paper).zh, frame.applicant.paper_number}};
  if (!frame.applicant.phone.empty()) rows.push_back({"联系方式", frame.applicant.phone});
  if (frame.agent) {
    rows.push_back({"经办人", frame.agent->name});
    rows.push_back({"授权", frame.agent_authorisation});
  }
  return {.heading = "申请人", .rows = std::move(rows)};
}

Section matter(const Frame& frame) {
  Rows rows{{"申请事项", frame.item}, {"承办部门", frame.department}, {"收件号", frame.receipt_number}};
  if (!frame.case_number.empty()) rows.push_back({"办件编号", frame.case_number});
  rows.push_back({"收件日期", long_date(frame.received)});
  return {.heading = "申请事项", .rows = std::move(rows)};
}

constexpr const char* kQuery = "查询";
constexpr const char* kQueryCode = "查询码";

// By number and code anybody who holds the paper looks up how the case stands, and draws its slips.
Section query(const Frame& frame) {
  Section out{.heading = kQuery,
              .rows = {{"查询号", frame.case_number.empty() ? frame.receipt_number : frame.case_number}}};
  if (!frame.query_code.empty()) out.rows.push_back({kQueryCode, frame.query_code});
  out.rows.push_back({"咨询电话", frame.phone});
  out.rows.push_back({"监督投诉电话", frame.complaint_phone});
  return out;
}

Section closing(const Frame& frame) {
  return {.heading = "承办",
          .rows = {{"承办窗口", frame.window},
                   {"首问责任人", frame.handler},
                   {"经办人", frame.officer},
                   {"机关（盖章）", frame.centre},
                   {"日期", long_date(frame.today)}}};
}

Section signature(const char* who) { return {.heading = "签收", .rows = {{who, ""}, {"日期", ""}}}; }

Section paragraph(std::string heading, std::string text) {
  return {.heading = std::move(heading), .text = std::move(text)};
}

std::string amount(const catalogue::Material& material) {
  std::string out;
  if (material.originals > 0) out += fmt::format("原件{}份", material.originals);
  if (material.copies > 0) out += fmt::format("{}复印件{}份", out.empty() ? "" : "、", material.copies);
  return out.empty() ? "1份" : out;
}

Section materials(const Course& course, const PinnedItem& item) {
  Section out{.heading = "材料清单", .rows = {{"材料", "份数", "核对"}}};
  for (const Line& line : course.materials)
    for (const auto& material : item.content.materials)
      if (material.code == line.code)
        out.rows.push_back({material.name, amount(material),
                            words(line.state).zh + (line.defect.empty() ? "" : "：" + line.defect) +
                                (line.held_number.empty() ? "" : "（沿用" + line.held_number + "）") +
                                (line.helped.empty() ? "" : "（当场帮办补正：" + line.helped_by + "）")});
  return out;
}

Section fees(const PinnedItem& item) {
  if (item.content.fees.empty()) return paragraph("收费标准", "不收费");
  Section out{.heading = "收费标准", .rows = {{"项目", "标准", "依据"}}};
  for (const auto& fee : item.content.fees)
    out.rows.push_back({fee.name,
                        fee.standard.empty()
                            ? fmt::format("{}.{:02}元/{}", fee.amount.fen / 100, fee.amount.fen % 100, fee.unit)
                            : fee.standard,
                        fee.basis});
  return out;
}

Section bases(const PinnedItem& item) {
  Section out{.heading = "办事依据", .rows = {}};
  for (const auto& basis : item.content.legal_basis) out.rows.push_back({basis.law + basis.article, basis.summary});
  return out;
}

Section steps(const PinnedItem& item) {
  Section out{.heading = "办理程序", .rows = {}};
  for (const auto& step : item.content.procedure) out.rows.push_back({step.name, step.actor, step.detail});
  return out;
}

Section guide_shown(const PinnedItem& item) {
  return paragraph("办事指南",
                   "已出示《" + item.content.name + "》办事指南（第" + std::to_string(item.version) + "版）。");
}

}  // namespace

namespace {

// The parts of the guide that are told; the materials stand in each document in its own form.
std::set<NoticePart> parts_of(const Sections& sections) {
  std::set<NoticePart> parts;
  for (const auto* told : {&sections.intake.notice_parts, &sections.base_intake.notice_parts})
    for (const auto& part : *told) parts.insert(part.shown());
  return parts;
}

void add_parts(Content& out, const std::set<NoticePart>& parts, const PinnedItem& item) {
  if (parts.contains(NoticePart::procedure)) out.sections.push_back(steps(item));
  if (parts.contains(NoticePart::limit))
    out.sections.push_back(
        paragraph("办理时限", "材料齐全受理后，承诺" + words_zh(item.content.promised_limit) + "办结。"));
  if (parts.contains(NoticePart::fee)) out.sections.push_back(fees(item));
  if (parts.contains(NoticePart::basis)) out.sections.push_back(bases(item));
  if (parts.contains(NoticePart::guide)) out.sections.push_back(guide_shown(item));
}

}  // namespace

Content receipt(const Frame& frame, const Course& course, const Sections& sections, const PinnedItem& item) {
  Content out{{applicant(frame), matter(frame), materials(course, item)}};
  std::set<NoticePart> parts;
  for (const auto& part : sections.intake.receipt_parts) parts.insert(part.shown());
  add_parts(out, parts, item);
  if (course.expected)
    out.sections.push_back(
        paragraph("预计办结", "材料齐全并于当日受理的，预计" + long_date(*course.expected) + "前办结。"));
  for (Section& section : std::vector{query(frame), closing(frame), signature("申请人（签字）")})
    out.sections.push_back(std::move(section));
  return out;
}

Content guide_notice(const Frame& frame, const Sections& sections, const PinnedItem& item) {
  Section asked{.heading = "所需材料", .rows = {{"材料", "份数", "说明"}}};
  for (const auto& material : item.content.materials)
    asked.rows.push_back({material.name, amount(material), material.condition + material.standard});
  Content out{
      {{.heading = "事项", .rows = {{"事项名称", frame.item}, {"承办部门", frame.department}}}, std::move(asked)}};
  auto parts = parts_of(sections);
  for (const auto& part : sections.intake.receipt_parts) parts.insert(part.shown());
  if (parts.empty()) parts = {NoticePart::procedure, NoticePart::limit, NoticePart::fee, NoticePart::basis};
  add_parts(out, parts, item);
  out.sections.push_back({.heading = "告知",
                          .rows = {{"告知人", frame.officer},
                                   {"告知日期", long_date(frame.today)},
                                   {"机关（盖章）", frame.centre},
                                   {"咨询电话", frame.phone},
                                   {"监督投诉电话", frame.complaint_phone}}});
  return out;
}

Content objection_reply(const Frame& frame, const std::string& said, Date made, const std::string& finding,
                        const std::string& reply, const std::string& basis, const Remedies& remedies) {
  Content out{{applicant(frame),
               matter(frame),
               {.heading = "异议", .rows = {{"提出日期", long_date(made)}, {"内容", said}, {"核查结论", finding}}},
               paragraph("答复", reply)}};
  if (!basis.empty()) out.sections.push_back(paragraph("依据", basis));
  out.sections.push_back(paragraph("救济途径", remedies.zh));
  out.sections.push_back(closing(frame));
  out.sections.push_back(signature("申请人（签字）"));
  return out;
}

Content correction_notice(const Frame& frame, const NoticeContent& notice, const Notice& told, const PinnedItem& item) {
  Content out{{applicant(frame), matter(frame)}};
  Section defects{.heading = "需要补正的全部内容", .rows = {{"材料", "情形", "说明"}}};
  for (const Defect& defect : notice.defects)
    defects.rows.push_back({defect.name, words(defect.state).zh, defect.text});
  out.sections.push_back(std::move(defects));
  if (!told.remark.empty()) out.sections.push_back(paragraph("说明", told.remark));
  if (notice.parts.contains(NoticePart::procedure)) out.sections.push_back(steps(item));
  if (notice.parts.contains(NoticePart::limit))
    out.sections.push_back(
        paragraph("办理时限", "材料补齐受理后，承诺" + words_zh(item.content.promised_limit) + "办结。"));
  if (notice.parts.contains(NoticePart::fee)) out.sections.push_back(fees(item));
  if (notice.parts.contains(NoticePart::basis)) out.sections.push_back(bases(item));
  if (notice.parts.contains(NoticePart::guide)) out.sections.push_back(guide_shown(item));
  if (told.reply_by)
    out.sections.push_back(paragraph(
        "补正期限", "请于" + long_date(*told.reply_by) + "前补正；逾期不补正的，视为放弃本次申请，可以重新申请。"));
  out.sections.push_back(query(frame));
  out.sections.push_back({.heading = "告知",
                          .rows = {{"告知方式", words(told.channel).zh},
                                   {"告知人", frame.officer},
                                   {"告知时间", long_date(frame.today)},
                                   {"咨询电话", frame.phone}}});
  out.sections.push_back(closing(frame));
  out.sections.push_back(signature("申请人（签字）"));
  return out;
}

Content acceptance_notice(const Frame& frame, const Course& course, const Sections& sections, const PinnedItem& item,
                          const Because* deemed) {
  Content out{{applicant(frame), matter(frame)}};
  if (deemed != nullptr) out.sections.push_back(paragraph("视为受理", regulation::paragraph(*deemed, false)));
  Section dates{.heading = "办理期限",
                .rows = {{"受理日期", long_date(deemed != nullptr ? frame.received : frame.today)}}};
  for (const TimerName name : {TimerName::promised, TimerName::statutory})
    if (const Timer* timer = course.timer(name)) {
      const Deadline deadline = deadline_of(course, *timer, sections, frame.today);
      dates.rows.push_back(
          {words(name).zh,
           long_date(deadline.due) + (deadline.provisional ? "（暂定，以国务院办公厅节假日安排公布后为准）" : "")});
      dates.rows.push_back({"计算说明", regulation::paragraph(deadline.because, false)});
    }
  out.sections.push_back(std::move(dates));
  const auto parts = parts_of(sections);
  if (parts.contains(NoticePart::procedure)) out.sections.push_back(steps(item));
  out.sections.push_back(materials(course, item));
  out.sections.push_back(fees(item));
  out.sections.push_back(bases(item));
  if (parts.contains(NoticePart::guide)) out.sections.push_back(guide_shown(item));
  out.sections.push_back(query(frame));
  out.sections.push_back(closing(frame));
  out.sections.push_back(signature("接收人（签字）"));
  return out;
}

Content non_acceptance(const Frame& frame, const NonAcceptance& refusal, const Remedies& remedies) {
  Content out{{applicant(frame), matter(frame), paragraph("不予受理的理由", refusal.reason)}};
  if (!refusal.legal_basis.empty()) out.sections.push_back(paragraph("依据", refusal.legal_basis));
  if (!refusal.other_authority.empty()) out.sections.push_back(paragraph("应当申请的机关", refusal.other_authority));
  out.sections.push_back(paragraph("救济途径", remedies.zh));
  out.sections.push_back(closing(frame));
  out.sections.push_back(signature("申请人（签字）"));
  return out;
}

Content annulment_notice(const Frame& frame, const Annulment& annulment, const std::string& voided,
                         const Remedies& remedies) {
  Content out{{applicant(frame), matter(frame), paragraph("撤销受理的理由", annulment.reason)}};
  if (!annulment.legal_basis.empty()) out.sections.push_back(paragraph("依据", annulment.legal_basis));
  out.sections.push_back({.heading = "作废文书", .rows = {{"受理通知书", voided}}});
  out.sections.push_back(paragraph("对申请人的说明", annulment.explanation));
  out.sections.push_back(paragraph("救济途径", remedies.zh));
  out.sections.push_back(closing(frame));
  out.sections.push_back(signature("申请人（签字）"));
  return out;
}

Content procedure_notice(const Frame& frame, const Stop& stop, const std::string& basis) {
  const std::string name = words(*stop.procedure).zh;
  Section what{.heading = "特别程序",
               .rows = {{"程序", name}, {"理由", stop.what}, {"依据", basis}, {"开始日期", long_date(stop.from)}}};
  if (stop.planned_days > 0) what.rows.push_back({"所需时间", fmt::format("约{}日", stop.planned_days)});
  std::string officers;
  for (const auto& officer : stop.officers) officers += (officers.empty() ? "" : "、") + officer;
  if (!officers.empty()) what.rows.push_back({"工作人员", officers});
  return {
      {applicant(frame), matter(frame), std::move(what),
       paragraph("对期限的影响", stop.promised ? name + "所需时间不计入办理期限。" : name + "期间办理期限照常计算。"),
       closing(frame), signature("申请人（签字）")}};
}

Content extension_notice(const Frame& frame, const Extension& extension, const ExtensionAnswer& answer, Date before,
                         Date after) {
  return {{applicant(frame),
           matter(frame),
           {.heading = "延长期限",
            .rows = {{"原届满日", long_date(before)},
                     {"延长", fmt::format("{}个工作日", extension.workdays)},
                     {"延长后届满日", long_date(after)},
                     {"理由", extension.reason},
                     {"批准人", frame.officer},
                     {"批准意见", answer.reason}}},
           paragraph("向申请人的说明", answer.explanation),
           closing(frame),
           signature("申请人（签字）")}};
}

Content grant(const Frame& frame, const Decision& decision, const PinnedItem& item) {
  Content out{{applicant(frame), matter(frame), paragraph("决定", decision.content)}};
  if (!decision.legal_basis.empty()) out.sections.push_back(paragraph("依据", decision.legal_basis));
  else out.sections.push_back(bases(item));
  Section certificate{.heading = "证照", .rows = {}};
  if (!decision.certificate_name.empty()) certificate.rows.push_back({"证照名称", decision.certificate_name});
  if (!decision.certificate_number.empty()) certificate.rows.push_back({"证照编号", decision.certificate_number});
  if (decision.valid_until) certificate.rows.push_back({"有效期至", long_date(*decision.valid_until)});
  if (!certificate.rows.empty()) out.sections.push_back(std::move(certificate));
  out.sections.push_back(paragraph("监督检查", "请在准予的范围内依法从事活动，并接受监督检查。"));
  out.sections.push_back(query(frame));
  out.sections.push_back(closing(frame));
  out.sections.push_back(signature("被送达人（签字）"));
  return out;
}

Content denial(const Frame& frame, const Decision& decision, const Remedies& remedies) {
  return {{applicant(frame), matter(frame), paragraph("事实和理由", decision.content),
           paragraph("依据", decision.legal_basis), paragraph("救济途径", remedies.zh), query(frame), closing(frame),
           signature("被送达人（签字）")}};
}

Content service_receipt(const Frame& frame, const Issue& issue, const std::vector<DocumentView>& served) {
  Section papers{.heading = "送达文书", .rows = {{"文书", "文号", "件数"}}};
  for (const auto& document : served) papers.rows.push_back({document.title, document.number, "1"});
  Section service{.heading = "送达",
                  .rows = {{"受送达人", frame.applicant.name},
                           {"送达方式", "直接送达"},
                           {"送达地点", frame.centre + (frame.window.empty() ? "" : " " + frame.window)},
                           {"收到日期", long_date(frame.today)},
                           {"领取人", issue.recipient}}};
  if (!issue.relation.empty()) service.rows.push_back({"代收人与受送达人关系", issue.relation});
  service.rows.push_back({"身份核验", issue.identity_checked ? "已核验" : ""});
  service.rows.push_back({"签收", issue.signed_for ? "已签收" : ""});
  service.rows.push_back({"送达人", frame.officer});
  return {{matter(frame), std::move(papers), std::move(service), signature("领取人（签字）")}};
}

Content without_query_code(Content content) {
  for (Section& section : content.sections)
    if (section.heading == kQuery)
      std::erase_if(section.rows, [](const auto& row) { return !row.empty() && row.front() == kQueryCode; });
  return content;
}

void invite_to_rate(Content& content, const std::string& code) {
  if (code.empty()) return;
  content.sections.push_back({.heading = "服务评价",
                              .text = "请您评价本次服务：在本中心网站打开“服务评价”，输入评价码。评价自愿，"
                                      "窗口人员看不到是谁作出的评价。",
                              .rows = {{"评价码", code}}});
}

namespace {
const char* kind_word(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::receipt: return "收";
    case DocumentKind::correction_notice: return "补";
    case DocumentKind::acceptance_notice: return "受";
    case DocumentKind::non_acceptance: return "不受";
    case DocumentKind::procedure_notice: return "特";
    case DocumentKind::extension_notice: return "延";
    case DocumentKind::grant: return "准";
    case DocumentKind::denial: return "不准";
    case DocumentKind::service_receipt: return "送";
    case DocumentKind::annulment_notice: return "撤受";
    case DocumentKind::objection_reply: return "异复";
    case DocumentKind::guide_notice: return "告";
  }
  return "";
}
}  // namespace

std::string number(const std::string& centre_name, DocumentKind kind, int year, std::int64_t serial) {
  const auto letters = text::characters(centre_name);
  return fmt::format("{}政务{}〔{}〕第{:05}号", letters.empty() ? "" : letters.front(), kind_word(kind), year, serial);
}

std::string series(DocumentKind kind) { return "document." + code(kind); }

}  // namespace onewindow::cases::documents
