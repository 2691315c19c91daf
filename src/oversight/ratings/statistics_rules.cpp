// The sums of ratings, and which of them may be shown to whom.
#include <algorithm>
#include <map>

#include "oversight/ratings/rules.h"

namespace onewindow::ratings {
namespace {

std::int64_t counted(const std::vector<std::int64_t>& levels) {
  std::int64_t sum = 0;
  for (const std::int64_t level : levels) sum += level;
  return sum;
}

std::pair<std::string, std::string> key_of(const Cell& cell, Grouping by) {
  switch (by) {
    case Grouping::all: return {"", ""};
    case Grouping::window: return {cell.window, cell.window_name};
    case Grouping::worker: return {cell.worker, cell.worker_name};
    case Grouping::department: return {cell.department, cell.department_name};
    case Grouping::item: return {cell.item, cell.item_name};
  }
  return {"", ""};
}

void add(Sum& sum, const Cell& cell) {
  sum.invited += cell.invited;
  sum.rated += cell.rated;
  sum.left_out += cell.left_out;
  for (std::size_t i = 0; i < sum.levels.size(); ++i) sum.levels[i] += cell.levels.at(i);
}

bool bad(const Norms& norms, std::size_t level) {
  for (const auto& one : norms.bad())
    if (one.shown() == Level(level)) return true;
  return false;
}

void divide(const Norms& norms, Sum& sum) {
  const std::int64_t all = counted(sum.levels);
  sum.rate = {sum.rated, sum.invited};
  sum.satisfied.whole = sum.score.whole = all;
  for (std::size_t i = 0; i < sum.levels.size(); ++i) {
    if (!bad(norms, i)) sum.satisfied.part += sum.levels[i];
    sum.score.part += sum.levels[i] * national_code(Level(i));
  }
}

// Of one group: how much its parts that are too small hold together, a worker at a window being a part.
std::map<std::string, std::int64_t> small_parts(std::span<const Cell> cells, Grouping by) {
  std::map<std::string, std::map<std::pair<std::string, std::string>, std::int64_t>> parts;
  for (const Cell& cell : cells) parts[key_of(cell, by).first][{cell.worker, cell.window}] += counted(cell.levels);
  std::map<std::string, std::int64_t> small;
  for (const auto& [key, of] : parts)
    for (const auto& [part, count] : of)
      if (count < kAnonymous) small[key] += count;
  return small;
}

bool enough_or_nothing(std::int64_t count) { return count == 0 || count >= kAnonymous; }

bool safe(const Sum& sum, const std::map<std::string, std::int64_t>& small) {
  const auto parts = small.find(sum.key);
  return counted(sum.levels) >= kAnonymous && enough_or_nothing(parts == small.end() ? 0 : parts->second);
}

std::vector<Sum> safe_of(const Norms& norms, std::span<const Cell> cells, Grouping by) {
  const auto small = small_parts(cells, by);
  auto list = sums_of(norms, cells, by);
  std::erase_if(list, [&](const Sum& sum) { return !safe(sum, small); });
  for (Sum& sum : list) {
    sum.rated -= sum.left_out;
    sum.left_out = 0;
    sum.rate.part = sum.rated;
  }
  return list;
}

std::int64_t counted(const std::vector<Sum>& list) {
  std::int64_t count = 0;
  for (const Sum& sum : list) count += counted(sum.levels);
  return count;
}

}  // namespace

bool less(const Ratio& a, const Ratio& b) {
  if (a.whole == 0 || b.whole == 0) return a.whole == 0 && b.whole != 0;
  return a.part * b.whole < b.part * a.whole;
}

std::vector<Sum> sums_of(const Norms& norms, std::span<const Cell> cells, Grouping by) {
  std::map<std::string, Sum> groups;
  for (const Cell& cell : cells) {
    const auto [key, name] = key_of(cell, by);
    Sum& sum = groups[key];
    sum.key = key;
    sum.name = std::max(sum.name, name);  // of a renamed window, one of its names: always the same one
    add(sum, cell);
  }
  std::vector<Sum> list;
  for (auto& [key, sum] : groups) {
    divide(norms, sum);
    list.push_back(std::move(sum));
  }
  std::sort(list.begin(), list.end(),
            [](const Sum& a, const Sum& b) { return std::tie(a.name, a.key) < std::tie(b.name, b.key); });
  return list;
}

std::vector<Sum> safe_sums(const Norms& norms, std::span<const Cell> cells, Grouping by) {
  if (by == Grouping::department || by == Grouping::item)
    throw Refusal(RefusalKind::forbidden, "rating.grouping", "这一汇总仅供负责核实评价的人员使用",
                  "this grouping is for those who verify ratings")
        .at("?by");
  auto list = safe_of(norms, cells, by);
  if (by != Grouping::all) return list;
  const std::int64_t all = counted(list);
  for (const Grouping part : {Grouping::worker, Grouping::window})
    if (!enough_or_nothing(all - counted(safe_of(norms, cells, part)))) return {};
  return list;
}

}  // namespace onewindow::ratings
