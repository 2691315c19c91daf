-- What statistics count and registers sort by, one narrow row a case, written again at each act (figures.h). Days are
-- derived, as due_date of the case is.
create table case_figures (
  centre_id @id not null,
  case_id @id not null,
  department_id @id not null,
  window_id @id,
  handler_id @id not null,
  item_id @id not null,
  item_kind @text not null,
  category @text not null,
  received_at @int not null,
  noticed_at @int,
  accepted_at @int,
  outcome @text not null,
  concluded_at @int,
  finished_at @int,
  closed_at @int,
  notices @int not null,
  promised_due @text,
  statutory_due @text,
  promised_kept @int,
  statutory_kept @int,
  workdays @int,
  spot_kept @int,
  filed @int not null default 0,
  primary key (centre_id, case_id)
) @owned;
create index case_figures_received on case_figures (centre_id, received_at, case_id);
create index case_figures_department on case_figures (centre_id, department_id, received_at, case_id);
create index case_figures_window on case_figures (centre_id, window_id, received_at, case_id) where window_id is not null;
create index case_figures_handler on case_figures (centre_id, handler_id, received_at, case_id);
create index case_figures_item on case_figures (centre_id, item_id, received_at, case_id);
create index case_figures_accepted on case_figures (centre_id, accepted_at) where accepted_at is not null;
create index case_figures_noticed on case_figures (centre_id, noticed_at) where noticed_at is not null;
create index case_figures_concluded on case_figures (centre_id, concluded_at, case_id) where concluded_at is not null;
create index case_figures_finished on case_figures (centre_id, finished_at, case_id) where finished_at is not null;
create index case_figures_late on case_figures (centre_id, promised_due, case_id) where promised_due is not null;
create index case_figures_open on case_figures (centre_id, received_at, case_id) where finished_at is null;
create index case_figures_unfiled on case_figures (centre_id, finished_at, case_id) where finished_at is not null and filed = 0;

-- The register of denials (否决备案, P8.A8): written in the transaction of the refusal itself, never changed.
create table case_denials (
  centre_id @id not null,
  case_id @id not null,
  event_id @id not null,
  kind @text not null,
  at @int not null,
  reason @text not null,
  legal_basis @text not null,
  other_authority @text not null,
  document_number @text not null,
  worker_id @id not null,
  worker @text not null,
  primary key (centre_id, case_id, event_id)
) @owned;
create index case_denials_at on case_denials (centre_id, at, case_id);
create index case_denials_number on case_denials (centre_id, document_number);
create index case_denials_worker on case_denials (centre_id, worker_id, at);

-- Certificates as they were issued, by number and by the day until which they hold.
create table case_certificates (
  centre_id @id not null,
  case_id @id not null,
  name @text not null,
  number @text not null,
  holder @text not null,
  valid_until @text,
  until_sort @text not null,
  granted_at @int not null,
  primary key (centre_id, case_id)
) @owned;
create index case_certificates_at on case_certificates (centre_id, granted_at, case_id);
create index case_certificates_number on case_certificates (centre_id, number);
create index case_certificates_until on case_certificates (centre_id, until_sort, case_id);

-- Where the papers of a filed case lie (P5c.8.5, P6.8.5), and who has them out.
create table case_archives (
  centre_id @id not null,
  case_id @id not null,
  window_id @id,
  version @int not null,
  filed_at @int not null,
  filed_by @text not null,
  state @text not null,
  place @text not null,
  box @text not null,
  pages @int not null,
  documents @int not null,
  placed_at @int,
  placed_by @text not null,
  borrower @text not null,
  lent_at @int,
  due_back @text,
  primary key (centre_id, case_id)
) @owned;
create index case_archives_filed on case_archives (centre_id, filed_at, case_id);
create index case_archives_place on case_archives (centre_id, place, case_id);
create index case_archives_box on case_archives (centre_id, box);
create index case_archives_lent on case_archives (centre_id, lent_at, case_id) where lent_at is not null;

create table case_archive_moves (
  centre_id @id not null,
  case_id @id not null,
  id @id not null,
  kind @text not null,
  at @int not null,
  actor_id @id not null,
  actor_name @text not null,
  person @text not null,
  purpose @text not null,
  place @text not null,
  primary key (centre_id, case_id, id)
) @owned;

-- Registers of one kind of act: handovers, services, extensions, procedures.
create index case_events_act on case_events (centre_id, act, at, id);
-- What stopped clocks: two kinds of acts in one book, so that its pages walk one index.
create table case_stops (
  centre_id @id not null,
  case_id @id not null,
  event_id @id not null,
  at @int not null,
  primary key (centre_id, case_id, event_id)
) @owned;
create index case_stops_at on case_stops (centre_id, at, event_id);
create index case_documents_at on case_documents (centre_id, at, id);
create index case_documents_kind on case_documents (centre_id, kind, number, id);
create index case_documents_voided on case_documents (centre_id, at, id) where voided = 1;
create index inquiries_at on inquiries (centre_id, at, id);
create index inquiries_responsible on inquiries (centre_id, responsible, id);
