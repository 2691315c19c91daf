#include "service/visitors/rules.h"

namespace onewindow::visitors {
namespace {

constexpr std::int64_t kMinute = 60'000;

}  // namespace

std::string normal_phone(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') digits += c;
    else if (c != ' ' && c != '-' && c != '+') return "";
  }
  if (digits.size() == 13 && digits.starts_with("86")) digits.erase(0, 2);
  const bool mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
  return mobile ? digits : "";
}

bool take(Count& count, const Allowance& allowance, Instant now) {
  if (now >= free_again(count, allowance)) count = {now, 0};
  if (count.done >= allowance.most) return false;
  ++count.done;
  return true;
}

Instant visit_until(Instant began, Instant now, std::int64_t idle_minutes) {
  return std::min(now + idle_minutes * kMinute, began + kSessionMinutes * kMinute);
}

Instant free_again(const Count& count, const Allowance& allowance) { return count.since + allowance.minutes * kMinute; }

}  // namespace onewindow::visitors
