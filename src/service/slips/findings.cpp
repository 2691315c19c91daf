// The check of a slip, one question after the other. It asks nothing but what it was given.
#include "base/json.h"
#include "service/slips/rules.h"

namespace onewindow::slips {

namespace {

using regulation::Calendar;

std::shared_ptr<const Calendar> calendar_of(const Days& days) {
  std::vector<regulation::SpecialDay> special;
  for (const Day& day : days.days) special.push_back({day.date, day.kind, day.name, day.source});
  return Calendar::build(std::move(special), days.known_from.year(), days.known_until.year());
}

Refusal no_slip(const std::string& what) {
  return Refusal(RefusalKind::invalid, "slip.form", "这个文件不是一份完整的办件凭证：" + what,
                 "the file is not a whole slip: " + what);
}

class Check {
 public:
  Check(const Slip& slip, const Beside& beside) : slip_(slip), beside_(beside) {
    try {
      body_ = json::restore<Body>(slip.body);
    } catch (const Refusal& refusal) {
      throw no_slip(refusal.field);
    }
    if (body_.format != kFormat) throw no_slip(body_.format);
    out_.title = body_.title;
    out_.number = body_.number;
    out_.centre_name = body_.centre_name;
    out_.at = body_.at;
  }

  Checked run() {
    paper();
    body();
    entry();
    path();
    days();
    for (const Term& term : body_.terms) date(term);
    law();
    if (slip_.voided) add("paper", Grade::note, "这份文书出具后已作废", "the document was voided after it was made");
    return std::move(out_);
  }

 private:
  void add(std::string check, Grade grade, std::string zh, std::string en) {
    out_.good = out_.good && grade != Grade::bad;
    out_.findings.push_back({std::move(check), grade, std::move(zh), std::move(en)});
  }
  void judge(const char* check, bool good, std::string zh_good, std::string en_good, std::string zh_bad,
             std::string en_bad) {
    if (good) add(check, Grade::good, std::move(zh_good), std::move(en_good));
    else add(check, Grade::bad, std::move(zh_bad), std::move(en_bad));
  }

  void paper() {
    if (!slip_.content) return;
    judge("paper", digest_of(*slip_.content) == body_.content_digest, "文书内容与出具时一致",
          "what the paper says is what it said when it was made", "文书内容被改动过",
          "what the paper says was changed");
  }

  // The entry's own words say which body was entered; a detail that makes no sense says none.
  const boost::json::object* entered(const boost::json::value& detail) const {
    const auto* object = detail.if_object();
    const auto* slips = object == nullptr ? nullptr : object->if_contains("slips");
    if (slips == nullptr || !slips->is_array()) return nullptr;
    for (const auto& one : slips->get_array())
      if (const auto* slip = one.if_object(); slip != nullptr && text(*slip, "digest") == digest_of(slip_.body))
        return object;
    return nullptr;
  }
  static std::string text(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
  }

  void body() {
    boost::json::value detail;
    try {
      detail = json::parse_own(slip_.entry.detail);
    } catch (const Refusal&) {}
    judge("body", entered(detail) != nullptr, "凭证正文与记入台账的摘要一致",
          "the slip's body is the one that was entered in the ledger",
          "凭证正文（编号、事项、日期或其依据）被改动过：与记入台账的摘要不符",
          "the slip's body (numbers, matter, dates or their inputs) was changed: the ledger has another digest");
    const auto* object = detail.if_object();
    if (object != nullptr && text(*object, "receipt_number") != body_.receipt_number)
      add("body", Grade::bad, "收件号：凭证为 " + body_.receipt_number + "，台账为 " + text(*object, "receipt_number"),
          "receipt number: " + body_.receipt_number + " on the slip, " + text(*object, "receipt_number") +
              " in the ledger");
    if (slip_.entry.at != body_.at)
      add("body", Grade::bad, "出具时间：凭证为 " + body_.at.str() + "，台账为 " + slip_.entry.at.str(),
          "time: " + body_.at.str() + " on the slip, " + slip_.entry.at.str() + " in the ledger");
  }

  void entry() {
    const std::string number = std::to_string(slip_.entry.sequence);
    const auto entered = slip_.entry.entry();
    judge("entry", entered && entered->hash == ledger::link(slip_.previous, ledger::digest_of(body_.centre, *entered)),
          "台账第 " + number + " 条与其摘要一致", "entry " + number + " of the ledger has its hash",
          "台账第 " + number + " 条被改动过：与其摘要不符",
          "entry " + number + " of the ledger was changed: its hash differs");
  }

  void path() {
    std::string hash = slip_.entry.hash;
    for (const std::string& digest : slip_.path) hash = ledger::link(hash, digest);
    if (!slip_.anchor) {
      add("anchor", Grade::note, "出具凭证时台账当日尚未锚定；次日重新下载可与锚点核对",
          "the ledger was not anchored yet when the slip was drawn; draw it again the next day");
      return;
    }
    const anchors::Anchor& anchor = *slip_.anchor;
    const std::string day = anchor.day.str();
    judge("path", hash == anchor.hash && slip_.entry.sequence + std::int64_t(slip_.path.size()) == anchor.sequence,
          "由该条可推至 " + day + " 的锚点", "from the entry one comes to the anchor of " + day,
          "由该条推不到 " + day + " 的锚点：链条或锚点被改动过",
          "from the entry one does not come to the anchor of " + day + ": the way or the anchor was changed");
    kept(anchor);
  }

  void kept(const anchors::Anchor& anchor) {
    const std::string day = anchor.day.str();
    if (!beside_.anchors) {
      add("anchor", Grade::note,
          "没有给出锚点文件；请与公布的锚点核对：" + day + " 第 " + std::to_string(anchor.sequence) + " 条 " +
              anchor.hash,
          "no file of anchors was given; compare with what was published: " + day + ", entry " +
              std::to_string(anchor.sequence) + ", " + anchor.hash);
      return;
    }
    for (const auto& line : *beside_.anchors)
      if (line.centre == body_.centre && line.day == anchor.day) {
        out_.anchored = line.sequence == anchor.sequence && line.hash == anchor.hash;
        judge("anchor", out_.anchored, "锚点文件中 " + day + " 的锚点与凭证一致",
              "the file has the same anchor for " + day, "锚点文件中 " + day + " 的锚点与凭证不同：台账或凭证被改写过",
              "the file has another anchor for " + day + ": the ledger or the slip was made anew");
        return;
      }
    // A file that begins later or ends earlier says nothing of this day; one that goes past it and has no anchor, does.
    const bool past = covers(anchor.day);
    add("anchor", past ? Grade::bad : Grade::note, "锚点文件中没有本中心 " + day + " 的锚点",
        "the file has no anchor of this centre for " + day);
  }

  bool covers(Date day) const {
    bool before = false, after = false;
    for (const auto& line : *beside_.anchors) {
      before = before || (line.centre == body_.centre && line.day < day);
      after = after || (line.centre == body_.centre && line.day > day);
    }
    return before && after;
  }

  void days() {
    try {
      calendar_ = calendar_of(body_.calendar);
    } catch (const Refusal& refusal) {
      add("calendar", Grade::bad, "凭证所附的日历自相矛盾：" + refusal.zh,
          "the slip's calendar contradicts itself: " + refusal.en);
      return;
    }
    if (beside_.calendar == nullptr) return;
    std::string other;
    for (const Term& term : body_.terms)
      for (Date day = term.start.date(); day <= term.due && other.empty() && term.due - day < 4000; day = day + 1)
        if (beside_.calendar->known(day) && calendar_->known(day) &&
            beside_.calendar->kind(day) != calendar_->kind(day))
          other = day.str();
    if (other.empty())
      add("calendar", Grade::good, "放假调休安排与本机日历一致", "its days off are those that this machine knows");
    else
      add("calendar", Grade::note, "放假调休安排与本机日历不同，自 " + other + " 起（当时或另有通知）",
          "its days off differ from what this machine knows, from " + other +
              " on (another notice may have been in force)");
  }

  void date(const Term& term) {
    const auto derived = calendar_ == nullptr ? std::nullopt : derive(*calendar_, term, body_.at.date());
    if (!derived) {
      add("date", Grade::note, term.zh + "：" + term.due.str() + "，按开放时间计算，凭证未载明开放时间，不能重算",
          term.en + ": " + term.due.str() + " was counted in opening hours, which a slip does not carry");
      return;
    }
    judge("date", derived->due == term.due && derived->provisional == term.provisional,
          term.zh + "：" + term.due.str() + "，重算一致" + how(term, false),
          term.en + ": " + term.due.str() + " is what follows from its inputs" + how(term, true),
          term.zh + "：凭证为 " + term.due.str() + "，由其依据重算为 " + derived->due.str(),
          term.en + ": " + term.due.str() + " on the slip, its inputs give " + derived->due.str());
    if (term.met_at)
      add("date", Grade::note,
          term.zh + (term.met_at->date() <= derived->due ? "：按期，" : "：超期，") + term.met_at->date().str(),
          term.en + (term.met_at->date() <= derived->due ? ": in time, " : ": late, ") + term.met_at->date().str());
  }

  std::string how(const Term& term, bool english) const {
    if (term.limit.unit == regulation::Unit::minutes || term.extra_workdays != 0) return "";
    const auto deadline = regulation::deadline(
        *calendar_,
        {.start = term.start.date(), .limit = term.limit, .extensions = term.extensions, .pauses = term.pauses},
        body_.at.date());
    const std::string text = regulation::paragraph(deadline.because, english);
    return english ? " (" + text + ")" : "（" + text + "）";
  }

  void law() {
    std::set<std::string> seen;
    for (const Term& term : body_.terms)
      for (const auto& reason : term.because) {
        if (reason.hash.empty() || !seen.insert(reason.pack + "@" + reason.hash).second) continue;
        const std::string name = reason.pack + " v" + reason.version;
        const auto known = beside_.packs.find(reason.pack);
        const bool same = known != beside_.packs.end() && known->second == reason.hash;
        add("law", same ? Grade::good : Grade::note,
            same ? "所依据的制度 " + name + " 与本机文本一致"
                 : "所依据的制度 " + name + " 的这一文本，本机没有：" + reason.hash,
            same ? name + " is the text that this machine has"
                 : "this machine does not have this text of " + name + ": " + reason.hash);
      }
  }

  const Slip& slip_;
  const Beside& beside_;
  Body body_;
  std::shared_ptr<const Calendar> calendar_;
  Checked out_;
};

}  // namespace

Checked check(const boost::json::value& file, const Beside& beside) {
  Slip slip;
  try {
    slip = json::restore<Slip>(file);
  } catch (const Refusal& refusal) {
    throw no_slip(refusal.field);
  }
  if (!slip.body.is_object() || slip.entry.hash.empty()) throw no_slip("body, entry");
  return Check(slip, beside).run();
}

}  // namespace onewindow::slips
