#include "app/cross_lint.h"

#include "centre/authority/rules.h"
#include "service/agency/rules.h"
#include "service/appointments/rules.h"
#include "service/cases/sections.h"
#include "service/fees/sections.h"

namespace onewindow::app {

namespace {

using regulation::Cited;
using regulation::Severity;

void lint_who_decides(regulation::Linter& linter) {
  const auto* authority = linter.section<authority::Authority>();
  const auto* intake = linter.section<cases::Intake>();
  if (authority == nullptr || intake == nullptr || !intake->who_decides_at_window) return;
  const bool back_office = authority->back_office_only && authority->back_office_only->shown();
  const bool window =
      !authority->window_kinds.empty() || (authority->within_authorisation && authority->within_authorisation->shown());
  const bool decides = intake->who_decides_at_window->shown() == cases::WhoDecides::window_if_authorised;
  if (decides ? back_office : window)
    linter.find(
        Severity::error, "intake", "who_decides_at_window", 0, "sections.who_decides",
        decides ? "authority 规定由后台决定，这里又写窗口可以决定" : "authority 规定窗口可以决定，这里又写由后台决定",
        decides ? "'authority' leaves it to the back office, and here the window decides"
                : "'authority' lets the window decide, and here it is the back office");
}

void lint_price(regulation::Linter& linter, const std::optional<Cited<bool>>& free,
                const std::optional<Cited<Money>>& price, const char* section, const char* field, const char* zh) {
  if (!free || !price || free->shown() == (price->shown().fen == 0)) return;
  linter.find(Severity::error, section, field, 0, "sections.price",
              std::string("fees 对") + zh + "是否收费另有规定，与这里的金额矛盾",
              "what 'fees' says of it contradicts the amount of " + std::string(section) + "." + field);
}

}  // namespace

void lint_across(regulation::Linter& linter) {
  lint_who_decides(linter);
  const auto* fees = linter.section<fees::Fees>();
  if (fees == nullptr) return;
  if (const auto* agency = linter.section<agency::Agency>())
    lint_price(linter, fees->agency_free, agency->fee, "agency", "fee", "代办");
  if (const auto* appointments = linter.section<appointments::Appointments>())
    lint_price(linter, fees->extended_hours_free, appointments->extended_fee, "appointments", "extended_fee",
               "延时服务");
}

}  // namespace onewindow::app
