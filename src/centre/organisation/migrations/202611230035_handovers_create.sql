-- What one centre hands over to another: the same id on both sides, a record of each.
create table handovers (
  centre_id @id not null,
  id @id not null,
  side @text not null,
  other @id not null,
  other_name @text not null,
  kind @text not null,
  subject @text not null,
  note @text not null,
  effective @text not null,
  by_name @text not null,
  at @int not null,
  confirmed_at @int,
  primary key (centre_id, id)
) @owned;
