#include "oversight/complaints/rules.h"

#include "regulation/deadline.h"
#include "regulation/tiers.h"

namespace onewindow::complaints {

using regulation::Because;
using regulation::Decided;

namespace {

Refusal refuse(std::string code, std::string zh, std::string en, Citation citation) {
  return Refusal(RefusalKind::conflict, "complaint." + std::move(code), std::move(zh), std::move(en))
      .because(std::move(citation));
}

template <class T>
void check_one_of(const std::vector<Cited<T>>& list, T value, Because& because, const char* code, const char* zh,
                  const char* en, const char* field) {
  if (list.empty()) return;
  for (const auto& one : list)
    if (one.shown() == value) return void(one.in(because));
  throw refuse(code, zh, en, list.front().citation()).at(field);
}

}  // namespace

Ruling<ReplyDue> reply_due(const Law& law, const Complaint& complaint) {
  const Complaints* rules = law.section<Complaints>();
  if (rules == nullptr || !rules->reply) return std::nullopt;
  Because because;
  ReplyDue out;
  if (rules->at_once) out.at_once = rules->at_once->in(because);
  const auto& limit = complaint.complex && rules->reply_complex ? *rules->reply_complex : *rules->reply;
  const bool from_receipt = rules->reply_from && rules->reply_from->in(because) == ReplyFrom::received;
  const Date start = from_receipt ? complaint.received : complaint.accepted;
  const Date today = complaint.answered.value_or(complaint.today.value_or(start));
  const auto deadline = regulation::deadline(law.calendar(), {.start = start, .limit = limit.in(because)}, today);
  because.add(deadline.because);
  out.due = deadline.due;
  if (complaint.answered || complaint.today) out.late = today > out.due;
  if (out.late.value_or(false) && rules->explain_when_late) out.explain = rules->explain_when_late->in(because);
  return Decided<ReplyDue>(out, std::move(because));
}

Ruling<Accepted> accept(const Law& law, const Filing& filing) {
  const Complaints* rules = law.section<Complaints>();
  if (rules == nullptr) return std::nullopt;
  Because because;
  check_one_of(rules->complainants, filing.complainant, because, "complainant", "投诉人类型不在规定范围内",
               "this kind of complainant is not named", "/complainant");
  check_one_of(rules->channels, filing.channel, because, "channel", "该渠道不在规定的投诉渠道之内",
               "the text names other channels", "/channel");
  if (filing.major && rules->major_in_writing && rules->major_in_writing->in(because) &&
      filing.channel != Channel::written && filing.channel != Channel::letter)
    throw refuse("major_in_writing", "重大事项的投诉应当采用书面形式", "a major complaint is brought in writing",
                 rules->major_in_writing->citation())
        .at("/channel");
  if (!rules->categories.empty()) {
    if (!filing.category)
      throw refuse("category", "请注明投诉类别", "name what the complaint is about",
                   rules->categories.front().citation())
          .at("/category");
    check_one_of(rules->categories, *filing.category, because, "category", "该类别不在规定的受理范围内",
                 "the text names other categories", "/category");
  }
  Accepted out;
  if (rules->body) out.body = rules->body->in(because);
  if (filing.major)
    for (const auto& to : rules->report_major_to) out.report_to.push_back(to.in(because));
  for (const auto& step : rules->steps) out.steps.push_back(step.in(because));
  if (!because.cites()) return std::nullopt;
  return Decided<Accepted>(std::move(out), std::move(because));
}

Ruling<Closed> close(const Law& law, const Closing& closing) {
  const Complaints* rules = law.section<Complaints>();
  if (rules == nullptr || rules->closing.empty()) return std::nullopt;
  Because because;
  for (const auto& part : rules->closing) switch (part.in(because)) {
      case ClosingPart::feedback:
        if (!closing.feedback_given)
          throw refuse("no_feedback", "处理意见须及时反馈投诉人后方可办结",
                       "the complainant is told before it is closed", part.citation())
              .at("/feedback_given");
        break;
      case ClosingPart::disposal:
        if (closing.verified && !closing.disposal_recorded)
          throw refuse("no_disposal", "投诉属实的须有处置记录方可办结", "what proved true needs its disposal on record",
                       part.citation())
              .at("/disposal_recorded");
        break;
      case ClosingPart::written_reply:
        if (closing.written && !closing.replied_in_writing)
          throw refuse("no_written_reply", "书面投诉必须书面答复", "a written complaint is answered in writing",
                       part.citation())
              .at("/replied_in_writing");
        break;
      case ClosingPart::reports:
        if (closing.major && closing.reports < std::int32_t(rules->report_major_to.size()))
          throw refuse("not_reported", "重大投诉须逐一报告规定的对象",
                       "a major complaint is reported to each of those named", part.citation())
              .at("/reports");
        break;
      case ClosingPart::named_handler:
        if (!closing.handler_named)
          throw refuse("no_handler", "须明确专人承办", "one person handles it", part.citation()).at("/handler_named");
        break;
    }
  return Decided<Closed>({}, std::move(because));
}

void lint(regulation::Linter& linter) {
  const Complaints* rules = linter.section<Complaints>();
  if (rules == nullptr) return;
  using regulation::Severity;
  if (rules->reply && rules->reply_complex &&
      regulation::surely_longer(rules->reply->shown(), rules->reply_complex->shown()))
    linter.find(Severity::error, "complaints", "reply_complex", 0, "complaints.complex_sooner",
                "复杂投诉的期限短于一般投诉", "a complex complaint is due sooner than an ordinary one");
  if (rules->reply_complex && !rules->reply)
    linter.find(Severity::error, "complaints", "reply_complex", 0, "complaints.reply_missing",
                "写了复杂投诉的期限，却没有一般期限", "a limit for complex complaints and none for ordinary ones");
  for (std::size_t i = 0; i < rules->closing.size(); ++i)
    if (rules->closing[i].shown() == ClosingPart::reports && rules->report_major_to.empty())
      linter.find(Severity::error, "complaints", "closing", i, "complaints.reports_to_nobody",
                  "要求报告重大投诉，但没有写明报告对象", "major complaints are to be reported and nobody is named");
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<reply_due>("complaints", "complaints", "投诉何时答复", "when a complaint is to be answered"),
      regulation::decision<accept>("complaints.accept", "complaints", "投诉的受理",
                                   "whether and by whom a complaint is taken"),
      regulation::decision<close>("complaints.close", "complaints", "投诉的办结", "whether a complaint may be closed"),
  };
  return list;
}

}  // namespace onewindow::complaints
