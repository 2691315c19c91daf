// Photographs and scans, from the counter's browser to whoever may see them; and what must never come in.
#include <chrono>
#include <filesystem>
#include <thread>

#include "centre/files/samples_testing.h"
#include "flows.h"

namespace onewindow::flows {
namespace {

namespace samples = files::samples;

class Attached : public Flow {
 protected:
  void SetUp() override {
    Flow::SetUp();
    if (!hall) return;
    clerk = std::make_unique<Person>(hall->person("window03"));
    const Answer received =
        clerk->post("/api/v1/cases", json::text(complete_licence(*hall, item_of(*clerk, "SC-003"))));
    ASSERT_EQ(received.status, 200) << received;
    id = received.text("/id");
  }
  Answer upload(Person& person, std::string_view bytes, const std::string& name = "a.jpg",
                const std::string& material = "m1") {
    std::string request = person.request("POST", of_case(id, "attachments") + "?material=" + material + "&name=" + name,
                                         bytes, "Accept: application/json\r\n");
    const auto type = request.find("Content-Type: application/json");
    if (type != std::string::npos) request.replace(type, 30, "Content-Type: image/jpeg");
    return Answer(person.client.ask(request));
  }
  std::string content_of(const std::string& attachment) const {
    return of_case(id, "attachments") + "/" + attachment + "/content";
  }
  static std::size_t stored() {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(files::folder()))
      count += entry.is_regular_file() && entry.path().filename() != "lock";
    return count;
  }
  // What was refused goes just after its answer, on another thread.
  static std::size_t stored_at_last(std::size_t expected) {
    for (int i = 0; i < 400 && stored() != expected; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return stored();
  }

  std::unique_ptr<Person> clerk;
  std::string id;
};

TEST_P(Attached, AScanIsSeenByWhoMayReadTheCase) {
  const std::string scan = samples::jpeg(4000, 3000, std::string(500'000, 'x'));
  const Answer added = upload(*clerk, scan, "%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7.jpg");
  ASSERT_EQ(added.status, 200) << added;
  EXPECT_EQ(added.text("/name"), "营业执照.jpg");
  EXPECT_EQ(added.text("/type"), "jpeg");
  EXPECT_EQ(added.number("/size"), std::int64_t(scan.size()));
  Person reviewer = hall->person("window04");
  const Answer list = reviewer.get(of_case(id, "attachments"));
  ASSERT_EQ(list.status, 200) << list;
  EXPECT_EQ(list.text("/items/0/id"), added.text("/id"));

  const Answer seen = reviewer.get(content_of(added.text("/id")));
  EXPECT_EQ(seen.raw.body, scan);
  EXPECT_EQ(seen.raw.header("content-type"), "image/jpeg");
  EXPECT_EQ(seen.raw.header("content-disposition"),
            "inline; filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7.jpg");
  EXPECT_EQ(seen.raw.header("x-content-type-options"), "nosniff");
  EXPECT_NE(seen.raw.header("content-security-policy").find("sandbox"), std::string::npos);
  const Answer part = reviewer.ask("GET", content_of(added.text("/id")), "", "Range: bytes=0-2\r\n");
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.raw.body, "\xFF\xD8\xFF");

  EXPECT_EQ(hall->nobody().get(content_of(added.text("/id"))).status, 401);
  hall->hire("keeper", {"system_administrator"});
  EXPECT_EQ(hall->person("keeper").get(content_of(added.text("/id"))).status, 403);
  EXPECT_EQ(clerk->ask("DELETE", of_case(id, "attachments") + "/" + added.text("/id")).status, 204);
  EXPECT_EQ(reviewer.get(content_of(added.text("/id"))).code(), "attachment.unknown");
  EXPECT_TRUE(hall->ledger_verdict().sound);
}

TEST_P(Attached, AnotherCentreSeesAndSendsNothing) {
  const std::string attachment = upload(*clerk, samples::jpeg()).text("/id");
  const auto second = hall->runtime.contexts.write(Actor::of_system(CentreId{}, "setup"), [&](WriteContext& context) {
    return organisation::establish(context, {.code = "gaotai", .name = "高台县政务服务中心", .region = "620724"});
  });
  hall->hire("foreign", {"chief_representative"}, std::nullopt, second.id);
  Person foreign = hall->person("foreign");
  const auto before = hall->amounts();
  const std::size_t files_before = stored_at_last(1);
  EXPECT_EQ(foreign.get(content_of(attachment)).code(), "case.unknown");
  EXPECT_EQ(foreign.get(of_case(id, "attachments")).code(), "case.unknown");
  EXPECT_EQ(foreign.ask("DELETE", of_case(id, "attachments") + "/" + attachment).code(), "case.unknown");
  EXPECT_EQ(upload(foreign, samples::png(), "a.png").code(), "case.unknown");
  EXPECT_EQ(hall->amounts(), before);
  EXPECT_EQ(files_before, 1u);
  EXPECT_EQ(stored_at_last(1), 1u);
}

TEST_P(Attached, WhatMustNotComeInDoesNot) {
  const auto before = hall->amounts();
  const std::string bomb =
      samples::zip({{"[Content_Types].xml"}, {.name = "word/document.xml", .says_unpacked = 4'000'000'000}});
  const struct {
    const char* what;
    std::string bytes, name, code;
    int status;
  } bad[] = {
      {"a program", "MZ\x90" + std::string(100, '\0'), "a.jpg", "file.type", 415},
      {"a page with a script", "<html><script>alert(1)</script>", "a.pdf", "file.type", 415},
      {"a drawing with a script", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.png", "file.type",
       415},
      {"a PDF that says it is a picture", samples::pdf(), "a.jpg", "file.not_what_it_says", 415},
      {"a picture that says it is a program", samples::jpeg(), "a.exe", "file.not_what_it_says", 415},
      {"a zip bomb", bomb, "a.docx", "file.bomb", 415},
      {"macros", samples::zip({{"[Content_Types].xml"}, {"word/document.xml"}, {"word/vbaProject.bin"}}), "a.docx",
       "file.macros", 415},
      {"half a document", samples::docx().substr(0, 90), "a.docx", "file.damaged", 415},
      {"too many pixels", samples::png(60'000, 60'000), "a.png", "file.too_many_pixels", 415},
      {"nothing", "", "a.jpg", "file.empty", 422},
  };
  for (const auto& one : bad) {
    const Answer answer = upload(*clerk, one.bytes, one.name);
    EXPECT_EQ(answer.status, one.status) << one.what << ": " << answer;
    EXPECT_EQ(answer.code(), one.code) << one.what;
    EXPECT_NE(answer.text("/message_zh"), "") << one.what;
  }
  EXPECT_EQ(upload(*clerk, samples::jpeg(), "a.jpg", "m99").code(), "attachment.material_unknown");
  EXPECT_EQ(upload(*clerk, samples::jpeg(), "%FF.jpg").status, 400) << "a name that is no UTF-8";
  Person large = hall->nobody();
  large.cookie = clerk->cookie, large.csrf = clerk->csrf;
  large.client.send("POST " + of_case(id, "attachments") + "?material=m1&name=a.jpg HTTP/1.1\r\nHost: t\r\nCookie: " +
                    large.cookie + "\r\nX-CSRF-Token: " + large.csrf + "\r\nContent-Length: 99999999999\r\n\r\n");
  EXPECT_EQ(Answer(large.client.receive()).code(), "body.too_large");
  EXPECT_EQ(hall->amounts(), before);
  EXPECT_EQ(stored_at_last(0), 0u);
}

TEST_P(Attached, ANameDoesNoHarm) {
  const std::pair<const char*, const char*> names[] = {
      {"..%2F..%2F..%2Fetc%2Fpasswd.jpg", "passwd.jpg"},
      {"..%5C..%5Cwindows%5Ca.jpg", "a.jpg"},
      {"a%22%0D%0ASet-Cookie%3A%20x=1.jpg", "a___Set-Cookie_ x=1.jpg"},
      {"photo%E2%80%AEgpj.jpg", "photogpj.jpg"},
  };
  for (const auto& [sent, kept] : names) {
    const Answer answer = upload(*clerk, samples::jpeg(std::uint64_t(100 + std::string_view(sent).size())), sent);
    if (answer.status != 200) {  // a name with control characters does not pass the edge
      EXPECT_EQ(answer.code(), "input.encoding") << sent;
      continue;
    }
    EXPECT_EQ(answer.text("/name"), kept);
    const Answer seen = clerk->get(content_of(answer.text("/id")));
    EXPECT_EQ(seen.raw.header("set-cookie"), "");
    EXPECT_EQ(seen.raw.header("content-disposition").find('/'), std::string::npos);
  }
}

TEST_P(Attached, AClientThatDiesInAnUploadLeavesNothing) {
  const auto before = hall->amounts();
  for (int i = 0; i < 10; ++i) {
    Person dying = hall->nobody();
    dying.client.send("POST " + of_case(id, "attachments") + "?material=m1&name=a.jpg HTTP/1.1\r\nHost: t\r\nCookie: " +
                      clerk->cookie + "\r\nX-CSRF-Token: " + clerk->csrf + "\r\nContent-Length: 1000000\r\n\r\n" +
                      samples::jpeg() + std::string(std::size_t(i) * 50'000, 'x'));
  }
  EXPECT_EQ(stored_at_last(0), 0u);
  EXPECT_EQ(hall->amounts(), before);
  EXPECT_EQ(upload(*clerk, samples::jpeg()).status, 200);
}

TEST_P(Attached, ManySendTheSameAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> taken{0};
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] {
      Person own = hall->nobody();
      own.cookie = clerk->cookie, own.csrf = clerk->csrf;
      taken += upload(own, samples::jpeg(4000, 3000, std::string(200'000, 'y'))).status == 200;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(taken, 6);
  EXPECT_EQ(clerk->get(of_case(id, "attachments")).at("/items").as_array().size(), 1u);
  EXPECT_EQ(stored_at_last(1), 1u);
}

TEST_P(Attached, TheHallIsSeenAsItHappens) {
  Person office = hall->person("office");
  office.client.send(office.request("GET", "/api/v1/live/events", ""));
  ASSERT_FALSE(office.client.text_until("event: sync\n").empty());
  office.client.text_until("\n\n");
  Person looking(hall->server.port());
  looking.cookie = office.cookie, looking.csrf = office.csrf;
  const Answer first = looking.get("/api/v1/hall");
  ASSERT_EQ(first.status, 200) << first;
  const Answer received = clerk->post("/api/v1/cases", json::text(complete_licence(*hall, item_of(*clerk, "SC-003"))));
  ASSERT_EQ(received.status, 200);
  const std::string event = office.client.text_until("\n\n");
  EXPECT_NE(event.find("data: {\"act\":\"cases.receive\",\"object_kind\":\"case\"}"), std::string::npos) << event;
  EXPECT_EQ(looking.get("/api/v1/hall").number("/today/received"), first.number("/today/received") + 1);
  EXPECT_EQ(looking.ask("DELETE", "/api/v1/session").status, 204);
  hall->publisher.check_all();  // as the server does when accounts change
  EXPECT_FALSE(office.client.text_until("event: end\n").empty());
}

INSTANTIATE_ON_BOTH_ENGINES(Attached);

}  // namespace
}  // namespace onewindow::flows
