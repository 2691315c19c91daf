-- Up to where each server may have given ids (high_water.h).
create table high_water (
  node @id not null primary key,
  id @id not null
) @table;
