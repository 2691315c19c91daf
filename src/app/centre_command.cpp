// `onewindow centre`: an empty centre of one's own, and the centres there are. What follows (accounts, catalogue,
// windows, law) needs a centre to belong to, so this is the one thing no page can do.
#include <iostream>

#include "app/command.h"
#include "app/runtime.h"

namespace onewindow::app {

namespace {

constexpr const char* kUsage =
    "onewindow centre establish --code CODE --name NAME --region REGION [--region-name NAME] [--level LEVEL] "
    "[--superior CODE]\n"
    "                           [--name-en NAME] [--address A] [--phone P] [--complaint-phone P] [--json]\n"
    "    建立一个空的中心。--region 为行政区划代码 (GB/T 2260)；库中没有时须给 --region-name，一并登记。\n"
    "    --level：province、city、county（缺省）、town、village。--superior：上级中心的编码。\n"
    "    Establishes an empty centre. --region is the region's code (GB/T 2260); one that is not known yet needs its "
    "--region-name\n"
    "    and is entered along with it. --superior is the code of the centre above.\n"
    "onewindow centre list [--json]   列出各中心 the centres\n";

struct Order {
  organisation::CentreChange centre;
  std::string region_name, superior;
};

std::string required(Arguments& words, const std::string& flag) {
  std::string value = take_value(words, flag, "");
  if (value.empty()) throw WrongUsage{"必须给出 " + flag, flag + " is required"};
  return value;
}

Order read_order(Arguments& words) {
  Order order;
  order.centre.code = required(words, "--code");
  order.centre.name = required(words, "--name");
  order.centre.region = required(words, "--region");
  order.centre.name_en = take_value(words, "--name-en", "");
  order.centre.address = take_value(words, "--address", "");
  order.centre.phone = take_value(words, "--phone", "");
  order.centre.complaint_phone = take_value(words, "--complaint-phone", "");
  json::read_text(reflect::type_of<organisation::Level>(), &order.centre.level, take_value(words, "--level", "county"),
                  "--level");
  order.region_name = take_value(words, "--region-name", "");
  order.superior = take_value(words, "--superior", "");
  refuse_rest(words);
  return order;
}

// A region that is known keeps its name: it is every centre's, and one of them does not rename it in passing.
void enter_unknown_region(WriteContext& context, const Order& order) {
  for (const auto& region : organisation::regions(context))
    if (region.code == order.centre.region) return;
  if (order.region_name.empty())
    throw Refusal(
        RefusalKind::invalid, "region.unknown",
        "库中没有行政区划 " + order.centre.region + "，请用 --region-name 给出名称，一并登记。",
        "the region " + order.centre.region + " is not known yet; give its name with --region-name and it is entered")
        .at("--region");
  organisation::enter_region(context,
                             {.code = order.centre.region, .name = order.region_name, .level = order.centre.level});
}

organisation::Centre establish(WriteContext& context, const Order& order) {
  organisation::CentreChange centre = order.centre;
  if (!order.superior.empty()) {
    const auto superior = organisation::find_centre(context, order.superior);
    if (!superior)
      throw Refusal(RefusalKind::invalid, "centre.superior_unknown", "没有这个上级中心：" + order.superior,
                    "there is no such superior centre: " + order.superior)
          .at("--superior");
    centre.superior = superior->id;
  }
  enter_unknown_region(context, order);
  return organisation::establish(context, centre);
}

void show(const organisation::Centre& centre) {
  std::cout << centre.code << "\t" << centre.name << "\t" << centre.region << "\t"
            << boost::describe::enum_to_string(centre.level, "") << "\n";
}

}  // namespace

int centre_command(const Arguments& arguments) {
  auto [config, words] = configure(arguments);
  if (words.empty() || take(words, "--help")) {
    std::cout << kUsage;
    return words.empty() && arguments.empty() ? 2 : 0;
  }
  const std::string verb = take_verb(words, "centre", {"establish", "list"});
  const bool as_json = take(words, "--json");
  if (verb == "establish") {
    const Order order = read_order(words);
    Runtime runtime(config);
    const auto made = runtime.contexts.write(Actor::of_system(CentreId{}, "command line"),
                                             [&](WriteContext& context) { return establish(context, order); });
    if (as_json) std::cout << json::text(made) << "\n";
    else show(made);
    return 0;
  }
  refuse_rest(words);
  Runtime runtime(config);
  const auto all =
      runtime.database->read(db::Scope::platform(), [](db::Read& read) { return organisation::centres(read); });
  if (as_json) std::cout << json::text(all) << "\n";
  else
    for (const auto& one : all) show(one);
  return 0;
}

}  // namespace onewindow::app
