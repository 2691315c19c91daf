#include "service/cases/online_rules.h"

#include <algorithm>

namespace onewindow::cases {

namespace {

bool open_line(const Line& line) {
  return line.state == MaterialState::missing || line.state == MaterialState::defective;
}

bool asked(const Line& line) { return line.named_in != 0 && open_line(line); }

}  // namespace

void check_online(const catalogue::ItemContent& item) {
  const bool secret =
      std::find(item.traits.begin(), item.traits.end(), catalogue::ItemTrait::confidential) != item.traits.end();
  if (!secret && item.hall_included) return;
  throw Refusal(RefusalKind::conflict, "application.not_online",
                "“" + item.name + "”不能网上申请，请到窗口或承办部门办理",
                "this item cannot be applied for online; come to the window or the department")
      .at("/item");
}

void check_filings(std::int64_t of_this_day) {
  if (of_this_day < kFilingsADay) return;
  throw Refusal(RefusalKind::rate_limited, "application.too_many_filed",
                "一天内最多网上提交 " + std::to_string(kFilingsADay) + " 件申请，请明天再提交，或到窗口办理",
                "at most " + std::to_string(kFilingsADay) +
                    " applications may be filed online in a day; file the rest tomorrow, or come to the window");
}

void check_may_withdraw(Party party) {
  if (party != Party::agent) return;
  throw Refusal(RefusalKind::forbidden, "case.applicant_only", "撤回申请应由申请人本人办理；经办人请持授权到窗口办理",
                "the applicant withdraws himself; an agent comes to the window with the authorisation");
}

std::vector<std::string> asked_for(const Course& course) {
  std::vector<std::string> out;
  for (const Line& line : course.materials)
    if (asked(line)) out.push_back(line.code);
  return out;
}

std::vector<std::string> unanswered(const Course& course, const std::vector<HandedIn>& handed_in) {
  std::vector<std::string> out;
  const Instant since = course.notices.empty() ? Instant{} : course.notices.back().at;
  for (const auto& code : asked_for(course))
    if (std::none_of(handed_in.begin(), handed_in.end(),
                     [&](const HandedIn& one) { return one.material == code && one.at > since; }))
      out.push_back(code);
  return out;
}

void check_correction(const Course& course, const catalogue::ItemContent& item,
                      const std::vector<HandedIn>& handed_in) {
  const auto open = unanswered(course, handed_in);
  if (open.empty()) return;
  std::string names;
  boost::json::array codes;
  for (const auto& material : item.materials)
    if (std::find(open.begin(), open.end(), material.code) != open.end()) {
      names += (names.empty() ? "" : "、") + material.name;
      codes.emplace_back(material.code);
    }
  throw Refusal(RefusalKind::invalid, "correction.not_whole", "尚未补交：" + names + "；请逐项上传后再提交",
                "still to be handed in: " + names + "; upload each, then hand the correction in")
      .at("/materials")
      .with("materials", std::move(codes));
}

void take_online(Course& course, Instant now) {
  for (Line& line : course.materials)
    if (asked(line)) {
      line.state = MaterialState::unchecked;
      line.defect.clear();
      line.replaced = true;
    }
  course.complete_at.reset();
  if (!course.online) course.online.emplace();
  course.online->handed_in_at = now;
}

Instant complete_since(const Course& course, Instant now) {
  return course.online && course.online->handed_in_at ? *course.online->handed_in_at : now;
}

}  // namespace onewindow::cases
