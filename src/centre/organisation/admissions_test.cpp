#include "centre/organisation/admissions.h"

#include <gtest/gtest.h>

#include "centre/testing.h"

namespace onewindow::organisation {
namespace {

class AdmissionsTest : public db::OnBothEngines {
 protected:
  World shaoxing = under("shaoxing-windows-2008");
  World linze = under("linze-hall-2018");

  World under(const char* pack) const {
    return World({.engine = GetParam(), .sections = {regulation::section<WindowRules>("windows")}, .adopt = {pack}});
  }
  static Actor office(World& world) { return world.actor_with({"department.manage", "window.manage"}); }
  static AdmissionRequest asking(const char* code, bool entry = true) {
    return {.entry = entry, .code = Text<40, 1>(code), .name = Text<60>("气象局"), .reason = Text<400, 1>("办件量小")};
  }
  static AdmissionRequest sharing(const char* code) {
    AdmissionRequest request = asking(code);
    request.shared = true;
    request.merged_functions = Text<400>("归并至审批科，编办〔2026〕3号");
    for (const auto condition : {JoinCondition::no_own_window, JoinCondition::closely_related, JoinCondition::simple,
                                 JoinCondition::low_frequency})
      request.conditions.push_back({condition, true, {}});
    return request;
  }
  static Admission requested(World& world, const AdmissionRequest& request) {
    return world.write(office(world), [&](WriteContext& c) { return request_admission(c, request); });
  }
  static void opine(World& world, AdmissionId id) {
    world.write(office(world), [&](WriteContext& c) {
      return give_opinion(c, id, {.supports = true, .words = Text<400, 1>("同意")});
    });
  }
  static std::string approve(World& world, AdmissionId id, bool granted = true, int days = 0) {
    return World::refusal([&] {
      world.write(office(world), [&](WriteContext& c) {
        return record_approval(c, id,
                               {.granted = granted,
                                .body = Text<80, 1>("县人民政府"),
                                .document = Text<120, 1>("政发〔2026〕1号"),
                                .on = c.today() + days});
      });
    });
  }
  static std::string implement(World& world, AdmissionId id) {
    return World::refusal(
        [&] { world.write(office(world), [&](WriteContext& c) { return implement_admission(c, id); }); });
  }
  static std::string admit(World& world, const AdmissionRequest& request) {
    const auto admission = requested(world, request);
    opine(world, admission.id);
    approve(world, admission.id);
    return implement(world, admission.id);
  }
  static std::optional<Department> department(World& world, const std::string& code) {
    for (const auto& one : world.read([](ReadContext& c) { return departments(c); }))
      if (one.code == code) return one;
    return std::nullopt;
  }
};

TEST_P(AdmissionsTest, P3_A5_7_a_department_enters_by_request_opinion_and_approval) {
  const auto admission = requested(linze, asking("weather"));
  EXPECT_EQ(implement(linze, admission.id), "admission.not_approved");
  EXPECT_EQ(approve(linze, admission.id), "admission.opinion_missing");
  opine(linze, admission.id);
  EXPECT_EQ(World::refusal([&] { opine(linze, admission.id); }), "admission.state");
  EXPECT_EQ(implement(linze, admission.id), "admission.not_approved");
  EXPECT_EQ(approve(linze, admission.id, true, 1), "admission.date");
  EXPECT_EQ(approve(linze, admission.id), "");
  EXPECT_FALSE(department(linze, "weather").has_value());
  EXPECT_EQ(implement(linze, admission.id), "");
  EXPECT_TRUE(department(linze, "weather")->stationed);
  EXPECT_EQ(implement(linze, admission.id), "admission.state");
  EXPECT_EQ(World::refusal([&] { requested(linze, asking("weather")); }), "admission.department_taken");
  EXPECT_EQ(World::refusal([&] {
              linze.write(office(linze), [](WriteContext& c) {
                return station(c, {.code = Text<40, 1>("x"), .name = Text<60, 1>("x")});
              });
            }),
            "department.needs_admission")
      << "nor is there a way around";
  EXPECT_TRUE(ledger::verify(*linze.database.database, linze.centre.id).sound);
}

TEST_P(AdmissionsTest, P3_A5_7_what_is_rejected_is_not_implemented) {
  const auto admission = requested(linze, asking("weather"));
  EXPECT_EQ(World::refusal([&] { requested(linze, asking("weather")); }), "admission.open");
  opine(linze, admission.id);
  EXPECT_EQ(approve(linze, admission.id, false), "");
  EXPECT_EQ(implement(linze, admission.id), "admission.rejected");
  EXPECT_FALSE(department(linze, "weather").has_value());
  EXPECT_NO_THROW(requested(linze, asking("weather"))) << "it may ask again";
}

TEST_P(AdmissionsTest, P3_A5_7_a_department_leaves_the_same_way_once_no_window_names_it) {
  const auto market = linze.department("market", "市场监督管理局");
  const auto window = linze.window(1, WindowKind::department, {}, {market.id});
  EXPECT_EQ(World::refusal([&] { requested(linze, asking("nobody", false)); }), "admission.department_unknown");
  const auto admission = requested(linze, asking("market", false));
  opine(linze, admission.id);
  approve(linze, admission.id);
  EXPECT_EQ(implement(linze, admission.id), "admission.windows_left");
  linze.write([&](WriteContext& c) {
    return change_window(c, window.id,
                         {.number = 1,
                          .name = Text<40, 1>("1"),
                          .kind = WindowKind::department,
                          .departments = {market.id},
                          .open = false});
  });
  EXPECT_EQ(implement(linze, admission.id), "");
  EXPECT_FALSE(department(linze, "market")->stationed);
  EXPECT_EQ(admit(linze, asking("market")), "") << "and may come back";
  EXPECT_TRUE(department(linze, "market")->stationed);
  EXPECT_EQ(department(linze, "market")->name, "市场监督管理局") << "under its own name";
}

TEST_P(AdmissionsTest, P9_A2_a_P9_A2_b_the_conditions_and_merged_functions_come_first) {
  AdmissionRequest busy = sharing("weather");
  busy.conditions.back().met = false;
  EXPECT_EQ(admit(shaoxing, busy), "admission.conditions");
  AdmissionRequest unmerged = sharing("fire");
  unmerged.merged_functions.clear();
  EXPECT_EQ(admit(shaoxing, unmerged), "admission.functions");
  EXPECT_EQ(admit(shaoxing, sharing("seismic")), "");
  const auto checklist = shaoxing.read([](ReadContext& c) { return admission_checklist(c); });
  EXPECT_EQ(checklist.conditions.size(), 4u);
  EXPECT_FALSE(checklist.approving_body.empty());
}

TEST_P(AdmissionsTest, P9_A3_only_departments_that_passed_share_a_window) {
  const auto market = shaoxing.department("market", "市场监督管理局");  // in the hall, with a window of its own
  ASSERT_EQ(admit(shaoxing, sharing("weather")), "");
  const auto weather = department(shaoxing, "weather")->id;
  const auto open = [&](std::vector<DepartmentId> departments) {
    return World::refusal([&] {
      shaoxing.write(office(shaoxing), [&](WriteContext& c) {
        return open_window(c, {.number = 7,
                               .name = Text<40, 1>("综合办事窗口"),
                               .kind = WindowKind::shared_comprehensive,
                               .departments = departments});
      });
    });
  };
  EXPECT_EQ(open({weather, market.id}), "window.department_not_admitted");
  EXPECT_EQ(open({weather}), "");
}

TEST_P(AdmissionsTest, PageFromTheNewest) {
  for (const char* code : {"a", "b", "c"}) requested(linze, asking(code));
  PageQuery query;
  query.limit = 2;
  const auto first = linze.read([&](ReadContext& c) { return admissions(c, query); });
  ASSERT_EQ(first.items.size(), 2u);
  EXPECT_EQ(first.items[0].request.code, "c");
  query.after = *first.next;
  const auto second = linze.read([&](ReadContext& c) { return admissions(c, query); });
  ASSERT_EQ(second.items.size(), 1u);
  EXPECT_EQ(second.items[0].request.code, "a");
  EXPECT_FALSE(second.next.has_value());
  query.after = Text<400>("x");
  EXPECT_EQ(World::refusal([&] { linze.read([&](ReadContext& c) { return admissions(c, query); }); }), "input.value");
}

INSTANTIATE_ON_BOTH_ENGINES(AdmissionsTest);

}  // namespace
}  // namespace onewindow::organisation
