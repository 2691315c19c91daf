#pragma once
// The catalogue of items (政务服务事项): what a centre takes, by which law, with which materials, in which time. An
// item has versions; a case pins the version it was accepted under, and the next version is drafted beside the live
// one. A guide (办事指南) is a published version as the public reads it. Not here: which window takes an item
// (centre/organisation).
#include <optional>
#include <string>
#include <vector>

#include "base/page.h"
#include "base/reflect.h"
#include "centre/context/context.h"

namespace onewindow::catalogue {

using ItemId = Id<struct ItemTag>;

enum class ItemType {  // 事项类型
  licence,             // 行政许可
  confirmation,        // 行政确认
  adjudication,        // 行政裁决
  payment,             // 行政给付
  reward,              // 行政奖励
  filing,              // 行政备案
  other_power,         // 其他行政权力
  public_service,      // 公共服务
};
BOOST_DESCRIBE_ENUM(ItemType, licence, confirmation, adjudication, payment, reward, filing, other_power, public_service)

enum class HandlingKind { immediate, promised };  // 办件类型: 即办件, 承诺件
BOOST_DESCRIBE_ENUM(HandlingKind, immediate, promised)

enum class Category {  // the eight categories of category comprehensive windows (P1.A5.2)
  market_access,       // 市场准入
  investment,          // 投资建设
  land_planning,       // 国土规划
  transport,           // 交通运输
  environment,         // 环境保护
  work_safety,         // 安全生产
  city_management,     // 城市管理
  livelihood,          // 民生保障
};
BOOST_DESCRIBE_ENUM(Category, market_access, investment, land_planning, transport, environment, work_safety,
                    city_management, livelihood)

enum class LimitUnit { immediate, workdays, calendar_days };
BOOST_DESCRIBE_ENUM(LimitUnit, immediate, workdays, calendar_days)

struct Limit {
  LimitUnit unit = LimitUnit::immediate;
  std::int32_t count = 0;  // 0 for immediate
  std::string basis;       // the law that sets a statutory limit; the promise's own source
};
BOOST_DESCRIBE_STRUCT(Limit, (), (unit, count, basis))

enum class Necessity { required, optional, conditional };  // 必要, 非必要, 容缺后补/特定情形
BOOST_DESCRIBE_ENUM(Necessity, required, optional, conditional)

enum class MaterialSource { applicant, department, intermediary };  // 申请人自备, 政府部门核发, 中介机构
BOOST_DESCRIBE_ENUM(MaterialSource, applicant, department, intermediary)

enum class MaterialForm { paper, electronic, either };
BOOST_DESCRIBE_ENUM(MaterialForm, paper, electronic, either)

struct Material {
  std::string code;  // stable within the item: "m1"
  std::string name;
  std::string name_en;
  Necessity necessity = Necessity::required;
  std::string condition;  // when it is needed, for a conditional one
  MaterialForm form = MaterialForm::either;
  std::int32_t originals = 0;
  std::int32_t copies = 0;
  MaterialSource source = MaterialSource::applicant;
  std::string issuer;    // who issues it, when not the applicant
  std::string basis;     // the provision that asks for it
  std::string standard;  // 受理标准: when it is good
  // What lies in an earlier case of the same person stands for it: never where the original is shown each time, and no
  // longer than this many days where the guide sets an end.
  std::optional<bool> original_each_time;
  std::optional<std::int32_t> valid_days;
};
BOOST_DESCRIBE_STRUCT(Material, (),
                      (code, name, name_en, necessity, condition, form, originals, copies, source, issuer, basis,
                       standard, original_each_time, valid_days))

struct Fee {
  std::string name;
  Money amount;          // per unit, in 分
  std::string unit;      // "件"
  std::string standard;  // the words of the standard
  std::string basis;
  bool reducible = false;
  std::string reduction_basis;
};
BOOST_DESCRIBE_STRUCT(Fee, (), (name, amount, unit, standard, basis, reducible, reduction_basis))

struct LegalBasis {
  std::string law;      // 《中华人民共和国公司法》
  std::string article;  // 第二十九条
  std::string summary;  // what it says, in our words
};
BOOST_DESCRIBE_STRUCT(LegalBasis, (), (law, article, summary))

// Special procedures (特别程序). Those of Licensing Law Art. 45 stop the clocks; the pack says which these are.
enum class Procedure {
  hearing,
  bidding,
  auction,
  inspection,
  testing,
  quarantine,
  appraisal,
  expert_review,
  site_survey,
  collective_decision
};
BOOST_DESCRIBE_ENUM(Procedure, hearing, bidding, auction, inspection, testing, quarantine, appraisal, expert_review,
                    site_survey, collective_decision)

enum class Audience { person, enterprise, institution, organisation, farmer_cooperative };
BOOST_DESCRIBE_ENUM(Audience, person, enterprise, institution, organisation, farmer_cooperative)

enum class ResultKind { certificate, approval, other, none };  // 证照, 批文, 其他, 无
BOOST_DESCRIBE_ENUM(ResultKind, certificate, approval, other, none)

struct Step {
  std::string name;   // 受理 / 审查 / 决定 / 送达 …
  std::string actor;  // who does it
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(Step, (), (name, actor, detail))

struct Question {
  std::string question;
  std::string answer;
};
BOOST_DESCRIBE_STRUCT(Question, (), (question, answer))

struct ReviewStage {  // a stage of review that every case of the item passes, in this order (P1.A19.b)
  std::string name;
  std::optional<bool> by_another;  // by somebody else than the stage before
};
BOOST_DESCRIBE_STRUCT(ReviewStage, (), (name, by_another))
// What local texts tell apart and the national types do not.
enum class ItemTrait {
  convenience,      // 便民服务: the fourth kind of P3.A2, the second of P2.A3
  confidential,     // 涉密: not for a full comprehensive window (P1.A4.2)
  closely_related,  // 与企业生产经营、群众生产生活密切相关 (P1.A4.2, P9.A2)
  simple,           // 材料和流程较简单 (P1.A4.3, P9.A2)
};
BOOST_DESCRIBE_ENUM(ItemTrait, convenience, confidential, closely_related, simple)

// Everything a version of an item says. Also the shape of one entry of a catalogue file.
struct ItemContent {
  std::string code;           // 事项编码, stable over versions; unique in a centre
  std::string national_code;  // 基本编码, where known
  std::string name;
  std::string name_en;
  std::string keywords;  // other words people use for it, for search
  ItemType type = ItemType::public_service;
  HandlingKind kind = HandlingKind::promised;
  Category category = Category::livelihood;
  std::string department;  // code of the owning department in the centre
  std::string level;       // 行使层级: county, town, city, province
  std::vector<Audience> audiences;
  std::vector<LegalBasis> legal_basis;
  std::vector<std::string> conditions;
  std::string quantity_limit;  // 审批数量; "无数量限制" where there is none
  std::vector<Step> procedure;
  std::vector<Material> materials;
  std::optional<Limit> statutory_limit;  // absent where no law sets one
  Limit promised_limit;
  std::vector<Procedure> special_procedures;
  std::vector<Fee> fees;  // empty: free of charge
  ResultKind result_kind = ResultKind::certificate;
  std::string result_name;
  std::string result_sample;     // 示范文本/结果样本: what the sample shows or where it lies
  std::string application_form;  // 申请书示范文本
  std::string accepting_unit;    // 受理单位
  std::string office;            // 办理处室
  std::string contact;           // 联系人员
  std::string consult_phone;
  std::string complaint_phone;
  std::string place;
  std::string hours;
  std::int32_t visits = 1;      // 到办事现场次数
  bool window_decides = false;  // one of the kinds a window may decide within its authorisation (P3.A8)
  bool hall_included = true;    // taken in the hall at all
  std::vector<Question> questions;
  std::vector<ItemTrait> traits;
  std::vector<std::string> service_standards;  // 服务标准: what the promise says of how the service is done (P5a.2.1)
  std::vector<std::string> assurances;         // 保障措施: what is done so that the promise is kept (P5a.2.1)
  std::optional<std::vector<ReviewStage>> stages;  // absent: review is one act
};
BOOST_DESCRIBE_STRUCT(ItemContent, (),
                      (code, national_code, name, name_en, keywords, type, kind, category, department, level, audiences,
                       legal_basis, conditions, quantity_limit, procedure, materials, statutory_limit, promised_limit,
                       special_procedures, fees, result_kind, result_name, result_sample, application_form,
                       accepting_unit, office, contact, consult_phone, complaint_phone, place, hours, visits,
                       window_decides, hall_included, questions, traits, service_standards, assurances, stages))

enum class ItemState { draft, published, suspended, ended };
BOOST_DESCRIBE_ENUM(ItemState, draft, published, suspended, ended)

struct WindowRef {
  WindowId id;
  std::int32_t number = 0;
  std::string name, location, phone;
};
BOOST_DESCRIBE_STRUCT(WindowRef, (), (id, number, name, location, phone))

struct ItemRow {
  ItemId id;
  std::string code, name, name_en;
  ItemType type = ItemType::public_service;
  HandlingKind kind = HandlingKind::promised;
  Category category = Category::livelihood;
  std::string department_name;
  Limit promised_limit;
  ItemState state = ItemState::draft;
  std::int32_t live_version = 0;   // 0: nothing published yet
  std::int32_t draft_version = 0;  // 0: no draft beside the live one
  std::vector<WindowRef> windows;  // that take it today, for the counter and the guide
  bool mine = false;               // the actor's window takes it
};
BOOST_DESCRIBE_STRUCT(ItemRow, (),
                      (id, code, name, name_en, type, kind, category, department_name, promised_limit, state,
                       live_version, draft_version, windows, mine))

struct ItemQuery : PageQuery {
  std::optional<Text<60>> search;  // name, everyday words, code, pinyin initials
  std::optional<Category> category;
  std::optional<ItemType> type;
  std::optional<Audience> audience;
  std::optional<Text<40>> department;  // its code (P8.A7.1)
};
BOOST_DESCRIBE_STRUCT(ItemQuery, (PageQuery), (search, category, type, audience, department))

struct ItemView {
  ItemId id;
  std::int32_t version = 0;
  ItemState state = ItemState::draft;
  std::int32_t live_version = 0, draft_version = 0;  // 0: there is none
  Instant written_at;                                // for the next redraft: what was seen
  std::string written_by;
  std::optional<Instant> published_at;
  std::string department_name;
  ItemContent content;
  std::vector<WindowRef> windows;
  std::vector<std::string> missing;  // compulsory elements that are empty: publication is refused while there are any
};
BOOST_DESCRIBE_STRUCT(ItemView, (),
                      (id, version, state, live_version, draft_version, written_at, written_by, published_at,
                       department_name, content, windows, missing))

struct Publication {
  std::int32_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Publication, (), (version))

struct ItemDraft {  // the next words of an item
  Instant seen;     // written_at of what was on the screen: refuses item.stale when somebody wrote since
  ItemContent content;
};
BOOST_DESCRIBE_STRUCT(ItemDraft, (), (seen, content))

Paged<ItemRow> guides(ReadContext& context, const ItemQuery& query);  // GET  /api/v1/public/items: published only
ItemView guide(ReadContext& context, ItemId id);                     // GET  /api/v1/public/items/{id}: the live version
Paged<ItemRow> items(ReadContext& context, const ItemQuery& query);  // GET  /api/v1/items
ItemView item(ReadContext& context, ItemId id);  // GET  /api/v1/items/{id}: the draft where there is one
ItemView draft(WriteContext& context, const ItemContent& content);               // POST /api/v1/items: a new item
ItemView redraft(WriteContext& context, ItemId id, const ItemContent& content);  // its next version, whatever was seen
ItemView rewrite(WriteContext& context, ItemId id, const ItemDraft& draft);      // PUT  /api/v1/items/{id}
ItemView discard(WriteContext& context, ItemId id, const Publication& draft);    // POST /api/v1/items/{id}/discard
ItemView publish(WriteContext& context, ItemId id, const Publication& version);  // POST /api/v1/items/{id}/publication

const std::vector<http::Route>& routes();

// For cases: the version an application is taken under, and the one a case pins.
ItemView live(ReadContext& context, ItemId id);  // refuses item.not_published
ItemContent pinned(ReadContext& context, ItemId id, std::int32_t version);

// The live version without the hall around it, for taking an application in: one statement, and one for the department.
struct Taken {
  ItemId id;
  std::int32_t version = 0;
  ItemContent content;
  DepartmentId department;  // none where the centre has no department of the item's code
  std::string department_name;
};
Taken taken(ReadContext& context, ItemId id);  // refuses item.unknown, item.not_published

}  // namespace onewindow::catalogue
