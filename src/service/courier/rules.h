#pragma once
// The government courier (政务专递): when a parcel is due, who pays, what an order needs, how well the post keeps its
// word. The rules only, as a pack states them (P1C); orders and parcels of a centre are not here yet. Pure.
#include "regulation/decision.h"
#include "regulation/lint.h"

namespace onewindow::courier {

using regulation::Cited;
using regulation::Duration;
using regulation::Law;
using regulation::Ruling;

enum class Reach { same_city, county_city, province, listed_town, other_province };
BOOST_DESCRIBE_ENUM(Reach, same_city, county_city, province, listed_town, other_province)

enum class Errand { pick_up, result, exchange };  // 上门揽收, 寄送结果, 机构间交换
BOOST_DESCRIBE_ENUM(Errand, pick_up, result, exchange)

enum class Payer { applicant, institution };
BOOST_DESCRIBE_ENUM(Payer, applicant, institution)

enum class Packaging { envelope, carton };
BOOST_DESCRIBE_ENUM(Packaging, envelope, carton)

struct Slot {  // received before a time of day: delivered so many workdays later by a time of day
  std::string before, by;
  std::int32_t workdays = 0;
};
BOOST_DESCRIBE_STRUCT(Slot, (), (before, by, workdays))

struct Level {  // of the parcels of a reach, so many per cent within so many workdays
  Reach reach = Reach::province;
  std::int32_t workdays = 1;
  std::int32_t percent = 0;
  bool morning = false;  // delivered before noon of that day
};
BOOST_DESCRIBE_STRUCT(Level, (), (reach, workdays, percent, morning))

struct Fare {
  Errand errand = Errand::result;
  Payer payer = Payer::institution;
};
BOOST_DESCRIBE_STRUCT(Fare, (), (errand, payer))

// Section `courier`. Times of day are written "12:00".
struct Courier {
  std::vector<Cited<Slot>> same_city;       // in the order of the day
  std::optional<Cited<Duration>> province;  // other cities of the province
  std::optional<Cited<Duration>> listed_towns;
  std::vector<Cited<Level>> levels;
  std::vector<Cited<Fare>> payers;
  std::vector<Cited<Packaging>> packagings;
  std::optional<Cited<std::int32_t>> cases_per_parcel;
  std::optional<Cited<bool>> pick_up_after_review;   // door pick-up only after the online pre-review
  std::optional<Cited<bool>> pick_up_in_province;    // collected within the province, delivered anywhere
  std::optional<Cited<bool>> recipient_complete;     // name, phone, whole address
  std::optional<Cited<bool>> case_behind_it;         // nothing private, nothing unrelated
  std::optional<Cited<bool>> agreement;              // the centre has an agreement with the regional post
  std::optional<Cited<std::int32_t>> signatures;     // in the handover book
  std::optional<Cited<std::int32_t>> copies;         // of its entry, one for each side
  std::optional<Cited<bool>> vehicle_or_box;         // a dedicated vehicle, or a safe box in another
  std::optional<Cited<bool>> sealed_apart;           // in the sorting
  std::optional<Cited<std::int32_t>> table_due_day;  // of the month: last month's statistics are with the centre
};
BOOST_DESCRIBE_STRUCT(Courier, (),
                      (same_city, province, listed_towns, levels, payers, packagings, cases_per_parcel,
                       pick_up_after_review, pick_up_in_province, recipient_complete, case_behind_it, agreement,
                       signatures, copies, vehicle_or_box, sealed_apart, table_due_day))

struct Parcel {
  Reach reach = Reach::same_city;
  Instant received;
};
BOOST_DESCRIBE_STRUCT(Parcel, (), (reach, received))
struct ParcelDue {
  Instant due;
  Date counts_from;  // the workday on which it counts as received
};
BOOST_DESCRIBE_STRUCT(ParcelDue, (), (due, counts_from))
// Received on a day off, or after the last slot of the day, a parcel counts as received on the next workday's morning.
// To other places the day is due, at its end. Silent where the text sets no day for the reach.
Ruling<ParcelDue> parcel_due(const Law& law, const Parcel& parcel);

struct Order {
  Errand errand = Errand::result;
  bool pre_review_passed = false;
  bool from_within_province = true;
  Packaging packaging = Packaging::envelope;
  std::int32_t cases = 1;  // application numbers in the parcel
  std::string recipient, phone, address;
  bool agreement_in_force = true;
};
BOOST_DESCRIBE_STRUCT(Order, (),
                      (errand, pre_review_passed, from_within_province, packaging, cases, recipient, phone, address,
                       agreement_in_force))
struct Placed {
  Payer payer = Payer::institution;
  bool applicant_pays = false;
};
BOOST_DESCRIBE_STRUCT(Placed, (), (payer, applicant_pays))
// Who pays for an order that may be placed. Refuses courier.no_case, courier.one_case, courier.packaging,
// courier.before_review, courier.outside_province, courier.recipient_incomplete, courier.no_agreement.
Ruling<Placed> place(const Law& law, const Order& order);

struct Leg {
  std::int32_t signatures = 0, copies = 0;
  bool dedicated_vehicle = false, safe_box = false, sealed_apart = false;
};
BOOST_DESCRIBE_STRUCT(Leg, (), (signatures, copies, dedicated_vehicle, safe_box, sealed_apart))
struct Ready {
  bool ready = true;
};
BOOST_DESCRIBE_STRUCT(Ready, (), (ready))
// A parcel moves only when both signed, each has its copy, and it travels safely. Refuses courier.signature_missing,
// courier.copy_missing, courier.vehicle, courier.sealed_with_others.
Ruling<Ready> set_off(const Law& law, const Leg& leg);

struct Delivered {
  Reach reach = Reach::province;
  Date received;
  Instant delivered;
};
BOOST_DESCRIBE_STRUCT(Delivered, (), (reach, received, delivered))
struct Deliveries {
  std::vector<Delivered> parcels;
};
BOOST_DESCRIBE_STRUCT(Deliveries, (), (parcels))
struct Share {
  Reach reach = Reach::province;
  std::int32_t workdays = 1;
  bool morning = false;
  std::int64_t in_time = 0, of = 0;  // the exact fraction
  std::int32_t target_percent = 0;
  bool met = true;
};
BOOST_DESCRIBE_STRUCT(Share, (), (reach, workdays, morning, in_time, of, target_percent, met))
struct Shares {
  std::vector<Share> levels;
};
BOOST_DESCRIBE_STRUCT(Shares, (), (levels))
// Compared by cross-multiplication; a level without parcels is met.
Ruling<Shares> shares(const Law& law, const Deliveries& deliveries);

struct MonthlyTable {
  std::string month;  // "2026-10"
  std::optional<Date> sent;
};
BOOST_DESCRIBE_STRUCT(MonthlyTable, (), (month, sent))
struct TableDue {
  Date due;
  std::optional<bool> late;
};
BOOST_DESCRIBE_STRUCT(TableDue, (), (due, late))
// Refuses courier.month.
Ruling<TableDue> monthly_table(const Law& law, const MonthlyTable& table);

const std::vector<regulation::DecisionType>& decisions();

// Times of day that are none, slots out of order, more days for fewer parcels, two payers, a day no month has.
void lint(regulation::Linter& linter);

}  // namespace onewindow::courier
