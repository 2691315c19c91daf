// onewindow: the server and its tools in one binary.

#include <iomanip>
#include <iostream>

#include "app/command.h"
#include "app/config.h"
#include "base/log.h"
#include "base/refusal.h"

namespace onewindow::app {

namespace {

const Command kCommands[] = {
    {"serve", "启动服务", "run the server", serve},
    {"migrate", "建立或升级数据库", "create or upgrade the database", migrate},
    {"centre", "中心：establish、list", "centres: establish, list", centre_command},
    {"account", "账号：create、list、password", "accounts: create, list, password", account},
    {"catalogue", "事项目录：import、list、check", "the catalogue: import, list, check", catalogue_command},
    {"calendar", "工作日历：show、check", "the workday calendar: show, check", calendar_command},
    {"deadline", "推算一个期限并说明理由", "derive a deadline and say why", deadline_command},
    {"decide", "依据事实和制度作出判定", "decide from facts, under any pack", decide_command},
    {"regulation", "制度：lint、diff", "packs: lint, diff", regulation_command},
    {"ledger", "台账：verify、anchors、anchor", "the ledger: verify, anchors, anchor", ledger_command},
    {"keys", "加密密钥：list、rotate", "the keys of sealed data: list, rotate", keys_command},
    {"verify", "脱离数据库核验一份办件凭证", "check a slip without the database", verify_command},
    {"files", "附件：check、sweep", "attachments: check, sweep", files_command},
    {"simulate", "在虚拟时钟上运行一个示范中心", "play a demonstration centre on a virtual clock", simulate},
    {"audit", "独立重算并核对一个中心的全部期限与编号", "work out everything once more and compare", audit_command},
    {"openapi", "打印接口文档 (OpenAPI 3.1)", "print the OpenAPI 3.1 document", openapi_command},
};

void help() {
  std::cout << "OneWindow 一窗\n\n用法 usage: onewindow COMMAND [--help] [--json] …\n\n";
  for (const Command& command : kCommands)
    std::cout << "  " << std::left << std::setw(12) << command.name << command.zh << " · " << command.en << "\n";
  std::cout << "\n配置项 settings (FILE --config, ONEWINDOW_NAME, --name):\n\n";
  for (const Setting& setting : settings())
    std::cout << "  " << std::setw(22) << setting.name << setting.zh << " · " << setting.en << "\n";
}

int run(int argc, char** argv) {
  log::start();  // standard output is for data
  if (argc < 2 || std::string_view(argv[1]) == "help" || std::string_view(argv[1]) == "--help") {
    help();
    return argc < 2 ? 2 : 0;
  }
  if (std::string_view(argv[1]) == "--version") {
    std::cout << "onewindow " << ONEWINDOW_VERSION << "\n";
    return 0;
  }
  for (const Command& command : kCommands)
    if (std::string_view(command.name) == argv[1]) return command.run(Arguments(argv + 2, argv + argc));
  std::cerr << "没有这个命令 no such command: " << argv[1] << "（onewindow help）\n";
  return 2;
}

}  // namespace

}  // namespace onewindow::app

int main(int argc, char** argv) {
  using namespace onewindow;
  try {
    return app::run(argc, argv);
  } catch (const app::WrongUsage& usage) {
    std::cerr << usage.zh << "\n" << usage.en << "\n";
    return 2;
  } catch (const Refusal& refusal) {
    std::cerr << refusal.code << (refusal.field.empty() ? "" : " " + refusal.field) << "\n"
              << refusal.zh << "\n"
              << refusal.en << "\n";
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "出错 failed: " << error.what() << "\n";
    return 1;
  }
}
