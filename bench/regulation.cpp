// bench/regulation.sh: `lint FOLDER`, `rules N` (the rules for the peers), `decide N FILE` (ours on the same rules).
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/capabilities.h"
#include "app/decide.h"
#include "app/features.h"
#include "base/json.h"
#include "regulation/decision.h"
#include "regulation/extends.h"

namespace {

using namespace onewindow;
using regulation::Cited;

constexpr int kWidth = 5;  // minutes of a tier

double since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

int lint(const std::string& folder) {
  std::vector<regulation::SourceFile> files;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::stringstream text;
    text << std::ifstream(file.path(), std::ios::binary).rdbuf();
    files.push_back({file.path().filename().string(), text.str()});
  }
  const auto start = std::chrono::steady_clock::now();
  const auto packs = regulation::packs_among(files);
  std::vector<std::shared_ptr<const regulation::Pack>> bases;
  for (const auto& file : regulation::written_out(packs))
    if (auto pack = regulation::load_pack(file, app::sections()); pack->info.base) bases.push_back(std::move(pack));
  std::size_t findings = 0;
  for (const auto& file : packs)
    findings += regulation::lint(file, {app::sections(), app::lints(), bases, app::capabilities(), packs}).size();
  std::cout << packs.size() << " packs, " << findings << " findings: " << since(start) << " ms\n";
  return 0;
}

// The pack that both sides decide by, as a centre would write it.
struct Tier {
  std::int32_t from = 0, to = 0;  // minutes, the second not included
  Points points;
};
BOOST_DESCRIBE_STRUCT(Tier, (), (from, to, points))
struct Attendance {
  std::vector<Cited<Tier>> late;
};
BOOST_DESCRIBE_STRUCT(Attendance, (), (late))

std::string pack_text(int rules) {
  std::string provisions, tiers;
  for (int i = 0; i < rules; ++i) {
    const std::string id = "B.A" + std::to_string(i + 1);
    provisions += "  - {id: " + id + ", cite: 第" + std::to_string(i + 1) + "条, zh: 迟到第" + std::to_string(i + 1) +
                  "档, en: tier " + std::to_string(i + 1) + " of lateness}\n";
    tiers += "    - {value: {from: " + std::to_string(i * kWidth) + ", to: " + std::to_string((i + 1) * kWidth) +
             ", points: " + std::to_string(i + 1) + " points}, at: " + id + "}\n";
  }
  return "id: bench\nversion: 1\ntitle: 考勤办法\ntitle_en: Attendance\nprovisions:\n" + provisions +
         "attendance:\n  late:\n" + tiers;
}

int rules(int n) {
  boost::json::array out;
  for (int i = 0; i < n; ++i)
    out.push_back({{"from", i * kWidth},
                   {"to", (i + 1) * kWidth},
                   {"points", i + 1},
                   {"provision", "B.A" + std::to_string(i + 1)}});
  std::cout << boost::json::serialize(out) << "\n";
  return 0;
}

struct Arrival {
  std::int32_t minutes = 0;
  std::string kind;
  bool excused = false;
};
BOOST_DESCRIBE_STRUCT(Arrival, (), (minutes, kind, excused))
struct Deducted {
  Points points;
};
BOOST_DESCRIBE_STRUCT(Deducted, (), (points))

// Every rule is asked and says in the trace what came of it, as the peers' rules do.
regulation::Ruling<Deducted> deduct(const regulation::Law& law, const Arrival& arrival) {
  const auto* section = law.section<Attendance>();
  if (section == nullptr || arrival.kind != "late" || arrival.excused) return std::nullopt;
  regulation::Because because;
  std::optional<Points> points;
  for (const auto& cited : section->late) {
    const Tier& tier = cited.shown();
    const bool hit = arrival.minutes >= tier.from && arrival.minutes < tier.to;
    if (hit) {
      points = cited.in(because).points;
      because.say("命中", "it applies", {{"minutes", arrival.minutes}, {"from", tier.from}, {"to", tier.to}});
    } else {
      because.reasons.push_back({.provision = "",
                                 .pack = cited.reason().pack,
                                 .version = cited.reason().version,
                                 .hash = cited.reason().hash,
                                 .zh = "未命中",
                                 .en = cited.reason().provision,
                                 .inputs = nullptr});
    }
  }
  if (!points) return std::nullopt;
  return regulation::Decided<Deducted>({*points}, std::move(because));
}

int decide(int n, const std::string& path) {
  constexpr int kRules = 40;
  const regulation::SectionType sections[] = {regulation::section<Attendance>("attendance")};
  const auto pack = regulation::load_pack({"bench.yaml", pack_text(kRules)}, sections);
  const auto law = regulation::law_of(nullptr, pack, {}, Date::of(2026, 3, 2));
  const auto type = regulation::decision<deduct>("attendance", "attendance", "迟到扣分", "points for lateness");
  std::vector<std::string> answers;
  answers.reserve(std::size_t(n));
  const auto start = std::chrono::steady_clock::now();
  std::size_t bytes = 0;
  for (int i = 0; i < n; ++i) {
    const boost::json::value facts{
        {"minutes", std::int64_t(i) * 7919 % (kRules * kWidth)}, {"kind", "late"}, {"excused", i % 11 == 0}};
    const auto answer = type.decide(law, facts);
    bytes += answer.because.reasons.size();
    if (answer.silent) answers.emplace_back("silent");
    else
      answers.push_back(std::to_string(answer.value.at("points").as_int64() / 100) + " " +
                        answer.because.citations().front().provision);
  }
  const double ms = since(start);
  std::ofstream out(path);
  for (const auto& answer : answers) out << answer << "\n";
  std::printf("%-34s %9.0f decisions/s with trace   (%d in %.0f ms, %zu steps)\n", "onewindow", n / ms * 1000, n, ms,
              bytes);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::string what = count > 1 ? words[1] : "";
  try {
    if (what == "lint" && count == 3) return lint(words[2]);
    if (what == "rules" && count == 3) return rules(std::stoi(words[2]));
    if (what == "decide" && count == 4) return decide(std::stoi(words[2]), words[3]);
  } catch (const Refusal& refusal) {
    std::cerr << refusal.en << "\n";
    return 1;
  }
  std::cerr << "lint FOLDER | rules N | decide N FILE\n";
  return 2;
}
