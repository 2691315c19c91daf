#include "simulation/people.h"

#include <cstdio>
#include <string_view>

namespace onewindow::simulation {

namespace {

const std::vector<std::string> kSurnames = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                            "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
                                            "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧"};
const std::vector<std::string> kGiven = {"伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇",
                                         "军", "杰", "涛", "明", "超", "兰", "霞", "平", "刚", "桂",
                                         "文", "玉", "建", "国", "志", "春", "梅", "秀", "华", "新"};
const std::vector<std::string> kPlaces = {"丰禾", "清源", "宏泰", "惠民",   "西关",
                                          "绿洲", "恒信", "金穗", "大沙河", "梨园"};
const std::vector<std::string> kTrades = {"商贸", "农业科技", "餐饮管理", "物流",     "建筑工程",
                                          "医药", "种业",     "食品",     "文化传媒", "劳务"};

}  // namespace

std::string person_name(Random& random) {
  return random.pick(kSurnames) + random.pick(kGiven) + (random.chance(60) ? random.pick(kGiven) : "");
}

std::string organisation_name(Random& random) { return random.pick(kPlaces) + random.pick(kTrades) + "有限公司"; }

std::string id_number(Random& random) {
  char digits[18];
  std::snprintf(digits, sizeof digits, "620723%04d%02d%02d%03d", int(random.between(1880, 1899)),
                int(random.between(1, 12)), int(random.between(1, 28)), int(random.between(1, 999)));
  constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (int i = 0; i < 17; ++i) sum += (digits[i] - '0') * weights[i];
  return std::string(digits, 17) + "10X98765432"[sum % 11];
}

std::string credit_code(Random& random) {
  constexpr std::string_view letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  std::string code = "91620723MA";
  while (code.size() < 17) code += letters[std::size_t(random.between(0, 30))];
  int sum = 0, weight = 1;
  for (const char c : code) {
    sum += int(letters.find(c)) * weight;
    weight = weight * 3 % 31;
  }
  return code + letters[std::size_t((31 - sum % 31) % 31)];
}

std::string phone(Random& random) {
  std::string number = "1390000";
  for (int i = 0; i < 4; ++i) number += char('0' + random.between(0, 9));
  return number;
}

cases::Applicant applicant(Random& random, bool organisation) {
  cases::Applicant out;
  out.kind = organisation ? cases::PersonKind::organisation : cases::PersonKind::person;
  out.name = organisation ? organisation_name(random) : person_name(random);
  out.paper = organisation ? cases::PaperKind::credit_code : cases::PaperKind::id_card;
  out.paper_number = organisation ? credit_code(random) : id_number(random);
  out.phone = phone(random);
  return out;
}

}  // namespace onewindow::simulation
