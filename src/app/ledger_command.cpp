// `onewindow ledger`: the chain and its anchors, proven and listed.
#include <iostream>

#include "app/command.h"
#include "app/runtime.h"
#include "centre/anchors/anchors.h"

namespace onewindow::app {

namespace {

constexpr const char* kUsage =
    "onewindow ledger verify [--centre CODE] [--json]    核验台账的哈希链与各日锚点 verify the chain and its anchors\n"
    "onewindow ledger anchors [--centre CODE] [--json]   列出各日锚点 list the anchors\n"
    "onewindow ledger anchor [--json]                    现在就为今天留下锚点（服务运行时自动执行） anchor today's "
    "head "
    "now; the server does so by itself\n"
    "    --anchors DIR 指明锚点文件所在的文件夹（缺省为数据文件夹中的 anchors） says where the file of anchors lies\n";

const char* reason_zh(const std::string& what) {
  if (what == "hash") return "摘要不符";
  if (what == "gap") return "序号缺失";
  if (what == "head") return "链尾不符";
  if (what == "anchor") return "与当日锚点不符：整条链在此之前被改写过";
  if (what == "anchor_row") return "数据库中的锚点与锚点文件不符";
  if (what == "anchor_line") return "锚点文件缺了这一天";
  return "锚点文件被改动";
}

void print(const anchors::Proof& proof) {
  if (proof.sound) {
    std::cout << "台账完好 sound: " << proof.entries << " 条 entries, head " << proof.head << "\n";
  } else if (proof.broken_at) {
    std::cout << "台账在第 " << *proof.broken_at << " 条处断裂 broken at entry " << *proof.broken_at << " ("
              << proof.what << "：" << reason_zh(proof.what) << ")\n";
  } else {
    std::cout << "台账不可信 not to be trusted (" << proof.what << "：" << reason_zh(proof.what) << ")\n";
  }
  std::cout << proof.anchors << " 个锚点相符 anchors fit";
  if (proof.anchored)
    std::cout << "，最近 latest " << proof.anchored->str() << "（到第 up to entry " << *proof.anchored_to << " 条）";
  std::cout << "\n";
}

int verify(Runtime& runtime, bool as_json) {
  const auto proof = anchors::verify(*runtime.database, runtime.centre());
  if (as_json) std::cout << json::text(proof) << "\n";
  else print(proof);
  return proof.sound ? 0 : 1;
}

int list(Runtime& runtime, bool as_json) {
  const auto all = anchors::list(*runtime.database, runtime.centre());
  if (as_json) {
    std::cout << json::text(all) << "\n";
    return 0;
  }
  for (const auto& one : all)
    std::cout << one.anchor.day.str() << "\t" << one.anchor.sequence << "\t" << one.anchor.hash << "\t"
              << (one.filed ? "已入文件 filed" : "不在文件 not in the file") << "\n";
  std::cout << all.size() << " 个锚点 anchors\n";
  return 0;
}

}  // namespace

int ledger_command(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (words.empty() || take(words, "--help")) {
    std::cout << kUsage;
    return words.empty() && arguments.empty() ? 2 : 0;
  }
  const std::string verb = take_verb(words, "ledger", {"verify", "anchors", "anchor"});
  const bool as_json = take(words, "--json");
  refuse_rest(words);
  Runtime runtime(config, {.keys = false});
  anchors::configure({.folder = config.anchors_folder()});
  if (verb == "verify") return verify(runtime, as_json);
  if (verb == "anchor") anchors::anchor(runtime.contexts, runtime.centre());
  return list(runtime, as_json);
}

}  // namespace onewindow::app
