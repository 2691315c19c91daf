#pragma once
// What a schedule calls. A job is safe to run twice, safe to miss, and resumes where it stopped; of several servers on
// one database one runs it at a time. Its work goes through the same contexts as everybody's.
#include <condition_variable>
#include <thread>

#include "centre/context/contexts.h"

namespace onewindow::jobs {

struct Job {
  std::string name;    // "outbox.send"
  std::int64_t every;  // milliseconds
  std::function<void(Contexts&)> run;
};

class Runner {
 public:
  // `holder` tells this server from others.
  Runner(Contexts& contexts, std::vector<Job> jobs, std::string holder);
  ~Runner();

  void start();
  void stop();  // waits for the job that runs
  // Runs what is due now and says how many jobs ran; what start() does every second.
  int tick();

 private:
  void run(const Job& job);
  void loop();

  Contexts& contexts_;
  const std::vector<Job> jobs_;
  const std::string holder_;
  std::map<std::string, Instant> look_again_;  // so that the database is not asked each second
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;
};

// Sends the outbox. It waits for others, so it has a Runner of its own.
class Outlet;  // outbox.h
std::vector<Job> sending(Outlet& outlet);
// The centres' own housekeeping: forgets old idempotency keys, sessions, failed sign-ins, notices, sent messages.
std::vector<Job> housekeeping();

}  // namespace onewindow::jobs
