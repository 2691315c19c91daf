#pragma once
// Who of the public has proved a phone number (手机验证码): a code is sent to it, typed in, and while it goes on the
// browser may find what was applied for with that number. Whether the centre knows a number, no answer tells. Phones
// are sealed; what a visitor may do is other features' (http::kVisitor on their routes).
#include "centre/gateway/visitor_source.h"
#include "service/visitors/rules.h"

namespace onewindow::visitors {

struct Asking {
  Text<30, 1> phone;
};
BOOST_DESCRIBE_STRUCT(Asking, (), (phone))

// Where the code goes: to the phone, or, where no operator sends messages, to where a demonstration shows them.
enum class Sink { phone, console, file };
BOOST_DESCRIBE_ENUM(Sink, phone, console, file)

// The same to everybody who asks, whether the number is known or not.
struct Asked {
  std::int32_t valid_minutes = 0;
  Sink sink = Sink::phone;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (valid_minutes, sink))

struct Proof {
  Text<30, 1> phone;
  Text<12, 1> code;
};
BOOST_DESCRIBE_STRUCT(Proof, (), (phone, code))

struct VisitorView {
  std::string phone;  // masked
  std::string csrf;   // to be sent as X-CSRF-Token with every write
  Instant until;      // if nothing more is done
};
BOOST_DESCRIBE_STRUCT(VisitorView, (), (phone, csrf, until))

struct Options {
  Sink sink = Sink::phone;
  std::int64_t idle_minutes = kIdleMinutes;
  bool secure_cookie = false;  // true behind TLS
};
void configure(const Options& options);  // before anything runs
const Options& options();

Asked ask_code(ErrandContext& errand, const Asking& asking);   // POST   /api/v1/public/visitor-code
VisitorView prove(ErrandContext& errand, const Proof& proof);  // POST   /api/v1/public/visitor
VisitorView visitor(ErrandContext& errand);                    // GET    /api/v1/public/visitor
void leave(ErrandContext& errand);                             // DELETE /api/v1/public/visitor

// The number that the visitor of this context has proved; for who looks something up by it. A broken promise where
// there is no visitor.
std::string phone_of(ReadContext& context);
std::string phone_of(ReadContext& context, VisitorId id);

// Sessions, codes and counts that have run out, of one centre; says how many went.
std::int64_t prune(db::Write& write, Instant now, std::int64_t limit);
void prune(Contexts& contexts);  // the job: of all centres
std::vector<privacy::SealedColumn> sealed();

std::vector<http::Route> routes();

// The sessions behind http::kVisitor.
class Visits final : public VisitorSource {
 public:
  Visits(Contexts& contexts, CentreId centre) : contexts_(contexts), centre_(centre) {}
  void find(const std::string& token, identity::Sessions::Then then) override;

 private:
  Contexts& contexts_;
  const CentreId centre_;
};

}  // namespace onewindow::visitors
