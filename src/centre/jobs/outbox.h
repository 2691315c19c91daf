#pragma once
// Sends what acts have left in the outbox. Every message is delivered at least once and carries its id, by which a
// receiver knows one that came before.
#include "centre/context/contexts.h"

namespace onewindow::jobs {

struct Message {
  Id<struct OutboxTag> id;
  CentreId centre;
  std::string kind, recipient;
  boost::json::value payload;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Message, (), (id, centre, kind, recipient, payload, created_at))

// Thrown for a message that was not tried, because what it would go to is known to be down: it waits a minute, and no
// attempt is counted.
struct Postponed : std::exception {
  const char* what() const noexcept override { return "postponed"; }
};

// The way out: an SMS gateway, a web hook, a file. Throws when it did not get through; then it is tried again later.
class Outlet {
 public:
  virtual ~Outlet() = default;
  virtual void begin() {}  // a pass over the outbox begins
  virtual void deliver(const Message& message) = 0;
};

// Appends each message as a line of JSON: for trying out, and for other programs to pick up.
class FileOutlet : public Outlet {
 public:
  explicit FileOutlet(std::string path) : path_(std::move(path)) {}
  void deliver(const Message& message) override;

 private:
  std::string path_;
};

// Between centres nothing leaves the house: what one centre hands over to another is applied here, the rest goes
// further out.
class HouseOutlet : public Outlet {
 public:
  HouseOutlet(Contexts& contexts, Outlet* further)
      : contexts_(contexts), further_(further) {}  // null: nowhere yet, so it waits
  void lead_to(Outlet& further) { further_ = &further; }
  void begin() override {
    if (further_ != nullptr) further_->begin();
  }
  void deliver(const Message& message) override;

 private:
  Contexts& contexts_;
  Outlet* further_;
};

std::vector<privacy::SealedColumn> sealed();  // numbers that messages go to

void send_outbox(Contexts& contexts, Outlet& outlet);

// Of one centre: what was sent before `sent`, and what nobody sent again since `dead`; says how many went.
std::int64_t prune_outbox(db::Write& write, Instant sent, Instant dead, std::int64_t limit);

}  // namespace onewindow::jobs
