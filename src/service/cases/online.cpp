#include "service/cases/online.h"

#include "base/text.h"
#include "service/cases/attachments_store.h"
#include "service/cases/online_work.h"
#include "service/cases/rules.h"
#include "service/cases/telling.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

attachments::Holder holder_of(CaseId id) { return {"case", id.value}; }

store::Mine mine_of(ReadContext& context, const Proven& proven, CaseId id) {
  auto row = store::find_mine(context.db, context.privacy, proven, id);
  if (!row) throw unknown_case();
  return std::move(*row);
}

Party party_of(ReadContext& context, const store::Mine& row, const Proven& proven) {
  if (row.visitor_id == proven.visitor) return Party::filer;
  if (store::has_phone(context.db, context.privacy, row.person_id, proven.phone)) return Party::applicant;
  return Party::agent;
}

std::vector<HandedIn> handed_in(ReadContext& context, CaseId id) {
  std::vector<HandedIn> out;
  for (const auto& row : attachments::store::of(context.db, holder_of(id))) out.push_back({row.material, row.at});
  return out;
}

std::vector<Act> acts(ReadContext& context, const store::Case& row, const catalogue::ItemContent& content) {
  const Sections sections = Sections::of(context.law, content.type);
  return allowed_acts(
      situation(row.state, row.course, {content, row.item_version}, sections, context.actor, row.department_id, false),
      context.actor);
}

bool contains(const std::vector<Act>& acts, Act act) { return std::find(acts.begin(), acts.end(), act) != acts.end(); }

MyCase shown(ReadContext& context, const store::Mine& row, const Proven& proven, const Progress& progress,
             const catalogue::ItemContent& content) {
  const auto allowed = acts(context, row, content);
  const Party party = party_of(context, row, proven);
  return {.id = row.id,
          .number = progress.number,
          .item_name = row.item_name,
          .item_name_en = row.item_name_en,
          .applicant = progress.applicant,
          .state = row.state,
          .zh = progress.zh,
          .en = progress.en,
          .due = progress.due,
          .provisional = progress.provisional,
          .channel = row.channel,
          .party = party,
          .may_correct = contains(allowed, Act::take_correction),
          .may_withdraw = contains(allowed, Act::withdraw) && party != Party::agent,
          .received_at = row.received_at};
}

MyCaseView view_of(ReadContext& context, const Proven& proven, const store::Mine& row) {
  const auto content = catalogue::pinned(context, row.item_id, row.item_version);
  MyCaseView out;
  out.progress = progress_of(context, row);
  static_cast<MyCase&>(out) = shown(context, row, proven, out.progress, content);
  out.version = row.version;
  if (row.state == State::correction_asked) {
    const auto open = unanswered(row.course, handed_in(context, row.id));
    for (const auto& code : asked_for(row.course))
      for (const auto& material : content.materials)
        if (material.code == code)
          for (const Line& line : row.course.materials)
            if (line.code == code)
              out.asked.push_back({code, material.name, material.name_en, line.defect,
                                   std::find(open.begin(), open.end(), code) == open.end()});
  }
  out.attachments = {
      .items = out.party == Party::filer ? attachments::of(context, holder_of(row.id)) : std::vector<Attachment>{},
      .may_add = out.may_correct,
      .each_material = attachments::kEachMaterial,
      .each_holder = attachments::kEachHolder,
      .bytes = std::int64_t(attachments::kBytes)};
  return out;
}

}  // namespace

// ---- what others ask of it

void take_in_hand(Work& work) {
  const Actor& actor = work.context.actor;
  if (work.row.handler_id || !actor.account || !actor.window) return;
  const auto window = organisation::find_window(work.context, *actor.window);
  work.row.handler_id = actor.account;
  work.row.handler = actor.name;
  work.row.window_id = actor.window;
  work.row.window_name = window ? window->name : "";
  store::assign(work.context.db, work.row);
}

void call_windows(Work& work) {
  std::vector<notices::To> to;
  const auto& content = work.content;
  for (const auto& window : organisation::windows_for(
           work.context, {content.code, code(content.category), content.level, work.row.department_id}))
    to.push_back(notices::To::window(window.id));
  tell_people(work, std::move(to), "case.filed_online",
              "网上申请" + number_of(work.row) + "“" + work.row.item_name + "”待核对",
              "filed online: " + number_of(work.row) + ", to be checked");
}

void tell_filer(Work& work, std::string_view act) {
  static const std::map<std::string_view, const char*> steps = {{"give_notice", "需要补正材料，可在网上补交"},
                                                                {"accept", "已受理"},
                                                                {"refuse", "不予受理，理由和救济途径见书面决定"},
                                                                {"decide", "已作出决定"}};
  const auto found = steps.find(act);
  if (found == steps.end()) return;
  const auto phone = store::filer_phone(work.context.db, work.row.id);
  if (phone.empty()) return tell_applicant(work, notices::kOnlineStep, {{"step", found->second}});
  notices::text(work.context, notices::kOnlineStep, work.context.privacy.open(store::filer_place(work.row.id), phone),
                {{"centre", work.centre().name},
                 {"item", work.row.item_name},
                 {"number", number_of(work.row)},
                 {"step", found->second}});
}

void check_item_online(ReadContext& context, ItemId item) { check_online(catalogue::taken(context, item).content); }

// ---- the public

Paged<MyCase> mine(ReadContext& context, const Proven& proven, const MyCaseQuery& query) {
  const int limit = limit_of(query);
  std::optional<store::AfterMine> after;
  if (query.after) {
    const auto parts = text::split(*query.after, '|');
    after = store::AfterMine{Instant{mark_number(parts.front())}, CaseId{mark_number(parts.back())}};
  }
  auto rows = store::mine(context.db, context.privacy, proven, query, after, limit + 1);
  Paged<MyCase> out;
  out.next = cut(rows, limit, [](const auto& last) {
    return std::to_string(last.received_at.ms) + "|" + std::to_string(last.id.value);
  });
  for (const auto& row : rows)
    out.items.push_back(shown(context, row, proven, progress_of(context, row),
                              catalogue::pinned(context, row.item_id, row.item_version)));
  return out;
}

MyCaseView my_case(ReadContext& context, const Proven& proven, CaseId id) {
  return view_of(context, proven, mine_of(context, proven, id));
}

MyCaseView withdraw_mine(WriteContext& context, const Proven& proven, CaseId id, const Withdrawal& withdrawal) {
  check_may_withdraw(party_of(context, mine_of(context, proven, id), proven));
  withdraw(context, id, withdrawal);
  return my_case(context, proven, id);
}

MyCaseView correct_online(WriteContext& context, const Proven& proven, CaseId id, const OnlineCorrection& correction) {
  mine_of(context, proven, id);
  Work work = Work::on(context, id, correction.version);
  const State to = work.may(Act::take_correction).to;
  check_correction(work.course(), work.content, handed_in(context, id));
  boost::json::array codes;
  for (const auto& material : asked_for(work.course())) codes.emplace_back(material);
  take_online(work.course(), context.now);
  work.tell(Act::take_correction, to, "收到网上补正材料，待核对", "correction handed in online, to be checked",
            boost::json::object{
                {"channel", code(Channel::online)}, {"materials", std::move(codes)}, {"note", correction.note}});
  tell_people(work, workers(work.row), "case.corrected_online",
              "办件" + number_of(work.row) + "“" + work.row.item_name + "”已在网上补正，待核对",
              "case " + number_of(work.row) + " was corrected online, to be checked");
  work.finish("correct_online");
  return my_case(context, proven, id);
}

catalogue::Material asked_material(ReadContext& context, const Proven& proven, CaseId id, std::string_view material) {
  const auto row = mine_of(context, proven, id);
  const auto content = catalogue::pinned(context, row.item_id, row.item_version);
  const auto codes = asked_for(row.course);
  if (row.state == State::correction_asked && std::find(codes.begin(), codes.end(), material) != codes.end())
    for (const auto& one : content.materials)
      if (one.code == material) return one;
  throw Refusal(RefusalKind::conflict, "attachment.not_asked", "现在没有要求补交这项材料",
                "this material is not asked for now")
      .at("?material");
}

void check_sees(ReadContext& context, const Proven& proven, CaseId id) {
  const auto row = mine_of(context, proven, id);
  if (party_of(context, row, proven) != Party::filer) throw unknown_case();
}

// ---- the window

Paged<OnlineCase> online_cases(ReadContext& context, const OnlineQuery& query) {
  const int limit = limit_of(query);
  std::optional<store::AfterDue> after;
  if (query.after) {
    const auto parts = text::split(*query.after, '|');
    after = store::AfterDue{parts.front(), CaseId{mark_number(parts.back())}};
  }
  auto rows = store::online(context.db, context.privacy, query, context.actor.account, after, limit + 1);
  Paged<OnlineCase> out;
  out.next = cut(rows, limit, [](const auto& last) { return last.due_sort + "|" + std::to_string(last.id.value); });
  for (auto& row : rows)
    out.items.push_back({.id = row.id,
                         .number = number_of(row),
                         .item_name = std::move(row.item_name),
                         .applicant_name = std::move(row.applicant.name),
                         .phone = std::move(row.applicant.phone),
                         .state = row.state,
                         .light = light(row.due_date, row.yellow_from, context.today()),
                         .due = row.due_date,
                         .handler = std::move(row.handler),
                         .corrected = row.course.online && row.course.online->handed_in_at,
                         .filed_at = row.received_at});
  return out;
}

const std::vector<http::Route>& online_routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/online-cases", online_cases>(
          kReceive, "Applications filed online that are not accepted yet, the soonest due first", "cases.online"),
  };
  return table;
}

}  // namespace onewindow::cases
