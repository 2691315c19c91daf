-- What the head of a centre's chain was, once a day (anchors.h). The same stands in a file outside the database.
create table anchors (
  centre_id @id not null,
  day @text not null,
  sequence @int not null,
  hash @text not null,
  at @int not null,
  primary key (centre_id, day)
) @owned;
