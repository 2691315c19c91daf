-- Whose date due_date is; and when the sweep has to look at the case: at any hour, and in the centre's hours (alarms.h).
alter table cases add column due_clock @text;
alter table cases add column rings_at @int;
alter table cases add column reminds_at @int;
create index cases_rings on cases (centre_id, rings_at) where rings_at is not null;
create index cases_reminds on cases (centre_id, reminds_at) where reminds_at is not null;

-- Urging (催办): by the office, or by itself where the regulation says so; with its answer.
create table case_urgings (
  centre_id @id not null,
  id @id not null,
  case_id @id not null,
  receipt_number @text not null,
  case_number @text,
  item_name @text not null,
  department_id @id not null,
  department_name @text not null,
  clock @text,
  due_date @text,
  text @text not null,
  at @int not null,
  by_id @id not null,
  by_name @text not null,
  answered_at @int,
  answered_by @text not null,
  answer @text not null,
  primary key (centre_id, id)
) @owned;
create index case_urgings_by_case on case_urgings (centre_id, case_id);
create index case_urgings_open on case_urgings (centre_id, department_id, id) where answered_at is null;

-- How long an immediate case took (P5a.4.2), where its limit is set in minutes.
create table case_spot_times (
  centre_id @id not null,
  case_id @id not null,
  case_number @text not null,
  item_name @text not null,
  window_id @id,
  window_name @text not null,
  handler @text not null,
  started_at @int not null,
  finished_at @int not null,
  minutes @int not null,
  limit_minutes @int not null,
  over @int not null,
  primary key (centre_id, case_id)
) @owned;
create index case_spot_times_finished on case_spot_times (centre_id, finished_at, case_id);
