#pragma once
// The configuration: one YAML file, overridden by the environment (ONEWINDOW_LISTEN) and by flags (--listen). An
// unknown key is refused with its line. Every key is described in settings(), which --help and docs/operations.md
// print.
#include <string>
#include <string_view>
#include <vector>

#include "base/reflect.h"

namespace onewindow::app {

struct Config {
  std::string data = "data";
  std::string database;
  std::string files;
  std::string listen = "127.0.0.1:8080";
  std::string centre;
  std::string regulations;
  std::int32_t node = 0;
  std::int32_t threads = 1;
  std::int32_t readers = 3;
  std::int32_t sessions = 8;
  std::int32_t connections = 10000;
  std::int32_t idle_minutes = 30;
  bool secure_cookies = false;
  std::string log_level = "info";
  std::string outbox_file;
  std::string keys;
  std::string anchors;
  std::string webhook_url, webhook_secret;
  std::string sms_url, sms_secret;
  bool sms_console = false;
  std::int32_t visitor_idle_minutes = 15;
  std::int32_t password_length = 10, password_classes = 3, password_history = 5, password_days = 0;

  // "sqlite:<data>/onewindow.db" unless `database` says otherwise.
  std::string database_url() const;
  std::string keys_file() const;       // "<data>/keys.yaml" unless `keys` says otherwise
  std::string anchors_folder() const;  // "<data>/anchors" unless `anchors` says otherwise
  std::string files_folder() const;    // "<data>/files" unless `files` says otherwise
  std::string address() const;
  unsigned short port() const;
};
BOOST_DESCRIBE_STRUCT(Config, (),
                      (data, database, files, listen, centre, regulations, node, threads, readers, sessions,
                       connections, idle_minutes, secure_cookies, log_level, outbox_file, keys, anchors, webhook_url,
                       webhook_secret, sms_url, sms_secret, sms_console, visitor_idle_minutes, password_length,
                       password_classes, password_history, password_days))

struct Setting {
  const char* name;
  const char* zh;
  const char* en;
};
const std::vector<Setting>& settings();

// Words that are not settings ("--json", a file name) stay in `rest`.
struct Given {
  Config config;
  std::vector<std::string> rest;
};
// Reads --config FILE (or <data>/onewindow.yaml where there is one), then the environment, then the flags. Refuses
// config.* and yaml.* with the place.
Given configure(const std::vector<std::string>& arguments);

}  // namespace onewindow::app
