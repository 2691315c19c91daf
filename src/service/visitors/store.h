#pragma once
// Every statement on visitors.
#include "service/visitors/visitors.h"

namespace onewindow::visitors::store {

struct Visitor {
  VisitorId id;
  privacy::Sealed phone;
  std::string phone_index;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Visitor, (), (id, phone, phone_index, created_at))
std::optional<Visitor> find(db::Read& read, VisitorId id);
std::optional<Visitor> find_by_phone(db::Read& read, const std::vector<std::string>& indexes);
void insert(db::Write& write, const Visitor& visitor);

// The last code that was sent to a phone; another takes its place.
struct Code {
  std::string phone_index, code_index;
  Instant until;
  std::int32_t tries = 0;
};
BOOST_DESCRIBE_STRUCT(Code, (), (phone_index, code_index, until, tries))
std::optional<Code> code(db::Read& read, const std::vector<std::string>& indexes);
void put(db::Write& write, const Code& code);
void count_try(db::Write& write, const std::string& phone_index);
void remove_code(db::Write& write, const std::string& phone_index);

struct Session {
  std::string digest;
  VisitorId visitor_id;
  Instant began, until;
};
BOOST_DESCRIBE_STRUCT(Session, (), (digest, visitor_id, began, until))
std::optional<Session> session(db::Read& read, const std::string& digest);
void insert(db::Write& write, const Session& session);
void prolong(db::Write& write, const std::string& digest, Instant until);
void remove_session(db::Write& write, const std::string& digest);

struct CountRow {
  std::string kind, who;
  Instant since, until;
  std::int32_t done = 0;
};
BOOST_DESCRIBE_STRUCT(CountRow, (), (kind, who, since, until, done))
std::optional<CountRow> count(db::Read& read, std::string_view kind, const std::string& who);
void put(db::Write& write, const CountRow& count);

std::int64_t remove_before(db::Write& write, Instant now, std::int64_t limit);

}  // namespace onewindow::visitors::store
