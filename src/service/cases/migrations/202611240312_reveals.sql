-- Who was shown one value of somebody's personal data, and why (reveals.h). Never the value.
create table reveals (
  centre_id @id not null,
  id @id not null,
  at @int not null,
  by_id @id not null,
  by_name @text not null,
  case_id @id not null,
  receipt_number @text not null,
  whose @text not null,
  what @text not null,
  reason @text not null,
  primary key (centre_id, id)
) @owned;
