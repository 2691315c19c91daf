-- The halls (政务大厅) of a centre, and which window stands in which.
create table halls (
  centre_id @id not null,
  id @id not null,
  version @int not null,
  name @text not null,
  name_en @text not null,
  address @text not null,
  phone @text not null,
  open @int not null,
  primary key (centre_id, id),
  unique (centre_id, name)
) @owned;

create table hall_windows (
  centre_id @id not null,
  window_id @id not null,
  hall_id @id not null,
  primary key (centre_id, window_id)
) @owned;
create index hall_windows_by_hall on hall_windows (centre_id, hall_id);
