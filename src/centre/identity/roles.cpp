// The roles that are shipped: data. A clerk takes in and hands out and never decides (P1.A4, P3.A4: front intake, back
// approval, issue at the window, with separate roles); whether a window may decide at all, the pack and the
// authorisation say, so case.decide_at_window alone decides nothing.
#include "centre/identity/identity.h"

namespace onewindow::identity {
namespace {

using Permissions = std::vector<std::string>;

Permissions operator+(Permissions a, const Permissions& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const Permissions kLook = {
    "case.read",
    "case.list",
    "item.read",
    "law.read",
};
const Permissions kAtTheWindow =
    kLook + Permissions{
                "case.receive",  "case.accept",        "case.refuse",       "case.transfer", "case.decide_at_window",
                "case.withdraw", "case.result_return", "case.issue",        "case.close",    "inquiry.write",
                "inquiry.read",  "person.reveal",      "case.contact",      "case.hand_on",  "case.reply_objection",
                "help.call",     "fee.charge",         "fee.ask_reduction", "fee.read",      "rating.pad",
                "rating.sums",   "case.forward",
            };
const Permissions kInTheBackOffice =
    kLook + Permissions{
                "case.review",  "case.decide",  "case.extension_ask",   "case.result_return", "person.reveal",
                "case.contact", "case.hand_on", "case.reply_objection", "help.answer",        "fee.read",
            };
// What the office keeps beside the cases: its books, the notice board, the desk, and what is seen of other centres.
const Permissions kOfTheOffice = {
    "oversight.read", "outside.record", "book.read", "book.write", "board.publish", "desk.serve",
};
const Permissions kInTheCentresOffice = kLook + kOfTheOffice +
                                        Permissions{
                                            "case.extension_answer", "case.forward",      "case.urge",
                                            "case.coordinate",       "fee.read",          "fee.confirm",
                                            "inquiry.read",          "item.edit",         "item.publish",
                                            "window.manage",         "opening.manage",    "calendar.import",
                                            "department.manage",     "placement.propose", "placement.consent_centre",
                                            "statistics.read",       "law.propose",       "account.read",
                                            "rating.sums",
                                        };

}  // namespace

const std::vector<Role>& shipped_roles() {
  static const std::vector<Role> roles = {
      {"registration_clerk", "登记员", "Registration clerk",
       kLook + Permissions{"case.receive", "case.forward", "inquiry.write", "inquiry.read", "rating.pad", "rating.sums",
                           "desk.serve"},
       ""},
      {"window_clerk", "窗口工作人员", "Window clerk", kAtTheWindow, ""},
      {"reviewer", "后台审批人员", "Reviewer", kInTheBackOffice, ""},
      {"chief_representative", "首席代表", "Chief representative",
       kAtTheWindow + Permissions{"case.urge", "case.review", "case.decide", "case.extension_ask", "case.annul",
                                  "case.coordinate", "fee.approve_reduction", "fee.refund", "fee.confirm",
                                  "help.answer", "item.edit", "placement.propose", "statistics.read"},
       ""},
      {"department_leader", "部门负责人", "Department leader",
       kInTheBackOffice + Permissions{"case.extension_answer", "case.annul", "case.coordinate", "fee.approve_reduction",
                                      "fee.refund", "fee.confirm", "item.edit", "placement.propose",
                                      "placement.consent_department", "statistics.read", "rating.sums"},
       ""},
      {"centre_office", "中心办公室", "Centre office", kInTheCentresOffice + Permissions{"rating.process"}, ""},
      {"centre_director", "中心主任", "Centre director",
       kInTheCentresOffice + Permissions{"person.reveal", "oversight.declare", "book.lead", "law.adopt"}, ""},
      {"duty_leader", "带班领导", "Leader on duty",
       kLook + Permissions{"rating.sums", "inquiry.read", "statistics.read"}, ""},
      {"inspector", "督查人员", "Inspector",
       kLook + Permissions{"rating.sums", "inquiry.read", "statistics.read", "outside.record"}, ""},
      {"discipline_reader", "纪检监察查阅人员", "Discipline reader",
       kLook + Permissions{"inquiry.read", "statistics.read", "ledger.read", "rating.sums"}, ""},
      {"agent", "代办员", "Agent", kLook + Permissions{"case.receive", "inquiry.write"}, ""},
      {"postal_clerk", "政务专递人员", "Postal clerk", {"item.read"}, ""},
      {"auditor", "安全审计员", "Auditor", {"ledger.read", "ledger.verify", "account.read"}, "administrator"},
      {"system_administrator",
       "系统管理员",
       "System administrator",
       {"account.manage", "account.read", "session.manage", "outbox.manage", "files.manage"},
       "administrator"},
      {"security_administrator",
       "安全保密管理员",
       "Security administrator",
       {"role.manage", "account.read", "session.manage", "ledger.verify", "keys.manage"},
       "administrator"},
  };
  return roles;
}

void check_roles(const std::vector<std::string>& codes) {
  std::map<std::string, std::string> group_holder;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto& all = shipped_roles();
    const auto role = std::find_if(all.begin(), all.end(), [&](const Role& r) { return r.code == codes[i]; });
    const std::string at = "/roles/" + std::to_string(i);
    if (role == all.end())
      throw Refusal(RefusalKind::invalid, "account.role_unknown", "没有这个角色：" + codes[i],
                    "there is no such role: " + codes[i])
          .at(at);
    if (role->exclusive.empty()) continue;
    const auto [holder, first] = group_holder.emplace(role->exclusive, role->code);
    if (!first && holder->second != role->code)
      throw Refusal(RefusalKind::conflict, "account.roles_exclusive",
                    "系统管理员、安全保密管理员、安全审计员不得由同一人兼任（三员分立）。请分别指定不同的人。",
                    "the system administrator, the security administrator and the auditor are never one person; name "
                    "different people")
          .at(at);
  }
}

}  // namespace onewindow::identity
