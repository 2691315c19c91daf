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

void give_back(db::Write& write, const std::string& job, const std::string& holder, Instant due) {
  write.change("update jobs_leases set until_at = 0, due_at = :due where name = :name and holder = :holder",
               {{"due", due}, {"name", job}, {"holder", holder}});
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

}  // namespace onewindow::jobs::store
