#include "service/cases/reveals.h"

#include <gtest/gtest.h>

#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

using namespace testing;

class Reveals : public InHall {
 protected:
  void SetUp() override {
    InHall::SetUp();
    if (IsSkipped()) return;
    h = hall({kP9});
    view = h->accepted();
    asker = h->world.actor_with({"case.read", "person.reveal"}, "王窗口");
    auditor = h->world.actor_with({"ledger.read"}, "审计员");
  }
  Revealed ask(const Actor& actor, const Revealing& asked, std::optional<CaseId> id = {}) {
    ErrandContext errand(h->world.contexts, actor, {});
    return reveal(errand, id.value_or(view.id), asked);
  }
  std::string refused(const Actor& actor, const Revealing& asked, std::optional<CaseId> id = {}) {
    return World::refusal([&] { ask(actor, asked, id); });
  }
  std::vector<RevealRow> listed(const RevealQuery& query = {}) {
    return h->world.read(auditor, [&](ReadContext& c) { return reveals(c, query); }).items;
  }

  std::unique_ptr<Hall> h;
  CaseView view;
  Actor asker, auditor;
};

TEST_P(Reveals, OneValueIsShownForAMinuteAndTheRestStaysMasked) {
  EXPECT_EQ(view.applicant.phone, "138****1234");
  const auto phone = ask(asker, {.what = Shown::phone, .reason = "通知补正材料"});
  EXPECT_EQ(phone.value, "13800001234");
  EXPECT_EQ(phone.seconds, 60);
  EXPECT_EQ(ask(asker, {.what = Shown::paper_number, .reason = "核对证件"}).value, "11010519491231002X");
  EXPECT_EQ(h->view(view.id).applicant.phone, "138****1234");
}

TEST_P(Reveals, StandInTheLedgerAndInTheAuditorsListWithoutTheValue) {
  ask(asker, {.what = Shown::phone, .reason = "通知 13800001234 补正"});
  const auto rows = listed();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].by_name, "王窗口");
  EXPECT_EQ(rows[0].receipt_number, view.receipt_number);
  EXPECT_EQ(rows[0].what, Shown::phone);
  EXPECT_EQ(rows[0].reason, "通知 138****1234 补正");
  const auto detail = h->world.read([](ReadContext& c) {
    return c.db.value<std::string>("select detail from ledger where centre_id = :centre and act = 'cases.reveal'");
  });
  ASSERT_TRUE(detail);
  EXPECT_NE(detail->find("补正"), std::string::npos);
  EXPECT_EQ(detail->find("13800001234"), std::string::npos);
}

TEST_P(Reveals, AreSearchedByWhoByNumberByReasonAndByDay) {
  const Actor other = h->world.actor_with({"case.read", "person.reveal"}, "李审查");
  ask(asker, {.what = Shown::phone, .reason = "通知补正材料"});
  h->world.clock.advance_minutes(24 * 60);
  ask(other, {.what = Shown::phone, .reason = "核对联系电话"});
  const auto found = [&](const char* typed) {
    RevealQuery query;
    query.search = Text<60>(typed);
    return listed(query).size();
  };
  EXPECT_EQ(found("李审查"), 1u);
  EXPECT_EQ(found("补正"), 1u);
  EXPECT_EQ(found(view.receipt_number.c_str()), 2u);
  EXPECT_EQ(found("%"), 0u);
  RevealQuery today;
  today.from = h->world.clock.now().date();
  EXPECT_EQ(listed(today).size(), 1u);
  RevealQuery first;
  first.limit = 1;
  const auto page = h->world.read(auditor, [&](ReadContext& c) { return reveals(c, first); });
  EXPECT_EQ(page.items.at(0).by_name, "李审查");
  first.after = *page.next;
  EXPECT_EQ(listed(first).at(0).by_name, "王窗口");
}

TEST_P(Reveals, AnotherDepartmentAnUnknownCaseAndWhatIsNotThereAreRefused) {
  Actor reviewer = asker;
  reviewer.department = h->social.id;
  const Revealing phone{.what = Shown::phone, .reason = "核对联系电话"};
  EXPECT_EQ(refused(reviewer, phone), "access.forbidden");
  reviewer.department = h->market.id;
  EXPECT_EQ(refused(reviewer, phone), "");
  EXPECT_EQ(refused(asker, phone, CaseId{1}), "case.unknown");
  EXPECT_EQ(refused(asker, {.what = Shown::phone, .reason = "看看 "}), "reveal.reason");
  EXPECT_EQ(refused(asker, {.whose = Whose::agent, .what = Shown::phone, .reason = "核对联系电话"}), "reveal.nothing");
  EXPECT_EQ(refused(asker, {.what = Shown::address, .reason = "核对地址"}), "reveal.nothing");
  EXPECT_EQ(listed().size(), 1u) << "what was refused was not shown";
}

INSTANTIATE_ON_BOTH_ENGINES(Reveals);

}  // namespace
}  // namespace onewindow::cases
