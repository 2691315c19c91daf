#include "centre/organisation/admissions.h"

#include "centre/organisation/checks.h"
#include "centre/organisation/store.h"

namespace onewindow::organisation {
namespace {

Refusal refused(RefusalKind kind, std::string code, std::string zh, std::string en, std::string at = "") {
  return Refusal(kind, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

const WindowRules& rules_of(const ReadContext& context) {
  static const WindowRules silent;
  const auto* rules = context.law.section<WindowRules>();
  return rules == nullptr ? silent : *rules;
}

Admission load(ReadContext& context, AdmissionId id) {
  auto row = store::admission(context.db, id);
  if (!row)
    throw refused(RefusalKind::not_found, "admission.not_found", "没有这项进驻或退出申请。",
                  "there is no such request");
  return row->shown();
}

void save(WriteContext& context, const Admission& before, const Admission& after, const char* act) {
  store::update(context.db, store::AdmissionRow::of(after));
  context.record(act, "admission", after.id, json::text(before), json::text(after));
}

void check_state(const Admission& admission, std::initializer_list<AdmissionState> expected) {
  if (std::find(expected.begin(), expected.end(), admission.state) != expected.end()) return;
  throw refused(RefusalKind::conflict, "admission.state", "这项申请已经走到下一步，不能再做此操作。",
                "the request has gone on; this cannot be done any more");
}

template <class E>
std::vector<Citation> citations(const std::vector<Cited<E>>& values) {
  std::vector<Citation> out;
  for (const auto& value : values)
    if (out.empty() || !(out.back() == value.citation())) out.push_back(value.citation());
  return out;
}

Signed signed_by(const WriteContext& context) { return {context.actor.name, context.now}; }

// Windows that name the department: a department does not leave while one does.
std::string windows_of(ReadContext& context, DepartmentId department) {
  std::string numbers;
  for (const auto& window : store::windows(context.db))
    if (window.open &&
        std::find(window.departments.begin(), window.departments.end(), department) != window.departments.end())
      numbers += (numbers.empty() ? "" : "、") + std::to_string(window.number);
  return numbers;
}

void check_parts(const Admission& admission, const WindowRules& rules) {
  if (admission.approval && !admission.approval->granted)
    throw refused(RefusalKind::conflict, "admission.rejected", "未获批准，不能实施。", "it was not approved");
  if (const auto missing = missing_parts(admission, rules); !missing.empty()) {
    const bool functions = missing.front().shown() == AdmissionPart::merged_functions;
    throw refused(RefusalKind::conflict, functions ? "admission.functions" : "admission.not_approved",
                  functions ? "尚未写明行政审批职能如何归并，不能实施。"
                            : "进驻或退出须先有中心初审意见并经批准，才能实施；请补记后再办。",
                  functions ? "how the approval functions were merged is not recorded"
                            : "the centre's opinion and the approval come first; record them")
        .because(citations(missing));
  }
  if (const auto unmet = unmet_conditions(admission.request, rules); !unmet.empty())
    throw refused(
        RefusalKind::conflict, "admission.conditions",
        "设在综合办事窗口的部门须同时符合规定的条件，尚有 " + std::to_string(unmet.size()) + " 项不符。",
        "a department that shares a window meets all conditions; " + std::to_string(unmet.size()) + " are not met",
        "/conditions")
        .because(citations(unmet));
}

void let_in(WriteContext& context, const AdmissionRequest& request) {
  if (auto known = store::department_by_code(context.db, request.code)) {
    known->stationed = true;
    store::update(context.db, *known);
    return;
  }
  store::insert(context.db, Department{.id = context.make_id<DepartmentId>(),
                                       .code = request.code,
                                       .name = request.name,
                                       .name_en = request.name_en,
                                       .stationed = true,
                                       .phone = request.phone});
}

void let_out(WriteContext& context, const AdmissionRequest& request) {
  auto known = store::department_by_code(context.db, request.code);
  CHECK_PROMISE(known.has_value(), "a department that leaves was there when it asked");
  if (const auto numbers = windows_of(context, known->id); !numbers.empty())
    throw refused(RefusalKind::conflict, "admission.windows_left",
                  "该部门还列在 " + numbers + " 号窗口，请先调整窗口。",
                  "windows " + numbers + " still name the department; change them first");
  known->stationed = false;
  store::update(context.db, *known);
}

}  // namespace

Admission request_admission(WriteContext& context, const AdmissionRequest& request) {
  const auto known = store::department_by_code(context.db, request.code);
  if (request.entry && known && known->stationed)
    throw refused(RefusalKind::conflict, "admission.department_taken", "该部门已经进驻。",
                  "the department is in the hall already", "/code");
  if (!request.entry && (!known || !known->stationed))
    throw refused(RefusalKind::invalid, "admission.department_unknown", "没有编码为“" + request.code + "”的进驻部门。",
                  "no department in the hall has the code \"" + request.code + "\"", "/code");
  if (request.entry && !known && request.name.empty())
    throw refused(RefusalKind::invalid, "admission.name", "新部门请写明名称。", "name the new department", "/name");
  if (store::open_admission(context.db, request.code))
    throw refused(RefusalKind::conflict, "admission.open", "该部门已有一项申请尚未办结。",
                  "a request of this department is still open", "/code");
  const Admission made{.id = context.make_id<AdmissionId>(), .request = request, .requested = signed_by(context)};
  store::insert(context.db, store::AdmissionRow::of(made));
  context.record("organisation.request_admission", "admission", made.id, "", json::text(made));
  return made;
}

Admission give_opinion(WriteContext& context, AdmissionId id, const Opinion& opinion) {
  const Admission before = load(context, id);
  check_state(before, {AdmissionState::requested});
  Admission after = before;
  after.opinion = opinion;
  after.opined = signed_by(context);
  after.state = AdmissionState::opined;
  save(context, before, after, "organisation.give_opinion");
  return after;
}

Admission record_approval(WriteContext& context, AdmissionId id, const Approval& approval) {
  const Admission before = load(context, id);
  check_state(before, {AdmissionState::requested, AdmissionState::opined});
  for (const auto& part : rules_of(context).admission_parts)
    if (part.shown() == AdmissionPart::centre_opinion && !before.opinion)
      throw refused(RefusalKind::conflict, "admission.opinion_missing", "请先由中心提出初审意见，再报批准。",
                    "the centre gives its opinion before the approval")
          .because(part.citation());
  if (approval.on > context.today() || approval.on < before.requested.at.date())
    throw refused(RefusalKind::invalid, "admission.date", "批准日期应在申请之后、今天之前。",
                  "the approval lies between the request and today", "/on");
  Admission after = before;
  after.approval = approval;
  after.recorded = signed_by(context);
  after.state = approval.granted ? AdmissionState::approved : AdmissionState::rejected;
  save(context, before, after, "organisation.record_approval");
  return after;
}

Admission implement_admission(WriteContext& context, AdmissionId id) {
  const Admission before = load(context, id);
  if (before.state == AdmissionState::implemented) check_state(before, {});
  check_parts(before, rules_of(context));
  before.request.entry ? let_in(context, before.request) : let_out(context, before.request);
  Admission after = before;
  after.implemented = signed_by(context);
  after.state = AdmissionState::implemented;
  save(context, before, after, "organisation.implement_admission");
  return after;
}

Paged<Admission> admissions(ReadContext& context, const PageQuery& query) {
  const int limit = limit_of(query);
  Paged<Admission> out;
  for (const auto& row : store::admissions(context.db, AdmissionId{newest_before(query)}, limit + 1)) {
    if (int(out.items.size()) == limit) {
      out.next = std::to_string(out.items.back().id.value);
      break;
    }
    out.items.push_back(row.shown());
  }
  return out;
}

AdmissionChecklist admission_checklist(ReadContext& context) {
  const WindowRules& rules = rules_of(context);
  AdmissionChecklist out;
  for (const auto& condition : rules.join_conditions) out.conditions.push_back(condition.shown());
  for (const auto& part : rules.admission_parts) out.parts.push_back(part.shown());
  if (rules.approving_body) out.approving_body = rules.approving_body->shown();
  out.provisions = citations(rules.join_conditions);
  for (auto& citation : citations(rules.admission_parts)) out.provisions.push_back(std::move(citation));
  return out;
}

void check_admitted(ReadContext& context, WindowKind kind, const std::vector<DepartmentId>& departments) {
  const WindowRules& rules = rules_of(context);
  if (kind != WindowKind::shared_comprehensive || context.actor.system || rules.join_conditions.empty()) return;
  for (std::size_t i = 0; i < departments.size(); ++i) {
    const auto department = store::department(context.db, departments[i]);
    const auto last = department ? store::last_entry(context.db, department->code) : std::nullopt;
    if (last && last->request.shared) continue;
    throw refused(RefusalKind::conflict, "window.department_not_admitted",
                  (department ? department->name : "该部门") + "尚未按规定条件批准进入综合办事窗口，请先办理进驻。",
                  "the department has not been admitted to a shared window; request its admission first",
                  "/departments/" + std::to_string(i))
        .because(citations(rules.join_conditions));
  }
}

}  // namespace onewindow::organisation
