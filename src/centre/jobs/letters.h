#pragma once
// The outbox as an administrator sees it: what waits, what went, and the dead letters (given up after many attempts),
// which can be sent again. What a message says is not shown: it may speak of people.
#include "base/page.h"
#include "centre/context/context.h"

namespace onewindow::jobs {

using LetterId = Id<struct OutboxTag>;

enum class LetterState { waiting, sent, dead };
BOOST_DESCRIBE_ENUM(LetterState, waiting, sent, dead)

struct Letter {
  LetterId id;
  std::string kind;
  std::string recipient;  // telephone numbers masked
  Instant created_at;
  std::int64_t attempts = 0;
  std::optional<Instant> next_at, sent_at;
  std::optional<std::string> failure;  // of the last attempt: "unreachable", "http 503", a refusal's code
};
BOOST_DESCRIBE_STRUCT(Letter, (), (id, kind, recipient, created_at, attempts, next_at, sent_at, failure))

struct LetterQuery : PageQuery {
  LetterState state = LetterState::dead;
  std::optional<Text<60>> kind;
};
BOOST_DESCRIBE_STRUCT(LetterQuery, (PageQuery), (state, kind))

struct Again {
  std::optional<Text<60>> kind;  // absent: dead letters of every kind
};
BOOST_DESCRIBE_STRUCT(Again, (), (kind))
struct SentAgain {
  std::int64_t letters = 0;
};
BOOST_DESCRIBE_STRUCT(SentAgain, (), (letters))

inline constexpr http::Permission kManageOutbox{"outbox.manage", "管理外发消息", "look after outgoing messages"};

Paged<Letter> letters(ReadContext& context, const LetterQuery& query);
// A dead letter waits again, with all its attempts before it. Refuses letter.unknown, letter.not_dead.
void send_again(WriteContext& context, LetterId id);
SentAgain send_all_again(WriteContext& context, const Again& which);  // 500 at most; again for more

std::vector<http::Route> routes();

}  // namespace onewindow::jobs
