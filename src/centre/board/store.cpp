#include "centre/board/store.h"

#include "base/text.h"
#include "db/like.h"

namespace onewindow::board::store {

namespace {

std::string pattern(const std::string& search) { return db::like_anywhere(text::lower(search)); }

template <class E> std::string word(const std::optional<E>& value) {
  return value ? boost::describe::enum_to_string(*value, "") : "%";
}

const Date kFirst = Date::of(1900, 1, 1), kLast = Date::of(2999, 12, 31);

}  // namespace

std::vector<Post> posts(db::Read& read, const PostQuery& query, std::optional<Date> hanging, const After& after,
                        int limit) {
  return read.all<Post>(
      "select @columns from board_posts where centre_id = :centre and (on_date, id) < (:after_on, :after_id)"
      " and sort like :sort escape '!' and search_text like :pattern escape '!'"
      " and (cast(:all as integer) = 1 or (on_date <= :today and withdrawn_on is null and coalesce(until_date, "
      "'2999-12-31') >= :still)) order by on_date desc, id desc limit :limit",
      {{"after_on", after.on_date},
       {"after_id", after.id},
       {"sort", word(query.sort)},
       {"pattern", pattern(query.search.value_or(""))},
       {"all", !hanging},
       {"today", hanging.value_or(kLast)},
       {"still", hanging.value_or(kFirst)},
       {"limit", limit}});
}

std::optional<Post> post(db::Read& read, PostId id) {
  return read.first<Post>("select @columns from board_posts where centre_id = :centre and id = :id", {{"id", id}});
}

namespace {

db::Params values_of(const Post& post, const std::string& search_text) {
  return {{"id", post.id},
          {"sort", post.sort},
          {"publisher", post.publisher},
          {"topic", post.topic},
          {"title", post.title},
          {"body", post.body},
          {"on_date", post.on_date},
          {"until_date", post.until_date},
          {"withdrawn_on", post.withdrawn_on},
          {"withdrawn_reason", post.withdrawn_reason},
          {"version", post.version},
          {"search_text", search_text},
          {"written_by", post.written_by},
          {"written_at", post.written_at}};
}

}  // namespace

void insert(db::Write& write, const Post& post, const std::string& search_text) {
  write.change(
      "insert into board_posts (centre_id, id, sort, publisher, topic, title, body, on_date, until_date, withdrawn_on,"
      " withdrawn_reason, version, search_text, written_by, written_at) values (:centre, :id, :sort, :publisher, "
      ":topic,"
      " :title, :body, :on_date, :until_date, :withdrawn_on, :withdrawn_reason, :version, :search_text, :written_by,"
      " :written_at)",
      values_of(post, search_text));
}

void update(db::Write& write, const Post& post, const std::string& search_text) {
  write.change(
      "update board_posts set sort = :sort, publisher = :publisher, topic = :topic, title = :title, body = :body,"
      " on_date = :on_date, until_date = :until_date, withdrawn_on = :withdrawn_on, withdrawn_reason = "
      ":withdrawn_reason, version = :version, search_text = :search_text, written_by = :written_by, written_at = "
      ":written_at where centre_id = :centre and id = :id",
      values_of(post, search_text));
}

void insert(db::Write& write, const DeskRow& row) { write.change("insert into desk_services @row", row); }

std::vector<DeskRow> services(db::Read& read, const DeskQuery& query, DeskServiceId before, int limit) {
  return read.all<DeskRow>(
      "select @columns from desk_services where centre_id = :centre and id < :before and on_date >= :from and on_date "
      "<= :to and sort like :sort escape '!' and note like :pattern escape '!' order by id desc limit :limit",
      {{"before", before},
       {"from", query.from.value_or(kFirst)},
       {"to", query.to.value_or(kLast)},
       {"sort", word(query.sort)},
       {"pattern", pattern(query.search.value_or(""))},
       {"limit", limit}});
}

std::vector<DeskCount> counts(db::Read& read, Date from, Date to) {
  return read.all<DeskCount>(
      "select sort, count(*) as count from desk_services where centre_id = :centre and on_date >= :from and on_date <= "
      ":to group by sort order by sort",
      {{"from", from}, {"to", to}});
}

}  // namespace onewindow::board::store
