#include "app/replay_command.h"

#include <fstream>
#include <iostream>
#include <sstream>

#include "app/draft_desk.h"
#include "app/features.h"
#include "app/runtime.h"
#include "app/stored_packs.h"
#include "regulation/extends.h"

namespace onewindow::app {

namespace {

constexpr int kPage = 1000;

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Refusal(RefusalKind::not_found, "file.unreadable", "打不开文件：" + path,
                  "the file cannot be opened: " + path)
        .at("--draft");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

Date day_of(Arguments& words, const std::string& word) {
  const auto date = Date::parse(take_value(words, word, ""));
  if (!date) throw WrongUsage{word + " 应为日期，例如 2026-07-01", word + " must be a date such as 2026-07-01"};
  return *date;
}

std::string said(const std::optional<cases::ClockSaid>& clock, const std::string& code, bool extension) {
  if (extension) return code.empty() ? "可以 allowed" : "拒绝 refused " + code;
  if (!clock) return "无此期限 no such clock";
  return (clock->until ? clock->until->str() : clock->due.str()) + (clock->on_time ? "" : " 逾期 late");
}

std::string joined(const std::optional<cases::ClockSaid>& clock) {
  std::string out;
  if (clock)
    for (const auto& id : clock->provisions) out += (out.empty() ? "" : ", ") + id;
  return out;
}

void print(const cases::ReplayedCase& one) {
  std::cout << one.number << "\t" << one.item_name << "\n";
  for (const auto& difference : one.differences) {
    const bool extension = difference.what == "extension";
    std::cout << "  " << difference.zh << " " << difference.en << "\t"
              << said(difference.before, difference.before_code, extension) << "\t→ "
              << said(difference.after, difference.after_code, extension) << "\t[" << joined(difference.before) << " → "
              << joined(difference.after) << "]\n";
  }
}

}  // namespace

int replay_command(const Config& config, Arguments words, bool as_json) {
  const std::string path = take_value(words, "--draft", "");
  const Date from = day_of(words, "--from"), to = day_of(words, "--to");
  if (path.empty() || !words.empty())
    throw WrongUsage{"须有 --draft FILE --from DATE --to DATE", "--draft FILE --from DATE --to DATE are needed"};
  const std::string text = text_of(path);
  Runtime runtime(config);
  const Actor actor = Actor::of_system(runtime.centre(), "replay");
  const auto draft = runtime.contexts.read(actor, [&](ReadContext& context) {
    return regulation::load_pack(regulation::written_out({path, text}, stored_texts(context)).file, sections());
  });
  cases::ReplaySpan span;
  span.from = from, span.to = to;
  cases::ReplayedItems items;
  std::int64_t total = 0, seen = 0, changed = 0;
  boost::json::array all;
  do {
    const auto page = runtime.contexts.read(actor, [&](ReadContext& context) {
      return cases::replay(context, span, two_laws(context, *draft), items, kPage);
    });
    if (total == 0) total = page.total;
    seen += page.looked_at;
    for (const auto& one : page.changed) {
      ++changed;
      if (as_json) all.push_back(json::write(one));
      else print(one);
    }
    std::cerr << "\r" << seen << " / " << total << std::flush;
    span.after = page.next ? std::optional(Text<400>(*page.next)) : std::nullopt;
  } while (span.after);
  std::cerr << "\n";
  if (as_json)
    std::cout << boost::json::serialize(boost::json::object{
                     {"total", seen}, {"changed", changed}, {"hash", draft->info.hash}, {"cases", std::move(all)}})
              << "\n";
  else
    std::cout << "共 " << seen << " 件，" << changed << " 件会有变化 / " << seen << " cases, " << changed
              << " would differ\n";
  return 0;
}

}  // namespace onewindow::app
