// What the centre's office does with ratings: reads them without a name, verifies the bad ones, tells the result
// back (P7.4.14; 国办发〔2019〕51号).
#include "base/digest.h"
#include "base/text.h"
#include "oversight/ratings/views.h"

namespace onewindow::ratings {
namespace {

Refusal unknown() {
  return Refusal(RefusalKind::not_found, "rating.unknown", "没有这条评价", "there is no such rating");
}

// Whoever was rated never sees what was said, whatever else he may.
bool own(const Actor& actor, const store::Rating& row) { return actor.account && actor.account == row.worker_id; }

RatingRow row_of(ReadContext& context, const store::Rating& row) {
  const Norms norms = Norms::of(context.law);
  RatingRow out{.id = row.id,
                .level = row.level,
                .text = row.text,
                .kind = row.kind,
                .item_name = row.item_name,
                .item_name_en = row.item_name_en,
                .window_name = row.window_name,
                .department_name = row.department_name,
                .worker = row.worker,
                .on_pad = row.on_pad,
                .counts = row.counts,
                .service_at = row.service_at,
                .rated_at = row.rated_at,
                .matter = row.matter,
                .verdict = row.verdict};
  for (const auto& option : options_of(norms, row.level))
    if (std::find(row.options.begin(), row.options.end(), option.code) != row.options.end())
      out.options.push_back(option);
  const auto due = row.matter == MatterState::open       ? verify_by(norms, row.rated_at)
                   : row.matter == MatterState::verified ? tell_by(norms, *row.verified_at)
                                                         : std::nullopt;
  if (due) {
    out.due = due->due;
    out.overdue = context.today() > due->due;
  }
  return out;
}

store::Rating found(ReadContext& context, RatingId id) {
  auto row = store::find(context.db, id);
  if (!row || own(context.actor, *row)) throw unknown();
  return std::move(*row);
}

store::Rating bad(ReadContext& context, RatingId id, std::int32_t version) {
  auto row = found(context, id);
  if (!row.matter)
    throw Refusal(RefusalKind::conflict, "rating.not_bad", "只有差评需要核实", "only bad ratings are verified");
  if (row.version != version)
    throw Refusal(RefusalKind::stale, "rating.stale", "这条评价已被他人处理，请重新载入",
                  "somebody dealt with this rating meanwhile; reload it")
        .with("version", row.version);
  return row;
}

RatingView shown_whole(ReadContext& context, const store::Rating& row) {
  RatingView out;
  static_cast<RatingRow&>(out) = row_of(context, row);
  out.version = row.version;
  out.finding = row.finding;
  out.heard = row.heard;
  out.verified_by = row.verified_by;
  out.reply = row.reply;
  out.told_by = row.told_by;
  out.verified_at = row.verified_at;
  out.told_at = row.told_at;
  out.because = row.because;
  return out;
}

RatingView store_and_show(WriteContext& context, std::string_view act, store::Rating& row, const std::string& before) {
  ++row.version;
  store::update(context.db, row);
  context.record(act, "rating", row.id, before, json::text(row));
  return shown_whole(context, row);
}

}  // namespace

Paged<RatingRow> list(ReadContext& context, const RatingQuery& query) {
  const int limit = limit_of(query);
  const auto after = query.after ? std::optional(RatingId{mark_number(*query.after)}) : std::nullopt;
  const auto rows = store::list(context.db, query, after, limit + 1);
  Paged<RatingRow> out;
  for (const auto& row : rows) {
    if (int(out.items.size()) == limit) break;
    if (!own(context.actor, row)) out.items.push_back(row_of(context, row));
  }
  if (int(rows.size()) > limit) out.next = std::to_string(rows[std::size_t(limit) - 1].id.value);
  return out;
}

RatingView view(ReadContext& context, RatingId id) { return shown_whole(context, found(context, id)); }

RatingView verify(WriteContext& context, RatingId id, const Verification& given) {
  auto row = store::find(context.db, id);
  const bool of_own = row && own(context.actor, *row);
  if (!of_own) row = bad(context, id, given.version);
  const auto verified = judge_finding(Norms::of(context.law), {given.verdict, given.text, given.heard}, of_own);
  if (row->matter != MatterState::open)
    throw Refusal(RefusalKind::conflict, "rating.verified", "这条差评已经核实过", "this rating has been verified");
  const std::string before = json::text(*row);
  row->matter = MatterState::verified;
  row->verdict = given.verdict;
  row->finding = text::trim(given.text);
  row->heard = text::trim(given.heard);
  row->counts = verified.value.counts;
  row->verified_by = context.actor.name;
  row->verified_at = context.now;
  row->because.add(verified.because);
  if (verified.value.fault)  // P7.4.14; what it costs, the assessment says
    context.observe({.kind = "rating.fault_verified",
                     .subject_kind = "account",
                     .subject = row->worker_id.value,
                     .object = row->id.value,
                     .at = row->service_at,
                     .detail = {{"rating", std::to_string(row->id.value)}}});
  return store_and_show(context, "ratings.verify", *row, before);
}

RatingView tell(WriteContext& context, RatingId id, const Reply& reply) {
  auto row = bad(context, id, reply.version);
  if (row.matter != MatterState::verified)
    throw Refusal(
        RefusalKind::conflict, row.matter == MatterState::open ? "rating.not_verified" : "rating.told",
        row.matter == MatterState::open ? "请先核实，再把结果告知评价人" : "结果已经告知评价人",
        row.matter == MatterState::open ? "verify it first, then tell the result" : "the result has been told");
  const std::string before = json::text(row);
  row.matter = MatterState::told;
  row.reply = text::trim(reply.text);
  row.told_by = context.actor.name;
  row.told_at = context.now;
  return store_and_show(context, "ratings.tell", row, before);
}

std::string digest_of(ReadContext& context, RatingId id) {
  const auto row = store::find(context.db, id);
  return row ? digest::sm3(json::text(*row)) : "";
}

}  // namespace onewindow::ratings
