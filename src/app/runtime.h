#pragma once
// What every command that touches data needs, opened in order from a configuration: the database, the regulations, the
// clock, ids, and contexts over them.
#include "app/config.h"
#include "centre/context/contexts.h"
#include "centre/law/law.h"
#include "centre/organisation/organisation.h"
#include "centre/privacy/keyring.h"

namespace onewindow::app {

// The regulations folder: the one configured, or the copy inside the binary. Names are relative:
// "calendar/cn-workdays.csv".
std::vector<regulation::SourceFile> regulation_files(const Config& config);
std::shared_ptr<const regulation::Calendar> calendar(const Config& config);

class Runtime {
 public:
  struct Choice {
    const Clock* clock = nullptr;  // the system's when null
    bool migrate = true;
    bool keys = true;     // false: for what neither seals nor opens personal data
    bool durable = true;  // false: for data that can be made again, such as the demonstration
  };
  explicit Runtime(const Config& config) : Runtime(config, Choice{}) {}
  Runtime(const Config& config, Choice choice);
  ~Runtime();

  const Config config;
  std::vector<regulation::SourceFile> files;
  std::unique_ptr<db::Database> database;
  const Clock& clock;
  IdMaker ids;
  std::unique_ptr<law::LawBook> laws;
  privacy::Keyring keyring;
  Contexts contexts;

  // The centre named by the configuration, or the only one. Refuses centre.unknown, centre.choose.
  CentreId centre();

 private:
  static SystemClock system_clock_;
};

}  // namespace onewindow::app
