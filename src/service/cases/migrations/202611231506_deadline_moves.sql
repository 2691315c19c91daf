-- Which calendar the open cases of a centre stand on, and how far they have been taken to the next (moves.h).
create table case_calendars (
  centre_id @id not null,
  hash @text not null,
  next_hash @text not null,
  cursor @id not null,
  since @int not null,
  reason @text not null,
  import_id @id,
  primary key (centre_id)
) @owned;

-- Dates that moved with the calendar: old, new, and the document by which.
create table deadline_moves (
  centre_id @id not null,
  id @id not null,
  case_id @id not null,
  receipt_number @text not null,
  case_number @text,
  item_name @text not null,
  department_name @text not null,
  clock @text not null,
  clock_zh @text not null,
  clock_en @text not null,
  before_date @text not null,
  after_date @text not null,
  reason @text not null,
  import_id @id,
  hash_before @text not null,
  hash_after @text not null,
  at @int not null,
  primary key (centre_id, id)
) @owned;
create index deadline_moves_by_case on deadline_moves (centre_id, case_id, id);
create index deadline_moves_by_import on deadline_moves (centre_id, import_id, after_date, id);
