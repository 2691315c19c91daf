-- A case. What lists filter and sort by has its own column; the facts that deadlines derive from stand in `course` (JSON).
-- due_date and yellow_from are derived, and written again at each act. Paper numbers and phones are in `people`; the row shows
-- them masked.
create table cases (
  centre_id @id not null,
  id @id not null,
  version @int not null,
  receipt_number @text not null,
  case_number @text,
  query_code @text not null,
  state @text not null,
  open @int not null,
  todo @text not null,
  due_sort @text not null,
  due_date @text,
  yellow_from @text,
  provisional @int not null,
  item_id @id not null,
  item_version @int not null,
  item_code @text not null,
  item_name @text not null,
  item_name_en @text not null,
  department_id @id not null,
  department_name @text not null,
  window_id @id,
  window_name @text not null,
  handler_id @id not null,
  handler @text not null,
  person_id @id not null,
  agent_id @id,
  applicant @text not null,
  agent @text,
  agent_authorisation @text not null,
  summary @text not null,
  received_at @int not null,
  accepted_at @int,
  decided_at @int,
  issued_at @int,
  granted @int,
  course @text not null,
  primary key (centre_id, id)
) @owned;
create unique index cases_receipt_number on cases (centre_id, receipt_number);
create unique index cases_case_number on cases (centre_id, case_number);
create index cases_due on cases (centre_id, open, due_sort, id);
create index cases_received on cases (centre_id, received_at, id);
create index cases_decided on cases (centre_id, decided_at);
create index cases_person on cases (centre_id, person_id);
create index cases_agent on cases (centre_id, agent_id);

-- What was done, one row an act, never changed.
create table case_events (
  centre_id @id not null,
  case_id @id not null,
  id @id not null,
  act @text not null,
  state_after @text not null,
  at @int not null,
  actor_id @id not null,
  actor_name @text not null,
  document_id @id,
  zh @text not null,
  en @text not null,
  detail @text not null,
  because @text not null,
  primary key (centre_id, case_id, id)
) @owned;

-- A document as it was printed: its content is kept, not made again. A void one keeps its number.
create table case_documents (
  centre_id @id not null,
  case_id @id not null,
  id @id not null,
  kind @text not null,
  number @text not null,
  at @int not null,
  title @text not null,
  voided @int not null,
  void_reason @text not null,
  content @text not null,
  primary key (centre_id, case_id, id)
) @owned;
create unique index case_documents_number on case_documents (centre_id, number);

-- Everybody who applied or came for somebody else. Numbers, phones and addresses are sealed; the indexes are blind.
create table people (
  centre_id @id not null,
  id @id not null,
  kind @text not null,
  name @text not null,
  paper @text not null,
  paper_number @text not null,
  paper_index @text not null,
  paper_tail @text not null,
  phone @text not null,
  phone_index @text not null,
  phone_tail @text not null,
  address @text not null,
  seen_at @int not null,
  primary key (centre_id, id)
) @owned;
create unique index people_paper on people (centre_id, paper, paper_index);
create index people_number on people (centre_id, paper_index);
create index people_last_four on people (centre_id, paper_tail);
create index people_phone on people (centre_id, phone_index);
create index people_phone_last_four on people (centre_id, phone_tail);

create table people_terms (
  centre_id @id not null,
  term @text not null,
  person_id @id not null,
  primary key (centre_id, term, person_id)
) @owned;

-- First inquiries (首问).
create table inquiries (
  centre_id @id not null,
  id @id not null,
  channel @text not null,
  asker @text not null,
  asker_phone @text not null,
  asker_phone_index @text not null,
  asker_phone_tail @text not null,
  subject @text not null,
  answer @text not null,
  outcome @text not null,
  item_id @id,
  item_name @text not null,
  referred_to @id,
  referred_window @text not null,
  referred_person @text not null,
  referred_phone @text not null,
  responsible_id @id not null,
  responsible @text not null,
  at @int not null,
  primary key (centre_id, id)
) @owned;
create index inquiries_phone on inquiries (centre_id, asker_phone_index) where asker_phone_index <> '';
create index inquiries_phone_tail on inquiries (centre_id, asker_phone_tail) where asker_phone_tail <> '';
