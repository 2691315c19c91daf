-- What people have had written into files (export.h). The file lies in the data folder of the server named by `node`.
create table exports (
  centre_id @id not null,
  id @id not null,
  account_id @id not null,
  list @text not null,
  format @text not null,
  language @text not null,
  query @text not null,
  state @text not null,
  rows_done @int not null,
  rows_total @int,
  bytes @int not null,
  failure @text not null,
  node @int not null,
  asked_at @int not null,
  ended_at @int,
  primary key (centre_id, id)
) @owned;
create index exports_by_account on exports (centre_id, account_id, id);
