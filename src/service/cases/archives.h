#pragma once
// The archive of a centre's cases on paper (P5c.8.5, P6.8.5): where the papers of a finished case lie, how many pages,
// and who has them out. A record begins when the case is filed (归档). Not here: the electronic file, which is the case
// itself.
#include "service/cases/cases.h"

namespace onewindow::cases {

struct ArchiveMoveTag;

enum class FilingState { unplaced, in_place, lent };
BOOST_DESCRIBE_ENUM(FilingState, unplaced, in_place, lent)
enum class MoveKind { placed, lent, returned };
BOOST_DESCRIBE_ENUM(MoveKind, placed, lent, returned)

struct Placing {  // into the box, and again when they move to another
  std::int32_t version = 0;
  Text<80, 1> place;           // 档案室二排三柜
  Text<40, 1> box;             // the number of the box
  std::int32_t pages = 0;      // as numbered
  std::int32_t documents = 0;  // pieces
};
BOOST_DESCRIBE_STRUCT(Placing, (), (version, place, box, pages, documents))

struct Lending {
  std::int32_t version = 0;
  Text<80, 1> borrower;
  Text<400, 1> purpose;
  std::optional<Date> due_back;
};
BOOST_DESCRIBE_STRUCT(Lending, (), (version, borrower, purpose, due_back))

struct PapersBack {
  std::int32_t version = 0;
  Text<400> note;
};
BOOST_DESCRIBE_STRUCT(PapersBack, (), (version, note))

struct ArchiveMoveView {
  MoveKind kind = MoveKind::placed;
  Instant at;
  std::string actor_name;  // who keeps the archive
  std::string person;      // who took the papers, or brought them back
  std::string purpose, place;
};
BOOST_DESCRIBE_STRUCT(ArchiveMoveView, (), (kind, at, actor_name, person, purpose, place))

struct ArchiveView {
  CaseId case_id;
  std::int32_t version = 0;
  FilingState state = FilingState::unplaced;
  Instant filed_at;
  std::string filed_by, place, box;
  std::int32_t pages = 0, documents = 0;
  std::optional<Instant> placed_at;
  std::string placed_by, borrower;
  std::optional<Instant> lent_at;
  std::optional<Date> due_back;
  std::vector<ArchiveMoveView> moves;
};
BOOST_DESCRIBE_STRUCT(ArchiveView, (),
                      (case_id, version, state, filed_at, filed_by, place, box, pages, documents, placed_at, placed_by,
                       borrower, lent_at, due_back, moves))

// `version` is the record's. Refuses archive.not_filed, archive.stale, archive.lent, archive.not_lent,
// archive.not_placed, archive.pages, archive.due_back.
ArchiveView place_papers(WriteContext& context, CaseId id, const Placing& placing);  // POST /api/v1/cases/{id}/archive
ArchiveView lend_papers(WriteContext& context, CaseId id, const Lending& lending);   // POST …/archive/loan
ArchiveView take_papers_back(WriteContext& context, CaseId id, const PapersBack& back);  // POST …/archive/return
ArchiveView archive_of(ReadContext& context, CaseId id);                                 // GET  …/archive

}  // namespace onewindow::cases
