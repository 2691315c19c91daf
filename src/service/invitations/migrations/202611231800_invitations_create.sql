-- Services that have ended, each with the code by which whoever was served may rate it. Never changed.
create table invitations (
  centre_id @id not null,
  id @id not null,
  code @text not null,
  kind @text not null,
  subject_id @id not null,
  number @text not null,
  service_number @int not null,
  item_code @text not null,
  item_name @text not null,
  item_name_en @text not null,
  department_id @id not null,
  department_name @text not null,
  window_id @id,
  window_name @text not null,
  worker_id @id not null,
  worker @text not null,
  immediate @int not null,
  organisation @int not null,
  accepted_at @int,
  at @int not null,
  primary key (centre_id, id)
) @owned;
create unique index invitations_code on invitations (centre_id, code);
create index invitations_number on invitations (centre_id, number, id);
create index invitations_window on invitations (centre_id, window_id, at, id);
create index invitations_at on invitations (centre_id, at);
