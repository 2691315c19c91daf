// What intake asks for: the checklist, the one-time notice, acceptance, refusal.
#include "base/text.h"
#include "service/cases/rules.h"
#include "service/cases/rules_detail.h"
#include "service/cases/words.h"

namespace onewindow::cases {

using catalogue::Material;
using catalogue::Necessity;

namespace {

bool asked_for(const Material& material) { return material.necessity != Necessity::optional; }

const Material* find(const catalogue::ItemContent& item, std::string_view code) {
  for (const Material& material : item.materials)
    if (material.code == code) return &material;
  return nullptr;
}

Line* find(std::vector<Line>& lines, std::string_view code) {
  for (Line& line : lines)
    if (line.code == code) return &line;
  return nullptr;
}

bool unchecked(const Line& line, const Material& material) {
  return asked_for(material) && line.state == MaterialState::unchecked;
}

// A defect is a defect whatever the material; the absence of an optional one is none.
bool wrong(const Line& line, const Material& material) {
  return line.state == MaterialState::defective || (line.state == MaterialState::missing && asked_for(material));
}

template <class Wanted>
std::vector<Defect> pick(const std::vector<Line>& lines, const catalogue::ItemContent& item, Wanted wanted) {
  std::vector<Defect> out;
  for (const Line& line : lines)
    if (const Material* material = find(item, line.code); material && wanted(line, *material))
      out.push_back({line.code, material->name, line.state, line.defect});
  return out;
}

std::string names(const std::vector<Defect>& defects) {
  std::string out;
  for (const Defect& defect : defects) out += (out.empty() ? "" : "、") + defect.name;
  return out;
}

boost::json::array listed(const std::vector<Defect>& defects) {
  boost::json::array out;
  for (const Defect& defect : defects)
    out.push_back({{"code", defect.code}, {"name", defect.name}, {"state", code(defect.state)}});
  return out;
}

// What was put right on the spot, and what lies here from an earlier case: both only of a paper that is there now.
void enter_origin(Line& line, const Material& material, const MaterialCheck& check, const Entering& entering,
                  const std::string& at) {
  if ((check.helped || check.held) && check.state != MaterialState::present)
    throw Refusal(RefusalKind::invalid, "case.not_there", "“" + material.name + "”没有收到，不能标为帮办补正或沿用",
                  "the material is not there, so it was neither put right nor taken from an earlier case")
        .at(at + (check.helped ? "/helped" : "/held"));
  if (check.state != MaterialState::present) {
    line.helped.clear();
    line.helped_by.clear();
    line.held.reset();
    line.held_number.clear();
  }
  if (check.helped) {
    line.helped = text::trim(*check.helped);
    line.helped_by = entering.by;
  }
  if (!check.held) return;
  const auto found = std::find_if(entering.held.begin(), entering.held.end(), [&](const HeldMaterial& held) {
    return held.code == line.code && held.from == *check.held;
  });
  if (found == entering.held.end())
    throw Refusal(RefusalKind::conflict, "case.held_unknown",
                  "中心没有这份可沿用的“" + material.name + "”，请申请人提供",
                  "the centre holds no such material that may be used again; ask the applicant for it")
        .at(at + "/held");
  line.held = found->from;
  line.held_number = found->number;
}

void enter(Line& line, const Material& material, const MaterialCheck& check, bool after_notice, const std::string& at) {
  if (check.state == MaterialState::defective && text::trim(check.defect).empty())
    throw Refusal(RefusalKind::invalid, "case.defect_missing", "请写明“" + material.name + "”哪里不符合要求",
                  "say what is wrong with it")
        .at(at + "/defect");
  if (check.state == MaterialState::not_needed && material.necessity == Necessity::required)
    throw Refusal(RefusalKind::invalid, "case.material_required", "“" + material.name + "”是必要材料，不能标为不需要",
                  "this material is required and cannot be marked as not needed")
        .at(at + "/state");
  // What the first notice asked for and now lies there was brought in anew; so was what the clerk says was exchanged.
  const bool lacked = line.at_first == MaterialState::missing || line.at_first == MaterialState::defective;
  const bool here = check.state == MaterialState::present || check.state == MaterialState::defective;
  if (after_notice && here && (lacked || check.replaced.value_or(false))) line.replaced = true;
  line.state = check.state;
  line.defect = check.state == MaterialState::defective ? text::trim(check.defect) : std::string();
}

}  // namespace

void check_intake_place(const Actor& actor) {
  // What a visitor files online goes to the centre, and no department takes it in.
  if (actor.system || actor.window || actor.visitor || (actor.may(kReceive) && !actor.department)) return;
  throw Refusal(RefusalKind::forbidden, "window.outside", "部门不得在窗口外另行受理，请申请人到政务服务大厅窗口办理",
                "a department takes nothing in outside the hall: send the applicant to the window");
}

std::vector<Line> open_lines(const catalogue::ItemContent& item) {
  std::vector<Line> out;
  for (const Material& material : item.materials) out.push_back(Line{.code = material.code});
  return out;
}

void enter(std::vector<Line>& lines, const catalogue::ItemContent& item, const std::vector<MaterialCheck>& checks,
           std::size_t notices, const Entering& entering) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const std::string at = "/materials/" + std::to_string(i);
    const Material* material = find(item, checks[i].code);
    Line* line = find(lines, checks[i].code);
    if (material == nullptr || line == nullptr)
      throw Refusal(RefusalKind::invalid, "case.material_unknown", "该事项没有这份材料，请按办事指南核对",
                    "the item has no such material; check it against the guide")
          .at(at + "/code");
    if (!seen.insert(checks[i].code).second)
      throw Refusal(RefusalKind::invalid, "case.material_twice", "“" + material->name + "”填了两次",
                    "the material is entered twice")
          .at(at + "/code");
    enter(*line, *material, checks[i], notices > 0, at);
    enter_origin(*line, *material, checks[i], entering, at);
  }
}

Because helped_because(const Sections& sections, const std::vector<MaterialCheck>& checks) {
  Because because;
  const auto helped =
      std::count_if(checks.begin(), checks.end(), [](const MaterialCheck& check) { return check.helped.has_value(); });
  if (helped == 0) return because;
  if (const auto& help = sections.intake.help_to_correct) help->in(because);
  because.say("当场帮助改正" + std::to_string(helped) + "项，不另发补正通知",
              std::to_string(helped) + " put right on the spot; no notice is sent for them", {{"helped", helped}});
  return because;
}

bool complete(const std::vector<Line>& lines, const catalogue::ItemContent& item) {
  return pick(lines, item,
              [](const Line& line, const Material& material) {
                return unchecked(line, material) || wrong(line, material);
              })
      .empty();
}

const Cited<std::string>* notice_form(const Sections& sections) {
  return local_or_base(sections.intake.notice_form, sections.base_intake.notice_form);
}

Decided<NoticeContent> one_time_notice(const Course& course, const PinnedItem& item, const Sections& sections) {
  if (const auto left = pick(course.materials, item.content, unchecked); !left.empty())
    throw Refusal(RefusalKind::conflict, "case.material_unchecked",
                  "还有材料未核对，告知书无法一次列全：" + names(left) + "；请先核对",
                  "materials are still unchecked, so the notice could not list everything; check them first")
        .with("materials", listed(left));
  NoticeContent content{.defects = pick(course.materials, item.content, wrong)};
  if (content.defects.empty())
    throw Refusal(RefusalKind::conflict, "case.nothing_to_correct", "材料齐全、符合要求，无需补正；请直接受理",
                  "the set is complete and in order: there is nothing to correct; accept it");
  Because because;
  for (const auto* parts : {&sections.intake.notice_parts, &sections.base_intake.notice_parts})
    for (const auto& part : *parts) content.parts.insert(part.in(because));
  content.parts.insert(NoticePart::materials);
  if (const auto* form = notice_form(sections)) form->in(because);
  if (const auto* count = local_or_base(sections.intake.notices_per_case, sections.base_intake.notices_per_case))
    count->in(because);
  if (!because.cites()) cite_item(because, item, "申请材料目录", "the list of materials");
  because.say("共" + std::to_string(content.defects.size()) + "项需要补正，一次告知：" + names(content.defects),
              std::to_string(content.defects.size()) + " materials to correct, told at once",
              {{"materials", listed(content.defects)}});
  return {std::move(content), std::move(because)};
}

std::vector<Defect> repeated_defects(const Course& course, const NoticeContent& content) {
  std::vector<Defect> out;
  if (course.notices.empty()) return out;
  for (const Defect& defect : content.defects) {
    const auto line = std::find_if(course.materials.begin(), course.materials.end(),
                                   [&](const Line& l) { return l.code == defect.code; });
    if (line == course.materials.end() || line->named_in != 0 || line->replaced) continue;
    if (line->at_first == MaterialState::present || line->at_first == MaterialState::missing ||
        line->at_first == MaterialState::defective)
      out.push_back(defect);
  }
  return out;
}

void mark_named(std::vector<Line>& lines, const NoticeContent& content, std::size_t notice) {
  for (Line& line : lines) {
    if (notice == 1) line.at_first = line.state;
    const bool named = std::any_of(content.defects.begin(), content.defects.end(),
                                   [&](const Defect& d) { return d.code == line.code; });
    if (named && line.named_in == 0) line.named_in = std::int32_t(notice);
  }
}

std::vector<Timer> accepted_timers(const PinnedItem& item, const Sections& sections, Instant start, Instant now) {
  std::vector<Timer> out{promised_timer(item, sections, start)};
  if (auto timer = statutory_timer(item, sections, start)) out.push_back(std::move(*timer));
  if (auto timer = transfer_timer(sections, now)) out.push_back(std::move(*timer));
  return out;
}

Decided<Accepted> acceptance(const Course& course, const PinnedItem& item, const Sections& sections,
                             const Verification& verification, Instant received, Instant now) {
  const auto lacking = pick(course.materials, item.content, [](const Line& line, const Material& material) {
    return unchecked(line, material) || wrong(line, material);
  });
  if (!lacking.empty())
    throw Refusal(RefusalKind::conflict, "case.material_missing",
                  "材料未齐，不能受理：" + names(lacking) + "；请核对，或一次性告知补正",
                  "the set is not complete, so it cannot be accepted; check the materials or give the one-time notice")
        .with("materials", listed(lacking));
  const auto& verify = sections.intake.identity_check;
  std::vector<Citation> cited;
  if (verify) cited.push_back(verify->citation());
  if (!verification.identity)
    throw Refusal(RefusalKind::conflict, "case.identity_unchecked", "受理前须核验申请人身份，请核验后勾选",
                  "the applicant's identity must be verified before acceptance")
        .at("/verification/identity")
        .because(cited);
  if (!verification.qualification && verify && verify->shown())
    throw Refusal(RefusalKind::conflict, "case.qualification_unchecked", "受理前须核验资质证件，请核验后勾选",
                  "the qualification papers must be verified before acceptance")
        .at("/verification/qualification")
        .because(cited);

  const auto said = [](const std::optional<Text<60>>& text) { return text && !text::trim(*text).empty(); };
  if (verify && verify->shown() && text::trim(verification.note).empty() &&
      !(said(verification.qualification_paper) && said(verification.qualification_number)))
    throw Refusal(RefusalKind::conflict, "case.qualification_paper",
                  "请写明核验的资质证件名称和号码；无需资质证件的，在备注中说明",
                  "say which qualification paper was verified, and its number; or note why none is asked for")
        .at(said(verification.qualification_paper) ? "/verification/qualification_number"
                                                   : "/verification/qualification_paper")
        .because(cited);

  Because because;
  Instant start = now;
  const auto* rule = local_or_base(sections.limits.clock_start, sections.base_limits.clock_start);
  const auto deemed = deemed_acceptance(received.date(), course.notices, sections, now.date());
  if (deemed) {
    because.add(deemed->because);
    start = received;
  } else if (rule != nullptr && rule->in(because) == ClockStart::materials_corrected && !course.notices.empty() &&
             course.complete_at) {
    start = std::min(*course.complete_at, now);
  }
  Accepted accepted{.day_zero = start.date(), .timers = accepted_timers(item, sections, start, now), .deemed = {}};
  if (deemed) accepted.deemed = deemed->because;
  if (verify) verify->in(because);
  because.say("材料齐全，" + now.date().str() + "受理；" + start.date().str() + "为第0日",
              "complete and accepted on " + now.date().str() + "; day 0 is " + start.date().str(),
              {{"accepted", now.date().str()}, {"day_zero", start.date().str()}});
  for (const Timer& timer : accepted.timers) because.add(timer.because);
  return {std::move(accepted), std::move(because)};
}

Decided<Remedies> non_acceptance(const PinnedItem& item, const Sections& sections, const NonAcceptance& refusal) {
  Because because;
  const RefusalParts parts = refusal_parts(sections, because);
  if (text::trim(refusal.reason).empty())
    throw Refusal(RefusalKind::invalid, "case.reason_missing", "不予受理须说明原因，不得无理由退件",
                  "a refusal needs its reason")
        .at("/reason")
        .because(parts.citations(RefusalPart::reason));
  if (parts.ask(RefusalPart::legal_basis) && text::trim(refusal.legal_basis).empty())
    throw Refusal(RefusalKind::invalid, "case.legal_basis_missing", "不予受理须写明依据",
                  "a refusal needs its legal basis")
        .at("/legal_basis")
        .because(parts.citations(RefusalPart::legal_basis));
  Remedies out = remedies(sections, because);
  if (!because.cites()) cite_item(because, item, "受理条件", "the conditions of acceptance");
  return {std::move(out), std::move(because)};
}

}  // namespace onewindow::cases
