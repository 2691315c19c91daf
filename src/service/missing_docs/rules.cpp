#include "service/missing_docs/rules.h"

#include "base/text.h"

namespace onewindow::missing_docs {

using regulation::Because;
using regulation::Decided;

namespace {

Refusal refuse(const char* code, std::string zh, std::string en, const char* field, Citation citation) {
  return Refusal(RefusalKind::conflict, std::string("missing_docs.") + code, std::move(zh), std::move(en))
      .at(field)
      .because(std::move(citation));
}

bool blank(const std::string& text) { return text::trim(text).empty(); }

void check(const Cited<Condition>& condition, const Request& request, Because& because) {
  switch (condition.in(because)) {
    case Condition::urgency:
      if (blank(request.urgency))
        throw refuse("urgency", "请写明事项紧急、不能等待的原因", "say why it cannot wait", "/urgency",
                     condition.citation());
      return;
    case Condition::commitment:
      if (!request.commitment_signed)
        throw refuse("commitment", "须有申请人签署的补正承诺", "the applicant signs a commitment first",
                     "/commitment_signed", condition.citation());
      return;
    case Condition::consent:
      if (blank(request.consent_by))
        throw refuse("consent", "须先报政务服务机构同意", "the institution agrees first", "/consent_by",
                     condition.citation());
      return;
  }
}

void check(const Cited<NoticePart>& part, const Request& request, Because& because) {
  const auto missing = [&](const char* zh, const char* en, const char* field) {
    return refuse("notice_part", std::string("当场告知书缺少：") + zh, std::string("the notice lacks ") + en, field,
                  part.citation());
  };
  switch (part.in(because)) {
    case NoticePart::materials:
      if (request.materials.empty()) throw missing("须补正的材料", "the materials", "/materials");
      return;
    case NoticePart::deadline:
      if (!request.deadline) throw missing("补正时限", "the deadline", "/deadline");
      return;
    case NoticePart::overdue_handling:
      if (blank(request.overdue_handling))
        throw missing("超期处理办法", "what happens when it is missed", "/overdue_handling");
      return;
  }
}

}  // namespace

Ruling<Intake> take_in(const Law& law, const Request& request) {
  const MissingDocs* rules = law.section<MissingDocs>();
  if (rules == nullptr || rules->conditions.empty()) return std::nullopt;
  Because because;
  for (const auto& condition : rules->conditions) check(condition, request, because);
  for (const auto& part : rules->notice_parts) check(part, request, because);
  const bool at_once = rules->review_at_once && rules->review_at_once->in(because);  // before the reasons are handed on
  return Decided<Intake>({at_once}, std::move(because));
}

Ruling<Decidable> decide(const Law& law, const Set& set) {
  const MissingDocs* rules = law.section<MissingDocs>();
  if (rules == nullptr || !rules->decide_when_complete || !rules->decide_when_complete->shown()) return std::nullopt;
  Because because;
  rules->decide_when_complete->in(because);
  if (set.still_missing > 0)
    throw refuse("incomplete", "申请人补齐材料后方可作出决定", "it is decided when the applicant has completed the set",
                 "/still_missing", rules->decide_when_complete->citation());
  return Decided<Decidable>({}, std::move(because));
}

Ruling<Overdue> overdue(const Law& law, const Waiting& waiting) {
  const MissingDocs* rules = law.section<MissingDocs>();
  if (rules == nullptr) return std::nullopt;
  Because because;
  for (const auto& part : rules->notice_parts)
    if (part.shown() != NoticePart::materials) part.in(because);
  if (!because.cites()) return std::nullopt;
  const Date seen = waiting.completed.value_or(waiting.today);
  Overdue out{.overdue = seen > waiting.deadline, .handling = ""};
  if (out.overdue) out.handling = waiting.overdue_handling;
  const std::string deadline = waiting.deadline.str();
  because.say(out.overdue ? "补正时限" + deadline + "已过，按告知的办法处理" : "在补正时限" + deadline + "之内",
              out.overdue ? "the deadline of " + deadline + " has passed: what the notice told applies"
                          : "within the deadline of " + deadline,
              {{"deadline", deadline}, {"seen", seen.str()}});
  return Decided<Overdue>(std::move(out), std::move(because));
}

void lint(regulation::Linter& linter) {
  const MissingDocs* rules = linter.section<MissingDocs>();
  if (rules != nullptr && !rules->conditions.empty() && rules->notice_parts.empty())
    linter.find(regulation::Severity::remark, "missing_docs", "conditions", 0, "missing_docs.no_notice",
                "允许容缺收件，但没有规定告知内容", "intake with missing documents, and nothing said of the notice");
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<take_in>("missing_docs", "missing_docs", "容缺先行收件",
                                    "intake before the set is complete"),
      regulation::decision<decide>("missing_docs.decision", "missing_docs", "容缺件的决定", "when it may be decided"),
      regulation::decision<overdue>("missing_docs.overdue", "missing_docs", "容缺补正是否超期",
                                    "whether the missing documents are overdue"),
  };
  return list;
}

}  // namespace onewindow::missing_docs
