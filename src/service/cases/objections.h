#pragma once
// The applicant's objection to how a case is handled or to its result, and the clear reply that is owed to it
// (P5b.A14.1.b): made by the applicant with number and query code, or taken at the window; replied in writing by the
// department, or by the window that accepted. No complaint about a person's conduct, and no administrative review: the
// reply names those ways.
#include "service/cases/cases.h"

namespace onewindow::cases {

using ObjectionId = Id<struct ObjectionTag>;

enum class ObjectionTo { handling, result };
BOOST_DESCRIBE_ENUM(ObjectionTo, handling, result)

struct Objection {
  ObjectionTo to = ObjectionTo::handling;
  Text<80, 1> by;
  Text<2000, 1> text;
};
BOOST_DESCRIBE_STRUCT(Objection, (), (to, by, text))

struct PublicObjection {
  Text<40, 1> number;
  Text<12, 1> code;
  ObjectionTo to = ObjectionTo::handling;
  Text<2000, 1> text;
};
BOOST_DESCRIBE_STRUCT(PublicObjection, (), (number, code, to, text))

enum class ObjectionFinding { upheld, partly_upheld, not_upheld };
BOOST_DESCRIBE_ENUM(ObjectionFinding, upheld, partly_upheld, not_upheld)

struct ObjectionReply {
  ObjectionFinding finding = ObjectionFinding::not_upheld;
  Text<2000, 1> text;
  Text<400> basis;
};
BOOST_DESCRIBE_STRUCT(ObjectionReply, (), (finding, text, basis))

struct ObjectionRow {
  ObjectionId id;
  CaseId case_id;
  std::string number, item_name, department_name, window_name;
  ObjectionTo to = ObjectionTo::handling;
  std::string by, text;
  bool online = false;
  Instant made_at;
  std::optional<Date> due;  // where a text in force sets one
  std::optional<Instant> replied_at;
  std::optional<ObjectionFinding> finding;
  std::string reply, replied_by, document_number;
  bool late = false;
};
BOOST_DESCRIBE_STRUCT(ObjectionRow, (),
                      (id, case_id, number, item_name, department_name, window_name, to, by, text, online, made_at, due,
                       replied_at, finding, reply, replied_by, document_number, late))

struct ObjectionQuery : PageQuery {
  std::optional<bool> open;  // without a reply
  std::optional<CaseId> of;  // one case's
};
BOOST_DESCRIBE_STRUCT(ObjectionQuery, (PageQuery), (open, of))

struct PublicObjectionView {  // what the applicant is shown
  ObjectionTo to = ObjectionTo::handling;
  std::string text;
  Instant made_at;
  std::optional<Date> due;
  std::optional<Instant> replied_at;
  std::optional<ObjectionFinding> finding;
  std::string reply, document_number;
};
BOOST_DESCRIBE_STRUCT(PublicObjectionView, (), (to, text, made_at, due, replied_at, finding, reply, document_number))

struct PublicObjections {
  std::vector<PublicObjectionView> items;
};
BOOST_DESCRIBE_STRUCT(PublicObjections, (), (items))

ObjectionRow object(WriteContext& context, CaseId id,
                    const Objection& objection);  // POST /api/v1/cases/{id}/objections
PublicObjectionView object_online(WriteContext& context,
                                  const PublicObjection& objection);  // POST /api/v1/public/objections
PublicObjections objections_online(ReadContext& context,
                                   const ProgressQuery& query);  // GET  /api/v1/public/objections
ObjectionRow reply_objection(WriteContext& context, ObjectionId id,
                             const ObjectionReply& reply);  // POST /api/v1/objections/{id}/reply
Paged<ObjectionRow> objections(ReadContext& context, const ObjectionQuery& query);  // GET  /api/v1/objections

}  // namespace onewindow::cases
