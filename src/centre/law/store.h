#pragma once
// Every statement of this feature.
#include "centre/law/law.h"

namespace onewindow::law::store {

struct PackRow {
  std::string hash, pack, version, title, title_en, issuer, document_number;
  std::optional<Date> effective;
  bool base = false;
  std::vector<std::string> sections;
  std::string text;
  Instant loaded_at;
};
BOOST_DESCRIBE_STRUCT(PackRow, (),
                      (hash, pack, version, title, title_en, issuer, document_number, effective, base, sections, text,
                       loaded_at))

void keep_text(db::Write& write, const PackRow& row);
std::vector<PackView> packs(db::Read& read);
std::optional<PackView> newest(db::Read& read, const std::string& pack);
std::optional<PackView> by_hash(db::Read& read, const std::string& hash);
std::optional<PackText> text(db::Read& read, const std::string& hash);

void insert(db::Write& write, const AdoptionRow& row);
std::vector<AdoptionRow> adoptions(db::Read& read);

}  // namespace onewindow::law::store
