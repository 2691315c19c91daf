#pragma once
// What the tables of cases stand on: the shipped packs by their id, an item to change, days written as text.
#include <gtest/gtest.h>

#include "regulation/testing.h"
#include "service/cases/rules.h"

namespace onewindow::cases::testing {

using regulation::testing::calendar;
using regulation::testing::day;
using regulation::testing::refusal_of;

inline Instant at(std::string_view date, int hour, int minute = 0) { return Instant::at(day(date), hour, minute); }
inline Instant noon(std::string_view date) { return Instant::at(day(date), 12); }

// The sections that a centre under this pack reads, for a licence (with the national base) or for another item.
struct Book {
  explicit Book(const std::string& pack, bool licence = false)
      : own(load(pack)), base(licence ? load("licensing-law-2019") : nullptr) {}

  static std::shared_ptr<const regulation::Pack> load(const std::string& id) {
    static const std::vector<regulation::SectionType> types{regulation::section<Intake>("intake"),
                                                            regulation::section<TimeLimits>("time_limits")};
    static std::map<std::string, std::shared_ptr<const regulation::Pack>> packs;
    if (id.empty()) return nullptr;
    auto& found = packs[id];
    if (!found)
      found = regulation::load_pack({id + ".yaml", regulation::testing::file_text("regulations/" + id + ".yaml")},
                                    types, regulation::Unregistered::skip);
    return found;
  }
  template <class T>
  static const T& read(const std::shared_ptr<const regulation::Pack>& pack) {
    static const T none;
    const T* found = pack ? pack->section<T>() : nullptr;
    return found ? *found : none;
  }
  operator Sections() const {
    return {calendar(), read<Intake>(own), read<TimeLimits>(own), read<Intake>(base), read<TimeLimits>(base)};
  }

  std::shared_ptr<const regulation::Pack> own, base;
};

inline const Book kProvincial{"provincial-windows-2019"};   // P1
inline const Book kHall{"linze-hall-2018"};                 // P3
inline const Book kEightSystems{"township-eight-systems"};  // P5a
inline const Book kWorkNorms{"township-work-norms"};        // P5c
inline const Book kJiayuguan{"jiayuguan-windows-2022"};     // P8
inline const Book kShaoxing{"shaoxing-windows-2008"};       // P9
inline const Book kLawAlone{"", true};                      // the Licensing Law, no local text
inline const Book kLicenceInWorkNorms{"township-work-norms", true};
inline const Book kNothing{""};

inline catalogue::ItemContent item_of(int promised_workdays = 5) {
  catalogue::ItemContent item;
  item.code = "T-001";
  item.name = "示例许可";
  item.kind = catalogue::HandlingKind::promised;
  item.promised_limit = {catalogue::LimitUnit::workdays, promised_workdays, ""};
  item.materials = {{.code = "m1", .name = "申请书"},
                    {.code = "m2", .name = "身份证明"},
                    {.code = "m3", .name = "授权委托书", .necessity = catalogue::Necessity::conditional},
                    {.code = "m4", .name = "照片", .necessity = catalogue::Necessity::optional}};
  return item;
}

inline MaterialCheck check(const std::string& code, MaterialState state, const std::string& defect = "",
                           std::optional<bool> replaced = {}) {
  return {.code = Text<20, 1>(code), .state = state, .defect = Text<400>(defect), .replaced = replaced};
}

inline Actor who_may(std::initializer_list<http::Permission> permissions, std::int64_t account = 1) {
  std::set<std::string, std::less<>> names;
  for (const auto& permission : permissions) names.insert(std::string(permission.name));
  Actor actor;
  actor.account = AccountId{account};
  actor.permissions = std::make_shared<const std::set<std::string, std::less<>>>(std::move(names));
  return actor;
}

// The provision ids that a decision rests on.
inline std::vector<std::string> cited(const Because& because) {
  std::vector<std::string> out;
  for (const auto& citation : because.citations()) out.push_back(citation.provision);
  return out;
}
inline bool cites(const Because& because, const std::string& provision) {
  const auto all = cited(because);
  return std::find(all.begin(), all.end(), provision) != all.end();
}

template <class F>
Refusal caught(F&& act) {
  try {
    act();
  } catch (const Refusal& refusal) {
    return refusal;
  }
  return Refusal(RefusalKind::invalid, "accepted", "", "");
}

}  // namespace onewindow::cases::testing
