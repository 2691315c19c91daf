#include "service/visitors/rules.h"

#include <gtest/gtest.h>

namespace onewindow::visitors {
namespace {

TEST(VisitorPhone, is_a_mobile_number_however_it_is_typed) {
  const std::pair<const char*, const char*> table[] = {
      {"13800001234", "13800001234"},
      {"138 0000 1234", "13800001234"},
      {"+86 138-0000-1234", "13800001234"},
      {"8613800001234", "13800001234"},
      {"12800001234", ""},
      {"1380000123", ""},
      {"0936-5521234", ""},
      {"1380000123a", ""},
      {"", ""},
  };
  for (const auto& [typed, kept] : table) EXPECT_EQ(normal_phone(typed), kept) << typed;
}

TEST(VisitorAllowance, begins_anew_when_its_span_is_over) {
  const Allowance three{"x", 3, 60};
  Count count;
  Instant now{1'000'000'000'000};
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(take(count, three, now + i * 60'000)) << i;
  EXPECT_FALSE(take(count, three, now + 59 * 60'000));
  EXPECT_EQ(free_again(count, three), now + 60 * 60'000);
  EXPECT_TRUE(take(count, three, now + 60 * 60'000));
  EXPECT_EQ(count.done, 1);
}

TEST(VisitorSession, ends_when_nobody_uses_it_and_at_last_in_any_case) {
  const Instant began{1'000'000'000'000};
  const auto minutes = [&](std::int64_t count) { return began + count * 60'000; };
  EXPECT_EQ(visit_until(began, began, 15), minutes(15));
  EXPECT_EQ(visit_until(began, minutes(60), 15), minutes(75));
  EXPECT_EQ(visit_until(began, minutes(119), 15), minutes(kSessionMinutes));
}

}  // namespace
}  // namespace onewindow::visitors
