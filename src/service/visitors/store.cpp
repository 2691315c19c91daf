#include "service/visitors/store.h"

namespace onewindow::visitors::store {

std::optional<Visitor> find(db::Read& read, VisitorId id) {
  return read.first<Visitor>("select @columns from visitors where centre_id = :centre and id = :id", {{"id", id}});
}

std::optional<Visitor> find_by_phone(db::Read& read, const std::vector<std::string>& indexes) {
  for (const auto& index : indexes)
    if (auto found = read.first<Visitor>(
            "select @columns from visitors where centre_id = :centre and phone_index = :index", {{"index", index}}))
      return found;
  return std::nullopt;
}

void insert(db::Write& write, const Visitor& visitor) { write.change("insert into visitors @row", visitor); }

std::optional<Code> code(db::Read& read, const std::vector<std::string>& indexes) {
  for (const auto& index : indexes)
    if (auto found =
            read.first<Code>("select @columns from visitor_codes where centre_id = :centre and phone_index = :index",
                             {{"index", index}}))
      return found;
  return std::nullopt;
}

void put(db::Write& write, const Code& code) {
  write.change(
      "insert into visitor_codes @row on conflict (centre_id, phone_index) do update set code_index = "
      "excluded.code_index, until = excluded.until, tries = excluded.tries",
      code);
}

void count_try(db::Write& write, const std::string& phone_index) {
  write.change("update visitor_codes set tries = tries + 1 where centre_id = :centre and phone_index = :index",
               {{"index", phone_index}});
}

void remove_code(db::Write& write, const std::string& phone_index) {
  write.change("delete from visitor_codes where centre_id = :centre and phone_index = :index",
               {{"index", phone_index}});
}

std::optional<Session> session(db::Read& read, const std::string& digest) {
  return read.first<Session>("select @columns from visitor_sessions where centre_id = :centre and digest = :digest",
                             {{"digest", digest}});
}

void insert(db::Write& write, const Session& session) { write.change("insert into visitor_sessions @row", session); }

void prolong(db::Write& write, const std::string& digest, Instant until) {
  write.change("update visitor_sessions set until = :until where centre_id = :centre and digest = :digest",
               {{"until", until}, {"digest", digest}});
}

void remove_session(db::Write& write, const std::string& digest) {
  write.change("delete from visitor_sessions where centre_id = :centre and digest = :digest", {{"digest", digest}});
}

std::optional<CountRow> count(db::Read& read, std::string_view kind, const std::string& who) {
  return read.first<CountRow>(
      "select @columns from visitor_counts where centre_id = :centre and kind = :kind and who = :who",
      {{"kind", kind}, {"who", who}});
}

void put(db::Write& write, const CountRow& count) {
  write.change(
      "insert into visitor_counts @row on conflict (centre_id, kind, who) do update set since = excluded.since, until "
      "= excluded.until, done = excluded.done",
      count);
}

std::int64_t remove_before(db::Write& write, Instant now, std::int64_t limit) {
  const auto remove = [&](const char* sql) {
    return write.change(sql, {{"own", write.scope().centre_id}, {"now", now}, {"limit", limit}});
  };
  return remove(
             "delete from visitor_sessions where centre_id = :centre and digest in (select s.digest from "
             "visitor_sessions s where s.centre_id = :own and s.until < :now limit :limit)") +
         remove(
             "delete from visitor_codes where centre_id = :centre and phone_index in (select c.phone_index from "
             "visitor_codes c where c.centre_id = :own and c.until < :now limit :limit)") +
         remove(
             "delete from visitor_counts where centre_id = :centre and (kind, who) in (select c.kind, c.who from "
             "visitor_counts c where c.centre_id = :own and c.until < :now limit :limit)");
}

}  // namespace onewindow::visitors::store
