// The pad at a window (评价器): a screen of its own that a code from the clerk's screen pairs with the window. It shows
// the service that has just ended there, and is idle otherwise.
#include "base/digest.h"
#include "centre/organisation/organisation.h"
#include "oversight/ratings/views.h"

namespace onewindow::ratings {
namespace {

// Habits of the pad, set by no regulation: how long a code pairs, and how long a service that nobody rates stays on it.
constexpr std::int64_t kPairingMinutes = 10, kShownMinutes = 3;
constexpr std::int64_t kMinute = 60'000;
constexpr std::size_t kPadsMax = 10;  // at one window, codes that wait among them

WindowId own_window(const Actor& actor) {
  if (actor.window) return *actor.window;
  throw Refusal(RefusalKind::conflict, "rating.no_window", "您没有就座的窗口，不能配对评价器",
                "you sit at no window that a pad could be paired with");
}

std::string digest_of(const std::string& code) { return digest::sm3(code); }

std::string image(const store::Pad& pad) {
  return json::text(store::Pad{.id = pad.id, .window_id = pad.window_id, .paired_at = pad.paired_at});
}

// Codes that were not used in time make room.
void clear_old(WriteContext& context, WindowId window) {
  const auto pads = store::pads_at(context.db, window);
  std::size_t left = pads.size();
  for (const auto& pad : pads)
    if (!pad.paired_at && pad.code_until < context.now) {
      store::remove(context.db, pad.id);
      --left;
    }
  if (left >= kPadsMax)
    throw Refusal(RefusalKind::conflict, "rating.pads_many", "本窗口已配对的评价器过多，请先解除不用的",
                  "too many pads are paired with this window; end those that are not used");
}

}  // namespace

PadCode offer_pairing(WriteContext& context) {
  const WindowId window = own_window(context.actor);
  clear_old(context, window);
  const std::string code = invitations::new_code();
  const store::Pad pad{.id = context.make_id<PadId>(),
                       .window_id = window,
                       .code_digest = digest_of(code),
                       .code_until = context.now + kPairingMinutes * kMinute,
                       .paired_by = context.actor.name};
  store::insert(context.db, pad);
  context.record("ratings.offer_pairing", "rating_pad", pad.id, "", image(pad));
  return {invitations::shown_code(code), pad.code_until};
}

Paired pair(WriteContext& context, const Pairing& pairing) {
  auto pad = store::pad_by_code(context.db, digest_of(invitations::normal_code(pairing.code)));
  if (!pad || pad->code_until < context.now)
    throw Refusal(RefusalKind::not_found, "rating.pairing_unknown", "配对码不正确或已过期，请在窗口电脑上重新获取",
                  "the code is wrong or has expired; get a new one at the window")
        .at("/code");
  const std::string before = image(*pad), token = digest::random_token(32);
  pad->code_digest.reset();
  pad->token_digest = digest_of(token);
  pad->paired_at = context.now;
  store::update(context.db, *pad);
  context.record("ratings.pair", "rating_pad", pad->id, before, image(*pad));
  return {token};
}

PadView pad(ReadContext& context, const PadQuery& query) {
  const auto pad = store::pad_by_token(context.db, digest_of(query.token));
  const auto window = pad ? organisation::find_window(context, pad->window_id) : std::nullopt;
  if (!window)
    throw Refusal(RefusalKind::not_found, "rating.pad_unknown", "评价器没有配对，请输入配对码",
                  "this pad is not paired; enter a code");
  const auto centre = organisation::centre(context);
  PadView view{.centre_name = centre.name,
               .centre_name_en = centre.name_en,
               .window_name = window->name,
               .window_number = window->number};
  const auto service = invitations::last_at_window(context, window->id, context.now + -kShownMinutes * kMinute);
  if (!service) return view;
  auto invitation = shown(context, *service);
  if (invitation.state == InvitationState::open) view.invitation = std::move(invitation);
  return view;
}

std::vector<PadRow> pads(ReadContext& context) {
  std::vector<PadRow> rows;
  if (!context.actor.window) return rows;
  for (const auto& pad : store::pads_at(context.db, *context.actor.window))
    if (pad.paired_at) rows.push_back({pad.id, pad.paired_by, *pad.paired_at});
  return rows;
}

void end_pad(WriteContext& context, PadId id) {
  const auto pad = store::find_pad(context.db, id);
  if (!pad || pad->window_id != own_window(context.actor))
    throw Refusal(RefusalKind::not_found, "rating.pad_unknown", "本窗口没有这个评价器",
                  "there is no such pad at your window");
  store::remove(context.db, id);
  context.record("ratings.end_pad", "rating_pad", id, image(*pad), "");
}

}  // namespace onewindow::ratings
