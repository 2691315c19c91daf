#pragma once
// What the registers of cases are tested with: they are asked by texts of a query string and answer in cells for
// people.
#include "service/cases/hall_testing.h"
#include "service/cases/registers.h"

namespace onewindow::cases::testing {

class RegistersInHall : public InHall {
 protected:
  static const registers::Register& of(std::string_view code) {
    static const auto all = registers();
    for (const auto& list : all)
      if (list.code == code) return list;
    throw std::runtime_error("no register " + std::string(code));
  }
  static Paged<registers::Row> look(Hall& h, std::string_view code, const registers::Asked& asked,
                                    const Actor* who = nullptr) {
    return h.world.read(who ? *who : h.clerk, [&](ReadContext& c) { return registers::look(c, of(code), asked); });
  }
  // The cell of a column by its Chinese title.
  static std::string cell(std::string_view code, const registers::Row& row, std::string_view title) {
    const auto& columns = of(code).columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (columns[i].zh == title) return row.zh[i];
    throw std::runtime_error("no column " + std::string(title));
  }
  static std::vector<std::string> column(std::string_view code, const Paged<registers::Row>& page,
                                         std::string_view title) {
    std::vector<std::string> out;
    for (const auto& row : page.items) out.push_back(cell(code, row, title));
    return out;
  }

  static CaseView decided(Hall& h, CaseView view, bool granted = true) {
    Decision decision{.version = view.version, .granted = granted, .content = granted ? "准予经营" : "场所不符合要求"};
    if (granted) {
      decision.certificate_name = "食品经营许可证";
      decision.certificate_number = "JY16207230000" + std::to_string(view.id.value % 1000);
      decision.valid_until = Date::of(2031, 3, 1);
    } else {
      decision.legal_basis = "《食品安全法》第三十三条";
    }
    return h.act(h.reviewer, decide, view.id, decision);
  }

  static CaseView handed_over(Hall& h, CaseView view) {
    view = h.act(
        h.clerk, return_result, view.id,
        ResultReturn{
            .version = view.version, .documents = {"食品经营许可证"}, .giver = "李审查", .confirmed_by_both = true});
    return h.act(h.clerk, issue, view.id,
                 Issue{.version = view.version,
                       .recipient = "张三丰",
                       .recipient_paper_number = "002X",
                       .identity_checked = true,
                       .signed_for = true});
  }

  static CaseView not_accepted(Hall& h, const std::string& reason) {
    const auto view = h.received(false);
    return h.act(h.clerk, refuse, view.id,
                 NonAcceptance{.version = view.version,
                               .reason = Text<1000, 1>(reason),
                               .legal_basis = "《行政许可法》第三十二条",
                               .other_authority = "县水务局"});
  }
};

}  // namespace onewindow::cases::testing
