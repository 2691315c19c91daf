#pragma once
// What a case that came online asks of the acts on it. Used by the use cases only.
#include "service/cases/online.h"
#include "service/cases/online_rules.h"
#include "service/cases/work.h"

namespace onewindow::cases {

// Nobody answers for it yet: whoever first acts on it at a window does from now on.
void take_in_hand(Work& work);
// The windows that take the item are told that it came.
void call_windows(Work& work);
// The applicant does not stand at the window: what was decided is told by text message.
void tell_filer(Work& work, std::string_view act);

Progress progress_of(ReadContext& context, const store::Case& row);

namespace store {

// Who filed it: the visitor, and his phone.
void mark_online(db::Write& write, CaseId id, VisitorId visitor, const privacy::Sealed& phone);
privacy::Sealed filer_phone(db::Read& read, CaseId id);  // empty: not filed online
inline privacy::Place filer_place(CaseId id) { return {"cases", "filer_phone", id.value}; }
std::int64_t filed_since(db::Read& read, VisitorId visitor, Instant since);
// The one of this paper, where the centre knows him.
std::optional<PersonId> known_person(db::Read& read, const privacy::Privacy& privacy, PaperKind paper,
                                     const std::string& number);
void assign(db::Write& write, const Case& row);  // handler and window

// A case of the public, with what leads to it.
struct Mine : Case {
  Channel channel = Channel::window;
  std::optional<VisitorId> visitor_id;
};
BOOST_DESCRIBE_STRUCT(Mine, (Case), (channel, visitor_id))
struct AfterMine {
  Instant received_at;
  CaseId id;
};
std::optional<Mine> find_mine(db::Read& read, const privacy::Privacy& privacy, const Proven& proven, CaseId id);
// Newest first.
std::vector<Mine> mine(db::Read& read, const privacy::Privacy& privacy, const Proven& proven, const MyCaseQuery& query,
                       const std::optional<AfterMine>& after, int limit);
// Whose phone it is: of these persons, those with this phone.
bool has_phone(db::Read& read, const privacy::Privacy& privacy, PersonId person, const std::string& phone);

struct AfterDue {
  std::string due_sort;
  CaseId id;
};
std::vector<Case> online(db::Read& read, const privacy::Privacy& privacy, const OnlineQuery& query, AccountId actor,
                         const std::optional<AfterDue>& after, int limit);

}  // namespace store

}  // namespace onewindow::cases
