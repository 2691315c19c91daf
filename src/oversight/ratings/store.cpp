#include "oversight/ratings/store.h"

#include "base/text.h"
#include "db/like.h"

namespace onewindow::ratings::store {

void insert(db::Write& write, const Rating& rating) { write.change("insert into ratings @row", rating); }

void update(db::Write& write, const Rating& rating) {
  write.change(
      "update ratings set version = :version, counts = :counts, matter = :matter, verdict = :verdict, finding = "
      ":finding, heard = :heard, verified_by = :verified_by, verified_at = :verified_at, reply = :reply, told_by = "
      ":told_by, told_at = :told_at, because = :because where centre_id = :centre and id = :id",
      {{"version", rating.version},
       {"counts", rating.counts},
       {"matter", rating.matter},
       {"verdict", rating.verdict},
       {"finding", rating.finding},
       {"heard", rating.heard},
       {"verified_by", rating.verified_by},
       {"verified_at", rating.verified_at},
       {"reply", rating.reply},
       {"told_by", rating.told_by},
       {"told_at", rating.told_at},
       {"because", rating.because},
       {"id", rating.id}});
}

std::optional<Rating> find(db::Read& read, RatingId id) {
  return read.first<Rating>("select @columns from ratings where centre_id = :centre and id = :id", {{"id", id}});
}

std::optional<Rating> find_by_follow_up(db::Read& read, const std::string& digest) {
  return read.first<Rating>("select @columns from ratings where centre_id = :centre and follow_up = :digest",
                            {{"digest", digest}});
}

bool rated(db::Read& read, invitations::InvitationId id) {
  return read.count("select count(*) from ratings where centre_id = :centre and invitation_id = :id", {{"id", id}}) !=
         0;
}

std::vector<Rating> list(db::Read& read, const RatingQuery& query, std::optional<RatingId> after, int limit) {
  const bool up = query.oldest_first.value_or(false);
  std::string sql = "select @columns from ratings where centre_id = :centre";
  db::Params params;
  if (query.matter) {
    sql += " and matter = :matter";
    params.with("matter", *query.matter);
  } else if (query.bad) {
    sql += *query.bad ? " and matter is not null" : " and matter is null";
  }
  if (query.level) {
    sql += " and level = :level";
    params.with("level", *query.level);
  }
  if (query.search && !text::trim(*query.search).empty()) {
    sql += " and terms like :terms escape '!'";
    params.with("terms", db::like_anywhere(text::lower(*query.search)));
  }
  if (after) {
    sql += up ? " and id > :after" : " and id < :after";
    params.with("after", *after);
  }
  sql += up ? " order by id limit :limit" : " order by id desc limit :limit";
  return read.all<Rating>(sql, params.with("limit", limit));
}

std::vector<LevelCount> counts(db::Read& read, Instant from, Instant to, Instant said_before) {
  return read.all<LevelCount>(
      "select cast(coalesce(window_id, 0) as text), cast(worker_id as text), cast(department_id as text), item_code, "
      "level, counts, max(window_name), max(worker), max(department_name), max(item_name), count(*) from ratings where "
      "centre_id = :centre and service_at >= :from and service_at < :to and rated_at < :said_before group by "
      "window_id, worker_id, department_id, item_code, level, counts order by 1, 2, 3, 4, 5, 6",
      {{"from", from}, {"to", to}, {"said_before", said_before}});
}

void insert(db::Write& write, const Pad& pad) { write.change("insert into rating_pads @row", pad); }

void update(db::Write& write, const Pad& pad) {
  write.change(
      "update rating_pads set code_digest = :code_digest, token_digest = :token_digest, paired_at = :paired_at where "
      "centre_id = :centre and id = :id",
      {{"code_digest", pad.code_digest},
       {"token_digest", pad.token_digest},
       {"paired_at", pad.paired_at},
       {"id", pad.id}});
}

void remove(db::Write& write, PadId id) {
  write.change("delete from rating_pads where centre_id = :centre and id = :id", {{"id", id}});
}

std::optional<Pad> find_pad(db::Read& read, PadId id) {
  return read.first<Pad>("select @columns from rating_pads where centre_id = :centre and id = :id", {{"id", id}});
}

std::optional<Pad> pad_by_code(db::Read& read, const std::string& digest) {
  return read.first<Pad>("select @columns from rating_pads where centre_id = :centre and code_digest = :digest",
                         {{"digest", digest}});
}

std::optional<Pad> pad_by_token(db::Read& read, const std::string& digest) {
  return read.first<Pad>("select @columns from rating_pads where centre_id = :centre and token_digest = :digest",
                         {{"digest", digest}});
}

std::vector<Pad> pads_at(db::Read& read, WindowId window) {
  return read.all<Pad>(
      "select @columns from rating_pads where centre_id = :centre and window_id = :window order by id limit 50",
      {{"window", window}});
}

}  // namespace onewindow::ratings::store
