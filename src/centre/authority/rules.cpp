#include "centre/authority/rules.h"

#include <algorithm>

namespace onewindow::authority {

using regulation::Because;
using regulation::Decided;

Ruling<Decider> who_decides(const Law& law, const Question& question) {
  const Authority* rules = law.section<Authority>();
  if (rules == nullptr) return std::nullopt;
  Because because;
  Decider out;
  if (rules->back_office_only && rules->back_office_only->in(because)) {
    out.review_and_transfer = true;
    return Decided<Decider>(out, std::move(because));
  }
  if (rules->within_authorisation && rules->within_authorisation->in(because)) out.window = question.authorised;
  for (const auto& kind : rules->window_kinds)
    if (kind.shown() == question.kind) {
      kind.in(because);
      out.window = question.authorised;
    }
  if (!out.window)
    for (const auto& kind : rules->window_kinds) kind.in(because);
  if (!out.window && rules->else_review_and_transfer)
    out.review_and_transfer = rules->else_review_and_transfer->in(because);
  if (!because.cites()) return std::nullopt;
  because.say(out.window            ? "已有授权，窗口可以直接办理"
              : question.authorised ? "不在可授权的范围内"
                                    : "没有授权，窗口不作决定",
              out.window ? "authorised: the window decides" : "the window does not decide");
  return Decided<Decider>(out, std::move(because));
}

Ruling<Posts> posts(const Law& law, const Department& department) {
  const Authority* rules = law.section<Authority>();
  if (rules == nullptr || (!rules->chiefs && !rules->leaders)) return std::nullopt;
  Because because;
  Posts out;
  const bool enough = !rules->chief_from_staff || department.stationed >= rules->chief_from_staff->in(because);
  if (rules->chiefs) {
    const std::int32_t owed = rules->chiefs->in(because);
    if (enough) out.chiefs_owed = owed;
  }
  if (rules->leaders) out.leaders_owed = rules->leaders->in(because);
  out.filled = (out.chiefs_owed == 0 || department.chiefs == out.chiefs_owed) &&
               (out.leaders_owed == 0 || department.leaders == out.leaders_owed);
  return Decided<Posts>(out, std::move(because));
}

Ruling<Complete> letter(const Law& law, const Letter& held) {
  const Authority* rules = law.section<Authority>();
  if (rules == nullptr || (!rules->letter && rules->powers.empty())) return std::nullopt;
  Because because;
  if (rules->letter && rules->letter->in(because) && !held.signed_by_both)
    throw Refusal(RefusalKind::conflict, "authority.not_signed", "《授权委托书》须经签订后生效",
                  "a letter of authorisation holds when it is signed")
        .at("/signed_by_both")
        .because(rules->letter->citation());
  Complete out;
  for (const auto& power : rules->powers)
    if (const Power needed = power.in(because);
        std::find(held.powers.begin(), held.powers.end(), needed) == held.powers.end())
      out.missing.push_back(needed);
  return Decided<Complete>(std::move(out), std::move(because));
}

void lint(regulation::Linter& linter) {
  const Authority* rules = linter.section<Authority>();
  if (rules == nullptr) return;
  if (rules->back_office_only && rules->back_office_only->shown() &&
      (!rules->window_kinds.empty() || rules->within_authorisation))
    linter.find(regulation::Severity::error, "authority", "back_office_only", 0, "authority.contradiction",
                "既规定由后台决定，又规定窗口可以决定", "the back office alone decides, and the window decides");
}

const std::vector<regulation::DecisionType>& decisions() {
  static const std::vector<regulation::DecisionType> list = {
      regulation::decision<who_decides>("authority", "authority", "窗口能否决定", "whether the window decides"),
      regulation::decision<posts>("authority.posts", "authority", "首席代表和分管领导",
                                  "which posts a department fills"),
      regulation::decision<letter>("authority.letter", "authority", "授权委托书",
                                   "what a letter of authorisation lacks"),
  };
  return list;
}

}  // namespace onewindow::authority
