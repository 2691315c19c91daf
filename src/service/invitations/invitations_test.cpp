#include "service/invitations/invitations.h"

#include <gtest/gtest.h>

#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> invitations();
}

namespace onewindow::invitations {
namespace {

class Invitations : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam(), .migrations = migrations::invitations()}};
  Actor clerk = world.actor_with({}, "王窗口");

  std::optional<Invitation> served(const Service& service) {
    return world.write(clerk, [&](WriteContext& c) {
      auto invitation = invite(c, service);
      c.record("test", "case", service.subject, "", "");
      return invitation;
    });
  }
  template <class F> auto read(F&& f) { return world.read(clerk, std::forward<F>(f)); }
};

TEST(InvitationCode, is_read_out_and_typed_by_hand) {
  std::set<std::string> codes;
  for (int i = 0; i < 200; ++i) {
    const std::string code = new_code();
    EXPECT_EQ(code.size(), 8u);
    EXPECT_EQ(normal_code(code), code);
    EXPECT_EQ(code.find_first_of("01OIL"), std::string::npos) << code;
    codes.insert(code);
  }
  EXPECT_EQ(codes.size(), 200u);
  EXPECT_EQ(normal_code(" k7m2-9qxd "), "K7M29QXD");
  EXPECT_EQ(shown_code("K7M29QXD"), "K7M2 9QXD");
}

TEST_P(Invitations, P1_A20_OneForEachServiceOfACase) {
  clerk.window = WindowId{7};
  const Service service{.kind = ServiceKind::issue, .subject = 5, .number = "LINZE-S2026-00001", .item_name = "许可"};
  const auto first = served(service);
  world.clock.advance_minutes(1);
  const auto second = served(service);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->service_number, 1);
  EXPECT_EQ(second->service_number, 2);
  EXPECT_NE(first->code, second->code);
  EXPECT_EQ(second->worker, "王窗口");
  EXPECT_EQ(second->worker_id, clerk.account);
  const auto found = read([&](ReadContext& c) { return find_by_code(c, shown_code(first->code)); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, first->id);
  EXPECT_EQ(read([&](ReadContext& c) { return last_of_number(c, "LINZE-S2026-00001"); })->id, second->id);
  EXPECT_FALSE(read([&](ReadContext& c) { return find_by_code(c, "K7M2"); }));
}

TEST_P(Invitations, TheWindowsLastServiceWhileItIsFresh) {
  clerk.window = WindowId{7};
  const auto invitation = served({.subject = 5, .number = "A"});
  const auto at = [&](WindowId window, Instant since) {
    return read([&](ReadContext& c) { return last_at_window(c, window, since); });
  };
  EXPECT_EQ(at(WindowId{7}, world.clock.now())->id, invitation->id);
  EXPECT_FALSE(at(WindowId{7}, world.clock.now() + 1));
  EXPECT_FALSE(at(WindowId{8}, world.clock.now()));
}

TEST_P(Invitations, AreCountedByWhoServedWithWhat) {
  clerk.window = WindowId{7};
  served({.subject = 1, .number = "A", .item_code = "S-1"});
  served({.subject = 2, .number = "B", .item_code = "S-1"});
  served({.kind = ServiceKind::inquiry, .subject = 3});
  const auto groups =
      read([&](ReadContext& c) { return invited(c, Instant::at(c.today()), Instant::at(c.today() + 1)); });
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].item, "");
  EXPECT_EQ(groups[0].count, 1);
  EXPECT_EQ(groups[1].item, "S-1");
  EXPECT_EQ(groups[1].count, 2);
  EXPECT_EQ(groups[1].window, "7");
  EXPECT_EQ(groups[1].worker_name, "王窗口");
  EXPECT_TRUE(
      read([&](ReadContext& c) { return invited(c, Instant::at(c.today() + 1), Instant::at(c.today() + 2)); }).empty());
}

TEST_P(Invitations, NobodyIsInvitedToRateTheSystem) {
  const auto invitation = world.write([&](WriteContext& c) {
    auto made = invite(c, {.subject = 5});
    c.record("test", "case", 5, "", "");
    return made;
  });
  EXPECT_FALSE(invitation);
}

INSTANTIATE_ON_BOTH_ENGINES(Invitations);

}  // namespace
}  // namespace onewindow::invitations
