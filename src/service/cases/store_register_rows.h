#pragma once
// What register_rows.h writes.
#include "service/cases/archives.h"
#include "service/cases/figures.h"

namespace onewindow::cases::store {

struct Denial {
  CaseId case_id;
  Id<EventTag> event_id;
  DenialKind kind = DenialKind::denied;
  Instant at;
  std::string reason, legal_basis, other_authority, document_number;
  AccountId worker_id;
  std::string worker;
};
BOOST_DESCRIBE_STRUCT(Denial, (),
                      (case_id, event_id, kind, at, reason, legal_basis, other_authority, document_number, worker_id,
                       worker))

struct StopBegun {
  CaseId case_id;
  Id<EventTag> event_id;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(StopBegun, (), (case_id, event_id, at))

struct Certificate {
  CaseId case_id;
  std::string name, number, holder;
  std::optional<Date> valid_until;
  std::string until_sort;  // those without an end come last
  Instant granted_at;
};
BOOST_DESCRIBE_STRUCT(Certificate, (), (case_id, name, number, holder, valid_until, until_sort, granted_at))

struct Archive {
  CaseId case_id;
  std::optional<WindowId> window_id;
  std::int32_t version = 1;
  Instant filed_at;
  std::string filed_by;
  FilingState state = FilingState::unplaced;
  std::string place, box;
  std::int32_t pages = 0, documents = 0;
  std::optional<Instant> placed_at;
  std::string placed_by;
  std::string borrower;
  std::optional<Instant> lent_at;
  std::optional<Date> due_back;
};
BOOST_DESCRIBE_STRUCT(Archive, (),
                      (case_id, window_id, version, filed_at, filed_by, state, place, box, pages, documents, placed_at,
                       placed_by, borrower, lent_at, due_back))

struct ArchiveMove {
  CaseId case_id;
  Id<ArchiveMoveTag> id;
  MoveKind kind = MoveKind::placed;
  Instant at;
  AccountId actor_id;
  std::string actor_name, person, purpose, place;
};
BOOST_DESCRIBE_STRUCT(ArchiveMove, (), (case_id, id, kind, at, actor_id, actor_name, person, purpose, place))

void insert(db::Write& write, const Figures& figures);
void update(db::Write& write, const Figures& figures);  // what acts change
std::optional<Figures> figures(db::Read& read, CaseId id);
void insert(db::Write& write, const Denial& denial);
void insert(db::Write& write, const StopBegun& stop);
void put(db::Write& write, const Certificate& certificate);  // the newest of a case
void insert(db::Write& write, const Archive& archive);
void update(db::Write& write, const Archive& archive);
std::optional<Archive> archive(db::Read& read, CaseId id);
void mark_filed(db::Write& write, CaseId id);
void insert(db::Write& write, const ArchiveMove& move);
std::vector<ArchiveMove> moves(db::Read& read, CaseId id);  // the first first, 200 at most

}  // namespace onewindow::cases::store
