#pragma once
// A hall under one pack, with its people, on both engines: what the tests of the use cases stand in.
#include "service/cases/cases.h"

#include <gtest/gtest.h>

#include "centre/context/ledger.h"
#include "centre/identity/identity.h"
#include "centre/testing.h"
#include "service/cases/rules.h"

namespace onewindow::migrations {
std::vector<db::Migration> identity();
std::vector<db::Migration> notices();
std::vector<db::Migration> jobs();
std::vector<db::Migration> catalogue();
std::vector<db::Migration> cases();
std::vector<db::Migration> files();
std::vector<db::Migration> anchors();
std::vector<db::Migration> invitations();
}  // namespace onewindow::migrations

namespace onewindow::cases::testing {

using organisation::WindowKind;
using enum MaterialState;

inline std::vector<db::Migration> migrations_of_cases() {
  auto all = migrations::catalogue();
  for (auto* feature : {migrations::identity, migrations::notices, migrations::jobs, migrations::cases,
                        migrations::files, migrations::invitations, migrations::anchors})
    for (auto& migration : feature()) all.push_back(std::move(migration));
  return all;
}

inline catalogue::ItemContent content(std::string code, std::string department) {
  catalogue::ItemContent item;
  item.code = std::move(code);
  item.name = "食品经营许可";
  item.name_en = "Food business licence";
  item.type = catalogue::ItemType::licence;
  item.department = std::move(department);
  item.level = "county";
  item.legal_basis = {{"《食品安全法》", "第三十五条", ""}};
  item.conditions = {"符合条件"};
  item.quantity_limit = "无数量限制";
  item.procedure = {{"受理", "窗口", ""}};
  item.materials = {{.code = "m1", .name = "申请书"}, {.code = "m2", .name = "平面图"}};
  item.audiences = {catalogue::Audience::person};
  item.accepting_unit = item.office = item.contact = item.consult_phone = item.complaint_phone = item.place =
      item.hours = "x";
  item.application_form = item.result_name = "食品经营许可证";
  item.promised_limit = {catalogue::LimitUnit::workdays, 5, ""};
  item.special_procedures = {Procedure::hearing};
  return item;
}

// What a feature above cases brings to the hall.
struct Further {
  std::vector<db::Migration> migrations = {};
  std::vector<regulation::SectionType> sections = {};
};

class InHall : public db::OnBothEngines {
 protected:
  // A hall under one pack: a department, a window that takes everything, one that takes the department's items.
  struct Hall {
    static World::Plan plan(db::Engine engine, std::vector<std::string> packs, Further further) {
      World::Plan plan{
          .engine = engine,
          .migrations = migrations_of_cases(),
          .sections = {regulation::section<Intake>("intake"), regulation::section<TimeLimits>("time_limits")},
          .adopt = std::move(packs)};
      for (auto& one : further.migrations) plan.migrations.push_back(std::move(one));
      for (auto& one : further.sections) plan.sections.push_back(std::move(one));
      return plan;
    }
    Hall(db::Engine engine, std::vector<std::string> packs, Further further = {})
        : world(plan(engine, std::move(packs), std::move(further))),
          market(world.department("market", "市场监督管理局")),
          social(world.department("social", "社会保险局")),
          window(world.window(1, WindowKind::full_comprehensive)),
          social_window(world.window(2, WindowKind::department, {}, {social.id})) {
      clerk = world.actor_with(
          {"case.receive", "case.accept", "case.refuse", "case.transfer", "case.withdraw", "case.issue", "case.close",
           "case.result_return", "case.decide_at_window", "case.read", "case.list", "inquiry.write"},
          "王窗口");
      clerk.window = window.id;
      reviewer = world.actor_with({"case.review", "case.decide", "case.extension_ask", "case.read"}, "李审查");
      reviewer.department = market.id;
      office = world.actor_with({"case.extension_answer", "case.read"}, "赵主任");
      item = publish(content("S-1", "market"));
    }
    ItemId publish(const catalogue::ItemContent& written) {
      return world.write([&](WriteContext& c) {
        const auto drafted = catalogue::draft(c, written);
        return catalogue::publish(c, drafted.id, {.version = drafted.version}).id;
      });
    }
    // A person with an account, as others see him: who can be named as a handler.
    Actor employ(const std::string& name, std::vector<std::string> permissions) {
      Actor actor = world.actor_with(std::move(permissions), name);
      actor.account =
          world
              .write([&](WriteContext& c) {
                return identity::open_account(c,
                                              {.login = Text<40, 2>("worker" + std::to_string(actor.account.value)),
                                               .name = Text<40, 1>(name),
                                               .roles = {"window_clerk"}},
                                              "hash");
              })
              .id;
      return actor;
    }
    Registration registration(bool full = true) const {
      Registration out{.item = item,
                       .applicant = {.name = "张三丰", .paper_number = "11010519491231002X", .phone = "13800001234"}};
      out.materials = {{.code = "m1", .state = present}, {.code = "m2", .state = full ? present : missing}};
      return out;
    }
    template <class F, class... A>
    CaseView act(const Actor& actor, F use_case, const A&... arguments) {
      return world.write(actor, [&](WriteContext& c) { return use_case(c, arguments...); });
    }
    template <class F, class... A>
    std::string refused(const Actor& actor, F use_case, const A&... arguments) {
      return World::refusal([&] { act(actor, use_case, arguments...); });
    }
    CaseView received(bool full = true) { return act(clerk, receive, registration(full)); }
    CaseView accepted(bool hand_over = true) {
      const auto view = received();
      return act(clerk, cases::accept, view.id,
                 Acceptance{.version = view.version,
                            .verification = {.identity = true, .qualification = true, .note = "无需资质证件"},
                            .transfer = hand_over});
    }
    CaseView view(CaseId id) {
      return world.read(clerk, [&](ReadContext& c) { return cases::view(c, id); });
    }
    void on(std::string_view day, int hour = 10) { world.clock.set(Instant::at(*Date::parse(day), hour)); }

    World world;
    organisation::Department market, social;
    organisation::Window window, social_window;
    Actor clerk, reviewer, office;
    ItemId item;
  };
  std::unique_ptr<Hall> hall(std::vector<std::string> packs) {
    return std::make_unique<Hall>(GetParam(), std::move(packs));
  }

  static const Clock& clock(const CaseView& view, std::string_view name) {
    for (const Clock& clock : view.clocks)
      if (clock.name == name) return clock;
    throw std::runtime_error("no clock " + std::string(name));
  }
  static std::string due(const CaseView& view, std::string_view name) { return clock(view, name).deadline.due.str(); }
  static bool cites(const Because& because, std::string_view provision) {
    for (const auto& citation : because.citations())
      if (citation.provision == provision) return true;
    return false;
  }
};

inline const char* const kP1 = "provincial-windows-2019";
inline const char* const kP5a = "township-eight-systems";
inline const char* const kP5c = "township-work-norms";
inline const char* const kP8 = "jiayuguan-windows-2022";
inline const char* const kP9 = "shaoxing-windows-2008";

}  // namespace onewindow::cases::testing
