// `onewindow keys`: which keys there are, and a change of them without a page.
#include <iostream>

#include "app/command.h"
#include "app/features.h"
#include "app/runtime.h"
#include "centre/keys/rotation.h"

namespace onewindow::app {

namespace {

constexpr const char* kUsage =
    "onewindow keys list [--json]                     列出密钥及更换进度 the keys, and how far a change of them is\n"
    "onewindow keys rotate --reason TEXT [--json]     启用新密钥并把全部加密数据改用新密钥；中断后再次执行即继续 seal "
    "with a "
    "new key and seal again what lies under the old one; cut off, it goes on when it is run again\n"
    "onewindow keys reseal [--json]                   继续一次未完成的更换 go on with a change that was cut off\n"
    "    旧密钥在没有任何数据使用后停用（刚发出的回答最多保留 24 小时）。"
    "The old key is dropped when nothing uses it (answers just given are kept for up to 24 hours).\n";

const char* state_zh(privacy::KeyState state) {
  if (state == privacy::KeyState::active) return "使用中 active";
  return state == privacy::KeyState::opens ? "仅解密 opens" : "已停用 dropped";
}

int print(const keys::KeysView& view, bool as_json) {
  if (as_json) {
    std::cout << json::text(view) << "\n";
    return 0;
  }
  for (const auto& key : view.keys)
    std::cout << key.id << "\t" << state_zh(key.state) << "\t" << key.made_at.str() << "\t" << key.fingerprint << "\n";
  for (const auto& column : view.columns)
    std::cout << "  " << column.place << "\t" << column.sealed << " 项已改用 sealed again"
              << (column.unreadable > 0 ? "\t" + std::to_string(column.unreadable) + " 项无法解开 unreadable" : "")
              << (column.finished_at ? "" : "\t进行中 under way") << "\n";
  if (view.changing)
    std::cout << "更换未完成 a change is under way: " << view.finished << "/" << view.places << " 列 columns, "
              << view.waiting << " 项待自然过期 values wait to expire\n";
  return 0;
}

}  // namespace

int keys_command(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (words.empty() || take(words, "--help")) {
    std::cout << kUsage;
    return words.empty() && arguments.empty() ? 2 : 0;
  }
  const std::string verb = take_verb(words, "keys", {"list", "rotate", "reseal"});
  const bool as_json = take(words, "--json");
  const std::string reason = take_value(words, "--reason", "");
  if (verb == "rotate" && reason.empty()) throw WrongUsage{"必须给出 --reason", "--reason is required"};
  refuse_rest(words);
  Runtime runtime(config);
  keys::configure(sealed_columns());
  if (verb == "rotate") keys::begin(runtime.contexts, Actor::of_system(CentreId{}, "keys rotate"), reason);
  if (verb != "list") keys::go_on(runtime.contexts);
  return print(keys::look(runtime.contexts, runtime.centre()), as_json);
}

}  // namespace onewindow::app
