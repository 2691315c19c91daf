#include "service/cases/store_register_rows.h"

namespace onewindow::cases::store {

void insert(db::Write& write, const Figures& figures) { write.change("insert into case_figures @row", figures); }

void update(db::Write& write, const Figures& figures) {
  write.change(
      "update case_figures set noticed_at = :noticed_at, accepted_at = :accepted_at, outcome = :outcome, concluded_at "
      "= "
      ":concluded_at, finished_at = :finished_at, closed_at = :closed_at, notices = :notices, promised_due = "
      ":promised_due, statutory_due = :statutory_due, promised_kept = :promised_kept, statutory_kept = "
      ":statutory_kept, workdays = :workdays, spot_kept = :spot_kept where centre_id = :centre and case_id = :case_id",
      figures);
}

std::optional<Figures> figures(db::Read& read, CaseId id) {
  return read.first<Figures>("select @columns from case_figures where centre_id = :centre and case_id = :id",
                             {{"id", id}});
}

void insert(db::Write& write, const Denial& denial) { write.change("insert into case_denials @row", denial); }

void insert(db::Write& write, const StopBegun& stop) { write.change("insert into case_stops @row", stop); }

void put(db::Write& write, const Certificate& certificate) {
  write.change(
      "insert into case_certificates @row on conflict (centre_id, case_id) do update set name = excluded.name, number "
      "= "
      "excluded.number, holder = excluded.holder, valid_until = excluded.valid_until, until_sort = "
      "excluded.until_sort, "
      "granted_at = excluded.granted_at",
      certificate);
}

void insert(db::Write& write, const Archive& archive) { write.change("insert into case_archives @row", archive); }

void update(db::Write& write, const Archive& archive) {
  write.change(
      "update case_archives set version = :version, state = :state, place = :place, box = :box, pages = :pages,"
      " documents = :documents, placed_at = :placed_at, placed_by = :placed_by, borrower = :borrower, lent_at = "
      ":lent_at, due_back = :due_back where centre_id = :centre and case_id = :case_id",
      archive);
}

std::optional<Archive> archive(db::Read& read, CaseId id) {
  return read.first<Archive>("select @columns from case_archives where centre_id = :centre and case_id = :id",
                             {{"id", id}});
}

void mark_filed(db::Write& write, CaseId id) {
  write.change("update case_figures set filed = 1 where centre_id = :centre and case_id = :id", {{"id", id}});
}

void insert(db::Write& write, const ArchiveMove& move) { write.change("insert into case_archive_moves @row", move); }

std::vector<ArchiveMove> moves(db::Read& read, CaseId id) {
  return read.all<ArchiveMove>(
      "select @columns from case_archive_moves where centre_id = :centre and case_id = :id order by id limit 200",
      {{"id", id}});
}

}  // namespace onewindow::cases::store
