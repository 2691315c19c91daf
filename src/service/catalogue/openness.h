#pragma once
// What is public of the items beside their guides: the promise of each (服务承诺), the guides of each department, the
// carriers on which an item is made public; and what is still missing of all that, for the office.
#include "service/catalogue/catalogue.h"
#include "service/catalogue/sections.h"

namespace onewindow::catalogue {

struct PromiseSheet {  // P5a.2.1: content, procedure, limit, standard, assurance, and the way to complain
  std::string centre_name, department_name;
  std::string code, name, name_en;
  std::vector<Step> procedure;
  std::optional<Limit> statutory_limit;
  Limit promised_limit;
  std::vector<Fee> fees;
  std::vector<std::string> service_standards, assurances;
  std::string consult_phone, complaint_phone, centre_complaint_phone;
  std::string place, hours;
  std::int32_t version = 0;
  std::optional<Instant> published_at;
  std::vector<Citation> provisions;  // that ask for the promise
};
BOOST_DESCRIBE_STRUCT(PromiseSheet, (),
                      (centre_name, department_name, code, name, name_en, procedure, statutory_limit, promised_limit,
                       fees, service_standards, assurances, consult_phone, complaint_phone, centre_complaint_phone,
                       place, hours, version, published_at, provisions))

struct DepartmentGuides {  // P8.A7.1
  std::string code, name, name_en, phone;
  std::int64_t guides = 0;  // published, each with its promised limit
};
BOOST_DESCRIBE_STRUCT(DepartmentGuides, (), (code, name, name_en, phone, guides))

struct CarrierCheck {
  Text<200, 1> place;  // an address, a page, the wall by the entrance
  Date checked_on;
};
BOOST_DESCRIBE_STRUCT(CarrierCheck, (), (place, checked_on))

struct CarrierRow {
  Carrier carrier = Carrier::premises;
  bool required = false;  // by the centre's pack
  std::string place;
  std::int32_t version = 0;  // 0: not made public there
  bool current = false;      // it was looked at since the live version was published
  std::optional<Date> checked_on;
  std::string checked_by;
  std::optional<Citation> provision;
};
BOOST_DESCRIBE_STRUCT(CarrierRow, (), (carrier, required, place, version, current, checked_on, checked_by, provision))

struct CompletenessQuery : PageQuery {
  std::optional<Text<60>> search;
  std::optional<Text<40>> department;
  std::optional<bool> incomplete;  // only what lacks something
};
BOOST_DESCRIBE_STRUCT(CompletenessQuery, (PageQuery), (search, department, incomplete))

struct CompletenessRow {
  ItemId id;
  std::string code, name, department_name;
  ItemState state = ItemState::draft;
  bool draft = false;                        // there is a draft, and it is what is looked at
  std::vector<std::string> missing;          // compulsory elements
  std::vector<PromisePart> missing_promise;  // that the pack asks for
  std::vector<Carrier> missing_carriers;     // that the pack asks for, of a published item
  std::vector<Carrier> outdated_carriers;    // looked at before the live version was published
  std::int64_t windows = 0;                  // that take it today
  bool promise_public = false;               // its promised limit is published (P8.A7.1)
  bool complete = false;
};
BOOST_DESCRIBE_STRUCT(CompletenessRow, (),
                      (id, code, name, department_name, state, draft, missing, missing_promise, missing_carriers,
                       outdated_carriers, windows, promise_public, complete))

PromiseSheet promise(ReadContext& context, ItemId id);                   // GET /api/v1/public/items/{id}/promise
std::vector<DepartmentGuides> departments_guides(ReadContext& context);  // GET /api/v1/public/departments
std::vector<CarrierRow> carriers(ReadContext& context, ItemId id);       // GET /api/v1/items/{id}/carriers
// PUT /api/v1/items/{id}/carriers/{carrier}: seen there on that day. Refuses item.not_published, carrier.date.
std::vector<CarrierRow> check_carrier(WriteContext& context, ItemId id, Carrier carrier, const CarrierCheck& check);
// DELETE: it is not there any more. Refuses carrier.none.
void drop_carrier(WriteContext& context, ItemId id, Carrier carrier);
Paged<CompletenessRow> completeness(ReadContext& context, const CompletenessQuery& query);

std::vector<http::Route> openness_routes();

}  // namespace onewindow::catalogue
