#include "centre/law/law.h"

#include <algorithm>

#include "centre/law/checks.h"
#include "centre/law/store.h"

namespace onewindow::law {
namespace {

Refusal invalid(std::string code, std::string zh, std::string en, std::string at) {
  return Refusal(RefusalKind::invalid, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

}  // namespace

PackView find_pack(ReadContext& context, const std::string& id, const std::optional<Text<64>>& hash) {
  const auto pack = hash ? store::by_hash(context.db, *hash) : store::newest(context.db, id);
  if (pack && pack->pack == id) return *pack;
  throw invalid("law.pack_unknown", "没有这个制度包：" + id + "。请从制度列表中选择。",
                "there is no such pack: " + id + ". Choose one of the list.", hash ? "/hash" : "/pack");
}

void check_adoptable(const PackView& pack, const std::vector<std::string>& sections) {
  if (pack.base)
    throw invalid("law.base_needs_no_adoption", "“" + pack.title + "”是国家基础制度，对所有中心直接有效，无需采用。",
                  "this pack is a national base and binds every centre without adoption", "/pack");
  for (std::size_t i = 0; i < sections.size(); ++i)
    if (std::find(pack.sections.begin(), pack.sections.end(), sections[i]) == pack.sections.end())
      throw invalid("law.section_unknown", "“" + pack.title + "”中没有这一部分：" + sections[i],
                    "the pack has no such section: " + sections[i], "/sections/" + std::to_string(i));
}

AdoptionRow enter(WriteContext& context, AdoptionRow row) {
  store::insert(context.db, row);
  context.record("law.adopt", "adoption", row.id, "", json::text(row),
                 {{"pack", row.pack}, {"hash", row.hash}, {"from", row.from_date.str()}});
  context.forget(Kept::law);
  return row;
}

AdoptionRow adopt(WriteContext& context, const Adoption& adoption) {
  const PackView pack = find_pack(context, adoption.pack, adoption.hash);
  check_adoptable(pack, adoption.sections);
  if (!context.actor.system && adoption.second_person == context.actor.name)
    throw invalid("law.second_person_same", "复核人应是经办人以外的另一人。",
                  "the second person must be another one than who enters it", "/second_person");
  return enter(context, {.id = context.make_id<AdoptionId>(),
                         .pack = pack.pack,
                         .version = pack.version,
                         .hash = pack.hash,
                         .sections = adoption.sections,
                         .from_date = adoption.from,
                         .adopted_by = context.actor.name,
                         .second_person = adoption.second_person,
                         .at = context.now});
}

std::vector<AdoptionRow> adoptions(ReadContext& context) { return store::adoptions(context.db); }

std::vector<PackView> packs(ReadContext& context) { return store::packs(context.db); }

PackText pack_text(ReadContext& context, const std::string& hash) {
  if (auto text = store::text(context.db, hash)) return std::move(*text);
  throw Refusal(RefusalKind::not_found, "law.pack_not_found", "没有这个制度文本。", "there is no such text of a pack");
}

std::vector<http::Route> routes() {
  return {
      http::route<"GET /api/v1/packs", packs>(kRead, "The packs a centre may adopt"),
      http::route<"GET /api/v1/packs/{hash}", pack_text>(kRead, "The text of a pack, as it was loaded"),
      http::route<"GET /api/v1/adoptions", adoptions>(kRead, "Which packs the centre has adopted, from when on"),
  };
}

}  // namespace onewindow::law
