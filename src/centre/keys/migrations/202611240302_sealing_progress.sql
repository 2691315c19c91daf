-- How far a change of keys has come in each column: a job that was cut off goes on from here.
create table sealing_progress (
  centre_id @id not null,
  key_id @text not null,
  place @text not null,
  after_id @id not null,
  sealed @int not null,
  unreadable @int not null,
  finished_at @int,
  primary key (centre_id, key_id, place)
) @owned;
