-- What could have been finished, or accepted, in the visit and was not.
create table case_exceptions (
  centre_id @id not null,
  id @id not null,
  case_id @id not null,
  kind @text not null,
  number @text not null,
  item_name @text not null,
  department_id @id not null,
  department_name @text not null,
  handler_id @id not null,
  handler @text not null,
  reason @text not null,
  at @int not null,
  primary key (centre_id, id)
) @owned;
create index case_exceptions_at on case_exceptions (centre_id, at);

-- Returns and refusals to accept, by their ground.
create table case_returns (
  centre_id @id not null,
  id @id not null,
  case_id @id not null,
  ground @text not null,
  number @text not null,
  item_name @text not null,
  department_id @id not null,
  department_name @text not null,
  handler_id @id not null,
  handler @text not null,
  reason @text not null,
  at @int not null,
  primary key (centre_id, id)
) @owned;
create index case_returns_at on case_returns (centre_id, at);

-- Objections of applicants and the reply to each.
create table case_objections (
  centre_id @id not null,
  id @id not null,
  case_id @id not null,
  number @text not null,
  item_name @text not null,
  department_id @id not null,
  department_name @text not null,
  window_id @id,
  window_name @text not null,
  to_what @text not null,
  made_by @text not null,
  said @text not null,
  online @int not null,
  made_at @int not null,
  due @text,
  replied_at @int,
  finding @text,
  reply @text not null,
  replied_by @text not null,
  document_id @id,
  document_number @text not null,
  primary key (centre_id, id)
) @owned;
create index case_objections_case on case_objections (centre_id, case_id);

-- Calls for help from the window to the department whose item it is.
create table help_calls (
  centre_id @id not null,
  id @id not null,
  case_id @id,
  number @text not null,
  item_name @text not null,
  window_id @id,
  window_name @text not null,
  department_id @id not null,
  department_name @text not null,
  reason @text not null,
  called_by_id @id not null,
  called_by @text not null,
  called_at @int not null,
  answered_at @int,
  arrived_at @int,
  who @text not null,
  answer_note @text not null,
  arrival_note @text not null,
  primary key (centre_id, id)
) @owned;
