-- What a write answered, so that the same request sent again is not done again (24 hours).
create table idempotency (
  centre_id @id not null,
  account @id not null,
  route @text not null,
  key @text not null,
  request_digest @text not null,
  status @int not null,
  content_type @text not null,
  body @text not null,
  sealed @int not null,
  at @int not null,
  primary key (centre_id, account, route, key)
) @owned;
create index idempotency_by_age on idempotency (centre_id, at);
