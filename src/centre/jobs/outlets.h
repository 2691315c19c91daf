#pragma once
// The ways out of the house: another program's address (a web hook), a text message operator behind such an address,
// and which message goes which way. What is sent is signed, so that the receiver can tell ours from others', and
// carries its id, by which he knows one that came before.
#include "centre/jobs/outbox.h"
#include "centre/notices/messages.h"

namespace onewindow::jobs {

struct Address {
  std::string url;     // http:// or https://; redirections are not followed
  std::string secret;  // shared with the receiver; empty: unsigned
};

// POSTs each message as JSON. 2xx is through, anything else is tried again later. Headers:
//   X-OneWindow-Id         the message's id
//   X-OneWindow-Timestamp  seconds since 1970
//   X-OneWindow-Signature  sm3= and the hex digits of HMAC-SM3(secret, timestamp "." body)
class WebhookOutlet : public Outlet {
 public:
  WebhookOutlet(Address address, const Clock& clock) : address_(std::move(address)), clock_(clock) {}
  void begin() override { unreachable_ = false; }
  void deliver(const Message& message) override;

 protected:
  void post(Id<struct OutboxTag> id, const std::string& body);

 private:
  const Address address_;
  const Clock& clock_;
  bool unreachable_ = false;  // in this pass: others are not made to wait for it
};

// Text messages: {"id", "to", "template", "parameters", "text"}. A message to "person:ID" asks `phone` for the number
// at the moment it is sent; whoever left none gets none, and the message is done.
class SmsOutlet : public WebhookOutlet {
 public:
  using PhoneBook = std::function<std::string(CentreId, std::int64_t person)>;
  SmsOutlet(Address address, const Clock& clock, notices::Templates templates, PhoneBook phone)
      : WebhookOutlet(std::move(address), clock), templates_(std::move(templates)), phone_(std::move(phone)) {}
  void deliver(const Message& message) override;

 private:
  const notices::Templates templates_;
  const PhoneBook phone_;
};

// Text messages on the server's own console, numbers masked: for trying out where there is no operator.
class ConsoleOutlet : public Outlet {
 public:
  ConsoleOutlet(std::ostream& out, notices::Templates templates) : out_(out), templates_(std::move(templates)) {}
  void deliver(const Message& message) override;

 private:
  std::ostream& out_;
  const notices::Templates templates_;
};

// Text messages one way, everything else another.
class SortedOutlet : public Outlet {
 public:
  SortedOutlet(Outlet& sms, Outlet& others) : sms_(sms), others_(others) {}
  void begin() override;
  void deliver(const Message& message) override;

 private:
  Outlet &sms_, &others_;
};

}  // namespace onewindow::jobs
