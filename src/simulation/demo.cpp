#include "simulation/demo.h"

#include "centre/law/law.h"
#include "centre/organisation/halls.h"
#include "centre/organisation/origins.h"
#include "service/catalogue/commands.h"
#include "simulation/people.h"

namespace onewindow::simulation {

using organisation::WindowKind;

namespace {

struct DepartmentPlan {
  const char* code;
  const char* name;
  const char* name_en;
};
constexpr DepartmentPlan kDepartments[] = {
    {"market_regulation", "市场监督管理局", "Market Regulation Bureau"},
    {"housing", "住房和城乡建设局", "Housing and Construction Bureau"},
    {"natural_resources", "自然资源局", "Natural Resources Bureau"},
    {"transport", "交通运输局", "Transport Bureau"},
    {"ecology", "生态环境分局", "Ecology and Environment Branch"},
    {"emergency", "应急管理局", "Emergency Management Bureau"},
    {"city_management", "城市管理局", "City Management Bureau"},
    {"social_security", "人力资源和社会保障局", "Human Resources and Social Security Bureau"},
    {"medical_insurance", "医疗保障局", "Medical Insurance Bureau"},
    {"civil_affairs", "民政局", "Civil Affairs Bureau"},
    {"public_security", "公安局", "Public Security Bureau"},
    {"health", "卫生健康局", "Health Bureau"},
    {"water", "水务局", "Water Bureau"},
    {"agriculture", "农业农村局", "Agriculture Bureau"},
    {"education", "教育局", "Education Bureau"},
    {"disabled_federation", "残疾人联合会", "Disabled Persons' Federation"},
};

struct WindowPlan {
  int number;
  const char* name;
  WindowKind kind;
  std::vector<std::string> categories, departments;
  const char* location;
};
const std::vector<WindowPlan> kWindows = {
    {1, "全面综合窗口", WindowKind::full_comprehensive, {}, {}, "一楼大厅入口"},
    {2, "全面综合窗口", WindowKind::full_comprehensive, {}, {}, "一楼大厅入口"},
    {3, "市场准入综合窗口", WindowKind::category_comprehensive, {"market_access"}, {}, "一楼东侧"},
    {4, "市场准入综合窗口", WindowKind::category_comprehensive, {"market_access"}, {}, "一楼东侧"},
    {5, "投资建设综合窗口", WindowKind::category_comprehensive, {"investment", "land_planning"}, {}, "一楼西侧"},
    {6, "交通与安全生产综合窗口", WindowKind::category_comprehensive, {"transport", "work_safety"}, {}, "一楼西侧"},
    {7,
     "环境与城市管理综合窗口",
     WindowKind::category_comprehensive,
     {"environment", "city_management"},
     {},
     "一楼西侧"},
    {8, "民生保障综合窗口", WindowKind::category_comprehensive, {"livelihood"}, {}, "二楼南侧"},
    {9, "民生保障综合窗口", WindowKind::category_comprehensive, {"livelihood"}, {}, "二楼南侧"},
    {10, "不动产登记窗口", WindowKind::department, {}, {"natural_resources"}, "二楼北侧"},
    {11, "社保医保窗口", WindowKind::shared_comprehensive, {}, {"social_security", "medical_insurance"}, "二楼北侧"},
    {12, "民政残联窗口", WindowKind::shared_comprehensive, {}, {"civil_affairs", "disabled_federation"}, "二楼北侧"},
};

struct RegionPlan {
  const char *code, *name;
  organisation::Level level;
  const char* parent;
};
constexpr RegionPlan kRegions[] = {
    {"620000", "甘肃省", organisation::Level::province, ""},
    {"620700", "张掖市", organisation::Level::city, "620000"},
    {"620723", "临泽县", organisation::Level::county, "620700"},
    {"620723100", "沙河镇", organisation::Level::town, "620723"},
    {"620723100200", "沙河村", organisation::Level::village, "620723100"},
};

// The first departments have a reviewer of their own; one reviewer without a department serves the smaller ones.
constexpr std::size_t kOwnReviewers = 11;

Actor actor_of(const identity::Account& account) {
  Actor actor{.account = account.id,
              .name = account.name,
              .centre = account.centre,
              .department = account.department,
              .window = account.window};
  auto permissions = std::make_shared<std::set<std::string, std::less<>>>();
  for (const auto& role : identity::shipped_roles())
    if (std::find(account.roles.begin(), account.roles.end(), role.code) != account.roles.end())
      permissions->insert(role.permissions.begin(), role.permissions.end());
  actor.permissions = std::move(permissions);
  return actor;
}

class Builder {
 public:
  Builder(Contexts& contexts, std::string_view code) : contexts_(contexts), random_(20260101) {
    organisation::CentreChange change;
    change.code = std::string(code);
    change.name = "临泽县政务服务中心（演示）";
    change.name_en = "Linze County Government Service Centre (demo)";
    change.region = "620723";
    change.level = organisation::Level::county;
    change.address = "县城滨河路政务大厅";
    change.phone = "0936-0000000";
    change.complaint_phone = "12345";
    demo_.centre = contexts_.write(Actor::of_system(CentreId{}, "演示数据"),
                                   [&](WriteContext& c) { return organisation::establish(c, change); });
    system_ = Actor::of_system(demo_.centre.id, "演示数据");
  }

  void departments() {
    for (const auto& plan : kDepartments) {
      organisation::DepartmentChange change{.code = Text<40, 1>(plan.code),
                                            .name = Text<60, 1>(plan.name),
                                            .name_en = plan.name_en,
                                            .phone = "0936-0000000"};
      demo_.departments.push_back(
          contexts_.write(system_, [&](WriteContext& c) { return organisation::station(c, change); }));
    }
  }

  void windows() {
    const auto hall = opened_hall(system_, "政务服务大厅", "Government service hall", "县城滨河路政务大厅");
    for (const auto& plan : kWindows) {
      organisation::NewWindow change;
      change.number = plan.number;
      change.name = Text<40, 1>(plan.name);
      change.kind = plan.kind;
      change.categories = plan.categories;
      change.hall = hall;
      for (const auto& code : plan.departments) change.departments.push_back(department(code).id);
      change.location = plan.location;
      change.phone = "0936-00000" + std::string(plan.number < 10 ? "0" : "") + std::to_string(plan.number);
      demo_.windows.push_back(
          contexts_.write(system_, [&](WriteContext& c) { return organisation::open_window_in_hall(c, change); }));
    }
  }

  void adopt() {
    for (const auto& [pack, sections] : std::vector<std::pair<std::string, std::vector<std::string>>>{
             {"linze-hall-2018", {}}, {"shaoxing-windows-2008", {"time_limits"}}})
      contexts_.write(system_, [&](WriteContext& c) { return law::adopt(c, adoption(pack, sections)); });
  }

  // Forty-six people: twelve at the windows, twelve reviewers, a leader of each department, who answers for it to the
  // hall (consents, help, objections, reductions), a chief representative, and the centre's own office.
  void staff() {
    const std::string hash = identity::hash_password(kDemoPassword);  // once: it is slow on purpose
    for (const auto& window : demo_.windows)
      hire(hash, "window" + two(window.number), {"window_clerk"}, std::nullopt, window.id);
    for (std::size_t i = 0; i < kOwnReviewers; ++i)
      hire(hash, "review." + demo_.departments[i].code, {"reviewer"}, demo_.departments[i].id, std::nullopt);
    hire(hash, "review.shared", {"reviewer"}, std::nullopt, std::nullopt);
    for (const auto& one : demo_.departments)
      hire(hash, "leader." + one.code, {"department_leader"}, one.id, std::nullopt);
    hire(hash, "chief", {"chief_representative"}, demo_.departments[0].id, demo_.windows[2].id);
    hire(hash, "office", {"centre_office"}, std::nullopt, std::nullopt);
    hire(hash, "director", {"centre_director"}, std::nullopt, std::nullopt);
    hire(hash, "auditor", {"auditor"}, std::nullopt, std::nullopt);
    hire(hash, "sysadmin", {"system_administrator"}, std::nullopt, std::nullopt);
    hire(hash, "secadmin", {"security_administrator"}, std::nullopt, std::nullopt);
  }

  void catalogue(const std::vector<regulation::SourceFile>& files) {
    for (const auto& file : files)
      if (file.name.starts_with("catalogue/") && file.name.ends_with(".yaml"))
        for (const auto& line : catalogue::import_file(contexts_, system_, file.name, file.text))
          CHECK_PROMISE(line.outcome != "refused", (line.code + " " + line.refusal + " " + line.en).c_str());
  }

  // The town under the county, by norms of its own; what the town itself handles is in its own catalogue.
  void town() {
    const auto none = Actor::of_system(CentreId{}, "演示数据");
    for (const auto& region : kRegions)
      contexts_.write(none, [&](WriteContext& c) {
        organisation::enter_region(c, {region.code, region.name, region.level,
                                       *region.parent == 0 ? std::nullopt : std::optional<std::string>(region.parent)});
      });
    Town& town = demo_.town;
    organisation::CentreChange change;
    change.code = std::string(demo_.centre.code) + "-shahe";
    change.name = "沙河镇便民服务中心（演示）";
    change.name_en = "Shahe Town Service Centre (demo)";
    change.region = "620723100";
    change.level = organisation::Level::town;
    change.superior = demo_.centre.id;
    change.address = "沙河镇兴隆街8号";
    change.phone = "0936-0000100";
    change.complaint_phone = "12345";
    town.centre = contexts_.write(none, [&](WriteContext& c) { return organisation::establish(c, change); });
    const Actor system = Actor::of_system(town.centre.id, "演示数据");
    organisation::NewWindow window_plan;
    window_plan.number = 1;
    window_plan.name = Text<40, 1>("综合便民窗口");
    window_plan.kind = WindowKind::full_comprehensive;
    window_plan.location = "进门左侧";
    window_plan.phone = "0936-0000101";
    window_plan.hall = opened_hall(system, "便民服务大厅", "Town service hall", change.address);
    town.window =
        contexts_.write(system, [&](WriteContext& c) { return organisation::open_window_in_hall(c, window_plan); });
    contexts_.write(system, [&](WriteContext& c) {
      return organisation::set_origin(c, town.window.id,
                                      {.kind = organisation::OriginKind::extension_of,
                                       .centre = Text<40, 1>(demo_.centre.code),
                                       .other_window = Text<80>("1号全面综合窗口"),
                                       .document = Text<200, 1>("关于在乡镇设立综合窗口的通知（演示）"),
                                       .since = c.today()});
    });
    contexts_.write(system, [&](WriteContext& c) { return law::adopt(c, adoption("township-work-norms", {})); });
    const std::string hash = identity::hash_password(kDemoPassword);
    for (const auto& [login, role, window] :
         {std::tuple{"town.window", "window_clerk", true}, std::tuple{"town.office", "centre_office", false}}) {
      identity::NewAccount account{.login = Text<40, 2>(login),
                                   .name = Text<40, 1>(person_name(random_)),
                                   .staff_number = "S" + two(int(town.staff.size()) + 1),
                                   .roles = {role}};
      if (window) account.window = town.window.id;
      const auto opened =
          contexts_.write(system, [&](WriteContext& c) { return identity::open_account(c, account, hash); });
      town.staff.push_back({opened, actor_of(opened)});
    }
    own_items(system);
  }

  // Those of the county's list that a town exercises.
  void own_items(const Actor& system) {
    const Actor county = system_;
    catalogue::ItemQuery query;
    query.limit = 200;
    const auto rows = contexts_.read(county, [&](ReadContext& c) { return catalogue::items(c, query); });
    for (const auto& row : rows.items) {
      const auto content = contexts_.read(county, [&](ReadContext& c) { return catalogue::item(c, row.id).content; });
      if (content.level != "town") continue;
      contexts_.write(system, [&](WriteContext& c) {
        organisation::station(c, {.code = Text<40, 1>(content.department),
                                  .name = Text<60, 1>("社会事务办公室"),
                                  .name_en = "Social Affairs Office"});
        const auto drafted = catalogue::draft(c, content);
        return catalogue::publish(c, drafted.id, {.version = drafted.version});
      });
    }
  }

  Demo done() { return std::move(demo_); }

 private:
  static std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
  static law::Adoption adoption(const std::string& pack, const std::vector<std::string>& sections) {
    return {.pack = Text<80, 1>(pack),
            .sections = sections,
            .from = Date::of(2019, 1, 1),
            .second_person = Text<40, 1>("演示复核人")};
  }
  organisation::HallId opened_hall(const Actor& system, const char* name, const char* name_en,
                                   const std::string& address) {
    return contexts_
        .write(system,
               [&](WriteContext& c) {
                 return organisation::open_hall(
                     c, {.name = Text<60, 1>(name), .name_en = Text<120>(name_en), .address = Text<120, 1>(address)});
               })
        .id;
  }
  const organisation::Department& department(const std::string& code) {
    for (const auto& one : demo_.departments)
      if (one.code == code) return one;
    broken_promise("the demo's windows name its departments", __FILE__, __LINE__);
  }
  void hire(const std::string& hash, const std::string& login, std::vector<std::string> roles,
            std::optional<DepartmentId> department_id, std::optional<WindowId> window) {
    identity::NewAccount account{.login = Text<40, 2>(login),
                                 .name = Text<40, 1>(person_name(random_)),
                                 .staff_number = "L" + two(int(demo_.staff.size()) + 1),
                                 .roles = std::move(roles),
                                 .department = department_id,
                                 .window = window};
    const auto opened =
        contexts_.write(system_, [&](WriteContext& c) { return identity::open_account(c, account, hash); });
    demo_.staff.push_back({opened, actor_of(opened)});
  }

  Contexts& contexts_;
  Random random_;
  Actor system_;
  Demo demo_;
};

}  // namespace

std::vector<const Staff*> Demo::with_role(std::string_view role) const {
  std::vector<const Staff*> found;
  for (const auto& one : staff)
    if (std::find(one.account.roles.begin(), one.account.roles.end(), role) != one.account.roles.end())
      found.push_back(&one);
  return found;
}

Demo establish(Contexts& contexts, const std::vector<regulation::SourceFile>& files, std::string_view code) {
  Builder builder(contexts, code);
  builder.departments();
  builder.windows();
  builder.adopt();
  builder.staff();
  builder.catalogue(files);
  builder.town();
  return builder.done();
}

}  // namespace onewindow::simulation
