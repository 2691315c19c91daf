// A case from the counter to the archive, many at once, and the end of the server, as people see it through sockets.
#include <atomic>
#include <future>
#include <mutex>
#include <thread>

#include "flows.h"

namespace onewindow::flows {
namespace {

using cases::MaterialState;

// Independent of the server's own derivation: the calendar's index arithmetic over a fixed day 0.
std::string workdays_after(Hall& hall, Date from, std::int64_t count) {
  return app::calendar(hall.runtime.config)->add_workdays(from, count).str();
}

std::vector<std::string> document_numbers(const Answer& shown) {
  std::vector<std::string> out;
  const auto documents = shown.at("/documents");
  if (documents.is_array())
    for (const auto& document : documents.get_array())
      out.push_back(std::string(document.at("kind").as_string()) + " " +
                    std::string(document.at("number").as_string()));
  return out;
}

std::vector<std::string> acts(const Answer& shown) {
  std::vector<std::string> out;
  const auto timeline = shown.at("/timeline");
  if (timeline.is_array())
    for (const auto& event : timeline.get_array())
      out.push_back(std::string(event.at("act").as_string()) + " → " +
                    std::string(event.at("state_after").as_string()));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

class MainPath : public Flow {
 protected:
  void SetUp() override {
    Flow::SetUp();
    if (!hall) return;
    // Which regulation holds, the path says itself: transfer the same day, pick-up and return by workdays (P9.A9).
    hall->adopt("linze-hall-2018", "intake", Date::of(2026, 3, 1));
    hall->adopt("shaoxing-windows-2008", "time_limits", Date::of(2026, 3, 1));
  }
  void day(int month, int date, int hour, std::vector<Person*> who) {
    hall->clock.set(Instant::at(Date::of(2026, month, date), hour));
    for (Person* person : who) EXPECT_EQ(person->sign_in().status, 200);  // yesterday's session has run out
  }
};

TEST_P(MainPath, ALicenceFromTheCounterToTheArchive) {
  Person clerk = hall->person("window03"), reviewer = hall->person("review.market_regulation"),
         applicant = hall->nobody();
  const auto item = item_of(clerk, "SC-003");  // promised in 5 workdays, by law 10
  const auto before = hall->amounts();

  // Monday 2 March: one material is missing, and no acceptance is possible.
  auto registration = complete_licence(*hall, item);
  registration.materials[2].state = MaterialState::missing;
  Answer now = clerk.post("/api/v1/cases", json::text(registration));
  ASSERT_EQ(now.status, 200) << now;
  const std::string id = now.text("/id"), receipt = now.text("/receipt_number"), query_code = now.text("/query_code");
  EXPECT_EQ(now.text("/state"), "received");
  EXPECT_EQ(now.number("/version"), 1);
  EXPECT_EQ(receipt, "LINZE-S2026-00001");
  EXPECT_EQ(query_code.size(), 6u);
  EXPECT_EQ(now.text("/case_number"), "");
  EXPECT_EQ(now.text("/window_name"), "市场准入综合窗口");
  EXPECT_EQ(now.text("/department_name"), "市场监督管理局");
  EXPECT_EQ(now.due("notice"), "2026-03-09");  // LL.A32: 5 workdays
  EXPECT_EQ(now.due("notice"), workdays_after(*hall, Date::of(2026, 3, 2), 5));
  EXPECT_EQ(now.clock("promised"), nullptr);
  EXPECT_EQ(document_numbers(now), (Texts{"receipt LINZE-S2026-00001"}));
  const Answer early = clerk.post(
      of_case(id, "acceptance"),
      json::text(cases::Acceptance{.version = 1, .verification = {.identity = true, .qualification = true}}));
  EXPECT_EQ(early.status, 409) << early;
  EXPECT_EQ(early.code(), "case.material_missing");
  EXPECT_EQ(early.text("/details/materials/0/code"), "m3");

  day(3, 3, 10, {&clerk});
  now = clerk.post(of_case(id, "notice"), json::text(cases::Notice{.version = 1, .remark = "请补齐"}));
  ASSERT_EQ(now.status, 200) << now;
  EXPECT_EQ(now.text("/state"), "correction_asked");
  EXPECT_EQ(now.number("/notices"), 1);
  EXPECT_EQ(document_numbers(now), (Texts{"receipt LINZE-S2026-00001", "correction_notice 临政务补〔2026〕第00001号"}));
  const Answer asked = applicant.get("/api/v1/public/progress?number=" + receipt + "&code=" + query_code);
  EXPECT_EQ(asked.status, 200) << asked;
  EXPECT_EQ(asked.text("/state"), "correction_asked");
  EXPECT_EQ(asked.at("/to_correct").as_array().size(), 1u);
  EXPECT_EQ(asked.texts("/to_correct").at(0), now.text("/materials/2/material/name"));

  day(3, 5, 15, {&clerk});
  now = clerk.post(
      of_case(id, "correction"),
      json::text(cases::Checklist{.version = 2, .materials = {{.code = "m3", .state = MaterialState::present}}}));
  ASSERT_EQ(now.status, 200) << now;
  EXPECT_EQ(now.text("/state"), "received");

  // Friday 6 March is day 0, though the correction came on Thursday (LL.A42: complete and accepted).
  day(3, 6, 9, {&clerk});
  now = clerk.post(
      of_case(id, "acceptance"),
      json::text(cases::Acceptance{.version = 3, .verification = {.identity = true, .qualification = true}}));
  ASSERT_EQ(now.status, 200) << now;
  EXPECT_EQ(now.text("/state"), "in_review");
  const std::string case_number = now.text("/case_number");
  EXPECT_EQ(case_number, "6207232026030600001");
  const Date day_zero = Date::of(2026, 3, 6);
  EXPECT_EQ(now.due("promised"), "2026-03-13");
  EXPECT_EQ(now.due("promised"), workdays_after(*hall, day_zero, 5));
  EXPECT_EQ(now.due("statutory"), "2026-03-20");
  EXPECT_EQ(now.due("statutory"), workdays_after(*hall, day_zero, 10));
  EXPECT_EQ(now.due("transfer"), "2026-03-06");
  EXPECT_EQ(now.due("pick_up"), "2026-03-09");
  EXPECT_EQ(now.due("return"), "2026-03-12");
  for (const char* name : {"promised", "statutory", "return"})
    EXPECT_FALSE(now.clock(name).at("deadline").at("because").at("reasons").as_array().empty()) << name;
  EXPECT_EQ(now.text("/documents/2/number"), "临政务受〔2026〕第00001号");
  for (const std::string& number : {receipt, case_number}) {
    const Answer progress = applicant.get("/api/v1/public/progress?number=" + number + "&code=" + query_code);
    EXPECT_EQ(progress.status, 200) << progress;
    EXPECT_EQ(progress.text("/due"), "2026-03-13");
    EXPECT_EQ(progress.text("/number"), case_number);
    EXPECT_NE(progress.text("/why_zh"), "");
    EXPECT_EQ(progress.raw.body.find(registration.applicant.paper_number), std::string::npos);
    EXPECT_EQ(progress.raw.body.find(registration.applicant.name), std::string::npos);  // the public sees a masked name
  }
  const Answer guessed = applicant.get("/api/v1/public/progress?number=" + case_number +
                                       "&code=" + (query_code == "000000" ? "000001" : "000000"));
  const Answer unknown = applicant.get("/api/v1/public/progress?number=6207232026030699999&code=" + query_code);
  EXPECT_EQ(guessed.status, 404);
  EXPECT_EQ(guessed.code(), "progress.unknown");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(unknown.text("/detail"), guessed.text("/detail"));

  day(3, 9, 8, {&reviewer});
  now = reviewer.post(of_case(id, "pick-up"), json::text(cases::Step{.version = 4}));
  ASSERT_EQ(now.status, 200) << now;
  EXPECT_TRUE(now.clock("pick_up").at("on_time").as_bool());
  EXPECT_EQ(now.text("/query_code"), "");  // who may not take cases in does not see it

  day(3, 11, 11, {&clerk, &reviewer});
  const std::string decision = json::text(cases::Decision{.version = 5,
                                                          .content = "准予食品经营许可",
                                                          .legal_basis = "《中华人民共和国食品安全法》第三十五条",
                                                          .certificate_name = "食品经营许可证",
                                                          .certificate_number = "JY16207230000001"});
  const Answer by_clerk = clerk.post(of_case(id, "decision"), decision);
  EXPECT_EQ(by_clerk.status, 403) << by_clerk;  // intake and approval are two hands (P3.A4)
  now = reviewer.post(of_case(id, "decision"), decision);
  ASSERT_EQ(now.status, 200) << now;
  EXPECT_EQ(now.text("/state"), "decided");
  EXPECT_TRUE(now.at("/granted").as_bool());
  EXPECT_EQ(now.text("/documents/3/number"), "临政务准〔2026〕第00001号");
  EXPECT_EQ(now.due("delivery"), workdays_after(*hall, Date::of(2026, 3, 11), 10));
  EXPECT_EQ(now.due("delivery"), "2026-03-25");
  EXPECT_TRUE(now.clock("promised").at("on_time").as_bool());

  day(3, 12, 16, {&clerk});
  now = clerk.post(of_case(id, "result"),
                   json::text(cases::ResultReturn{
                       .version = 6, .documents = {"食品经营许可证"}, .giver = "审批员", .confirmed_by_both = true}));
  ASSERT_EQ(now.status, 200) << now;
  EXPECT_EQ(now.text("/state"), "result_back");
  EXPECT_TRUE(now.clock("return").at("on_time").as_bool());  // on the last day there was

  day(3, 13, 9, {&clerk, &reviewer});
  const std::string paper = registration.applicant.paper_number;
  cases::Issue issue{.version = 7,
                     .recipient = Text<80, 1>(registration.applicant.name),
                     .recipient_paper_number = Text<40>("0000"),
                     .identity_checked = true,
                     .signed_for = true};
  const Answer mismatched = clerk.post(of_case(id, "issue"), json::text(issue));
  if (!paper.ends_with("0000")) {
    EXPECT_EQ(mismatched.status, 409) << mismatched;
    EXPECT_EQ(mismatched.code(), "issue.paper_mismatch");
    EXPECT_EQ(mismatched.field(), "/recipient_paper_number");
  }
  issue.recipient_paper_number = Text<40>(paper.substr(paper.size() - 4));
  now = clerk.post(of_case(id, "issue"), json::text(issue));
  ASSERT_EQ(now.status, 200) << now;
  EXPECT_EQ(now.text("/state"), "issued");
  now = clerk.post(of_case(id, "closure"), json::text(cases::Step{.version = 8}));
  ASSERT_EQ(now.status, 200) << now;
  EXPECT_EQ(now.text("/state"), "closed");
  EXPECT_EQ(now.texts("/allowed"), Texts{});
  EXPECT_EQ(acts(now), (Texts{"receive → received", "give_notice → correction_asked", "take_correction → received",
                              "accept → accepted", "transfer → in_review", "pick_up → in_review", "decide → decided",
                              "return_result → result_back", "issue → issued", "close → closed"}));
  EXPECT_EQ(document_numbers(now),
            (Texts{"receipt LINZE-S2026-00001", "correction_notice 临政务补〔2026〕第00001号",
                   "acceptance_notice 临政务受〔2026〕第00001号", "grant 临政务准〔2026〕第00001号",
                   "service_receipt 临政务送〔2026〕第00001号"}));
  EXPECT_EQ(now.texts("/kinds"), (Texts{"promised", "supplemented"}));
  EXPECT_EQ(now.raw.body, clerk.get(of_case(id, "")).raw.body);  // what an act answers is what is read afterwards
  EXPECT_EQ(applicant.get("/api/v1/public/progress?number=" + case_number + "&code=" + query_code).text("/state"),
            "closed");

  const auto after = hall->amounts();
  EXPECT_EQ(after.at("cases") - before.at("cases"), 1);
  EXPECT_EQ(after.at("case_events") - before.at("case_events"), 10);
  EXPECT_EQ(after.at("case_documents") - before.at("case_documents"), 5);
  const auto verdict = hall->ledger_verdict();
  EXPECT_TRUE(verdict.sound) << verdict.what;
  hall->hire("auditor.two", {"auditor"});
  Person auditor = hall->person("auditor.two");
  const Answer proof = auditor.get("/api/v1/ledger/verdict");
  ASSERT_EQ(proof.status, 200) << proof;
  EXPECT_TRUE(proof.at("/sound").as_bool());
  const Answer entries = auditor.get("/api/v1/ledger?object=" + id);
  EXPECT_EQ(entries.at("/items").as_array().size(), 9u) << entries;  // one a request that changed the case
}

// Day 0 is Monday 30 March; 4 to 6 April are days off (清明).
TEST_P(MainPath, DueDatesCrossAHoliday) {
  hall->clock.set(Instant::at(Date::of(2026, 3, 30), 9, 0));
  Person clerk = hall->person("window03");
  const auto item = item_of(clerk, "SC-005");  // promised in 10 workdays, by law 20
  std::vector<std::pair<std::string, MaterialState>> all;
  for (int i = 1; i <= 6; ++i) all.emplace_back("m" + std::to_string(i), MaterialState::present);
  const Answer received = clerk.post("/api/v1/cases", json::text(hall->registration(item, all)));
  ASSERT_EQ(received.status, 200) << received;
  const Answer accepted = clerk.post(
      of_case(received, "acceptance"),
      json::text(cases::Acceptance{.version = 1, .verification = {.identity = true, .qualification = true}}));
  ASSERT_EQ(accepted.status, 200) << accepted;
  const Date day_zero = Date::of(2026, 3, 30);
  EXPECT_EQ(accepted.due("promised"), "2026-04-14");
  EXPECT_EQ(accepted.due("promised"), workdays_after(*hall, day_zero, 10));
  EXPECT_EQ(accepted.due("statutory"), "2026-04-28");
  EXPECT_EQ(accepted.due("statutory"), workdays_after(*hall, day_zero, 20));
  EXPECT_EQ(accepted.due("pick_up"), "2026-03-31");
  EXPECT_EQ(accepted.due("return"), "2026-04-13");
}

// The department publishes version 2 while a case runs under version 1: what the case asks for and when it is due
// stays; the next case is taken under version 2.
TEST_P(MainPath, P1_A21_b_ACaseKeepsTheVersionItWasTakenUnder) {
  Person clerk = hall->person("window03"), chief = hall->person("chief"), office = hall->person("office");
  const auto item = item_of(clerk, "SC-003");
  auto registration = complete_licence(*hall, item);
  registration.materials[0].state = MaterialState::missing;
  const Answer received = clerk.post("/api/v1/cases", json::text(registration));
  ASSERT_EQ(received.status, 200) << received;
  const auto asked = received.at("/materials").as_array().size();

  const std::string path = "/api/v1/items/" + std::to_string(item.value);
  auto content = json::read<catalogue::ItemContent>(clerk.get(path + "/live").at("/content"));
  content.materials.push_back({.code = "m99", .name = "新增材料", .name_en = "a new material"});
  content.promised_limit.count = 3;
  const Answer shown = chief.get(path);
  const Answer drafted = chief.put(
      path, json::text(catalogue::ItemDraft{.seen = *Instant::parse(shown.text("/written_at")), .content = content}));
  ASSERT_EQ(drafted.status, 200) << drafted;
  const std::string version = std::to_string(drafted.number("/version"));
  ASSERT_EQ(office.post(path + "/publication", "{\"version\":" + version + "}").status, 200);

  Answer now = clerk.put(
      of_case(received, "checklist"),
      json::text(cases::Checklist{.version = 1, .materials = {{.code = "m1", .state = MaterialState::present}}}));
  ASSERT_EQ(now.status, 200) << now;
  EXPECT_EQ(now.at("/materials").as_array().size(), asked);
  now = clerk.post(
      of_case(received, "acceptance"),
      json::text(cases::Acceptance{.version = 2, .verification = {.identity = true, .qualification = true}}));
  ASSERT_EQ(now.status, 200) << now;
  EXPECT_EQ(now.number("/item_version"), 1);
  EXPECT_EQ(now.due("promised"), "2026-03-09") << "five workdays, as version 1 promised";

  registration.materials[0].state = MaterialState::present;
  const Answer next = clerk.post("/api/v1/cases", json::text(registration));
  EXPECT_EQ(next.number("/item_version"), 2) << next;
  EXPECT_EQ(next.at("/materials").as_array().size(), asked + 1);
  const Answer early = clerk.post(
      of_case(next, "acceptance"),
      json::text(cases::Acceptance{.version = 1, .verification = {.identity = true, .qualification = true}}));
  EXPECT_EQ(early.code(), "case.material_missing") << early;
  EXPECT_EQ(early.text("/details/materials/0/code"), "m99");
}
INSTANTIATE_ON_BOTH_ENGINES(MainPath);

// ---- many at once
// -------------------------------------------------------------------------------------------------------

class ManyClerks : public Flow {};

TEST_P(ManyClerks, SeriesHaveNoGapAndNoDouble) {
  constexpr int kClerks = 32, kEach = 3;
  std::vector<cases::Registration> registrations;
  {
    Person first = hall->person("window03");
    const auto item = item_of(first, "SC-003");
    for (int i = 0; i < kClerks * kEach; ++i) registrations.push_back(complete_licence(*hall, item));
  }
  for (int i = 0; i < kClerks; ++i) hall->hire("clerk" + std::to_string(i + 10), {"window_clerk"}, hall->window(3));

  std::mutex mutex;
  std::set<std::string> receipts, case_numbers, notices;
  std::atomic<int> waiting{kClerks};
  const auto work = [&](int number) {
    Person clerk = hall->person("clerk" + std::to_string(number + 10));
    --waiting;
    while (waiting > 0) std::this_thread::yield();  // signing in takes its time; the cases come at once
    for (int i = 0; i < kEach; ++i) {
      const Answer received = clerk.post("/api/v1/cases", json::text(registrations[std::size_t(number * kEach + i)]));
      EXPECT_EQ(received.status, 200) << received;
      // A refused act in between takes no number.
      const Answer refused = clerk.post(of_case(received, "acceptance"), json::text(cases::Acceptance{.version = 1}));
      EXPECT_EQ(refused.code(), "case.identity_unchecked") << refused;
      const Answer accepted = clerk.post(
          of_case(received, "acceptance"),
          json::text(cases::Acceptance{.version = 1, .verification = {.identity = true, .qualification = true}}));
      EXPECT_EQ(accepted.status, 200) << accepted;
      const std::lock_guard lock(mutex);
      receipts.insert(accepted.text("/receipt_number"));
      case_numbers.insert(accepted.text("/case_number"));
      notices.insert(accepted.text("/documents/1/number"));
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < kClerks; ++i) threads.emplace_back(work, i);
  for (auto& thread : threads) thread.join();

  std::set<std::string> expected_receipts, expected_numbers, expected_notices;
  for (int i = 1; i <= kClerks * kEach; ++i) {
    char serial[8];
    std::snprintf(serial, sizeof serial, "%05d", i);
    expected_receipts.insert("LINZE-S2026-" + std::string(serial));
    expected_numbers.insert("62072320260302" + std::string(serial));
    expected_notices.insert("临政务受〔2026〕第" + std::string(serial) + "号");
  }
  EXPECT_EQ(receipts, expected_receipts);
  EXPECT_EQ(case_numbers, expected_numbers);
  EXPECT_EQ(notices, expected_notices);
  const auto amounts = hall->amounts();
  EXPECT_EQ(amounts.at("cases"), kClerks * kEach);
  EXPECT_EQ(amounts.at("case_documents"), 2 * kClerks * kEach);
  EXPECT_EQ(amounts.at("series given"), 3 * kClerks * kEach);
  const auto verdict = hall->ledger_verdict();
  EXPECT_TRUE(verdict.sound) << verdict.what;
}
INSTANTIATE_ON_BOTH_ENGINES(ManyClerks);

// ---- the end
// ------------------------------------------------------------------------------------------------------------

class Drain : public Flow {};

TEST_P(Drain, WhatIsUnderWayIsAnswered) {
  constexpr int kClerks = 6;
  std::vector<Person> clerks;
  for (int i = 0; i < kClerks; ++i) clerks.push_back(hall->person("window03"));
  const auto item = item_of(clerks[0], "SC-003");
  std::vector<std::string> requests;
  for (const auto& clerk : clerks)
    requests.push_back(clerk.request("POST", "/api/v1/cases", json::text(complete_licence(*hall, item))));
  Person reader = hall->person("window04"), idle = hall->person("window04"), late = hall->nobody();

  // The centre's writes stand behind this one until it is let go.
  std::promise<void> held, go, gone;
  hall->runtime.database->submit_write(
      db::Scope::centre(hall->demo.centre.id),
      [&, waiting = go.get_future().share()](db::Write&) {
        held.set_value();
        waiting.wait();
      },
      [&](std::exception_ptr) { gone.set_value(); });
  held.get_future().wait();
  for (int i = 0; i < kClerks; ++i) clerks[std::size_t(i)].client.send(requests[std::size_t(i)]);
  late.client.send(late.request("POST", "/api/v1/session", R"({"login":"window05","password":"OneWindow-2026"})"));
  // The loop takes what lies there in the order in which it came, so by the second of these answers it has taken all of
  // them.
  for (int i = 0; i < 2; ++i) EXPECT_EQ(reader.get("/healthz").status, 200);

  hall->server.begin_to_stop();
  EXPECT_TRUE(idle.client.closed());  // nothing is under way there
  go.set_value();
  gone.get_future().wait();
  std::set<std::string> receipts;
  for (auto& clerk : clerks) {
    const Answer answer(clerk.client.receive());
    EXPECT_EQ(answer.status, 200) << answer;
    EXPECT_EQ(answer.raw.header("connection"), "close");
    EXPECT_TRUE(clerk.client.closed());
    receipts.insert(answer.text("/receipt_number"));
  }
  EXPECT_EQ(receipts.size(), std::size_t(kClerks));
  EXPECT_EQ(Answer(late.client.receive()).status, 200);
  hall->server.stop();
  EXPECT_FALSE(hall->server.client().connected());
  EXPECT_EQ(hall->amounts().at("cases"), kClerks);
  EXPECT_TRUE(hall->ledger_verdict().sound);
}
INSTANTIATE_ON_BOTH_ENGINES(Drain);

}  // namespace onewindow::flows
