// After a day's work: what lies on the disk, in a dump and in the logs holds nobody's number, phone or address.
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "flows.h"
#include "simulation/people.h"
#include "simulation/simulation.h"

namespace onewindow::flows {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen(command.c_str(), "r");
  char buffer[65536];
  for (std::size_t got = 0; pipe != nullptr && (got = ::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    out.append(buffer, got);
  EXPECT_TRUE(pipe != nullptr && ::pclose(pipe) == 0) << command;
  return out;
}

// Everything that a thief of the disk or of a backup has.
std::string stolen(const std::string& url) {
  if (url.starts_with("sqlite:")) {
    const std::string path = url.substr(7, url.find('?') == std::string::npos ? std::string::npos : url.find('?') - 7);
    return bytes_of(path) + bytes_of(path + "-wal");
  }
  std::string dump = "pg_dump";
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql"))
    if (fs::exists(entry.path() / "bin/pg_dump")) dump = entry.path() / "bin/pg_dump";
  return output_of(dump + " --dbname='" + url + "'");
}

// The log of the whole server while it lives.
class Logged {
 public:
  Logged() : before_(spdlog::default_logger()) {
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_)));
    spdlog::set_level(spdlog::level::trace);
  }
  ~Logged() { spdlog::set_default_logger(before_); }
  std::string text() const { return text_.str(); }

 private:
  std::shared_ptr<spdlog::logger> before_;
  std::ostringstream text_;
};

struct Known {
  Id<struct SomebodyTag> id;
  privacy::Sealed paper_number, phone, address;
};
BOOST_DESCRIBE_STRUCT(Known, (), (id, paper_number, phone, address))

// What the centre knows of its applicants; organisations' credit codes are public.
std::set<std::string> secrets(Hall& hall) {
  return hall.runtime.contexts.read(Actor::of_system(hall.demo.centre.id, "test"), [](ReadContext& c) {
    std::set<std::string> out;
    for (const auto& row : c.db.all<Known>("select p.id, p.paper_number, p.phone, p.address from people p where "
                                           "p.centre_id = :centre and p.paper <> 'credit_code'")) {
      out.insert(c.privacy.open({"people", "paper_number", row.id.value}, row.paper_number));
      out.insert(c.privacy.open({"people", "phone", row.id.value}, row.phone));
      out.insert(c.privacy.open({"people", "address", row.id.value}, row.address));
    }
    out.erase("");
    return out;
  });
}

}  // namespace

class AtRest : public Flow {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) hall = std::make_unique<Hall>(GetParam(), true);
  }
};

TEST_P(AtRest, NeitherDatabaseNorDumpNorLogHoldsAPersonsNumber) {
  const Logged log;
  Person clerk = hall->person("window03");
  simulation::Random random(99);
  auto registration = complete_licence(*hall, item_of(clerk, "SC-003"));
  registration.applicant = simulation::applicant(random, false);
  registration.applicant.address = Text<200>("甘肃省张掖市临泽县沙河镇滨河路12号");
  registration.agent = cases::Agent{.name = Text<80, 1>("李四"),
                                    .paper_number = Text<40, 1>(simulation::id_number(random)),
                                    .phone = Text<20>("13811112222"),
                                    .authorisation = Text<200, 1>("委托书，电话13811112222")};
  registration.summary = Text<400>("代办人身份证" + registration.agent->paper_number);
  const Answer taken = clerk.post("/api/v1/cases", json::text(registration), "Idempotency-Key: day-1\r\n");
  ASSERT_EQ(taken.status, 200) << taken;
  EXPECT_EQ(clerk.post("/api/v1/cases", json::text(registration), "Idempotency-Key: day-1\r\n").raw.body,
            taken.raw.body);
  const Answer asked = clerk.post(
      "/api/v1/inquiries",
      R"({"channel":"visit","asker":"王五","phone":"13700009999","subject":"问13700009999","outcome":"handled","referred_person":"","referred_phone":"","answer":"已告知"})");
  ASSERT_EQ(asked.status, 200) << asked;
  clerk.get("/api/v1/people?search=13811112222");
  const auto report = simulation::run(hall->runtime.contexts, hall->clock, hall->demo,
                                      {.seed = 5,
                                       .from = Date::of(2026, 3, 3),
                                       .until = Instant::at(Date::of(2026, 3, 5), 18, 0),
                                       .cases_per_day = 20});
  EXPECT_GT(report.cases, 20);

  auto sought = secrets(*hall);
  EXPECT_GT(sought.size(), 20u);
  EXPECT_TRUE(sought.contains("13811112222"));
  for (const auto& one :
       {std::string("13700009999"), std::string(registration.applicant.paper_number), std::string("沙河镇滨河路12号")})
    sought.insert(one);
  const std::string stored = stolen(hall->database.url);
  EXPECT_NE(stored.find(taken.text("/receipt_number")), std::string::npos) << "the dump is no dump";
  for (const auto& one : sought) {
    EXPECT_EQ(stored.find(one), std::string::npos) << "the database holds " << one;
    EXPECT_EQ(log.text().find(one), std::string::npos) << "the log holds " << one;
  }
  EXPECT_NE(log.text().find("/api/v1/people"), std::string::npos) << "the log is no log";
}

INSTANTIATE_ON_BOTH_ENGINES(AtRest);

}  // namespace onewindow::flows
