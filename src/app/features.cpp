#include "app/features.h"

#include "centre/context/ledger_pages.h"
#include "centre/identity/identity.h"
#include "centre/law/law.h"
#include "centre/notices/notices.h"
#include "centre/organisation/organisation.h"
#include "centre/registers/register.h"
#include "service/cases/cases.h"
#include "service/cases/registers.h"
#include "service/cases/same_visit.h"
#include "service/cases/sections.h"
#include "service/catalogue/catalogue.h"
#include "service/fees/fees.h"
#include "service/fees/sections.h"

namespace onewindow::migrations {
std::vector<db::Migration> context();
std::vector<db::Migration> keys();
std::vector<db::Migration> law();
std::vector<db::Migration> organisation();
std::vector<db::Migration> identity();
std::vector<db::Migration> notices();
std::vector<db::Migration> gateway();
std::vector<db::Migration> jobs();
std::vector<db::Migration> catalogue();
std::vector<db::Migration> cases();
std::vector<db::Migration> fees();
}  // namespace onewindow::migrations

namespace onewindow::app {

namespace {

// Lists that people print and export.
std::vector<registers::Register> all_registers() {
  std::vector<registers::Register> list;
  const auto add = [&](std::vector<registers::Register> feature) {
    for (auto& one : feature) list.push_back(std::move(one));
  };
  add(cases::registers());
  add(cases::intake_registers());
  add(fees::registers());
  return list;
}

}  // namespace

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> all = [] {
    std::vector<http::Route> list;
    const auto add = [&](const std::vector<http::Route>& feature) {
      list.insert(list.end(), feature.begin(), feature.end());
    };
    add(ledger::routes());
    add(law::routes());
    add(organisation::routes());
    add(identity::routes());
    add(notices::routes());
    add(catalogue::routes());
    add(cases::routes());
    add(fees::routes());
    add(registers::routes(all_registers()));
    return list;
  }();
  return all;
}

std::vector<db::Migration> migrations() {
  std::vector<db::Migration> list;
  for (auto* feature : {
           migrations::context,
           migrations::keys,
           migrations::law,
           migrations::organisation,
           migrations::identity,
           migrations::notices,
           migrations::gateway,
           migrations::jobs,
           migrations::catalogue,
           migrations::cases,
           migrations::fees,
       })
    for (auto& migration : feature()) list.push_back(std::move(migration));
  return list;
}

const std::vector<regulation::SectionType>& sections() {
  static const std::vector<regulation::SectionType> list = {
      regulation::section<cases::Intake>("intake"),
      regulation::section<cases::TimeLimits>("time_limits"),
      regulation::section<fees::Fees>("fees"),
  };
  return list;
}

}  // namespace onewindow::app
