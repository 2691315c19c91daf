#include "flows.h"

#include <unistd.h>

#include <filesystem>

#include "centre/context/ledger.h"
#include "simulation/people.h"

namespace onewindow::flows {
namespace {

app::Config config(const std::string& url) {
  app::Config out;
  out.database = url;
  out.regulations = "regulations";
  out.readers = 2;
  out.sessions = 4;
  return out;
}

// The demonstration centre is established once an engine; every hall stands on a copy.
std::map<db::Engine, simulation::Demo>& demos() {
  static std::map<db::Engine, simulation::Demo> all;
  return all;
}

db::TestDatabase database_with_demo(db::Engine engine) {
  return db::TestDatabase::make(
      engine, app::migrations(),
      {.name = "demo", .plant = [engine](const std::string& url) {
         ManualClock yesterday(
             Instant::at(Date::of(2026, 3, 1), 12, 0));  // before the halls' own clock, so that no id is made twice
         app::Runtime runtime(config(url), {.clock = &yesterday, .migrate = false, .keys = false, .durable = false});
         demos().insert_or_assign(engine, simulation::establish(runtime.contexts, runtime.files));
       }});
}

}  // namespace

Answer::Answer(http::testing::Response response) : status(response.status), raw(std::move(response)) {
  boost::json::error_code ignored;
  body = boost::json::parse(raw.body, ignored);
}

boost::json::value Answer::at(std::string_view pointer) const {
  boost::json::error_code ignored;
  const auto* found = body.find_pointer(pointer, ignored);
  return found == nullptr ? boost::json::value() : *found;
}

std::string Answer::text(std::string_view pointer) const {
  const auto found = at(pointer);
  return found.is_string() ? std::string(found.get_string()) : std::string();
}

std::int64_t Answer::number(std::string_view pointer) const {
  const auto found = at(pointer);
  return found.is_int64() ? found.get_int64() : 0;
}

std::vector<std::string> Answer::texts(std::string_view pointer) const {
  std::vector<std::string> out;
  const auto found = at(pointer);
  if (found.is_array())
    for (const auto& one : found.get_array())
      out.push_back(one.is_string() ? std::string(one.get_string()) : boost::json::serialize(one));
  return out;
}

boost::json::value Answer::clock(std::string_view name) const {
  const auto clocks = at("/clocks");
  if (clocks.is_array())
    for (const auto& clock : clocks.get_array())
      if (std::string_view(clock.at("name").as_string()) == name) return clock;
  return {};
}

std::string Answer::due(std::string_view clock_name) const {
  const auto found = clock(clock_name);
  return found.is_object() ? std::string(found.at("deadline").at("due").as_string()) : std::string();
}

std::ostream& operator<<(std::ostream& out, const Answer& answer) {
  return out << answer.status << " " << answer.raw.body.substr(0, 600);
}

Person::Person(unsigned short port, std::string whose, std::string what)
    : client(port), login(std::move(whose)), password(std::move(what)) {
  const Answer answer = sign_in();
  EXPECT_EQ(answer.status, 200) << login << ": " << answer;
}

Answer Person::sign_in() {
  cookie.clear();
  csrf.clear();
  Answer answer =
      post("/api/v1/session", boost::json::serialize(boost::json::object{{"login", login}, {"password", password}}));
  const std::string line = answer.raw.header("set-cookie");
  cookie = line.substr(0, line.find(';'));
  csrf = answer.text("/csrf");
  return answer;
}

std::string Person::request(std::string_view method, std::string_view target, std::string_view body,
                            std::string_view more_headers) const {
  std::string out;
  out.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: hall\r\n");
  if (!cookie.empty()) out.append("Cookie: ").append(cookie).append("\r\n");
  if (!csrf.empty()) out.append("X-CSRF-Token: ").append(csrf).append("\r\n");
  if (!body.empty()) out.append("Content-Type: application/json\r\n");
  if (!body.empty() || method == "POST" || method == "PUT")
    out.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  return out.append(more_headers).append("\r\n").append(body);
}

Answer Person::ask(std::string_view method, std::string_view target, std::string_view body,
                   std::string_view more_headers) {
  return Answer(client.ask(request(method, target, body, more_headers)));
}

namespace {
std::string exports_folder() {
  return std::filesystem::temp_directory_path() / ("onewindow-exports-" + std::to_string(::getpid()));
}
}  // namespace

Hall::Hall(db::Engine engine, bool access_log)
    : database(database_with_demo(engine)),
      runtime(config(database.url), {.clock = &clock, .migrate = false, .keys = false}),
      demo(demos().at(engine)),
      sessions(runtime.contexts),
      exporter(runtime.contexts, exports_folder()),
      live(runtime.contexts, publisher),
      visits(runtime.contexts, demo.centre.id),
      gateway(runtime.contexts, sessions,
              {.public_centre = demo.centre.id,
               .access_log = access_log,
               .committed = [this](CentreId centre) { live.poke(centre); }},
              &visits),
      server({.upload_folder = files_folder() + "/arriving"}, app::routes(), {}, gateway, &publisher) {
  runtime.keyring.open("", privacy::Keyring::of_tests());
  live.start();
}

const std::string& Hall::files_folder() {
  static const std::string folder = [] {
    return (std::filesystem::temp_directory_path() / ("onewindow-flows-" + std::to_string(::getpid()))).string();
  }();
  std::filesystem::remove_all(folder);
  files::configure({.folder = folder});
  return folder;
}

identity::Account Hall::hire(const std::string& login, std::vector<std::string> roles, std::optional<WindowId> at,
                             CentreId centre) {
  if (password_hash_.empty()) password_hash_ = identity::hash_password(simulation::kDemoPassword);
  const identity::NewAccount account{.login = Text<40, 2>(login),
                                     .name = Text<40, 1>("人员 " + login),
                                     .staff_number = login,
                                     .roles = std::move(roles),
                                     .window = at};
  const Actor actor = Actor::of_system(centre ? centre : demo.centre.id, "setup");
  return runtime.contexts.write(
      actor, [&](WriteContext& context) { return identity::open_account(context, account, password_hash_); });
}

WindowId Hall::window(int number) const {
  for (const auto& window : demo.windows)
    if (window.number == number) return window.id;
  return {};
}

void Hall::adopt(const std::string& pack, const std::string& section, Date from) {
  const law::Adoption adoption{
      .pack = Text<80, 1>(pack), .sections = {section}, .from = from, .second_person = Text<40, 1>("second person")};
  runtime.contexts.write(Actor::of_system(demo.centre.id, "setup"),
                         [&](WriteContext& context) { return law::adopt(context, adoption); });
}

ledger::Verdict Hall::ledger_verdict(CentreId centre) {
  return ledger::verify(*runtime.database, centre ? centre : demo.centre.id);
}

std::map<std::string, std::int64_t> Hall::amounts() {
  return runtime.database->read(db::Scope::across(), [](db::Read& read) {
    std::map<std::string, std::int64_t> out;
    for (const char* table :
         {"cases", "case_events", "case_documents", "people", "inquiries", "ledger", "facts", "outbox", "series",
          "idempotency", "accounts", "items", "item_versions", "windows", "departments", "placements", "adoptions"})
      out[table] = read.count("select count(*) from " + std::string(table));
    out["series given"] = read.count("select cast(coalesce(sum(last), 0) as bigint) from series");
    out["case versions"] = read.count("select cast(coalesce(sum(version), 0) as bigint) from cases");
    return out;
  });
}

cases::Registration Hall::registration(catalogue::ItemId item,
                                       const std::vector<std::pair<std::string, cases::MaterialState>>& materials) {
  cases::Registration out{
      .item = item, .applicant = simulation::applicant(random_, true), .summary = Text<400>("新办")};
  for (const auto& [code, state] : materials) out.materials.push_back({.code = Text<20, 1>(code), .state = state});
  return out;
}

catalogue::ItemId item_of(Person& person, const std::string& code) {
  const Answer found = person.get("/api/v1/items?search=" + code);
  EXPECT_EQ(found.status, 200) << found;
  EXPECT_EQ(found.text("/items/0/code"), code);
  return catalogue::ItemId{std::atoll(found.text("/items/0/id").c_str())};
}

std::string of_case(const Answer& shown, std::string_view act) { return of_case(shown.text("/id"), act); }

cases::Registration complete_licence(Hall& hall, catalogue::ItemId item) {
  using cases::MaterialState;
  return hall.registration(item, {{"m1", MaterialState::present},
                                  {"m2", MaterialState::present},
                                  {"m3", MaterialState::present},
                                  {"m4", MaterialState::present},
                                  {"m5", MaterialState::not_needed},
                                  {"m6", MaterialState::not_needed}});
}

}  // namespace onewindow::flows
