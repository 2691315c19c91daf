-- What one account is to see: a row a reader, because each reads for himself.
create table notices (
  centre_id @id not null,
  account @id not null,
  id @id not null,
  unread @int not null,
  kind @text not null,
  zh @text not null,
  en @text not null,
  object_kind @text not null,
  object @id,
  at @int not null,
  read_at @int,
  primary key (centre_id, account, id)
) @owned;
create index notices_unread on notices (centre_id, account, unread, id);
create index notices_old on notices (centre_id, at);
