#include "service/visitors/visitors.h"

#include "base/digest.h"
#include "base/text.h"
#include "centre/notices/messages.h"
#include "centre/organisation/organisation.h"
#include "service/visitors/store.h"

namespace onewindow::visitors {
namespace {

constexpr std::int64_t kMinute = 60'000;

Options& settings() {
  static Options values;
  return values;
}

std::string checked_phone(const std::string& typed) {
  std::string phone = normal_phone(typed);
  if (phone.empty())
    throw Refusal(RefusalKind::invalid, "visitor.phone", "请输入 11 位手机号码", "enter a mobile number of 11 digits")
        .at("/phone");
  return phone;
}

Refusal too_many(Instant until) {
  return Refusal(
             RefusalKind::rate_limited, "visitor.too_many",
             "验证码请求过于频繁，请在" + until.str().substr(11, 5) + "后再试，或到窗口办理",
             "too many codes were asked for; try again after " + until.str().substr(11, 5) + ", or come to the window")
      .with("until", until.str());
}

// One answer for a wrong code, one that is too old or was tried too often, and a phone that none was sent to.
Refusal wrong_code() {
  return Refusal(RefusalKind::unauthenticated, "visitor.code_wrong",
                 "验证码不正确或已失效；输错五次或超过五分钟后请重新获取",
                 "the code is wrong or no longer valid; after five wrong tries or five minutes get a new one")
      .at("/code");
}

// Counts once more; the instant when it is allowed again, where it is not.
std::optional<Instant> counted(db::Write& write, const Allowance& allowance, const std::string& who, Instant now) {
  const auto kept = store::count(write, allowance.kind, who);
  Count count = kept ? Count{kept->since, kept->done} : Count{now, 0};
  if (!take(count, allowance, now)) return free_again(count, allowance);
  store::put(write, {std::string(allowance.kind), who, count.since, free_again(count, allowance), count.done});
  return std::nullopt;
}

// A proxy on this machine stands for everybody behind it.
bool shared_address(const std::string& peer) {
  return peer.empty() || peer.starts_with("127.") || peer == "::1" || peer.starts_with("::ffff:127.");
}

std::string code_index(const privacy::Privacy& privacy, const std::string& phone, const std::string& code) {
  return privacy.index("visitor.code", phone + "/" + code);
}

bool is_code(const privacy::Privacy& privacy, const store::Code& row, const std::string& phone,
             const std::string& typed) {
  for (const auto& index : privacy.indexes("visitor.code", phone + "/" + typed))
    if (digest::equal(index, row.code_index)) return true;
  return false;
}

// Takes the code away when it is right; counts a try when it is not.
bool use_code(db::Write& write, const privacy::Privacy& privacy, const std::string& phone, const std::string& typed,
              Instant now) {
  const auto row = store::code(write, privacy.indexes("phone", phone));
  if (!row || row->until < now || row->tries >= kTries) return false;
  if (!is_code(privacy, *row, phone, typed)) {
    store::count_try(write, row->phone_index);
    return false;
  }
  store::remove_code(write, row->phone_index);
  return true;
}

store::Visitor known(WriteContext& context, const std::string& phone) {
  if (auto found = store::find_by_phone(context.db, context.privacy.indexes("phone", phone))) return std::move(*found);
  const auto id = context.make_id<VisitorId>();
  store::Visitor visitor{.id = id,
                         .phone = context.privacy.seal({"visitors", "phone", id.value}, phone),
                         .phone_index = context.privacy.index("phone", phone),
                         .created_at = context.now};
  store::insert(context.db, visitor);
  return visitor;
}

std::string cookie_line(const std::string& token) {
  return std::string(kVisitorCookie) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" +
         (token.empty() ? "0" : std::to_string(kSessionMinutes * 60)) + (settings().secure_cookie ? "; Secure" : "");
}

}  // namespace

void configure(const Options& values) { settings() = values; }
const Options& options() { return settings(); }

Asked ask_code(ErrandContext& errand, const Asking& asking) {
  const std::string phone = checked_phone(asking.phone);
  const std::string code = digest::random_digits(kDigits);
  errand.contexts.write(errand.actor, [&](WriteContext& context) {
    const std::string index = context.privacy.index("phone", phone);
    std::vector<std::pair<const Allowance*, std::string>> allowances = {
        {&kCodesOfPhone, index}, {&kCodesOfPhoneADay, index}, {&kCodesOfCentre, "all"}};
    if (!shared_address(errand.visit.peer))
      allowances.emplace_back(&kCodesOfAddress, context.privacy.index("address", errand.visit.peer));
    for (const auto& [allowance, who] : allowances)
      if (const auto until = counted(context.db, *allowance, who, context.now)) throw too_many(*until);
    store::put(context.db, {.phone_index = index,
                            .code_index = code_index(context.privacy, phone, code),
                            .until = context.now + kCodeMinutes * kMinute});
    notices::text(
        context, notices::kVisitorCode, phone,
        {{"centre", organisation::centre(context).name}, {"code", code}, {"minutes", std::to_string(kCodeMinutes)}});
    context.record("visitors.ask_code", "visitor_code", std::int64_t{0}, "", "");
  });
  return {std::int32_t(kCodeMinutes), settings().sink};
}

VisitorView prove(ErrandContext& errand, const Proof& proof) {
  const std::string phone = checked_phone(proof.phone), code = text::trim(proof.code);
  const Instant now = errand.contexts.clock().now();
  const privacy::Privacy privacy(errand.contexts.keyring(), errand.actor.centre);
  // Kept whatever is answered, so it stands in a write of its own.
  std::optional<Instant> until;
  const bool right = errand.contexts.database().write(Contexts::scope_of(errand.actor), [&](db::Write& write) {
    until.reset();
    if (!shared_address(errand.visit.peer))
      until = counted(write, kTriesOfAddress, privacy.index("address", errand.visit.peer), now);
    return !until && use_code(write, privacy, phone, code, now);
  });
  if (until) throw too_many(*until);
  if (!right) throw wrong_code();

  const std::string token = digest::random_token(32);
  VisitorView view{text::mask_phone(phone), identity::csrf_of(token), visit_until(now, now, settings().idle_minutes)};
  errand.contexts.write(errand.actor, [&](WriteContext& context) {
    const auto visitor = known(context, phone);
    store::insert(context.db, store::Session{digest::sm3(token), visitor.id, now, view.until});
    context.record("visitors.prove", "visitor", visitor.id, "", "");
  });
  errand.set_cookie(cookie_line(token));
  return view;
}

VisitorView visitor(ErrandContext& errand) {
  return errand.contexts.read(errand.actor, [&](ReadContext& context) {
    const auto session = store::session(context.db, digest::sm3(errand.visit.session));
    CHECK(session.has_value());
    return VisitorView{text::mask_phone(phone_of(context)), identity::csrf_of(errand.visit.session), session->until};
  });
}

void leave(ErrandContext& errand) {
  errand.contexts.write(errand.actor, [&](WriteContext& context) {
    store::remove_session(context.db, digest::sm3(errand.visit.session));
    context.record("visitors.leave", "visitor", context.actor.visitor, "", "");
  });
  errand.set_cookie(cookie_line(""));
}

std::string phone_of(ReadContext& context) { return phone_of(context, context.actor.visitor); }

std::string phone_of(ReadContext& context, VisitorId id) {
  const auto visitor = store::find(context.db, id);
  CHECK(visitor.has_value());
  return context.privacy.open({"visitors", "phone", id.value}, visitor->phone);
}

std::int64_t prune(db::Write& write, Instant now, std::int64_t limit) {
  return store::remove_before(write, now, limit);
}

void prune(Contexts& contexts) {
  constexpr std::int64_t kChunk = 500;
  const Instant now = contexts.clock().now();
  for (const auto& centre : contexts.database().read(db::Scope::platform(), organisation::centres))
    while (contexts.database().write(db::Scope::centre(centre.id),
                                     [&](db::Write& write) { return prune(write, now, kChunk); }) >= kChunk) {}
}

std::vector<privacy::SealedColumn> sealed() {
  return {{.table = "visitors", .column = "phone", .indexes = {{"phone_index", "phone"}}}};
}

std::vector<http::Route> routes() {
  return {
      http::route<"POST /api/v1/public/visitor-code", ask_code>(http::kPublic, "Ask for a code to a phone",
                                                                "visitors.ask_code"),
      http::route<"POST /api/v1/public/visitor", prove>(http::kPublic, "Prove a phone with its code", "visitors.prove"),
      http::route<"GET /api/v1/public/visitor", visitor>(http::kVisitor, "Which phone is proved, and until when",
                                                         "visitors.visitor"),
      http::route<"DELETE /api/v1/public/visitor", leave>(http::kVisitor, "End the visit", "visitors.leave"),
  };
}

}  // namespace onewindow::visitors
