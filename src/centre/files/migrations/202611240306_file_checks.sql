-- Holding every file against its digest takes a while: how far it has come, and what was found (checks.h).
create table file_checks (
  centre_id @id not null,
  id @id not null,
  asked_at @int not null,
  asked_by @text not null,
  after_id @id not null,
  files @int not null,
  bytes @int not null,
  stray @int not null,
  missing @text not null,
  of_files @int not null,
  finished_at @int,
  primary key (centre_id, id)
) @owned;
