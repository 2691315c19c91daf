#include "centre/law/store.h"

namespace onewindow::law::store {

void keep_text(db::Write& write, const PackRow& row) {
  write.change(
      "insert into packs @row on conflict (hash) do update set loaded_at = excluded.loaded_at, sections = "
      "excluded.sections",
      row);
}

std::vector<PackView> packs(db::Read& read) {
  return read.all<PackView>(
      "select @columns from packs p where not exists (select 1 from packs later where later.pack = p.pack"
      " and (later.loaded_at, later.hash) > (p.loaded_at, p.hash)) order by base desc, pack");
}

std::optional<PackView> newest(db::Read& read, const std::string& pack) {
  return read.first<PackView>(
      "select @columns from packs where pack = :pack order by loaded_at desc, hash desc limit 1", {{"pack", pack}});
}

std::optional<PackView> by_hash(db::Read& read, const std::string& hash) {
  return read.first<PackView>("select @columns from packs where hash = :hash", {{"hash", hash}});
}

std::optional<PackText> text(db::Read& read, const std::string& hash) {
  return read.first<PackText>("select @columns from packs where hash = :hash", {{"hash", hash}});
}

void insert(db::Write& write, const AdoptionRow& row) { write.change("insert into adoptions @row", row); }

// In the order in which they were adopted: of two from the same day, the later one holds.
std::vector<AdoptionRow> adoptions(db::Read& read) {
  return read.all<AdoptionRow>("select @columns from adoptions where centre_id = :centre order by from_date, id");
}

}  // namespace onewindow::law::store
