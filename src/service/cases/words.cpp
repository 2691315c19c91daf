#include "service/cases/words.h"

#include "service/catalogue/rules.h"

namespace onewindow::cases {

Words words(State state) {
  switch (state) {
    case State::received: return {"已收件", "received"};
    case State::correction_asked: return {"待补正", "correction asked"};
    case State::accepted: return {"已受理", "accepted"};
    case State::in_review: return {"审查中", "in review"};
    case State::special_procedure: return {"特别程序中", "in a special procedure"};
    case State::decided: return {"已办结", "decided"};
    case State::result_back: return {"结果已回窗口", "result at the window"};
    case State::issued: return {"已送达", "issued"};
    case State::closed: return {"已归档", "closed"};
    case State::not_accepted: return {"不予受理", "not accepted"};
    case State::withdrawn: return {"已撤回", "withdrawn"};
    case State::annulled: return {"受理已撤销", "acceptance annulled"};
  }
  return {"", ""};
}

Words words(Act act) {
  switch (act) {
    case Act::receive: return {"收件登记", "receive"};
    case Act::check_materials: return {"核对材料", "check the materials"};
    case Act::give_notice: return {"一次性告知补正", "give the one-time notice"};
    case Act::take_correction: return {"接收补正材料", "take the correction"};
    case Act::accept: return {"受理", "accept"};
    case Act::refuse: return {"不予受理", "refuse to accept"};
    case Act::withdraw: return {"撤回申请", "withdraw"};
    case Act::transfer: return {"移交后台", "hand to the back office"};
    case Act::pick_up: return {"部门取件", "pick up"};
    case Act::ask_correction: return {"审查补正", "ask for a correction in review"};
    case Act::take_review_correction: return {"接收审查补正", "take the correction asked in review"};
    case Act::start_procedure: return {"启动特别程序", "start a special procedure"};
    case Act::end_procedure: return {"结束特别程序", "end the special procedure"};
    case Act::ask_extension: return {"申请延期", "ask for an extension"};
    case Act::answer_extension: return {"答复延期申请", "answer the request for an extension"};
    case Act::decide: return {"作出决定", "decide"};
    case Act::return_result: return {"结果送回窗口", "return the result to the window"};
    case Act::issue: return {"送达结果", "issue the result"};
    case Act::close: return {"归档", "close"};
    case Act::annul: return {"撤销受理", "annul the acceptance"};
    case Act::pass_stage: return {"审查环节", "pass a stage of review"};
    case Act::report_upward: return {"转报上级", "report upward"};
    case Act::take_report_back: return {"上级答复返回", "take the superior authority's answer"};
    case Act::mark_joint: return {"标记联办", "mark as joint"};
    case Act::hand_on: return {"移交承办人", "hand the case to another handler"};
    case Act::contact: return {"联系申请人", "contact with the applicant"};
    case Act::note: return {"协调记录", "coordination note"};
    case Act::explain: return {"未当场办结的说明", "why it was not finished in the visit"};
    case Act::object: return {"申请人提出异议", "the applicant objects"};
    case Act::reply_objection: return {"答复异议", "reply to the objection"};
    case Act::deem_accepted: return {"视为受理", "accepted by silence"};
    case Act::urge: return {"催办", "urge"};
    case Act::answer_urging: return {"答复催办", "answer the urging"};
  }
  return {"", ""};
}

Words words(TimerName name) {
  switch (name) {
    case TimerName::notice: return {"一次性告知期限", "one-time notice"};
    case TimerName::immediate: return {"即办时限", "on the spot"};
    case TimerName::promised: return {"承诺办结期限", "promised limit"};
    case TimerName::statutory: return {"法定办结期限", "statutory limit"};
    case TimerName::transfer: return {"移交后台期限", "hand-over to the back office"};
    case TimerName::pick_up: return {"部门取件期限", "pick-up by the department"};
    case TimerName::department: return {"部门办理期限", "the department's own limit"};
    case TimerName::return_result: return {"结果送回窗口期限", "result back at the window"};
    case TimerName::delivery: return {"颁发送达期限", "delivery of the result"};
  }
  return {"", ""};
}

Words words(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::receipt: return {"收件凭证", "receipt"};
    case DocumentKind::correction_notice: return {"补正告知书", "one-time correction notice"};
    case DocumentKind::acceptance_notice: return {"受理通知书", "acceptance notice"};
    case DocumentKind::non_acceptance: return {"不予受理决定书", "refusal to accept"};
    case DocumentKind::procedure_notice: return {"特别程序告知书", "notice of a special procedure"};
    case DocumentKind::extension_notice: return {"延长办理期限通知书", "notice of extension"};
    case DocumentKind::grant: return {"准予决定书", "grant"};
    case DocumentKind::denial: return {"不予批准决定书", "denial"};
    case DocumentKind::service_receipt: return {"送达回证", "certificate of service"};
    case DocumentKind::annulment_notice: return {"撤销受理通知书", "notice that the acceptance is annulled"};
    case DocumentKind::objection_reply: return {"异议答复书", "reply to an objection"};
    case DocumentKind::guide_notice: return {"一次性告知单", "one-time notice for who asks"};
  }
  return {"", ""};
}

Words words(Procedure procedure) {
  switch (procedure) {
    case Procedure::hearing: return {"听证", "hearing"};
    case Procedure::bidding: return {"招标", "bidding"};
    case Procedure::auction: return {"拍卖", "auction"};
    case Procedure::inspection: return {"检验", "inspection"};
    case Procedure::testing: return {"检测", "testing"};
    case Procedure::quarantine: return {"检疫", "quarantine"};
    case Procedure::appraisal: return {"鉴定", "appraisal"};
    case Procedure::expert_review: return {"专家评审", "expert review"};
    case Procedure::site_survey: return {"现场勘查", "site survey"};
    case Procedure::collective_decision: return {"集体决定", "collective decision"};
  }
  return {"", ""};
}

Words words(MaterialState state) {
  switch (state) {
    case MaterialState::unchecked: return {"未核对", "unchecked"};
    case MaterialState::present: return {"已收", "present"};
    case MaterialState::missing: return {"缺", "missing"};
    case MaterialState::defective: return {"不符合要求", "defective"};
    case MaterialState::not_needed: return {"不需要", "not needed"};
  }
  return {"", ""};
}

Words words(NoticeChannel channel) {
  switch (channel) {
    case NoticeChannel::window: return {"窗口当面", "at the window"};
    case NoticeChannel::phone: return {"电话", "by phone"};
    case NoticeChannel::sms: return {"短信", "by text message"};
    case NoticeChannel::mail: return {"邮寄", "by post"};
  }
  return {"", ""};
}

Words words(ReturnGround ground) {
  switch (ground) {
    case ReturnGround::not_in_scope: return {"不属受理范围", "not in scope"};
    case ReturnGround::no_permission_needed: return {"依法不需办理", "no permission is needed"};
    case ReturnGround::not_corrected: return {"逾期或拒不补正", "not corrected"};
    case ReturnGround::conditions_not_met: return {"不符合申请条件", "conditions are not met"};
    case ReturnGround::other: return {"其他", "other"};
  }
  return {"", ""};
}

Words words(CaseKind kind) {
  switch (kind) {
    case CaseKind::immediate: return {"即办件", "immediate"};
    case CaseKind::promised: return {"承诺件", "promised"};
    case CaseKind::reported_upward: return {"上报件", "reported upward"};
    case CaseKind::supplemented: return {"补办件", "supplemented"};
    case CaseKind::joint: return {"联办件", "joint"};
    case CaseKind::returned: return {"退回件", "returned"};
  }
  return {"", ""};
}

Words words(PaperKind paper) {
  switch (paper) {
    case PaperKind::id_card: return {"居民身份证", "identity card"};
    case PaperKind::credit_code: return {"统一社会信用代码", "unified social credit code"};
    case PaperKind::passport: return {"护照", "passport"};
    case PaperKind::military_id: return {"军官证", "military identity card"};
    case PaperKind::hk_macau_permit: return {"港澳居民来往内地通行证", "Hong Kong and Macao permit"};
    case PaperKind::taiwan_permit: return {"台湾居民来往大陆通行证", "Taiwan permit"};
    case PaperKind::foreign_permanent: return {"外国人永久居留身份证", "foreign permanent resident card"};
    case PaperKind::other: return {"其他证件", "another paper"};
  }
  return {"", ""};
}

std::string words_zh(const regulation::Duration& limit) {
  const std::string count = std::to_string(limit.count);
  switch (limit.unit) {
    case regulation::Unit::workdays: return count + "个工作日";
    case regulation::Unit::days: return count + "日";
    case regulation::Unit::work_hours: return count + "个工作小时";
    case regulation::Unit::minutes: return count + "分钟";
    case regulation::Unit::same_day: return "当日";
    case regulation::Unit::same_visit: return "当场";
  }
  return {};
}

std::string words_en(const regulation::Duration& limit) {
  const std::string count = std::to_string(limit.count);
  const char* plural = limit.count == 1 ? "" : "s";
  switch (limit.unit) {
    case regulation::Unit::workdays: return count + " workday" + plural;
    case regulation::Unit::days: return count + " day" + plural;
    case regulation::Unit::work_hours: return count + " work hour" + plural;
    case regulation::Unit::minutes: return count + " minute" + plural;
    case regulation::Unit::same_day: return "the same day";
    case regulation::Unit::same_visit: return "the same visit";
  }
  return {};
}

namespace {
// People say "on the spot" where a calendar says "the same day".
regulation::Duration spoken(const catalogue::Limit& limit) {
  if (limit.unit == catalogue::LimitUnit::immediate) return {regulation::Unit::same_visit, 0};
  return catalogue::to_duration(limit);
}
}  // namespace

std::string words_zh(const catalogue::Limit& limit) { return words_zh(spoken(limit)); }
std::string words_en(const catalogue::Limit& limit) { return words_en(spoken(limit)); }

const char* clock_name(TimerName name) {
  switch (name) {
    case TimerName::notice: return "notice";
    case TimerName::immediate: return "immediate";
    case TimerName::promised: return "promised";
    case TimerName::statutory: return "statutory";
    case TimerName::transfer: return "transfer";
    case TimerName::pick_up: return "pick_up";
    case TimerName::department: return "department";
    case TimerName::return_result: return "return";
    case TimerName::delivery: return "delivery";
  }
  return "";
}

}  // namespace onewindow::cases
