#pragma once
// What states, acts and things are called for people, in both languages.
#include <string>

#include "service/cases/course.h"

namespace onewindow::cases {

struct Words {
  const char* zh;
  const char* en;
};

Words words(State state);
Words words(Act act);
Words words(TimerName name);
Words words(DocumentKind kind);  // zh is the title of the print
Words words(Procedure procedure);
Words words(MaterialState state);
Words words(PaperKind paper);
Words words(NoticeChannel channel);
Words words(ReturnGround ground);
Words words(CaseKind kind);

// A limit: "5个工作日" / "5 workdays".
std::string words_zh(const regulation::Duration& limit);
std::string words_en(const regulation::Duration& limit);
std::string words_zh(const catalogue::Limit& limit);
std::string words_en(const catalogue::Limit& limit);

// The name a clock has in the interface: "promised", "return".
const char* clock_name(TimerName name);

template <class Enum>
std::string code(Enum value) {
  return boost::describe::enum_to_string(value, "");
}

}  // namespace onewindow::cases
