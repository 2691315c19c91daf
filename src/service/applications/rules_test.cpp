#include "service/applications/rules.h"

#include <gtest/gtest.h>

namespace onewindow::applications {
namespace {

using catalogue::Necessity;

catalogue::ItemContent item() {
  catalogue::ItemContent out;
  out.materials = {{.code = "m1", .name = "申请书"},
                   {.code = "m2", .name = "委托书", .necessity = Necessity::conditional},
                   {.code = "m3", .name = "照片", .necessity = Necessity::optional}};
  return out;
}

Form form() {
  Form out;
  out.name = Text<80>("张三丰");
  out.paper_number = Text<40>("11010519491231002X");
  out.phone = Text<20>("13800001234");
  out.not_needed = {Text<20, 1>("m2")};
  return out;
}

std::vector<std::string> fields(const Form& form, const Files& files = {{"m1", 1}}) {
  std::vector<std::string> out;
  for (const Lack& lack : lacking(form, item(), files)) out.push_back(lack.field);
  return out;
}

using Fields = std::vector<std::string>;

TEST(ApplicationForm, is_whole_when_everything_that_is_asked_for_is_there) {
  EXPECT_EQ(fields(form()), Fields{});
  EXPECT_EQ(fields(Form{}), (Fields{"/form/name", "/form/paper_number", "/form/phone", "/materials/m2"}));
  Form agent = form();
  agent.has_agent = true;
  EXPECT_EQ(fields(agent), (Fields{"/form/agent_name", "/form/agent_number", "/form/authorisation"}));
  Form blank = form();
  blank.name = Text<80>("　 ");
  EXPECT_EQ(fields(blank), Fields{"/form/name"});
}

TEST(ApplicationForm, what_is_required_is_handed_in_and_what_depends_is_answered) {
  EXPECT_EQ(fields(form(), {}), Fields{"/materials/m1"});
  Form denies = form();
  denies.not_needed.push_back(Text<20, 1>("m1"));
  EXPECT_EQ(fields(denies, {}), Fields{"/materials/m1"}) << "what the guide requires cannot be declared away";
  Form silent = form();
  silent.not_needed.clear();
  EXPECT_EQ(fields(silent), Fields{"/materials/m2"});
  EXPECT_EQ(fields(silent, {{"m1", 1}, {"m2", 2}}), Fields{});
}

TEST(ApplicationForm, goes_to_the_centre_with_what_the_window_is_to_judge) {
  Form denies = form();
  denies.not_needed.push_back(Text<20, 1>("m1"));
  denies.not_needed.push_back(Text<20, 1>("m9"));
  const auto out = registration(catalogue::ItemId{5}, denies, item());
  ASSERT_EQ(out.materials.size(), 1u) << "the rest is unchecked";
  EXPECT_EQ(out.materials[0].code, "m2");
  EXPECT_EQ(out.materials[0].state, cases::MaterialState::not_needed);
  EXPECT_FALSE(out.agent.has_value());
}

TEST(ApplicationForm, refusals_name_what_to_do) {
  const auto code = [](auto&& act) -> std::pair<std::string, std::string> {
    try {
      act();
      return {};
    } catch (const Refusal& refusal) {
      return {refusal.code, refusal.field};
    }
  };
  using Said = std::pair<std::string, std::string>;
  EXPECT_EQ(code([] { check_whole(lacking(form(), item(), {})); }), (Said{"application.not_whole", "/materials/m1"}));
  EXPECT_EQ(code([] { check_whole({}); }), Said{});
  EXPECT_EQ(code([] { check_declared(false); }), (Said{"application.not_declared", "/truthful"}));
  EXPECT_EQ(code([] { check_declared(true); }), Said{});
  EXPECT_EQ(code([] { check_version(1, 2); }), (Said{"application.item_changed", ""}));
  EXPECT_EQ(code([] { check_version(2, 2); }), Said{});
}

}  // namespace
}  // namespace onewindow::applications
