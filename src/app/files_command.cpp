// `onewindow files`: whether every file that the database names is there, as it was.
#include <iostream>

#include "app/command.h"
#include "app/runtime.h"
#include "centre/files/files.h"

namespace onewindow::app {

namespace {

int check(Runtime& runtime, bool as_json) {
  const files::Check result = files::check(runtime.contexts, Actor::of_system(runtime.centre(), "files check"));
  if (as_json) {
    std::cout << json::text(result) << "\n";
    return result.missing.empty() ? 0 : 1;
  }
  for (const auto& missing : result.missing)
    for (const auto& file : missing.files)
      std::cout << (missing.what == "missing" ? "缺失 missing" : "内容已变 changed") << "\t" << missing.digest << "\t"
                << file.id.value << "\t" << file.name << "\t" << file.at.str() << "\n";
  std::cout << result.files << " 个文件 files, " << result.bytes << " 字节 bytes, " << result.missing.size()
            << " 处有问题 faults, " << result.stray << " 个无主 stray\n";
  return result.missing.empty() ? 0 : 1;
}

}  // namespace

int files_command(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (words.empty() || take(words, "--help")) {
    std::cout
        << "onewindow files check [--centre CODE] [--json]   逐个核对附件与其摘要；有缺失或改动时返回 1 hold every "
           "file against its digest; 1 when one is missing or changed\n"
           "onewindow files sweep                            移除一天以上无人使用的附件（服务运行时每小时自动执行） "
           "remove what nobody has used for a day; the server does so every hour\n";
    return words.empty() && arguments.empty() ? 2 : 0;
  }
  const std::string verb = take_verb(words, "files", {"check", "sweep"});
  const bool as_json = take(words, "--json");
  refuse_rest(words);
  Runtime runtime(config);
  files::configure({.folder = config.files_folder()});
  if (verb == "check") return check(runtime, as_json);
  std::cout << files::sweep(runtime.contexts) << " 个文件已移除 files removed\n";
  return 0;
}

}  // namespace onewindow::app
