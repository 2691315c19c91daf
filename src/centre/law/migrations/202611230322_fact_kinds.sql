-- Kinds of facts that a centre adds to the vocabulary (fact_kinds.h).
create table fact_kinds (
  centre_id @id not null,
  code @text not null,
  nature @text not null,
  unit @text not null,
  subject @text not null,
  recorder @text not null,
  evidence @text not null,
  zh @text not null,
  en @text not null,
  added_name @text not null,
  added_at @int not null,
  primary key (centre_id, code)
) @owned;
