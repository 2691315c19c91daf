// How the registers of cases are shown: their columns, in the order of the printed books.
#include <map>

#include "service/cases/registers.h"
#include "service/cases/rules.h"
#include "service/cases/statistics.h"
#include "service/cases/words.h"

namespace onewindow::cases {

using registers::Column;
using registers::column;
using registers::of;

namespace {

Words words(Light light) {
  switch (light) {
    case Light::green: return {"绿灯", "green"};
    case Light::yellow: return {"黄灯", "yellow"};
    case Light::red: return {"红灯", "red"};
    case Light::grey: return {"无在计时限", "no clock runs"};
  }
  return {"", ""};
}

Words words(Outcome outcome) {
  switch (outcome) {
    case Outcome::open: return {"在办", "open"};
    case Outcome::granted: return {"准予", "granted"};
    case Outcome::denied: return {"不予批准", "denied"};
    case Outcome::not_accepted: return {"不予受理", "not accepted"};
    case Outcome::withdrawn: return {"撤回", "withdrawn"};
    case Outcome::annulled: return {"撤销受理", "annulled"};
  }
  return {"", ""};
}

Words words(DenialKind kind) {
  return kind == DenialKind::denied ? Words{"不予批准", "denied"} : Words{"不予受理", "not accepted"};
}

Words words(FilingState state) {
  switch (state) {
    case FilingState::unplaced: return {"未上架", "not placed yet"};
    case FilingState::in_place: return {"在库", "in place"};
    case FilingState::lent: return {"借出", "lent"};
  }
  return {"", ""};
}

// By name, so that an outcome that is added elsewhere shows until it has its words here.
Words words(InquiryOutcome outcome) {
  static const std::map<std::string, Words, std::less<>> all = {{"handled", {"当场办理", "handled"}},
                                                                {"cannot_now", {"暂不能办", "cannot be done now"}},
                                                                {"referred", {"引导至其他窗口", "pointed elsewhere"}},
                                                                {"passed_on", {"转交同事", "passed to a colleague"}},
                                                                {"pending", {"待答复", "to be answered"}}};
  const char* name = boost::describe::enum_to_string(outcome, "");
  const auto found = all.find(std::string_view(name));
  return found == all.end() ? Words{name, name} : found->second;
}

Words words(InquiryChannel channel) {
  return channel == InquiryChannel::visit ? Words{"来访", "visit"} : Words{"来电", "phone"};
}

constexpr auto in_words = [](auto value) { return words(value); };

std::vector<registers::Word> words_of_by() {
  return {{"day", "按日", "by day"},
          {"month", "按月", "by month"},
          {"department", "按部门", "by department"},
          {"window", "按窗口", "by window"},
          {"item", "按事项", "by item"},
          {"handler", "按经办人", "by handler"},
          {"category", "按类别", "by category"},
          {"kind", "按办件类型", "by kind"}};
}

using Columns = std::vector<Column>;

Columns operator+(Columns a, Columns b) {
  for (auto& one : b) a.push_back(std::move(one));
  return a;
}

// What every row says of its case; on the screen and in print the book's own matter has the room.
Columns brief() {
  return {column(&CaseHead::receipt_number, "收件号", "Receipt number"),
          column(&CaseHead::case_number, "办件编号", "Case number").on_demand(),
          column(&CaseHead::item_name, "事项", "Item").in_english(&CaseHead::item_name_en).in_full(),
          column(&CaseHead::applicant, "申请人", "Applicant"),
          column(&CaseHead::department_name, "承办部门", "Department").on_demand(),
          column(&CaseHead::window_name, "窗口", "Window").on_demand(),
          column(&CaseHead::handler, "首办责任人", "Handler").on_demand()};
}

Columns of_ledger() {
  return {column(&CaseHead::receipt_number, "收件号", "Receipt number"),
          column(&CaseHead::case_number, "办件编号", "Case number"),
          column(&CaseHead::item_name, "事项", "Item").in_english(&CaseHead::item_name_en).in_full(),
          column(&LedgerRow::item_code, "事项编码", "Item code").on_demand(),
          column(&CaseHead::applicant, "申请人", "Applicant"),
          column(&LedgerRow::paper, "证件种类", "Paper", in_words).on_demand(),
          column(&LedgerRow::paper_number, "证件号码", "Paper number").on_demand(),
          column(&LedgerRow::phone, "联系电话", "Phone").on_demand(),
          column(&LedgerRow::agent, "代理人", "Agent").on_demand(),
          column(&LedgerRow::state, "状态", "State", in_words),
          column(&LedgerRow::granted, "准予", "Granted"),
          column(&LedgerRow::light, "时限灯", "Light", in_words),
          column(&LedgerRow::due_date, "当前到期日", "Due"),
          column(&CaseHead::department_name, "承办部门", "Department"),
          column(&CaseHead::window_name, "窗口", "Window"),
          column(&CaseHead::handler, "首办责任人", "Handler"),
          column(&LedgerRow::received_at, "收件时间", "Received"),
          column(&LedgerRow::accepted_at, "受理时间", "Accepted"),
          column(&LedgerRow::decided_at, "办结时间", "Decided"),
          column(&LedgerRow::issued_at, "送达时间", "Issued"),
          column(&LedgerRow::closed_at, "归档时间", "Filed").on_demand(),
          column(&LedgerRow::promised_due, "承诺到期日", "Promised for").on_demand(),
          column(&LedgerRow::statutory_due, "法定到期日", "Statutory limit").on_demand(),
          column(&LedgerRow::promised_kept, "承诺期限内办结", "By the promise"),
          column(&LedgerRow::statutory_kept, "法定期限内办结", "By the law").on_demand(),
          column(&LedgerRow::workdays, "用时（工作日）", "Workdays").on_demand(),
          column(&LedgerRow::summary, "办理摘要", "Summary").on_demand().in_full(),
          column(&LedgerRow::steps, "办理过程", "Steps").in_english(&LedgerRow::steps_en).in_full()};
}

registers::Register the_ledger() {
  return of<ledger>("cases.ledger", "办件台账", "Ledger of cases", kListCases, of_ledger())
      .counted<count_ledger>()
      .link("case", &CaseHead::case_id)
      .note("每件一行：申请人、事项、过程、时间、结果", "one row a case: applicant, item, steps, times, result");
}

registers::Register the_open() {
  return of<open_cases>("cases.archive_open", "在办档案", "Archive of open cases", kListCases, of_ledger())
      .counted<count_open>()
      .link("case", &CaseHead::case_id)
      .note("正在办理的办件，与已办结的分开归档", "open cases, filed apart from finished ones");
}

registers::Register the_finished() {
  return of<finished_cases>("cases.archive_finished", "办结档案", "Archive of finished cases", kListCases,
                            brief() + Columns{column(&FinishedRow::received_at, "收件时间", "Received"),
                                              column(&FinishedRow::finished_at, "完结时间", "Finished"),
                                              column(&FinishedRow::closed_at, "归档时间", "Filed"),
                                              column(&FinishedRow::state, "状态", "State", in_words).on_demand(),
                                              column(&FinishedRow::outcome, "结果", "Outcome", in_words),
                                              column(&FinishedRow::promised_kept, "承诺期限内办结", "By the promise"),
                                              column(&FinishedRow::statutory_kept, "法定期限内办结", "By the law"),
                                              column(&FinishedRow::workdays, "用时（工作日）", "Workdays"),
                                              column(&FinishedRow::filing, "档案状态", "Papers", in_words),
                                              column(&FinishedRow::place, "存放地点", "Place"),
                                              column(&FinishedRow::box, "盒号", "Box")})
      .filter("unfiled", "仅未上架", "Not placed yet")
      .counted<count_finished>()
      .link("case", &CaseHead::case_id)
      .note("已完结的办件，与在办的分开归档；勾选“仅未上架”即办结未归档清单",
            "finished cases, filed apart from open ones; those whose papers have no place");
}

registers::Register the_summary() {
  return of<archive_summary>(
             "cases.archive_summary", "档案汇总", "Archives in sum", kListCases,
             {column(&ArchiveSummaryRow::department_name, "部门", "Department"),
              column(&ArchiveSummaryRow::total, "收件", "Received"), column(&ArchiveSummaryRow::open, "在办", "Open"),
              column(&ArchiveSummaryRow::finished, "完结", "Finished"),
              column(&ArchiveSummaryRow::placed, "已上架", "Placed"),
              column(&ArchiveSummaryRow::unplaced, "完结未上架", "Finished, not placed")})
      .note("按收件日期范围、部门汇总", "of the cases received in the span, by department");
}

registers::Register the_papers() {
  return of<filed_papers>(
             "cases.papers", "业务档案登记", "Register of papers", kListCases,
             brief() + Columns{column(&PapersRow::filed_at, "归档时间", "Filed"),
                               column(&PapersRow::filed_by, "归档人", "Filed by").on_demand(),
                               column(&PapersRow::filing, "状态", "State", in_words),
                               column(&PapersRow::place, "存放地点", "Place"), column(&PapersRow::box, "盒号", "Box"),
                               column(&PapersRow::documents, "件数", "Pieces"),
                               column(&PapersRow::pages, "页数", "Pages"),
                               column(&PapersRow::placed_at, "上架时间", "Placed").on_demand(),
                               column(&PapersRow::placed_by, "上架人", "Placed by").on_demand(),
                               column(&PapersRow::borrower, "借阅人", "Borrower"),
                               column(&PapersRow::lent_at, "借出时间", "Lent"),
                               column(&PapersRow::due_back, "应还日期", "Due back")})
      .link("case", &CaseHead::case_id)
      .note("各窗口业务档案的存放与借阅", "where the papers of each window lie, and who has them");
}

registers::Register the_denials() {
  return of<denials>("cases.denials", "否决备案登记", "Register of denials", kListCases,
                     brief() + Columns{column(&DenialRow::kind, "种类", "Kind", in_words),
                                       column(&DenialRow::at, "日期", "Date").as_date(),
                                       column(&DenialRow::reason, "理由", "Reason").in_full(),
                                       column(&DenialRow::legal_basis, "法律依据", "Legal basis").in_full(),
                                       column(&DenialRow::other_authority, "应向何机关申请", "Whom to ask").on_demand(),
                                       column(&DenialRow::document_number, "文书字号", "Document"),
                                       column(&DenialRow::worker, "承办人", "Worker")})
      .filter("worker", "承办人", "Worker")
      .counted<count_denials>()
      .link("case", &CaseHead::case_id)
      .note("依法不予受理、不予批准的，书面告知并登记备案",
            "what was refused or denied by law is told in writing and registered");
}

registers::Register the_certificates() {
  return of<certificates>("cases.certificates", "证照批文登记", "Register of certificates", kListCases,
                          brief() + Columns{column(&CertificateRow::name, "证照名称", "Certificate"),
                                            column(&CertificateRow::number, "证号", "Number"),
                                            column(&CertificateRow::holder, "持有人", "Holder").on_demand(),
                                            column(&CertificateRow::granted_at, "发证日期", "Granted").as_date(),
                                            column(&CertificateRow::valid_until, "有效期至", "Valid until")})
      .filter("valid_before", "有效期早于", "Ends before")
      .link("case", &CaseHead::case_id);
}

registers::Register the_handovers() {
  return of<handovers_of_results>(
             "cases.handovers", "结果交接登记", "Handovers of results", kListCases,
             brief() + Columns{column(&HandoverRow::at, "交接时间", "At"),
                               column(&HandoverRow::documents, "交接材料", "Documents").in_full(),
                               column(&HandoverRow::giver, "交件人", "Given by"),
                               column(&HandoverRow::receiver, "接件人", "Received by"),
                               column(&HandoverRow::confirmed_by_both, "双方确认", "Confirmed by both"),
                               column(&HandoverRow::issued_at, "发放时间", "Handed out")})
      .link("case", &CaseHead::case_id)
      .note("接收、登记、发放办理结果的交接", "results received, registered and handed out");
}

registers::Register the_services() {
  return of<services>("cases.services", "送达登记", "Register of service", kListCases,
                      brief() + Columns{column(&ServiceRow::at, "送达时间", "At"),
                                        column(&ServiceRow::document_number, "送达回证字号", "Certificate of service"),
                                        column(&ServiceRow::recipient, "收件人", "Recipient"),
                                        column(&ServiceRow::relation, "与申请人关系", "Relation"),
                                        column(&ServiceRow::identity_checked, "核验身份", "Identity checked"),
                                        column(&ServiceRow::signed_for, "签收", "Signed for"),
                                        column(&ServiceRow::worker, "送达人", "Served by")})
      .link("case", &CaseHead::case_id)
      .note("决定在窗口送达：文书、收件人、身份核验、时间、送达人、签收",
            "service at the window: document, recipient, identity, time, worker, signature");
}

registers::Register the_extensions() {
  return of<extensions>("cases.extensions", "延期登记", "Register of extensions", kListCases,
                        brief() + Columns{column(&ExtensionRow::at, "申请时间", "Asked"),
                                          column(&ExtensionRow::worker, "申请人员", "Asked by"),
                                          column(&ExtensionRow::workdays, "延长（工作日）", "Workdays"),
                                          column(&ExtensionRow::reason, "理由", "Reason").in_full(),
                                          column(&ExtensionRow::answered_at, "答复时间", "Answered"),
                                          column(&ExtensionRow::granted, "同意", "Granted"),
                                          column(&ExtensionRow::answered_by, "答复人", "Answered by"),
                                          column(&ExtensionRow::answer, "答复意见", "Answer").in_full(),
                                          column(&ExtensionRow::explanation, "向申请人的说明", "Told to the applicant")
                                              .in_full()
                                              .on_demand(),
                                          column(&ExtensionRow::document_number, "通知书字号", "Notice")})
      .link("case", &CaseHead::case_id)
      .note("延长承诺期限的书面申请与说明", "written requests for more time");
}

registers::Register the_stops() {
  return of<stops>("cases.stops", "停计与特别程序登记", "Stops and special procedures", kListCases,
                   brief() + Columns{column(&StopRow::what, "事由类别", "What").in_english(&StopRow::what_en),
                                     column(&StopRow::at, "开始时间", "Started"),
                                     column(&StopRow::worker, "启动人", "Started by"),
                                     column(&StopRow::reason, "事由", "Reason").in_full(),
                                     column(&StopRow::basis, "依据", "Basis").on_demand(),
                                     column(&StopRow::planned_days, "预计天数", "Planned days"),
                                     column(&StopRow::stops_clocks, "停计期限", "Stops the clocks"),
                                     column(&StopRow::document_number, "告知书字号", "Notice"),
                                     column(&StopRow::ended_at, "结束时间", "Ended"),
                                     column(&StopRow::outcome, "结论", "Outcome").in_full()})
      .link("case", &CaseHead::case_id)
      .note("现场勘查、听证、专家评审等特别程序和审查中的补正",
            "surveys, hearings, expert reviews, and corrections asked in review");
}

registers::Register the_documents() {
  return of<document_book>(
             "cases.documents", "文书登记", "Register of documents", kListCases,
             Columns{column(&DocumentEntry::number, "文书字号", "Document"),
                     column(&DocumentEntry::kind, "文书种类", "Kind", in_words),
                     column(&DocumentEntry::at, "出具时间", "Written"), column(&DocumentEntry::voided, "作废", "Void"),
                     column(&DocumentEntry::void_reason, "作废原因", "Why it is void").in_full()} +
                 brief())
      .link("case", &CaseHead::case_id)
      .note("按文种编号，作废的文书保留其编号", "numbered in series; a void document keeps its number");
}

registers::Register the_late() {
  return of<late_cases>("cases.late", "超期办件登记", "Register of late cases", kListCases,
                        brief() + Columns{column(&LateRow::state, "状态", "State", in_words),
                                          column(&LateRow::promised_due, "承诺到期日", "Promised for"),
                                          column(&LateRow::over, "超承诺（工作日）", "Workdays over the promise"),
                                          column(&LateRow::statutory_due, "法定到期日", "Statutory limit"),
                                          column(&LateRow::over_statutory, "超法定（工作日）", "Workdays over the law"),
                                          column(&LateRow::concluded_at, "办结时间", "Decided")})
      .filter("beyond_law", "超法定期限", "Beyond the law")
      .counted<count_late>()
      .link("case", &CaseHead::case_id)
      .note("承诺期限已过而未办结，或逾期办结的办件",
            "not decided though the promise has passed, or decided behind it");
}

registers::Register the_faults() {
  return of<notice_faults>("cases.notice_faults", "一次性告知差错登记", "Faults in one-time notices", kListCases,
                           brief() + Columns{column(&FaultRow::at, "发现时间", "Seen"),
                                             column(&FaultRow::worker, "首次告知人", "Who gave the first notice"),
                                             column(&FaultRow::material, "材料", "Material"),
                                             column(&FaultRow::defect, "漏告内容", "What was not named").in_full(),
                                             column(&FaultRow::first_notice, "首次告知书", "First notice"),
                                             column(&FaultRow::this_notice, "本次告知书", "This notice")})
      .link("case", &CaseHead::case_id)
      .note("首次告知时已存在而未一次告知的问题", "what lay there at the first notice and was not named");
}

registers::Register the_inquiries() {
  return of<inquiry_book>(
             "cases.inquiries", "首问登记簿", "First-inquiry book", kReadInquiry,
             {column(&InquiryEntry::at, "时间", "At"), column(&InquiryEntry::channel, "方式", "How", in_words),
              column(&InquiryEntry::asker, "来访（电）人", "Who asked"),
              column(&InquiryEntry::subject, "咨询事由", "Subject").in_full(),
              column(&InquiryEntry::item_name, "相关事项", "Item"),
              column(&InquiryEntry::outcome, "处理", "Outcome", in_words),
              column(&InquiryEntry::answer, "答复", "Answer").in_full(),
              column(&InquiryEntry::referred_window, "引导窗口", "Window"),
              column(&InquiryEntry::referred_person, "联系人", "Person").on_demand(),
              column(&InquiryEntry::referred_phone, "联系电话", "Phone").on_demand(),
              column(&InquiryEntry::responsible, "首问责任人", "Who answered")})
      .note("首问责任制登记", "the first who is asked answers for it");
}

Columns of_numbers() {
  return {column(&StatisticsRow::received, "收件", "Received"),
          column(&StatisticsRow::returned, "补正退回", "Returned to be put right"),
          column(&StatisticsRow::accepted, "受理", "Accepted"),
          column(&StatisticsRow::not_accepted, "不予受理", "Not accepted"),
          column(&StatisticsRow::withdrawn, "撤回", "Withdrawn"),
          column(&StatisticsRow::decided, "办结", "Decided"),
          column(&StatisticsRow::granted, "准予", "Granted"),
          column(&StatisticsRow::denied, "不予批准", "Denied"),
          column(&StatisticsRow::promised_of, "有承诺期限", "With a promise"),
          column(&StatisticsRow::promised_kept, "承诺期限内办结", "By the promise"),
          column(&StatisticsRow::statutory_of, "有法定期限", "With a statutory limit"),
          column(&StatisticsRow::statutory_kept, "法定期限内办结", "By the law"),
          column(&StatisticsRow::average, "平均用时（工作日）", "Average workdays"),
          column(&StatisticsRow::spot_of, "即办", "On the spot"),
          column(&StatisticsRow::spot_over, "即办超时", "On the spot, over the limit"),
          column(&StatisticsRow::faults, "告知差错", "Faults in notices")};
}

registers::Register the_statistics() {
  return of<statistics_register>(
             "cases.statistics", "办件统计", "Statistics of cases", kReadStatistics,
             Columns{column(&StatisticsRow::name, "分组", "Group").in_english(&StatisticsRow::name_en)} + of_numbers())
      .filter("by", "分组方式", "Grouped", words_of_by());
}

registers::Register the_public_results() {
  return of<public_results>(
             "cases.public_results", "办理结果公开", "Results in public", http::kSignedIn,
             {column(&PublicResultRow::month, "月份", "Month"),
              column(&PublicResultRow::item_name, "事项", "Item").in_english(&PublicResultRow::item_name_en).in_full(),
              column(&PublicResultRow::department_name, "承办部门", "Department"),
              column(&PublicResultRow::received, "收件", "Received"),
              column(&PublicResultRow::decided, "办结", "Decided"),
              column(&PublicResultRow::granted, "准予", "Granted"),
              column(&PublicResultRow::denied, "不予批准", "Denied"),
              column(&PublicResultRow::not_accepted, "不予受理", "Not accepted"),
              column(&PublicResultRow::promised_kept, "承诺期限内办结", "By the promise")})
      .note("向社会公开，不含个人信息", "in public, without anybody's data");
}

}  // namespace

std::vector<registers::Register> registers() {
  std::vector<registers::Register> out;
  for (auto* declared : {the_ledger, the_open, the_finished, the_summary, the_papers, the_late, the_denials, the_faults,
                         the_stops, the_extensions, the_handovers, the_services, the_documents, the_certificates,
                         the_inquiries, the_statistics, the_public_results})
    out.push_back(declared());
  return out;
}

}  // namespace onewindow::cases
