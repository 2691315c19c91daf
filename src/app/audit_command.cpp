// `onewindow audit`: everything that was derived, worked out once more by somebody else.
#include <algorithm>
#include <iostream>

#include "app/command.h"
#include "app/runtime.h"
#include "regulation/calendar_lines.h"
#include "simulation/auditor.h"

namespace onewindow::app {

int audit_command(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (take(words, "--help")) {
    std::cout
        << "onewindow audit [--data DIR] [--json]\n"
           "用独立的、逐日推算的方法，重算每个办件的状态、期限、亮灯、编号和统计，并核对台账；有差异时退出码为 1。\n"
           "Works out every case's state, dates, lights, numbers and counts once more, day by day, and compares "
           "them and the ledger; exit code 1 where they differ.\n";
    return 0;
  }
  const bool as_json = take(words, "--json");
  refuse_rest(words);
  Runtime runtime(config);
  // The days as the centre has them, with what it has imported; how they are counted, the audit knows by itself.
  const auto workdays = runtime.contexts.read(Actor::of_system(runtime.centre(), "audit"), [](ReadContext& context) {
    return regulation::csv_of(context.law.calendar());
  });
  const auto audit = simulation::audit(runtime.contexts, runtime.centre(), workdays);
  if (as_json) {
    std::cout << json::text(audit) << "\n";
  } else {
    for (const auto& finding : audit.findings)
      std::cout << finding.object << "\t" << finding.what << "\t应为 expected " << finding.expected << "\t实为 found "
                << finding.found << "\n";
    std::cout << audit.cases << " 件 cases, " << audit.events << " 条经过 events, " << audit.clocks
              << " 个期限 clocks, " << audit.documents << " 份文书 documents, " << audit.ledger_entries
              << " 条台账 ledger entries: " << audit.differences << " 处不符 differences\n";
  }
  return audit.differences == 0 ? 0 : 1;
}

}  // namespace onewindow::app
