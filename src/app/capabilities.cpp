#include "app/capabilities.h"

namespace onewindow::app {

// A capability that is there names an operation that does it (capabilities_test holds the interface to that); a planned
// one names none. One word for each thing that a provision can ask of the house, not one for each provision.
const std::vector<regulation::Capability>& capabilities() {
  static const std::vector<regulation::Capability> all = {
      {"regulation.pack", "制度的名称、机关、施行和解释", "a text's title, issuer, force and interpreter",
       "packs.by_hash.get"},
      {"organisation.windows", "窗口的种类和设置", "kinds of windows and their set-up", "windows.post"},
      {"organisation.admissions", "部门进驻和退出", "departments enter and leave the hall", "admissions.post"},
      {"organisation.mergers", "窗口归并和重新分类", "windows merged and sorted anew", "window-mergers.get"},
      {"identity.roles", "角色和权限", "roles and their permissions", "roles.get"},
      {"catalogue.guides", "办事指南和要素齐全", "guides, complete before they are public", "catalogue.publish"},
      {"catalogue.carriers", "事项公示的载体", "where an item is made public", "catalogue.carriers"},
      {"catalogue.placement", "事项纳入和退出窗口", "items enter and leave windows", "catalogue.propose_placement"},
      {"cases.intake", "收件登记和窗口受理", "registration and intake at the window", "cases.receive"},
      {"cases.course", "办理环节和由谁办理", "the course of a case and who may act", "cases.transfer"},
      {"cases.clocks", "办理时限的计算", "the clocks of a case", "cases.view"},
      {"cases.decision", "审查和决定", "review and decision", "cases.decide"},
      {"cases.documents", "办件文书", "papers of a case", "cases.view"},
      {"cases.results", "结果送回和发证送达", "the result comes back and is handed over", "cases.issue"},
      {"cases.search", "办件查询和进度", "search and progress", "cases.progress"},
      {"cases.reminders", "临期提醒和超期警示", "reminders and alarms", "notices.list"},
      {"cases.urging", "催办", "urging", "cases.urge"},
      {"cases.spot_minutes", "当场办结的分钟数", "minutes on the spot", "cases.spot_counts"},
      {"registers.ledger", "台账和登记簿", "ledgers and registers", "registers.cases.ledger"},
      {"ratings.ratings", "服务评价", "ratings", "ratings.rate"},
      {"ratings.verification", "差评核实", "verification of bad ratings", "ratings.verify"},
      {"oversight.coverage", "窗口覆盖率和体外受理", "coverage by windows, outside intakes", "coverage.report"},
      {"oversight.views", "上级监督查阅", "oversight views", "oversight.declare"},
      {"books.books", "办公室簿册", "the office's books", "books.write"},
      {"board.posts", "公告栏", "the notice board", "board.publish"},
      // planned
      {"organisation.duties", "中心的职责分工", "duties of the centre", ""},
      {"catalogue.lists", "事项清单的编制和公布", "published lists of items", ""},
      {"cases.tolerance", "容缺受理", "intake with documents missing", ""},
      {"joint_handling.meetings", "联办和会商", "joint handling and its meetings", ""},
      {"agency.cases", "代办", "agency cases", ""},
      {"courier.parcels", "政务专递", "courier parcels", ""},
      {"queue.tickets", "取号和预约", "tickets and appointments", ""},
      {"complaints.register", "投诉的受理和答复", "complaints and their answers", ""},
      {"authority.letters", "授权书", "letters of authorisation", ""},
      {"archives.papers", "档案的存放和移交", "where archived papers lie", ""},
      {"openness.lists", "人员和结果的公开", "published lists of people and results", ""},
      {"supervision.windows", "上级对窗口设置的监督", "supervision of how windows are set up", ""},
      {"supervision.inspections", "督查和统计通报", "inspections and published statistics", ""},
      {"staff.selection", "人员选派和更换", "choosing and replacing staff", ""},
      {"staff.training", "培训", "training", ""},
      {"staff.conduct", "行为规范", "conduct", ""},
      {"staff.roster", "AB 岗和排班", "deputies and rosters", ""},
      {"staff.attendance", "考勤", "attendance", ""},
      {"staff.leave", "请假", "leave", ""},
      {"assessment.points", "考核计分", "assessment points", ""},
      {"assessment.appraisal", "年度考核", "yearly appraisal", ""},
      {"assessment.rewards", "评优奖励", "rewards", ""},
      {"accountability.consequences", "责任追究", "consequences", ""},
  };
  return all;
}

}  // namespace onewindow::app
