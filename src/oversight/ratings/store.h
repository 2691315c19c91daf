#pragma once
// Every statement on ratings and pads.
#include "oversight/ratings/ratings.h"

namespace onewindow::ratings::store {

struct Rating {
  RatingId id;
  std::int32_t version = 1;
  invitations::InvitationId invitation_id;
  Level level = Level::very_satisfied;
  std::vector<std::int32_t> options;
  std::string text;
  std::string terms;  // what a search finds: worker, window, item and text in small letters
  invitations::ServiceKind kind = invitations::ServiceKind::issue;
  std::string item_code, item_name, item_name_en;
  std::optional<WindowId> window_id;
  std::string window_name;
  AccountId worker_id;
  std::string worker;
  DepartmentId department_id;
  std::string department_name;
  bool on_pad = false, counts = true;
  Instant service_at, rated_at;
  std::string salt;
  std::optional<std::string> follow_up;  // its digest
  std::optional<MatterState> matter;
  std::optional<Verdict> verdict;
  std::string finding, heard, verified_by;
  std::optional<Instant> verified_at;
  std::string reply, told_by;
  std::optional<Instant> told_at;
  Because because;
};
BOOST_DESCRIBE_STRUCT(Rating, (),
                      (id, version, invitation_id, level, options, text, terms, kind, item_code, item_name,
                       item_name_en, window_id, window_name, worker_id, worker, department_id, department_name, on_pad,
                       counts, service_at, rated_at, salt, follow_up, matter, verdict, finding, heard, verified_by,
                       verified_at, reply, told_by, told_at, because))

void insert(db::Write& write, const Rating& rating);
void update(db::Write& write, const Rating& rating);  // what verifying and telling change
std::optional<Rating> find(db::Read& read, RatingId id);
std::optional<Rating> find_by_follow_up(db::Read& read, const std::string& digest);
bool rated(db::Read& read, invitations::InvitationId id);
std::vector<Rating> list(db::Read& read, const RatingQuery& query, std::optional<RatingId> after, int limit);

struct LevelCount {
  std::string window, worker, department, item;
  Level level = Level::very_satisfied;
  bool counts = true;
  std::string window_name, worker_name, department_name, item_name;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(LevelCount, (),
                      (window, worker, department, item, level, counts, window_name, worker_name, department_name,
                       item_name, count))
// Of services that ended from `from` on and before `to`; said before `said_before`.
std::vector<LevelCount> counts(db::Read& read, Instant from, Instant to, Instant said_before);

struct Pad {
  PadId id;
  WindowId window_id;
  std::optional<std::string> code_digest;
  Instant code_until;
  std::optional<std::string> token_digest;
  std::string paired_by;
  std::optional<Instant> paired_at;
};
BOOST_DESCRIBE_STRUCT(Pad, (), (id, window_id, code_digest, code_until, token_digest, paired_by, paired_at))
void insert(db::Write& write, const Pad& pad);
void update(db::Write& write, const Pad& pad);
void remove(db::Write& write, PadId id);
std::optional<Pad> find_pad(db::Read& read, PadId id);
std::optional<Pad> pad_by_code(db::Read& read, const std::string& digest);
std::optional<Pad> pad_by_token(db::Read& read, const std::string& digest);
std::vector<Pad> pads_at(db::Read& read, WindowId window);  // those that wait for their code among them

}  // namespace onewindow::ratings::store
