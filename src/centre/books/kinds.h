#pragma once
// The office's books (簿册): the dated records that provisions ask a centre to keep. A kind is data: what an entry
// says, who writes and who reads it, whether it is due some day, whether the staff acknowledge it. One table holds them
// all.
#include <string>
#include <vector>

#include "base/reflect.h"

namespace onewindow::books {

enum class FieldType { text, long_text, number, money, date, yes_no, choice, department, window };
BOOST_DESCRIBE_ENUM(FieldType, text, long_text, number, money, date, yes_no, choice, department, window)

struct Choice {
  std::string value, zh, en;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (value, zh, en))

struct Field {
  std::string name, zh, en;
  FieldType type = FieldType::text;
  bool required = false;
  std::vector<Choice> choices;
};
BOOST_DESCRIBE_STRUCT(Field, (), (name, zh, en, type, required, choices))

enum class Group { rules, coordination, tasks, conditions, money, leadership };
BOOST_DESCRIBE_ENUM(Group, rules, coordination, tasks, conditions, money, leadership)

enum class Readers { staff, office };  // everybody who is signed in, or who holds book.read
BOOST_DESCRIBE_ENUM(Readers, staff, office)
enum class Writers { office, leaders };  // book.write, or book.lead
BOOST_DESCRIBE_ENUM(Writers, office, leaders)

struct Kind {
  std::string code, zh, en;
  Group group = Group::tasks;
  std::vector<std::string> provisions;  // entries of docs/coverage.md that ask for it
  std::string title_zh, title_en;       // what the title says: 会议主题
  std::string date_zh, date_en;         // what the day is
  std::vector<Field> fields;
  Readers readers = Readers::office;
  Writers writers = Writers::office;
  bool has_due = false;              // it has a day by which it is to be done
  bool closes = false;               // it is done, carried out, merged some day; what is not stays listed as open
  bool acknowledged = false;         // the staff confirm that they have read it, each version anew
  std::string closed_zh, closed_en;  // what closing means: 已落实
};
BOOST_DESCRIBE_STRUCT(Kind, (),
                      (code, zh, en, group, provisions, title_zh, title_en, date_zh, date_en, fields, readers, writers,
                       has_due, closes, acknowledged, closed_zh, closed_en))

const std::vector<Kind>& kinds();
const Kind* find_kind(std::string_view code);

}  // namespace onewindow::books
