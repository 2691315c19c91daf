#include "service/catalogue/rules.h"

#include <set>

#include "regulation/deadline.h"
#include "service/catalogue/words.h"

namespace onewindow::catalogue {

using regulation::Calendar;
using regulation::Duration;
using regulation::Unit;

namespace {

Refusal invalid(std::string code, std::string zh, std::string en, std::string field) {
  return Refusal(RefusalKind::invalid, std::move(code), std::move(zh), std::move(en)).at(std::move(field));
}

void check_limit(const Limit& limit, const std::string& field) {
  if (limit.unit == LimitUnit::immediate ? limit.count != 0 : limit.count < 1 || limit.count > 1000)
    throw invalid("item.limit_count", "时限天数不对：即办为 0，其余为 1 至 1000",
                  "the limit's count is wrong: 0 when immediate, else 1 to 1000", field + "/count");
}

bool fee_complete(const Fee& fee) { return !fee.name.empty() && !fee.standard.empty() && !fee.basis.empty(); }

}  // namespace

Duration to_duration(const Limit& limit) {
  switch (limit.unit) {
    case LimitUnit::immediate: return {Unit::same_day, 0};
    case LimitUnit::workdays: return {Unit::workdays, limit.count};
    case LimitUnit::calendar_days: return {Unit::days, limit.count};
  }
  return {};
}

std::vector<std::string> missing_elements(const ItemContent& content) {
  std::vector<std::string> missing;
  const auto need = [&](const char* field, bool there) {
    if (!there) missing.emplace_back(field);
  };
  need("name", !content.name.empty());
  need("department", !content.department.empty());
  need("legal_basis", !content.legal_basis.empty());
  need("conditions", !content.conditions.empty());
  need("quantity_limit", !content.quantity_limit.empty());
  need("procedure", !content.procedure.empty());
  need("materials", !content.materials.empty());
  need("audiences", !content.audiences.empty());
  need("accepting_unit", !content.accepting_unit.empty());
  need("office", !content.office.empty());
  need("contact", !content.contact.empty());
  need("consult_phone", !content.consult_phone.empty());
  need("complaint_phone", !content.complaint_phone.empty());
  need("place", !content.place.empty());
  need("hours", !content.hours.empty());
  need("application_form", !content.application_form.empty());
  need("result_name", content.result_kind == ResultKind::none || !content.result_name.empty());
  need("fees", std::all_of(content.fees.begin(), content.fees.end(), fee_complete));
  return missing;
}

std::optional<Date> promise_exceeds_law(const ItemContent& content, const Calendar& calendar) {
  if (!content.statutory_limit) return std::nullopt;
  const Limit& law = *content.statutory_limit;
  const Limit& promise = content.promised_limit;
  if (law.unit == promise.unit) return promise.count <= law.count ? std::nullopt : std::optional(calendar.known_from());
  for (Date day = calendar.known_from(); day <= calendar.known_until(); day = day + 1) {
    if (!calendar.workday(day)) continue;  // cases are accepted on workdays
    const Date promised = regulation::due_date(calendar, {.start = day, .limit = to_duration(promise)}, day);
    const Date lawful = regulation::due_date(calendar, {.start = day, .limit = to_duration(law)}, day);
    if (promised > lawful) return day;
  }
  return std::nullopt;
}

void check_content(const ItemContent& content, const Calendar& calendar) {
  check_limit(content.promised_limit, "/promised_limit");
  if (content.statutory_limit) check_limit(*content.statutory_limit, "/statutory_limit");
  if ((content.kind == HandlingKind::immediate) != (content.promised_limit.unit == LimitUnit::immediate))
    throw invalid("item.immediate_limit", "即办件的承诺时限为即办；承诺件须写明天数",
                  "an immediate item promises 'immediate'; a promised item states its days", "/promised_limit/unit");
  std::set<std::string> codes;
  for (std::size_t i = 0; i < content.materials.size(); ++i) {
    const Material& material = content.materials[i];
    const std::string field = "/materials/" + std::to_string(i);
    if (material.code.empty() || !codes.insert(material.code).second)
      throw invalid("item.material_code", "材料代码为空或重复", "a material's code is empty or stands there twice",
                    field + "/code");
    if (material.name.empty())
      throw invalid("item.material_name", "材料名称为空", "a material has no name", field + "/name");
  }
  if (const auto day = promise_exceeds_law(content, calendar))
    throw invalid("item.promise_exceeds_law",
                  "承诺时限不得长于法定时限：例如 " + day->str() + " 受理时承诺将晚于法定时限，请缩短承诺",
                  "the promise must not exceed the law: a case accepted on " + day->str() +
                      " would be promised later; shorten the promise",
                  "/promised_limit")
        .with("example", day->str());
}

namespace {

bool has(const ItemContent& content, ItemTrait trait) {
  return std::find(content.traits.begin(), content.traits.end(), trait) != content.traits.end();
}

bool is_of(const ItemContent& content, ItemKind kind) {
  const bool service = content.type == ItemType::public_service;
  const bool convenience = has(content, ItemTrait::convenience);
  switch (kind) {
    case ItemKind::licence: return content.type == ItemType::licence;
    case ItemKind::other_power: return !service && content.type != ItemType::licence;
    case ItemKind::public_service: return service && !convenience;
    case ItemKind::convenience_service: return service && convenience;
    case ItemKind::administrative: return !(service && convenience);  // beside it there is convenience only (P2.A3)
  }
  return false;
}

bool promised(const ItemContent& content, PromisePart part) {
  switch (part) {
    case PromisePart::content: return !content.name.empty();
    case PromisePart::procedure: return !content.procedure.empty();
    case PromisePart::limit:
      return content.promised_limit.unit == LimitUnit::immediate || content.promised_limit.count > 0;
    case PromisePart::standard: return !content.service_standards.empty();
    case PromisePart::assurance: return !content.assurances.empty();
    case PromisePart::complaint: return !content.complaint_phone.empty();
  }
  return false;
}

template <class E>
std::string words(const std::vector<Cited<E>>& values) {
  std::string out;
  for (const auto& value : values) {
    if (!out.empty()) out += "、";
    out += word_of(reflect::type_of<E>(), boost::describe::enum_to_string(value.shown(), ""));
  }
  return out;
}

template <class E>
std::vector<Citation> citations(const std::vector<Cited<E>>& values) {
  std::vector<Citation> out;
  for (const auto& value : values)
    if (out.empty() || !(out.back() == value.citation())) out.push_back(value.citation());
  return out;
}

}  // namespace

std::optional<Cited<ItemKind>> kind_among(const ItemContent& content, const Guides& guides) {
  for (const auto& kind : guides.item_kinds)
    if (is_of(content, kind.shown())) return kind;
  return std::nullopt;
}

std::vector<Cited<PromisePart>> missing_promise(const ItemContent& content, const Guides& guides) {
  std::vector<Cited<PromisePart>> missing;
  for (const auto& part : guides.promise_parts)
    if (!promised(content, part.shown())) missing.push_back(part);
  return missing;
}

void check_kind(const ItemContent& content, const Guides& guides) {
  if (!guides.item_kinds.empty() && !kind_among(content, guides))
    throw Refusal(RefusalKind::invalid, "item.kind_not_among",
                  "本中心受理的事项分为：" + words(guides.item_kinds) + "；请改正事项类型或特征",
                  "this centre takes items of certain kinds only; correct the item's type or traits")
        .at("/type")
        .because(citations(guides.item_kinds));
}

void check_guides(const ItemContent& content, const Guides* guides) {
  if (guides == nullptr) return;
  check_kind(content, *guides);
  if (const auto missing = missing_promise(content, *guides); !missing.empty())
    throw Refusal(RefusalKind::invalid, "item.promise_incomplete", "服务承诺缺少：" + words(missing) + "，不能公布",
                  "the public promise lacks parts that the centre's rules ask for and is not published")
        .at(missing.front().shown() == PromisePart::assurance ? "/assurances" : "/service_standards")
        .because(citations(missing));
}

}  // namespace onewindow::catalogue
