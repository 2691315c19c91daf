#pragma once
// What the flows stand in: the demonstration centre behind the whole server, on a database of its own and a clock that
// is moved by hand; and people who speak to it over real sockets and know nothing of it but its answers.
#include "app/features.h"
#include "app/runtime.h"
#include "centre/files/files.h"
#include "centre/gateway/gateway.h"
#include "centre/live/live.h"
#include "centre/registers/export.h"
#include "db/testing.h"
#include "http/testing.h"
#include "service/cases/cases.h"
#include "service/visitors/visitors.h"
#include "simulation/demo.h"
#include "simulation/random.h"

namespace onewindow::flows {

// An answer with its JSON, read by JSON pointers. What is not there reads as "", 0, null, so that an assertion names
// it.
struct Answer {
  int status = 0;
  http::testing::Response raw;
  boost::json::value body;

  boost::json::value at(std::string_view pointer) const;
  std::string text(std::string_view pointer) const;
  std::int64_t number(std::string_view pointer) const;
  std::vector<std::string> texts(std::string_view pointer) const;  // of a list of texts
  std::string code() const { return text("/code"); }
  std::string field() const { return text("/field"); }
  // One clock of a case, null where it has none of this name.
  boost::json::value clock(std::string_view name) const;
  std::string due(std::string_view clock_name) const;

  explicit Answer(http::testing::Response response);
};
std::ostream& operator<<(std::ostream& out, const Answer& answer);

// Somebody with a connection of their own, signed in or not.
class Person {
 public:
  explicit Person(unsigned short port) : client(port) {}
  Person(unsigned short port, std::string login, std::string password = simulation::kDemoPassword);

  Answer sign_in();  // again after a session ran out
  Answer ask(std::string_view method, std::string_view target, std::string_view body = "",
             std::string_view more_headers = "");
  Answer get(std::string_view target) { return ask("GET", target); }
  Answer post(std::string_view target, std::string_view body, std::string_view more_headers = "") {
    return ask("POST", target, body, more_headers);
  }
  Answer put(std::string_view target, std::string_view body) { return ask("PUT", target, body); }
  // The bytes of a request, for those who send now and listen later.
  std::string request(std::string_view method, std::string_view target, std::string_view body,
                      std::string_view more_headers = "") const;

  http::testing::Client client;
  std::string login, password;
  std::string cookie, csrf;
};

struct Hall {
  explicit Hall(db::Engine engine, bool access_log = false);

  Person person(const std::string& login) { return Person(server.port(), login); }
  Person nobody() { return Person(server.port()); }
  // A new account of the demonstration centre, or of another one, who signs in with the demonstration's password.
  identity::Account hire(const std::string& login, std::vector<std::string> roles,
                         std::optional<WindowId> window = std::nullopt, CentreId centre = {});
  WindowId window(int number) const;
  void adopt(const std::string& pack, const std::string& section, Date from);
  ledger::Verdict ledger_verdict(CentreId centre = {});

  // How much of everything there is, over all centres: equal before and after means that nothing was half done.
  std::map<std::string, std::int64_t> amounts();
  // The folder of attachments, empty at the start of each hall.
  static const std::string& files_folder();

  // An application that is as it should be; materials as they are named, the others not needed.
  cases::Registration registration(catalogue::ItemId item,
                                   const std::vector<std::pair<std::string, cases::MaterialState>>& materials);

  db::TestDatabase database;
  ManualClock clock{Instant::at(Date::of(2026, 3, 2), 9, 0)};  // a Monday
  app::Runtime runtime;
  simulation::Demo demo;
  identity::Sessions sessions;
  registers::Exporter exporter;
  http::Publisher publisher;
  live::Live live;
  visitors::Visits visits;
  Gateway gateway;  // after live, which it tells of commits until its last request has ended
  http::testing::Running server;

 private:
  simulation::Random random_{2026};
  std::string password_hash_;
};

class Flow : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) hall = std::make_unique<Hall>(GetParam());
  }
  std::unique_ptr<Hall> hall;
};

// The id of an item by its code, as the person finds it.
catalogue::ItemId item_of(Person& person, const std::string& code);
inline std::string of_case(const std::string& id, std::string_view act) {
  return "/api/v1/cases/" + id + (act.empty() ? "" : "/") + std::string(act);
}
std::string of_case(const Answer& shown, std::string_view act);

// SC-003, a food business licence: its required materials are there.
cases::Registration complete_licence(Hall& hall, catalogue::ItemId item);

}  // namespace onewindow::flows
