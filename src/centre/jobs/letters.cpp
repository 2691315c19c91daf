#include "centre/jobs/letters.h"

#include "base/text.h"
#include "centre/context/outbox.h"
#include "centre/jobs/runs.h"
#include "centre/jobs/store.h"

namespace onewindow::jobs {
namespace {

constexpr std::int64_t kMostAtOnce = 500;

bool telephone(const std::string& recipient) {
  return recipient.size() >= 5 && recipient.find_first_not_of("0123456789+- ") == std::string::npos;
}

}  // namespace

Paged<Letter> letters(ReadContext& context, const LetterQuery& query) {
  const int limit = limit_of(query);
  Paged<Letter> out{.items = store::letters(context.db, query, LetterId{newest_before(query)}, limit + 1), .next = {}};
  out.next = cut(out.items, limit);
  for (Letter& letter : out.items) {
    if (privacy::is_sealed(letter.recipient))
      letter.recipient = context.privacy.open(recipient_place(letter.id.value), privacy::Sealed(letter.recipient));
    if (telephone(letter.recipient)) letter.recipient = text::mask_phone(letter.recipient);
  }
  return out;
}

void send_again(WriteContext& context, LetterId id) {
  const auto letter = store::letter(context.db, id);
  if (!letter)
    throw Refusal(RefusalKind::not_found, "letter.unknown", "没有这条外发消息", "there is no such outgoing message");
  if (letter->next_at || letter->sent_at)
    throw Refusal(RefusalKind::conflict, "letter.not_dead",
                  letter->sent_at ? "这条消息已经送达，无需重发" : "这条消息仍在重试，无需重发",
                  letter->sent_at ? "the message has arrived: there is nothing to send again"
                                  : "the message is still being tried: there is nothing to send again");
  store::revive(context.db, id, context.now);
  context.record("outbox.send_again", "letter", id, json::text(*letter), "", {{"kind", letter->kind}});
}

SentAgain send_all_again(WriteContext& context, const Again& which) {
  const auto count = store::revive_all(context.db, which.kind, context.now, kMostAtOnce);
  if (count > 0) context.record("outbox.send_all_again", "letter", 0, "", "", {{"letters", count}});
  return {count};
}

std::vector<http::Route> routes() {
  return {
      http::route<"GET /api/v1/jobs", runs>(kManageOutbox, "When each job ran last", "jobs.runs"),
      http::route<"GET /api/v1/outbox", letters>(kManageOutbox, "Outgoing messages: dead letters, waiting, sent",
                                                 "outbox.letters"),
      http::route<"POST /api/v1/outbox/{id}/again", send_again>(kManageOutbox, "Send a dead letter again",
                                                                "outbox.send_again"),
      http::route<"POST /api/v1/outbox/again", send_all_again>(kManageOutbox, "Send all dead letters again",
                                                               "outbox.send_all_again"),
  };
}

}  // namespace onewindow::jobs
