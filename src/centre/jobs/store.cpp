#include "centre/jobs/store.h"

namespace onewindow::jobs::store {

bool take(db::Write& write, const std::string& job, const std::string& holder, Instant now, Instant until) {
  return write
      .value<std::string>(
          "insert into jobs_leases (name, holder, until_at, due_at) values (:name, :holder, :until, 0) on conflict "
          "(name) do update set"
          " holder = excluded.holder, until_at = excluded.until_at where jobs_leases.until_at <= :now and "
          "jobs_leases.due_at <= :due returning name",
          {{"name", job}, {"holder", holder}, {"until", until}, {"now", now}, {"due", now}})
      .has_value();
}

void give_back(db::Write& write, const std::string& job, const std::string& holder, const Ran& ran) {
  write.change(
      "update jobs_leases set until_at = 0, due_at = :due, ran_at = :at, milliseconds = :milliseconds, failure = "
      ":failure where name = :name and holder = :holder",
      {{"due", ran.due},
       {"at", ran.at},
       {"milliseconds", ran.milliseconds},
       {"failure", ran.failure},
       {"name", job},
       {"holder", holder}});
}

std::vector<Lease> leases(db::Read& read) {
  return read.all<Lease>("select @columns from jobs_leases order by name limit 200");
}

std::vector<Waiting> due(db::Read& read, Instant now) {
  return read.all<Waiting>(
      "select @columns from outbox where centre_id = :centre and next_at is not null and next_at <= :now order by "
      "next_at, id limit 50",
      {{"now", now}});
}

void mark_sent(db::Write& write, const Waiting& message, Instant now) {
  write.change(
      "update outbox set sent_at = :now, next_at = null, failure = null where centre_id = :centre and id = :id",
      {{"now", now}, {"id", message.id}});
}

void mark_failed(db::Write& write, const Waiting& message, std::int64_t attempts, std::optional<Instant> next,
                 const std::string& failure) {
  write.change(
      "update outbox set attempts = :attempts, next_at = :next, failure = :failure where centre_id = :centre and id = "
      ":id",
      {{"attempts", attempts}, {"next", next}, {"failure", failure}, {"id", message.id}});
}

void postpone(db::Write& write, const Waiting& message, Instant until) {
  write.change("update outbox set next_at = :until where centre_id = :centre and id = :id",
               {{"until", until}, {"id", message.id}});
}

std::vector<Letter> letters(db::Read& read, const LetterQuery& query, LetterId before, int limit) {
  std::string where = query.state == LetterState::sent   ? " and sent_at is not null"
                      : query.state == LetterState::dead ? " and next_at is null and sent_at is null"
                                                         : " and next_at is not null";
  db::Params params{{"before", before}, {"limit", limit}};
  if (query.kind) {
    where += " and kind = :kind";
    params.with("kind", *query.kind);
  }
  return read.all<Letter>("select @columns from outbox where centre_id = :centre and id < :before" + where +
                              " order by id desc limit :limit",
                          params);
}

std::optional<Letter> letter(db::Read& read, LetterId id) {
  return read.first<Letter>("select @columns from outbox where centre_id = :centre and id = :id", {{"id", id}});
}

void revive(db::Write& write, LetterId id, Instant now) {
  write.change("update outbox set next_at = :now where centre_id = :centre and id = :id", {{"now", now}, {"id", id}});
}

std::int64_t revive_all(db::Write& write, const std::optional<Text<60>>& kind, Instant now, std::int64_t limit) {
  db::Params params{{"now", now}, {"of", write.scope().centre_id}, {"limit", limit}};
  if (kind) params.with("kind", *kind);
  return write.change(
      "update outbox set next_at = :now where centre_id = :centre and id in (select o.id from outbox o where "
      "o.centre_id = :of and o.next_at is null and o.sent_at is null" +
          std::string(kind ? " and o.kind = :kind" : "") + " order by o.id limit :limit)",
      params);
}

std::int64_t prune(db::Write& write, Instant sent, Instant dead, std::int64_t limit) {
  return write.change(
      "delete from outbox where centre_id = :centre and id in (select o.id from outbox o where o.centre_id = :of and "
      "(o.sent_at < :sent or (o.next_at is null and o.sent_at is null and o.created_at < :dead)) limit :limit)",
      {{"of", write.scope().centre_id}, {"sent", sent}, {"dead", dead}, {"limit", limit}});
}

}  // namespace onewindow::jobs::store
