#include "simulation/archivist.h"

namespace onewindow::simulation {
namespace {

struct Question {
  const char *subject, *answer;
};
const std::vector<Question> kQuestions = {
    {"办理营业执照需要哪些材料", "已告知材料清单并给了办事指南"},
    {"社保关系转移怎么办", "已告知可在社保医保窗口当场办理"},
    {"不动产登记多久能拿证", "已告知承诺时限和查询方法"},
    {"老年证在哪里办", "已告知办理条件和材料"},
    {"结果可以邮寄吗", "已告知可选择邮寄送达"},
};
const std::vector<std::string> kAskers = {"王阿姨", "李先生", "张女士", "某企业经办人", "赵大爷", ""};

}  // namespace

Archivist::Archivist(Contexts& contexts, std::uint64_t seed)
    : contexts_(contexts), random_(seed ^ 0x6172636869766500ull) {}

void Archivist::file(const Actor& clerk, const cases::CaseView& filed) {
  constexpr std::int64_t kInABox = 40;
  if (random_.chance(15)) return;  // not placed yet
  const auto box = placed_++ / kInABox + 1;
  const auto pieces = std::int32_t(random_.between(2, 9));
  contexts_.write(clerk, [&](WriteContext& context) {
    auto record =
        cases::place_papers(context, filed.id,
                            {.version = 1,
                             .place = Text<80, 1>("档案室" + std::to_string(box / 20 + 1) + "排"),
                             .box = Text<40, 1>(context.today().str().substr(0, 4) + "-" + std::to_string(box)),
                             .pages = std::int32_t(pieces * random_.between(1, 12)),
                             .documents = pieces});
    if (random_.chance(3))
      record = cases::lend_papers(
          context, filed.id,
          {.version = record.version, .borrower = "审计局", .purpose = "审计调阅", .due_back = context.today() + 14});
    return record;
  });
}

void Archivist::ask(const Actor& clerk) {
  const auto& question = random_.pick(kQuestions);
  contexts_.write(clerk, [&](WriteContext& context) {
    cases::Inquiry inquiry;
    if (random_.chance(25)) inquiry.channel = cases::InquiryChannel::phone;
    inquiry.asker = Text<80>(random_.pick(kAskers));
    inquiry.subject = question.subject;
    inquiry.answer = question.answer;
    return cases::inquire(context, inquiry);
  });
}

std::string certificate_number(const cases::CaseView& decided) {
  return "（" + decided.item_code + "）" + decided.case_number.value_or(decided.receipt_number);
}

}  // namespace onewindow::simulation
