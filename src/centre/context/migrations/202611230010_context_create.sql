-- What was observed, once and for ever (facts.h).
create table facts (
  centre_id @id not null,
  id @id not null,
  kind @text not null,
  subject_kind @text not null,
  subject @id not null,
  object @id,
  at @int not null,
  recorded_at @int not null,
  recorded_by @text not null,
  detail @text not null,
  primary key (centre_id, id)
) @owned;
create index facts_by_object on facts (centre_id, object) where object is not null;
create index facts_by_subject on facts (centre_id, subject, at);
create index facts_by_kind on facts (centre_id, kind, at);

-- The chain of a centre's writes (ledger.h). Its end stands in heads, which belongs to db.
create table ledger (
  centre_id @id not null,
  sequence @int not null,
  at @int not null,
  actor @id not null,
  actor_name @text not null,
  act @text not null,
  object_kind @text not null,
  object_id @id not null,
  before_digest @text not null,
  after_digest @text not null,
  detail @text not null,
  hash @text not null,
  primary key (centre_id, sequence)
) @owned;
create index ledger_by_object on ledger (centre_id, object_id, sequence);

-- The same for what is done on the platform itself, outside every centre.
create table platform_ledger (
  sequence @int not null primary key,
  at @int not null,
  actor @id not null,
  actor_name @text not null,
  act @text not null,
  object_kind @text not null,
  object_id @id not null,
  before_digest @text not null,
  after_digest @text not null,
  detail @text not null,
  hash @text not null
) @table;
create table platform_head (
  id @id not null primary key,
  sequence @int not null,
  hash @text not null
) @table;

-- The last number given of each kind and year (series.h).
create table series (
  centre_id @id not null,
  kind @text not null,
  year @int not null,
  last @int not null,
  primary key (centre_id, kind, year)
) @owned;

-- Messages to the world outside, written with the act that causes them and sent by a job.
create table outbox (
  centre_id @id not null,
  id @id not null,
  kind @text not null,
  recipient @text not null,
  payload @text not null,
  created_at @int not null,
  attempts @int not null default 0,
  next_at @int,
  sent_at @int,
  failure @text,
  primary key (centre_id, id)
) @owned;
create index outbox_waiting on outbox (centre_id, next_at) where next_at is not null;
