// Makes the database of the counter bench: the demonstration centre and N complete applications that wait for
// acceptance, and prints their ids, one a line.
//   bench_prepare FOLDER N [DATABASE]     DATABASE as in the setting of that name
#include <iostream>

#include "app/runtime.h"
#include "base/log.h"
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

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) return 2;
  log::set_level("off");  // standard output is for the ids
  app::Config config;
  config.data = argv[1];
  if (argc == 4) config.database = argv[3];
  const int count = std::stoi(argv[2]);
  app::Runtime runtime(config, {.durable = false});
  const auto demo = simulation::establish(runtime.contexts, runtime.files);
  const auto& clerk = *demo.with_role("window_clerk").at(0);
  const auto item =
      runtime.contexts.read(clerk.actor, [&](ReadContext& context) { return promised_item(context, clerk); });
  simulation::Random random(7);
  for (int i = 0; i < count; ++i) {
    const auto registration = complete(item, random);
    runtime.contexts.write(clerk.actor, [&](WriteContext& context) {
      std::cout << cases::receive(context, registration).id.value << "\n";
    });
  }
  runtime.database->drain();
  return 0;
}
