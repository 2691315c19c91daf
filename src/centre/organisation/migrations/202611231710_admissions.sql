-- Departments that enter or leave the hall (P3.A5.7, P9.A2).
create table admissions (
  centre_id @id not null,
  id @id not null,
  state @text not null,
  code @text not null,
  request @text not null,
  requested @text not null,
  opinion @text,
  opined @text,
  approval @text,
  recorded @text,
  implemented @text,
  primary key (centre_id, id)
) @owned;
create index admissions_by_code on admissions (centre_id, code, id);
