#pragma once
// The values of signing in, in one place. They are no regulation of a centre but the operator's, so they come with the
// configuration; set once before anything runs.
#include "base/reflect.h"

namespace onewindow::identity {

struct Security {
  std::int32_t failures_max = 5;  // wrong sign-ins until a login is locked
  std::int32_t lock_minutes = 30;
  std::int32_t idle_minutes = 30;        // a session without requests ends
  std::int32_t session_hours = 12;       // and so does any session, however busy
  std::int32_t read_again_seconds = 30;  // how long this server believes what it has read of a session
  std::int32_t seen_seconds = 60;        // how often "last seen" is written
  std::int32_t password_length = 10;
  std::int32_t password_classes = 3;  // of lower case, upper case, digits, others
  std::int32_t password_history = 5;  // the last ones are not used again
  std::int32_t password_days = 0;     // after which one must be changed; 0: never
  bool secure_cookie = false;         // true behind TLS
};
BOOST_DESCRIBE_STRUCT(Security, (),
                      (failures_max, lock_minutes, idle_minutes, session_hours, read_again_seconds, seen_seconds,
                       password_length, password_classes, password_history, password_days, secure_cookie))

const Security& security();
void configure(const Security& values);

}  // namespace onewindow::identity
