-- Regions by their code (GB/T 2260) and the centres in them: the platform's, seen by every centre.
create table regions (
  code @text not null primary key,
  name @text not null,
  level @text not null,
  parent @text
) @table;

create table centres (
  id @id not null primary key,
  code @text not null unique,
  name @text not null,
  name_en @text not null,
  region @text not null,
  level @text not null,
  superior @id,
  address @text not null,
  phone @text not null,
  complaint_phone @text not null,
  hours @text not null
) @table;

create table departments (
  centre_id @id not null,
  id @id not null,
  code @text not null,
  name @text not null,
  name_en @text not null,
  stationed @int not null,
  phone @text not null,
  primary key (centre_id, id),
  unique (centre_id, code)
) @owned;

create table windows (
  centre_id @id not null,
  id @id not null,
  number @int not null,
  name @text not null,
  kind @text not null,
  categories @text not null,
  departments @text not null,
  location @text not null,
  phone @text not null,
  open @int not null,
  version @int not null,
  primary key (centre_id, id),
  unique (centre_id, number)
) @owned;

-- An item that enters or leaves a window (P1.A7): a proposal, in force once the centre and the department have consented.
create table placements (
  centre_id @id not null,
  id @id not null,
  window_id @id not null,
  item @text not null,
  entry @int not null,
  from_date @text not null,
  until_date @text,
  reason @text not null,
  proposed_by @text not null,
  centre_by @text,
  centre_at @int,
  department_by @text,
  department_at @int,
  primary key (centre_id, id)
) @owned;
create index placements_by_item on placements (centre_id, item, window_id);
