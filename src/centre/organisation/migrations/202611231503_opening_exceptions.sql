-- Closures and special opening (hours.h). `part` is JSON: minutes of the day.
create table opening_exceptions (
  centre_id @id not null,
  id @id not null,
  kind @text not null,
  from_date @text not null,
  to_date @text not null,
  part @text,
  reason @text not null,
  announced_at @int not null,
  announced_by @text not null,
  withdrawn_at @int,
  withdrawn_by @text not null,
  withdrawal_reason @text not null,
  primary key (centre_id, id)
) @owned;
create index opening_exceptions_by_end on opening_exceptions (centre_id, to_date);
