#include "service/cases/store.h"

#include "base/text.h"
#include "service/cases/search.h"
#include "service/cases/words.h"

namespace onewindow::cases::store {

namespace {

// The first text after all that begin with `prefix`: one more in the last byte.
std::string behind(std::string prefix) {
  prefix.back() = char(prefix.back() + 1);
  return prefix;
}

// Kinds of blind indexes.
constexpr const char* kPaper = "paper";
constexpr const char* kPaperTail = "paper.tail";
constexpr const char* kPhone = "phone";
constexpr const char* kPhoneTail = "phone.tail";

// People by paper, phone, last four or name, one select for each way so that each walks its own index: with "or"
// between them everybody would be read. Each names the centre by a parameter of its own and depends on no row around
// it.
std::string people_of(Conditions& filter, CentreId own, const privacy::Privacy& privacy, const Sought& sought) {
  std::string any;
  const auto add = [&](const std::string& select) { any += (any.empty() ? "" : " union ") + select; };
  const auto add_index = [&](const std::string& column, const char* kind, const std::string& text) {
    for (const auto& index : privacy.indexes(kind, text))
      add("select p.id as id from people p where p.centre_id = " + filter.take(own) + " and p." + column + " = " +
          filter.take(index));
  };
  add_index("paper_index", kPaper, sought.paper);
  add_index("phone_index", kPhone, sought.phone);
  add_index("paper_tail", kPaperTail, sought.last_four);
  add_index("phone_tail", kPhoneTail, sought.last_four);
  std::string named;
  for (const auto& term : sought.terms)
    named += (named.empty() ? "" : " intersect ") +
             std::string("select t.person_id as id from people_terms t where t.centre_id = ") + filter.take(own) +
             " and t.term = " + filter.take(term);
  if (!named.empty()) add("select n.id as id from (" + named + ") n");
  return any;
}

// The cases of a search, as the beginning of a statement: "with … found as (…) ". Empty: nothing can be meant.
std::string search(Conditions& filter, CentreId own, const privacy::Privacy& privacy, const Sought& sought) {
  std::string with, found;
  const auto add = [&](const std::string& condition) {
    found += (found.empty() ? "" : " union ") + std::string("select x.id from cases x where x.centre_id = ") +
             filter.take(own) + " and " + condition;
  };
  const bool someone =
      !sought.paper.empty() || !sought.phone.empty() || !sought.last_four.empty() || !sought.terms.empty();
  if (someone) {
    with = "q as (" + people_of(filter, own, privacy, sought) + "), ";
    add("x.person_id in (select id from q)");
    add("x.agent_id in (select id from q)");
  }
  if (!sought.number.empty())
    for (const char* column : {"x.receipt_number", "x.case_number"})
      add(std::string(column) + " >= " + filter.take(sought.number) + " and " + column + " < " +
          filter.take(behind(sought.number)));
  return found.empty() ? "" : "with " + with + "found as (" + found + ") ";
}

void lights(Conditions& filter, Light light, Date today) {
  switch (light) {
    case Light::red: filter.also("c.due_date < " + filter.take(today)); break;
    case Light::yellow:
      filter.also("c.due_date >= " + filter.take(today) + " and c.yellow_from <= " + filter.take(today));
      break;
    case Light::green:
      filter.also("c.due_date >= " + filter.take(today) + " and c.yellow_from > " + filter.take(today));
      break;
    case Light::grey: filter.also("c.due_date is null"); break;
  }
}

const char* kListColumns =
    "c.id, c.receipt_number, c.case_number, c.item_name, c.applicant, c.state, c.todo, c.due_sort, c.due_date, "
    "c.yellow_from, c.due_clock, c.provisional,"
    " c.department_name, c.handler, c.received_at, c.kinds";

}  // namespace

std::optional<Case> find(db::Read& read, CaseId id) {
  return read.first<Case>("select @columns from cases where centre_id = :centre and id = :id", {{"id", id}});
}

std::optional<Case> find_by_number(db::Read& read, const std::string& number) {
  return read.first<Case>(
      "select @columns from cases where centre_id = :centre and (receipt_number = :receipt or case_number = :number)",
      {{"receipt", number}, {"number", number}});
}

void insert(db::Write& write, const Case& row) { write.change("insert into cases @row", row); }

void update(db::Write& write, const Case& row) {
  write.change(
      "update cases set version = :version, case_number = :case_number, state = :state, open = :open, todo = :todo, "
      "due_sort = :due_sort,"
      " due_date = :due_date, yellow_from = :yellow_from, due_clock = :due_clock, rings_at = :rings_at, reminds_at = "
      ":reminds_at, provisional = :provisional, accepted_at = :accepted_at, "
      "decided_at = :decided_at,"
      " issued_at = :issued_at, granted = :granted, kinds = :kinds, handler_id = :handler_id, handler = :handler, "
      "course = "
      ":course where centre_id = :centre and id = :id",
      row);
}

void insert(db::Write& write, const EventRow& event) { write.change("insert into case_events @row", event); }

std::vector<EventRow> events(db::Read& read, CaseId id) {
  return read.all<EventRow>("select @columns from case_events where centre_id = :centre and case_id = :id order by id",
                            {{"id", id}});
}

void insert(db::Write& write, const NewDocument& document) {
  write.change("insert into case_documents @row", document);
}

std::vector<DocumentRow> documents(db::Read& read, CaseId id) {
  return read.all<DocumentRow>(
      "select @columns from case_documents where centre_id = :centre and case_id = :id order by id", {{"id", id}});
}

void void_document(db::Write& write, CaseId id, DocumentId document, const std::string& reason) {
  write.change(
      "update case_documents set voided = 1, void_reason = :reason where centre_id = :centre and case_id = :case and "
      "id "
      "= :id",
      {{"reason", reason}, {"case", id}, {"id", document}});
}

std::vector<Case> accepted_of(db::Read& read, Id<PersonTag> person, int limit) {
  return read.all<Case>(
      "select @columns from cases where centre_id = :centre and person_id = :person and accepted_at is not null and "
      "state not in ('withdrawn', 'annulled') order by received_at desc, id desc limit :limit",
      {{"person", person}, {"limit", limit}});
}

namespace {

// A person as the table has it.
struct SealedPerson {
  PersonId id;
  PersonKind kind = PersonKind::person;
  std::string name;
  PaperKind paper = PaperKind::id_card;
  privacy::Sealed paper_number;
  std::string paper_index, paper_tail;
  privacy::Sealed phone;
  std::string phone_index, phone_tail;
  privacy::Sealed address;
  Instant seen_at;
};
BOOST_DESCRIBE_STRUCT(SealedPerson, (),
                      (id, kind, name, paper, paper_number, paper_index, paper_tail, phone, phone_index, phone_tail,
                       address, seen_at))

constexpr const char* kPersonColumns =
    "p.id, p.kind, p.name, p.paper, p.paper_number, p.paper_index, p.paper_tail, p.phone, p.phone_index, "
    "p.phone_tail, p.address, p.seen_at";

privacy::Place place(const char* column, PersonId id) { return {"people", column, id.value}; }

SealedPerson seal(const privacy::Privacy& privacy, const PersonRow& person, PersonId id) {
  return {.id = id,
          .kind = person.kind,
          .name = person.name,
          .paper = person.paper,
          .paper_number = privacy.seal(place("paper_number", id), person.paper_number),
          .paper_index = privacy.index(kPaper, person.paper_number),
          .paper_tail = privacy.index(kPaperTail, privacy::tail(person.paper_number)),
          .phone = privacy.seal(place("phone", id), person.phone),
          .phone_index = privacy.index(kPhone, person.phone),
          .phone_tail = privacy.index(kPhoneTail, privacy::tail(person.phone)),
          .address = privacy.seal(place("address", id), person.address),
          .seen_at = person.seen_at};
}

PersonRow open(const privacy::Privacy& privacy, const SealedPerson& person) {
  return {.id = person.id,
          .kind = person.kind,
          .name = person.name,
          .paper = person.paper,
          .paper_number = privacy.open(place("paper_number", person.id), person.paper_number),
          .phone = privacy.open(place("phone", person.id), person.phone),
          .address = privacy.open(place("address", person.id), person.address),
          .seen_at = person.seen_at};
}

// While keys are changed, a paper may stand under the index of any of them.
std::optional<PersonId> known(db::Read& read, const privacy::Privacy& privacy, PaperKind paper,
                              const std::string& number) {
  for (const auto& index : privacy.indexes(kPaper, number))
    if (const auto id = read.value<PersonId>(
            "select id from people where centre_id = :centre and paper = :paper and paper_index = :index",
            {{"paper", paper}, {"index", index}}))
      return id;
  return std::nullopt;
}

void enter_terms(db::Write& write, const PersonRow& person, PersonId id) {
  // One statement for all terms of the name.
  Conditions terms;
  std::string rows;
  auto words = text::search_terms(person.name);
  words.resize(std::min<std::size_t>(words.size(), 28));
  for (const auto& term : words)
    rows += (rows.empty() ? "select cast(" : " union all select cast(") + terms.take(term) + " as text) as term";
  if (!rows.empty())
    write.change(
        "insert into people_terms (centre_id, term, person_id) select p.centre_id, t.term, p.id from people p, (" +
            rows + ") t where p.centre_id = :centre and p.id = :id on conflict do nothing",
        terms.params.with("id", id));
}

}  // namespace

// A centre's writes come one after the other, so that nobody enters the same paper between the look and the insert.
PersonId remember(db::Write& write, const privacy::Privacy& privacy, const PersonRow& person) {
  const auto before = known(write, privacy, person.paper, person.paper_number);
  const SealedPerson row = seal(privacy, person, before.value_or(person.id));
  if (before)
    write.change(
        "update people set kind = :kind, name = :name, paper = :paper, paper_number = :paper_number, paper_index = "
        ":paper_index, paper_tail = :paper_tail, phone = :phone, phone_index = :phone_index, phone_tail = :phone_tail,"
        " address = :address, seen_at = :seen_at where centre_id = :centre and id = :id",
        row);
  else write.change("insert into people @row", row);
  enter_terms(write, person, row.id);
  return row.id;
}

std::optional<PersonRow> person(db::Read& read, const privacy::Privacy& privacy, PersonId id) {
  const auto row = read.first<SealedPerson>(
      std::string("select ") + kPersonColumns + " from people p where p.centre_id = :centre and p.id = :id",
      {{"id", id}});
  if (!row) return std::nullopt;
  return open(privacy, *row);
}

bool has_paper(db::Read& read, const privacy::Privacy& privacy, PersonId id, const std::string& number) {
  const auto owner = person(read, privacy, id);
  return owner && (owner->paper_number == number || privacy::tail(owner->paper_number) == number);
}

std::vector<FoundPerson> people(db::Read& read, const privacy::Privacy& privacy, const std::string& typed,
                                std::optional<PersonId> after, int limit) {
  Conditions filter;
  const std::string found = people_of(filter, read.scope().centre_id, privacy, cases::sought(typed));
  if (found.empty()) return {};
  filter.also("p.id > " + filter.take(after.value_or(PersonId{})));
  const auto rows = read.all<SealedPerson>(std::string("select ") + kPersonColumns +
                                               " from people p where p.centre_id = :centre and p.id in (" + found +
                                               ")" + filter.sql + " order by p.id limit :limit",
                                           filter.params.with("limit", limit));
  std::vector<FoundPerson> out;
  for (const auto& row : rows)
    out.push_back(
        {open(privacy, row),
         read.count("select count(*) from cases where centre_id = :centre and person_id = :id", {{"id", row.id}})});
  return out;
}

std::vector<privacy::SealedColumn> sealed() {
  return {
      {"people", "paper_number", "id", {{"paper_index", kPaper}, {"paper_tail", kPaperTail, true}}},
      {"people", "phone", "id", {{"phone_index", kPhone}, {"phone_tail", kPhoneTail, true}}},
      {"people", "address"},
      {"inquiries", "asker_phone", "id", {{"asker_phone_index", kPhone}, {"asker_phone_tail", kPhoneTail, true}}},
      {"parked_intakes", "entered"},
      {"cases", "filer_phone"},
  };
}

std::vector<ListRow> list(db::Read& read, const privacy::Privacy& privacy, const CaseQuery& query, AccountId actor,
                          Date today, const std::optional<After>& after, int limit) {
  Conditions filter;
  std::string with, lead;
  if (query.search && !text::trim(*query.search).empty()) {
    with = search(filter, read.scope().centre_id, privacy, cases::sought(*query.search));
    if (with.empty()) return {};
    lead = "(select distinct id from found) m cross join ";  // what was found leads; else every case is asked
    filter.also("c.id = m.id");
  }
  filter.equal("c.state", query.state);
  filter.equal("c.todo", query.todo);
  if (query.light) lights(filter, *query.light, today);
  if (query.mine.value_or(false)) filter.also("c.handler_id = " + filter.take(actor));
  if (query.open) filter.also(*query.open ? "c.open = 1" : "c.open = 0");  // as the partial indexes say it
  if (query.granted && *query.granted) filter.also("c.granted = " + filter.take(true));
  if (query.granted && !*query.granted)
    filter.also("(c.granted = " + filter.take(false) +
                " or exists (select 1 from case_events e where e.centre_id = " + filter.take(read.scope().centre_id) +
                " and e.case_id = c.id and e.act = " + filter.take(Act::refuse) + "))");
  if (query.kind) filter.also("c.kinds like " + filter.take("%\"" + code(*query.kind) + "\"%") + " escape '!'");
  filter.equal("c.department_id", query.department);
  const bool by_due = query.order.value_or(CaseOrder::received) == CaseOrder::due;
  if (after && by_due)
    filter.also("(c.due_sort, c.id) > (" + filter.take(after->due_sort) + ", " + filter.take(after->id) + ")");
  if (after && !by_due)
    filter.also("(c.received_at, c.id) < (" + filter.take(after->received_at) + ", " + filter.take(after->id) + ")");
  return read.all<ListRow>(
      with + "select " + kListColumns + " from " + lead + "cases c where c.centre_id = :centre" + filter.sql +
          (by_due ? " order by c.due_sort, c.id" : " order by c.received_at desc, c.id desc") + " limit :limit",
      filter.params.with("limit", limit));
}

Counts counts(db::Read& read, std::optional<DepartmentId> department, AccountId actor, Date today) {
  const std::string of = department ? " and department_id = :department" : "";
  const auto with_department = [&](db::Params params) {
    return department ? std::move(params).with("department", *department) : params;
  };
  const auto one = [](const std::string& condition) {
    return "coalesce(sum(case when " + condition + " then 1 else 0 end), 0)";
  };
  auto out = read.first<Counts>(
      "select count(*), " + one("due_date < :t1") + ", " + one("due_date >= :t2 and yellow_from <= :t3") + ", " +
          one("due_date >= :t4 and yellow_from > :t5") + ", 0, 0, " + one("todo = 'accept'") + ", " +
          one("todo in ('review', 'extension')") + ", " + one("todo = 'hand_over'") + ", " + one("todo = 'issue'") +
          ", " + one("handler_id = :actor") + " from cases where centre_id = :centre and open = 1" + of,
      with_department({{"t1", today}, {"t2", today}, {"t3", today}, {"t4", today}, {"t5", today}, {"actor", actor}}));
  const auto since = [&](const char* column) {
    return read.count(
        "select count(*) from cases where centre_id = :centre and " + std::string(column) + " >= :since" + of,
        with_department({{"since", Instant::at(today)}}));
  };
  out->received_today = since("received_at");
  out->decided_today = since("decided_at");
  return *out;
}

Found found(CentreId own, const privacy::Privacy& privacy, const std::string& typed) {
  Found out;
  out.with = search(out.where, own, privacy, cases::sought(typed));
  return out;
}

std::vector<CaseId> to_ring(db::Read& read, Instant now, bool open, int limit) {
  const auto waiting = [&](const std::string& column) {
    return read.all<CaseId>("select id from cases where centre_id = :centre and " + column + " <= :now order by " +
                                column + " limit :limit",
                            {{"now", now}, {"limit", limit}});
  };
  auto out = waiting("rings_at");
  if (open)
    for (const CaseId id : waiting("reminds_at"))
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  return out;
}

}  // namespace onewindow::cases::store
