#pragma once
// What has just happened in a centre, for pages that are open: the acts of its ledger as they are committed, without
// whom or what they are about. Use cases know nothing of it. It follows the ledger rather than the use cases, so it
// sees the acts of every server on the database, of jobs and of the command line, each once and in their order.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "centre/context/contexts.h"

namespace onewindow::live {

// What a listener is sent: {"act": "cases.accept", "object_kind": "case"}, its id the entry's sequence. "sync" comes
// first for a centre to which nobody listened: what was read before it may be old.
struct Happened {
  std::string act, object_kind;
};
BOOST_DESCRIBE_STRUCT(Happened, (), (act, object_kind))

class Live {
 public:
  Live(Contexts& contexts, http::Publisher& publisher);
  ~Live();
  void start();
  void stop();
  void poke(CentreId centre);  // something was committed here; costs nothing when nobody listens
  void tick();                 // what start() does each second, and when poked

 private:
  void loop();
  void follow(const std::string& topic);

  Contexts& contexts_;
  http::Publisher& publisher_;
  std::map<std::string, std::int64_t> followed_;  // up to which entry, by topic
  std::mutex mutex_;
  std::condition_variable changed_;
  bool poked_ = false, stopping_ = false;
  std::thread thread_;
};

http::Events events(ReadContext& context);  // GET /api/v1/live/events

const std::vector<http::Route>& routes();

}  // namespace onewindow::live
