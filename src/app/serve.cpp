// `onewindow serve`: the database, the law, the routes, the pages, the jobs, and a graceful end.

#include <csignal>
#include <filesystem>
#include <iostream>
#include <thread>

#include "app/assets.h"
#include "app/command.h"
#include "app/features.h"
#include "app/runtime.h"
#include "app/ways_out.h"
#include "base/digest.h"
#include "base/log.h"
#include "centre/anchors/anchors.h"
#include "centre/files/checks.h"
#include "centre/gateway/gateway.h"
#include "centre/identity/commands.h"
#include "centre/identity/security.h"
#include "centre/jobs/jobs.h"
#include "centre/keys/rotation.h"
#include "centre/live/live.h"
#include "centre/registers/export.h"
#include "http/server.h"
#include "service/visitors/visitors.h"

namespace onewindow::app {

namespace {

http::Document openapi_document(ReadContext&) {
  static const std::string text = boost::json::serialize(http::openapi(routes(), ONEWINDOW_VERSION));
  return {.content_type = "application/json", .bytes = text};
}

std::vector<http::Route> served_routes() {
  auto list = routes();
  list.push_back(http::route<"GET /api/openapi.json", openapi_document>(http::kPublic, "This document", "openapi"));
  return list;
}

http::Options server_options(const Config& config) {
  http::Options options;
  options.address = config.address();
  options.port = config.port();
  options.threads = config.threads;
  options.connections = config.connections;
  options.upload_folder = files::arriving_folder();
  return options;
}

void apply(const Config& config) {
  log::set_level(config.log_level);
  identity::Security security;
  security.idle_minutes = config.idle_minutes;
  security.secure_cookie = config.secure_cookies;
  security.password_length = config.password_length;
  security.password_classes = config.password_classes;
  security.password_history = config.password_history;
  security.password_days = config.password_days;
  identity::configure(security);
}

// Turns SIGINT and SIGTERM into stop(), on a thread of its own: a signal handler may do nothing of the sort.
class Signals {
 public:
  Signals() {
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may grow no further is an error of the write, not our end
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);  // before any other thread starts, so that all inherit it
  }
  void watch(http::Server& server) {
    thread_ = std::thread([this, &server] {
      int signal = 0;
      sigwait(&set_, &signal);
      if (signal != SIGUSR1) log::info("closing: no new connections, open requests are answered");
      server.stop();
    });
  }
  ~Signals() {
    if (!thread_.joinable()) return;
    pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
  }

 private:
  sigset_t set_{};
  std::thread thread_;
};

}  // namespace

int serve(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (take(words, "--help")) {
    std::cout
        << "onewindow serve [--data DIR] [--listen ADDRESS:PORT] …   启动服务；所有配置项见 onewindow help\n"
           "                                                           run the server; all settings: onewindow help\n";
    return 0;
  }
  refuse_rest(words);
  Signals signals;
  apply(config);
  Runtime runtime(config);
  const CentreId centre = runtime.centre();
  files::configure({.folder = config.files_folder()});
  keys::configure(sealed_columns());
  anchors::configure({.folder = config.anchors_folder()});
  identity::Sessions sessions(runtime.contexts);
  http::Publisher publisher;
  live::Live live(runtime.contexts, publisher);
  runtime.contexts.when_stale(Kept::accounts, [&](CentreId) { publisher.check_all(); });
  WaysOut ways_out(runtime);
  visitors::configure(
      {.sink = ways_out.codes(), .idle_minutes = config.visitor_idle_minutes, .secure_cookie = config.secure_cookies});
  visitors::Visits visits(runtime.contexts, centre);
  Gateway gateway(runtime.contexts, sessions,
                  {.public_centre = centre,
                   .access_log = config.log_level == "debug",
                   .committed = [&](CentreId where) { live.poke(where); }},
                  &visits);
  const auto table = served_routes();
  http::Server server(server_options(config), table, web_assets(), gateway, &publisher);

  std::filesystem::create_directories(config.data);
  const std::string holder = digest::random_token(9), exports = config.data + "/exports";
  registers::Exporter exporter(runtime.contexts, exports);
  auto list = jobs();
  list.push_back({"files.check", 5'000, files::go_on_checking});
  list.push_back({"files.sweep", 3'600'000, [](Contexts& contexts) { files::sweep(contexts); }});
  list.push_back({"exports.remove_old", 3'600'000,
                  [exports](Contexts& contexts) { registers::remove_old_exports(contexts, exports); }});
  jobs::Runner runner(runtime.contexts, std::move(list), holder),
      sender(runtime.contexts, jobs::sending(ways_out.outlet()), holder);
  keys::Follower keys_file(runtime.keyring);
  keys_file.start();
  runner.start();
  sender.start();
  live.start();
  signals.watch(server);
  std::cout << "OneWindow 一窗  http://" << config.address() << ":" << server.port() << "\n" << std::flush;
  server.run();
  live.stop();
  sender.stop();
  runner.stop();
  return 0;
}

int account(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (words.empty() || words.front() == "--help") {
    std::cout << identity::kAccountUsage;
    return words.empty() ? 2 : 0;
  }
  if (!identity::is_account_verb(words.front()))  // before a database is opened for nothing
    throw WrongUsage{"account 没有这个动作：" + words.front(), "account has no such verb: " + words.front()};
  Runtime runtime(config);
  return identity::account_command(runtime.contexts, runtime.centre(), words, std::cin, std::cout, std::cerr);
}

}  // namespace onewindow::app
