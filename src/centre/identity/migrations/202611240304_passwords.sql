-- Since when a password holds, and whether somebody else gave it; what was used before, as hashes.
alter table accounts add column password_at @int;
alter table accounts add column password_given @int not null default 0;
create table password_history (
  account @id not null,
  at @int not null,
  hash @text not null,
  primary key (account, at)
) @table;
