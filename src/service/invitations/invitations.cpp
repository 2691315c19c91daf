#include "service/invitations/invitations.h"

#include "base/digest.h"
#include "base/text.h"
#include "service/invitations/store.h"

namespace onewindow::invitations {
namespace {

// Without 0 and O, 1 and I and L, so that a code can be read out and typed.
constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::size_t kLength = 8;  // 8 × 10¹¹ codes: none is found by trying

}  // namespace

std::string normal_code(std::string_view typed) {
  std::string code;
  for (const char c : text::upper(typed))
    if (kLetters.find(c) != std::string_view::npos) code += c;
  return code;
}

std::string shown_code(std::string_view code) {
  return code.size() < kLength ? std::string(code)
                               : std::string(code.substr(0, kLength / 2)) + " " + std::string(code.substr(kLength / 2));
}

std::string new_code() {
  std::string code;
  while (code.size() < kLength) {
    // Six bits of base64 each; what falls outside the letters is thrown away, so that all are as likely.
    static constexpr std::string_view kSixBits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (const char c : digest::random_token(2 * kLength)) {
      const auto at = kSixBits.find(c);
      if (code.size() < kLength && at < 2 * kLetters.size()) code += kLetters[at % kLetters.size()];
    }
  }
  return code;
}

std::optional<Invitation> invite(WriteContext& context, const Service& service) {
  if (!context.actor.account) return std::nullopt;
  Invitation invitation{.id = context.make_id<InvitationId>(),
                        .code = new_code(),
                        .kind = service.kind,
                        .subject_id = {service.subject},
                        .number = service.number,
                        .item_code = service.item_code,
                        .item_name = service.item_name,
                        .item_name_en = service.item_name_en,
                        .department_id = service.department,
                        .department_name = service.department_name,
                        .window_id = context.actor.window,
                        .window_name = service.window_name,
                        .worker_id = context.actor.account,
                        .worker = context.actor.name,
                        .immediate = service.immediate,
                        .organisation = service.organisation,
                        .accepted_at = service.accepted_at,
                        .at = context.now};
  if (!service.number.empty())
    invitation.service_number = std::int32_t(store::services_of(context.db, service.number) + 1);
  store::insert(context.db, invitation);
  return invitation;
}

std::optional<Invitation> find(ReadContext& context, InvitationId id) { return store::find(context.db, id); }

std::optional<Invitation> find_by_code(ReadContext& context, std::string_view code) {
  const std::string normal = normal_code(code);
  return normal.size() == kLength ? store::find_by_code(context.db, normal) : std::nullopt;
}

std::optional<Invitation> last_of_number(ReadContext& context, const std::string& number) {
  return store::last_of_number(context.db, number);
}

std::optional<Invitation> last_at_window(ReadContext& context, WindowId window, Instant since) {
  return store::last_at_window(context.db, window, since);
}

std::vector<Group> invited(ReadContext& context, Instant from, Instant to) {
  return store::invited(context.db, from, to);
}

}  // namespace onewindow::invitations
