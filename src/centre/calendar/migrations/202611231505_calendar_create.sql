-- Notices as they were imported (calendar.h).
create table calendar_imports (
  centre_id @id not null,
  id @id not null,
  region @text not null,
  format @text not null,
  document_number @text not null,
  file_name @text not null,
  hash @text not null,
  text @text not null,
  years @text not null,
  left_out @text not null,
  days @text not null,
  state @text not null,
  proposed_by @id not null,
  proposed_name @text not null,
  proposed_at @int not null,
  decided_by @id,
  decided_name @text not null,
  decided_at @int,
  reason @text not null,
  calendar_hash @text not null,
  primary key (centre_id, id)
) @owned;

-- Every calendar that was in force, by its digest and for ever: a date that was derived from it must stay explainable.
-- It is no centre's: the same text is the same calendar.
create table calendars (
  hash @text not null primary key,
  text @text not null,
  kept_at @int not null
) @table;
