#include "service/cases/archives.h"

#include "service/cases/rules.h"
#include "service/cases/store.h"
#include "service/cases/store_register_rows.h"
#include "service/cases/work.h"

namespace onewindow::cases {

namespace {

Refusal conflict(const char* code, const char* zh, const char* en) {
  return Refusal(RefusalKind::conflict, code, zh, en);
}

store::Archive record_of(ReadContext& context, CaseId id) {
  auto record = store::archive(context.db, id);
  if (record) return *record;
  if (!store::find(context.db, id)) throw unknown_case();
  throw conflict("archive.not_filed", "办件还未归档；请先办结归档，再登记档案",
                 "the case is not filed yet; file it first, then register its papers");
}

// The record as the actor saw it, on which an act goes on.
store::Archive seen(ReadContext& context, CaseId id, std::int32_t version) {
  auto record = record_of(context, id);
  if (record.version != version)
    throw Refusal(RefusalKind::stale, "archive.stale", "档案记录已被他人更新，请重新载入后再办",
                  "somebody changed the archive's record meanwhile; reload it and try again")
        .with("version", record.version);
  return record;
}

void move(WriteContext& context, CaseId id, MoveKind kind, std::string person, std::string purpose, std::string place) {
  store::insert(context.db, store::ArchiveMove{.case_id = id,
                                               .id = context.make_id<Id<ArchiveMoveTag>>(),
                                               .kind = kind,
                                               .at = context.now,
                                               .actor_id = context.actor.account,
                                               .actor_name = context.actor.name,
                                               .person = std::move(person),
                                               .purpose = std::move(purpose),
                                               .place = std::move(place)});
}

ArchiveView shown(ReadContext& context, const store::Archive& record) {
  ArchiveView out{.case_id = record.case_id,
                  .version = record.version,
                  .state = record.state,
                  .filed_at = record.filed_at,
                  .filed_by = record.filed_by,
                  .place = record.place,
                  .box = record.box,
                  .pages = record.pages,
                  .documents = record.documents,
                  .placed_at = record.placed_at,
                  .placed_by = record.placed_by,
                  .borrower = record.borrower,
                  .lent_at = record.lent_at,
                  .due_back = record.due_back};
  for (auto& one : store::moves(context.db, record.case_id))
    out.moves.push_back({one.kind, one.at, std::move(one.actor_name), std::move(one.person), std::move(one.purpose),
                         std::move(one.place)});
  return out;
}

ArchiveView finish(WriteContext& context, std::string_view act, const store::Archive& before, store::Archive record) {
  ++record.version;
  store::update(context.db, record);
  const auto image = [](store::Archive one) {  // who borrowed is no matter of the ledger's digests
    one.borrower.clear();
    return json::text(one);
  };
  context.record(
      "cases." + std::string(act), "case", record.case_id, image(before), image(record),
      {{"place", record.place}, {"box", record.box}, {"state", boost::describe::enum_to_string(record.state, "")}});
  return shown(context, record);
}

}  // namespace

ArchiveView place_papers(WriteContext& context, CaseId id, const Placing& placing) {
  if (placing.pages < 1 || placing.documents < 0)
    throw Refusal(RefusalKind::invalid, "archive.pages", "请填写页数（不少于1页）", "say how many pages there are")
        .at("/pages");
  const auto before = seen(context, id, placing.version);
  if (before.state == FilingState::lent)
    throw conflict("archive.lent", "档案已借出，归还后才能改存放位置", "the papers are out; take them back first");
  auto record = before;
  record.state = FilingState::in_place;
  record.place = placing.place;
  record.box = placing.box;
  record.pages = placing.pages;
  record.documents = placing.documents;
  record.placed_at = context.now;
  record.placed_by = context.actor.name;
  store::mark_filed(context.db, id);
  move(context, id, MoveKind::placed, context.actor.name, "", record.place + " " + record.box);
  return finish(context, "place_papers", before, std::move(record));
}

ArchiveView lend_papers(WriteContext& context, CaseId id, const Lending& lending) {
  const auto before = seen(context, id, lending.version);
  if (before.state == FilingState::unplaced)
    throw conflict("archive.not_placed", "请先登记存放位置和页数，再办理借阅",
                   "say first where the papers lie and how many pages they have");
  if (before.state == FilingState::lent)
    throw conflict("archive.lent", "档案已借出，归还后才能再借", "the papers are out already");
  if (lending.due_back && *lending.due_back < context.today())
    throw Refusal(RefusalKind::invalid, "archive.due_back", "应还日期不能早于今天", "the day of return has passed")
        .at("/due_back");
  auto record = before;
  record.state = FilingState::lent;
  record.borrower = lending.borrower;
  record.lent_at = context.now;
  record.due_back = lending.due_back;
  move(context, id, MoveKind::lent, lending.borrower, lending.purpose, record.place + " " + record.box);
  return finish(context, "lend_papers", before, std::move(record));
}

ArchiveView take_papers_back(WriteContext& context, CaseId id, const PapersBack& back) {
  const auto before = seen(context, id, back.version);
  if (before.state != FilingState::lent)
    throw conflict("archive.not_lent", "档案没有借出，无需归还", "the papers are not out");
  auto record = before;
  record.state = FilingState::in_place;
  record.borrower.clear();
  record.lent_at.reset();
  record.due_back.reset();
  move(context, id, MoveKind::returned, before.borrower, back.note, record.place + " " + record.box);
  return finish(context, "take_papers_back", before, std::move(record));
}

ArchiveView archive_of(ReadContext& context, CaseId id) { return shown(context, record_of(context, id)); }

}  // namespace onewindow::cases
