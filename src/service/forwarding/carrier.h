#pragma once
// The way between the two centres: a letter in the outbox names the record and its sending, the carrier reads the rest
// where it lies and writes it where it goes.
#include "centre/jobs/outbox.h"
#include "service/forwarding/store.h"

namespace onewindow::forwarding {

inline constexpr const char* kSent = "forwarding.sent";  // from the giver: take it
inline constexpr const char* kTold = "forwarding.told";  // from the taker: this became of it

struct Letter {
  CentreId from, to;
  ForwardingId id;
  std::int32_t attempt = 0;
};
BOOST_DESCRIBE_STRUCT(Letter, (), (from, to, id, attempt))

void send_letter(WriteContext& context, const char* kind, const store::Record& record);
// What the ledger's digests are taken over: the record without what tells who somebody is.
std::string image(store::Record record);

// Stands before the ways that lead out of the house.
class CarrierOutlet : public jobs::Outlet {
 public:
  CarrierOutlet(Contexts& contexts, jobs::Outlet* further) : contexts_(contexts), further_(further) {}
  void lead_to(jobs::Outlet& further) { further_ = &further; }
  void begin() override {
    if (further_ != nullptr) further_->begin();
  }
  void deliver(const jobs::Message& message) override {
    if (carry(contexts_, message.kind, message.payload)) return;
    if (further_ == nullptr) throw std::runtime_error("there is no way out yet");
    further_->deliver(message);
  }

 private:
  Contexts& contexts_;
  jobs::Outlet* further_;
};

}  // namespace onewindow::forwarding
