#pragma once
// What the use cases of fees share; nobody else includes it.
#include "centre/organisation/organisation.h"
#include "service/cases/brief.h"
#include "service/fees/rules.h"
#include "service/fees/store.h"

namespace onewindow::fees {

const Fees& section_of(const regulation::Law& law);

// A case as fees see it, with the item version it is taken under. Refuses case.unknown.
struct Charged {
  cases::CaseBrief about;
  catalogue::ItemContent content;

  static Charged of(ReadContext& context, CaseId id);
  Pinned pinned() const { return {content, about.item_version}; }
  std::string number() const { return about.case_number.value_or(about.receipt_number); }
  // Refuses fee.not_accepted: fees are taken of accepted cases that have not been taken back.
  void check_chargeable() const;
};

// Who answers for a department sees its own (P3.A7).
std::optional<DepartmentId> scope(const Actor& actor);
ReductionRow shown(const store::Reduction& row);
ReceiptView shown(ReadContext& context, const store::Receipt& row);
std::string series_number(WriteContext& context, const std::string& centre_name, const char* word,
                          std::string_view series);
const char* words_zh(Method method);
const char* words_zh(Payer payer);

template <class IdType>
IdType before(const PageQuery& query) {
  std::int64_t value = std::numeric_limits<std::int64_t>::max();
  if (query.after && !reflect::detail::parse_integer(*query.after, value))
    throw Refusal(RefusalKind::invalid, "input.value", "翻页标记无效，请从第一页开始",
                  "this is no page of the list; start from the first")
        .at("?after");
  return IdType{value};
}

// One page of records, each shown as its row; `next` is the id of the last.
template <class Row, class Record, class Show>
Paged<Row> page(std::vector<Record> found, int limit, Show show) {
  Paged<Row> out;
  if (int(found.size()) > limit) {
    found.pop_back();
    out.next = std::to_string(found.back().id.value);
  }
  for (auto& record : found) out.items.push_back(show(record));
  return out;
}

}  // namespace onewindow::fees
