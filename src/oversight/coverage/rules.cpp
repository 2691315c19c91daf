#include "oversight/coverage/rules.h"

#include "service/catalogue/rules.h"

namespace onewindow::coverage {

using catalogue::ItemTrait;
using organisation::Level;
using organisation::Window;
using organisation::WindowKind;
using organisation::WindowRules;

namespace {

void hold(Share& share, const std::optional<organisation::Cited<std::int32_t>>& minimum) {
  share.because.say(std::to_string(share.whole) + " 项中有 " + std::to_string(share.part) + " 项",
                    std::to_string(share.part) + " of " + std::to_string(share.whole) + " items",
                    boost::json::object{{"part", share.part}, {"whole", share.whole}});
  if (!minimum) return;
  share.minimum = minimum->in(share.because);
  share.met = reaches(share.part, share.whole, *share.minimum);
}

bool has(const Standing& item, ItemTrait trait) {
  return std::find(item.traits.begin(), item.traits.end(), trait) != item.traits.end();
}

class Count {
 public:
  Count(const Hall& hall, const WindowRules& rules) : hall_(hall), rules_(rules) {}

  bool taken_at(const Standing& item, auto&& window) const {
    return item.hall_included && std::any_of(hall_.windows.begin(), hall_.windows.end(), [&](const Window& one) {
             return window(one) && organisation::takes(one, item.facts, hall_.placements, hall_.on);
           });
  }
  bool at_kind(const Standing& item, WindowKind kind) const {
    return taken_at(item, [&](const Window& window) { return window.kind == kind; });
  }
  ItemRef refer(const Standing& item) const {
    const auto it = hall_.cases.find(item.facts.code);
    return {item.facts.code, item.name, it == hall_.cases.end() ? 0 : it->second};
  }

  // Of the items that count, those that are there.
  Share share(auto&& counts, auto&& there) const {
    Share out;
    for (const Standing& item : hall_.items) {
      if (!counts(item)) continue;
      ++out.whole;
      if (there(item)) ++out.part;
      else out.missing.push_back(refer(item));
    }
    return out;
  }

  const Hall& hall() const { return hall_; }
  const WindowRules& rules() const { return rules_; }

 private:
  const Hall& hall_;
  const WindowRules& rules_;
};

// A provincial centre brings all its items that are neither secret nor far from people's lives to the full window
// (P1.A4.2); elsewhere the share of all items shows how far the way is.
Share at_full(const Count& count) {
  const bool province = count.hall().level == Level::province;
  Share out = count.share(
      [&](const Standing& item) {
        return !province || (!has(item, ItemTrait::confidential) && has(item, ItemTrait::closely_related));
      },
      [&](const Standing& item) { return count.at_kind(item, WindowKind::full_comprehensive); });
  hold_at_full(out, count.rules(), count.hall().level);
  return out;
}

Range full_windows(const Count& count) {
  Range out;
  for (const Window& window : count.hall().windows)
    out.count += window.open && window.kind == WindowKind::full_comprehensive;
  hold_full_windows(out, count.rules(), count.hall().level);
  return out;
}

std::optional<Range> provincial_windows(const Count& count) {
  if (count.hall().level != Level::city) return std::nullopt;
  Range out;
  for (const Window& window : count.hall().windows) out.count += window.open && window.kind == WindowKind::provincial;
  hold_provincial_windows(out, count.rules(), count.hall().level);
  return out;
}

std::vector<CategoryLine> categories(const Count& count) {
  std::vector<CategoryLine> out;
  for (const char* name : reflect::type_of<catalogue::Category>().enumerators) {
    CategoryLine line{.category = name};
    for (const auto& asked : count.rules().categories) line.required = line.required || asked.shown() == name;
    for (const Window& window : count.hall().windows)
      if (window.open && window.kind == WindowKind::category_comprehensive &&
          std::find(window.categories.begin(), window.categories.end(), name) != window.categories.end())
        line.windows.push_back(window.number);
    line.share =
        count.share([&](const Standing& item) { return item.facts.category == name; },
                    [&](const Standing& item) { return count.at_kind(item, WindowKind::category_comprehensive); });
    hold(line.share, std::nullopt);
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<DepartmentLine> departments(const Count& count) {
  std::vector<DepartmentLine> out;
  for (const auto& department : count.hall().departments) {
    DepartmentLine line{.department = department.id, .name = department.name, .stationed = department.stationed};
    const auto anywhere = [](const Window&) { return true; };
    line.in_hall = count.share([&](const Standing& item) { return item.facts.department == department.id; },
                               [&](const Standing& item) { return count.taken_at(item, anywhere); });
    hold_in_hall(line.in_hall, count.rules(), count.hall().level);
    for (const Standing& item : count.hall().items)
      if (item.facts.department == department.id && count.taken_at(item, anywhere) && count.refer(item).cases == 0)
        line.idle.push_back(count.refer(item));
    if (line.in_hall.whole > 0 || department.stationed) out.push_back(std::move(line));
  }
  return out;
}

std::vector<KindLine> kinds(const Count& count, const catalogue::Guides& guides) {
  std::vector<KindLine> out;
  for (const auto& kind : guides.item_kinds) out.push_back({.kind = kind.shown()});
  for (const Standing& item : count.hall().items) {
    catalogue::ItemContent content;
    content.type = item.type;
    content.traits = item.traits;
    const auto kind = catalogue::kind_among(content, guides);
    for (KindLine& line : out)
      if (kind && line.kind == kind->shown()) {
        ++line.items;
        line.cases += count.refer(item).cases;
      }
  }
  return out;
}

std::vector<ItemRef> candidates(const Count& count) {
  std::vector<ItemRef> out;
  for (const Standing& item : count.hall().items) {
    const ItemRef ref = count.refer(item);
    if (has(item, ItemTrait::simple) && !has(item, ItemTrait::confidential) && ref.cases <= count.hall().few_cases &&
        !count.at_kind(item, WindowKind::full_comprehensive))
      out.push_back(ref);
  }
  return out;
}

}  // namespace

bool city_or_county(Level level) { return level == Level::city || level == Level::county; }

bool reaches(std::int64_t part, std::int64_t whole, std::int32_t percent) { return part * 100 >= whole * percent; }

void hold_at_full(Share& share, const WindowRules& rules, Level level) {
  hold(share, level == Level::province ? rules.full_share_min : std::nullopt);
}

void hold_at_category(Share& share, const WindowRules& rules, Level level) {
  hold(share, city_or_county(level) ? rules.category_share_min : std::nullopt);
}

void hold_in_hall(Share& share, const WindowRules& rules, Level) { hold(share, rules.hall_share_min); }

void hold_full_windows(Range& range, const WindowRules& rules, Level level) {
  range.because.say("开放的全面综合窗口 " + std::to_string(range.count) + " 个",
                    std::to_string(range.count) + " full comprehensive windows are open",
                    boost::json::object{{"count", range.count}});
  if (!rules.full_window || !city_or_county(level) || !rules.full_window->in(range.because)) return;
  range.minimum = 1;
  range.met = range.count >= 1;
}

void hold_provincial_windows(Range& range, const WindowRules& rules, Level level) {
  range.because.say("开放的省级综合窗口 " + std::to_string(range.count) + " 个",
                    std::to_string(range.count) + " provincial windows are open",
                    boost::json::object{{"count", range.count}});
  if (level != Level::city) return;
  if (const auto& least = rules.provincial_windows_min) range.minimum = least->in(range.because);
  if (const auto& most = rules.provincial_windows_max) range.maximum = most->in(range.because);
  range.met = (!range.minimum || range.count >= *range.minimum) && (!range.maximum || range.count <= *range.maximum);
}

Report cover(const Hall& hall, const WindowRules& rules, const catalogue::Guides& guides) {
  const Count count(hall, rules);
  Report out{.items = std::int64_t(hall.items.size())};
  out.full_windows = full_windows(count);
  out.at_full = at_full(count);
  out.candidates = candidates(count);
  out.at_category =
      count.share([](const Standing&) { return true; },
                  [&](const Standing& item) { return count.at_kind(item, WindowKind::category_comprehensive); });
  hold_at_category(out.at_category, rules, hall.level);
  out.categories = categories(count);
  out.provincial_windows = provincial_windows(count);
  out.departments = departments(count);
  out.kinds = kinds(count, guides);
  return out;
}

}  // namespace onewindow::coverage
