#pragma once
// What a password must be. The values are the operator's (security.h); every fault has a code of its own and says what
// to do. Hashing and comparing is slow on purpose and never runs inside a transaction.
#include "centre/identity/identity.h"

namespace onewindow::identity {

// Whose password it is to be: it must not hold what everybody knows of him.
struct Known {
  std::string login, name, staff_number;
};
// Refuses, at /password: account.password_short, account.password_simple (too few classes),
// account.password_holds_name, account.password_common.
void check_password(std::string_view password, const Known& of);
// Whether it is one of those that are tried first: the words of the shipped list and rows of keys, whatever digits and
// signs stand around them or in place of letters.
bool common_password(std::string_view password);

// What the page says before anybody types.
struct PasswordRules {
  std::int32_t length = 0, classes = 0;
  std::int32_t history = 0;  // the last ones that are not used again
  std::int32_t days = 0;     // 0: a password does not run out
};
BOOST_DESCRIBE_STRUCT(PasswordRules, (), (length, classes, history, days))
PasswordRules password_rules(ReadContext& context);  // GET /api/v1/password-rules

// Refuses account.password_used where it is the present one or one of those before it.
void check_not_used(Contexts& contexts, AccountId id, std::string_view password);
// The next sign-in must change it: somebody else knows it.
void mark_given(WriteContext& context, AccountId id);

// Why a password must be changed before anything else is done; nothing where it need not.
std::optional<PasswordDue> password_due(bool given, Instant since, Instant signed_in);

}  // namespace onewindow::identity
