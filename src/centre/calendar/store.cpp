#include "centre/calendar/store.h"

namespace onewindow::calendar::store {

namespace {

struct NewRow : Import {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NewRow, (Import), (text))

}  // namespace

void insert(db::Write& write, const Import& import, const std::string& text) {
  write.change("insert into calendar_imports @row", NewRow{import, text});
}

std::optional<Import> import(db::Read& read, ImportId id) {
  return read.first<Import>("select @columns from calendar_imports where centre_id = :centre and id = :id",
                            {{"id", id}});
}

std::vector<Import> imports(db::Read& read, std::optional<ImportState> state, ImportId before, int limit) {
  db::Params params{{"before", before}, {"limit", limit}};
  if (state) params.with("state", *state);
  return read.all<Import>("select @columns from calendar_imports where centre_id = :centre and id < :before" +
                              std::string(state ? " and state = :state" : "") + " order by id desc limit :limit",
                          params);
}

std::vector<Import> confirmed(db::Read& read) {
  return read.all<Import>(
      "select @columns from calendar_imports where centre_id = :centre and state = :state order by decided_at, id",
      {{"state", ImportState::confirmed}});
}

bool waits(db::Read& read, const std::string& hash, const std::string& document_number) {
  return read
      .value<std::int64_t>(
          "select 1 from calendar_imports where centre_id = :centre and state = :state and hash = :hash and "
          "document_number = :document limit 1",
          {{"state", ImportState::proposed}, {"hash", hash}, {"document", document_number}})
      .has_value();
}

bool decide(db::Write& write, const Import& import) {
  return write.change(
             "update calendar_imports set state = :state, decided_by = :by, decided_name = :name, decided_at = :at, "
             "reason = :reason, calendar_hash = :hash where centre_id = :centre and id = :id and state = :before",
             {{"state", import.state},
              {"by", import.decided_by},
              {"name", import.decided_name},
              {"at", import.decided_at},
              {"reason", import.reason},
              {"hash", import.calendar_hash},
              {"id", import.id},
              {"before", ImportState::proposed}}) == 1;
}

void keep(db::Write& write, const std::string& hash, const std::string& text, Instant now) {
  write.change("insert into calendars (hash, text, kept_at) values (:hash, :text, :at) on conflict (hash) do nothing",
               {{"hash", hash}, {"text", text}, {"at", now}});
}

std::optional<std::string> text(db::Read& read, const std::string& hash) {
  return read.value<std::string>("select text from calendars where hash = :hash", {{"hash", hash}});
}

}  // namespace onewindow::calendar::store
