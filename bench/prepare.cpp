// Makes the database of the counter bench: the demonstration centre and N complete applications that wait for
// acceptance, and prints their ids, one a line.
//   bench_prepare FOLDER N
//   bench_prepare FOLDER N --accept     and accepts them here, without HTTP: what the use case itself costs
#include "base/log.h"

#include <chrono>
#include <iostream>

#include "app/runtime.h"
#include "service/cases/cases.h"
#include "service/catalogue/catalogue.h"
#include "simulation/demo.h"
#include "simulation/people.h"

using namespace onewindow;

namespace {

catalogue::ItemView promised_item(ReadContext& context, const simulation::Staff& clerk) {
  catalogue::ItemQuery query;
  query.limit = 200;
  for (const auto& row : catalogue::guides(context, query).items)
    if (row.kind == catalogue::HandlingKind::promised && row.type == catalogue::ItemType::licence)
      for (const auto& window : row.windows)
        if (window.id == *clerk.account.window) return catalogue::guide(context, row.id);
  throw std::runtime_error("no licence item at the clerk's window");
}

cases::Registration complete(const catalogue::ItemView& item, simulation::Random& random) {
  cases::Registration registration;
  registration.item = item.id;
  registration.applicant = simulation::applicant(random, true);
  registration.summary = item.content.name;
  for (const auto& material : item.content.materials) {
    cases::MaterialCheck check;
    check.code = material.code;
    check.state = cases::MaterialState::present;
    registration.materials.push_back(check);
  }
  return registration;
}

void accept_all(Contexts& contexts, const Actor& clerk, const std::vector<cases::CaseId>& waiting) {
  cases::Acceptance acceptance;
  acceptance.version = 1;
  acceptance.verification = {.identity = true, .qualification = true};
  acceptance.transfer = true;
  const auto start = std::chrono::steady_clock::now();
  std::size_t bytes = 0;
  for (const auto id : waiting)
    bytes +=
        contexts.write(clerk, [&](WriteContext& context) { return json::text(cases::accept(context, id, acceptance)); })
            .size();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::cerr << waiting.size() << " acceptances, " << took.count() * 1e6 / double(waiting.size()) << " µs each, "
            << bytes / waiting.size() << " bytes answered\n";
}

}  // namespace

int main(int argc, char** argv) {
  const bool accepts = argc == 4 && std::string_view(argv[3]) == "--accept";
  if (argc != 3 && !accepts) return 2;
  log::set_level("off");  // standard output is for the ids
  app::Config config;
  config.data = argv[1];
  const int count = std::stoi(argv[2]);
  app::Runtime runtime(config, {.durable = false});
  const auto demo = simulation::establish(runtime.contexts, runtime.files);
  const auto& clerk = *demo.with_role("window_clerk").at(0);
  const auto item =
      runtime.contexts.read(clerk.actor, [&](ReadContext& context) { return promised_item(context, clerk); });
  simulation::Random random(7);
  std::vector<cases::CaseId> waiting;
  for (int i = 0; i < count; ++i) {
    const auto registration = complete(item, random);
    const auto view = runtime.contexts.write(
        clerk.actor, [&](WriteContext& context) { return cases::receive(context, registration); });
    std::cout << view.id.value << "\n";
    waiting.push_back(view.id);
  }
  if (accepts) accept_all(runtime.contexts, clerk.actor, waiting);
  return 0;
}
