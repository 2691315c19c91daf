-- Items seen to be taken in outside the hall, or entered late (P1.A8, P3.A22).
create table outside_intakes (
  centre_id @id not null,
  id @id not null,
  kind @text not null,
  department_id @id not null,
  department_name @text not null,
  item @text not null,
  place @text not null,
  evidence @text not null,
  receipt_number @text not null,
  seen_on @text not null,
  by_name @text not null,
  at @int not null,
  primary key (centre_id, id)
) @owned;
