#pragma once
// Authority (授权): what a window decides by itself, which posts a department must fill, what a letter of authorisation
// holds. The rules only (P3, P8, P9); letters and posts are not here yet. Pure.
#include "regulation/decision.h"
#include "regulation/lint.h"

namespace onewindow::authority {

using regulation::Cited;
using regulation::Law;
using regulation::Ruling;

// The kinds of powers that P3 Art. 8 names, and the two kinds of services.
enum class PowerKind {
  approval,             // 核准
  registration,         // 登记
  certification,        // 认证
  annual_check,         // 年检
  annual_review,        // 年审
  renewal,              // 换证备案
  review,               // 审核
  public_service,       // 公共服务
  convenience_service,  // 便民服务
  other
};
BOOST_DESCRIBE_ENUM(PowerKind, approval, registration, certification, annual_check, annual_review, renewal, review,
                    public_service, convenience_service, other)

enum class Power { accept_review, decide, coordinate_urge, document_seal };
BOOST_DESCRIBE_ENUM(Power, accept_review, decide, coordinate_urge, document_seal)

// Section `authority`.
struct Authority {
  std::optional<Cited<bool>> back_office_only;          // the window never decides
  std::vector<Cited<PowerKind>> window_kinds;           // what departments authorise their windows to decide
  std::optional<Cited<bool>> within_authorisation;      // what is authorised, whatever its kind
  std::optional<Cited<bool>> else_review_and_transfer;  // what is not: checked and passed on
  std::optional<Cited<std::int32_t>> chiefs;            // chief representatives of a department
  std::optional<Cited<std::int32_t>> chief_from_staff;  // from so many stationed people on
  std::optional<Cited<std::int32_t>> leaders;           // leaders in charge of a department
  std::optional<Cited<bool>> letter;                    // a signed letter of authorisation
  std::vector<Cited<Power>> powers;                     // a chief representative's, for general items
};
BOOST_DESCRIBE_STRUCT(Authority, (),
                      (back_office_only, window_kinds, within_authorisation, else_review_and_transfer, chiefs,
                       chief_from_staff, leaders, letter, powers))

struct Question {
  PowerKind kind = PowerKind::other;
  bool authorised = false;  // the department's authorisation for this item is on record
};
BOOST_DESCRIBE_STRUCT(Question, (), (kind, authorised))
struct Decider {
  bool window = false;
  bool review_and_transfer = false;  // the window checks and passes on
};
BOOST_DESCRIBE_STRUCT(Decider, (), (window, review_and_transfer))
Ruling<Decider> who_decides(const Law& law, const Question& question);

struct Department {
  std::int32_t stationed = 0, chiefs = 0, leaders = 0;
};
BOOST_DESCRIBE_STRUCT(Department, (), (stationed, chiefs, leaders))
struct Posts {
  std::int32_t chiefs_owed = 0, leaders_owed = 0;
  bool filled = true;  // exactly as many as are owed
};
BOOST_DESCRIBE_STRUCT(Posts, (), (chiefs_owed, leaders_owed, filled))
Ruling<Posts> posts(const Law& law, const Department& department);

struct Letter {
  std::vector<Power> powers;
  bool signed_by_both = false;
};
BOOST_DESCRIBE_STRUCT(Letter, (), (powers, signed_by_both))
struct Complete {
  std::vector<Power> missing;
};
BOOST_DESCRIBE_STRUCT(Complete, (), (missing))
// Refuses authority.not_signed.
Ruling<Complete> letter(const Law& law, const Letter& letter);

const std::vector<regulation::DecisionType>& decisions();

// A window that never decides and may decide.
void lint(regulation::Linter& linter);

}  // namespace onewindow::authority
