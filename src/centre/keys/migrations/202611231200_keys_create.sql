-- The keys that this database's sealed values were made with: never the keys, only what tells them apart (keys.h).
create table sealing_keys (
  id @text not null primary key,
  fingerprint @text not null,
  state @text not null,
  made_at @int not null,
  dropped_at @int
) @table;
