-- An adoption waits for a second person (proposals.h).
create table adoption_proposals (
  centre_id @id not null,
  id @id not null,
  pack @text not null,
  version @text not null,
  hash @text not null,
  title @text not null,
  title_en @text not null,
  sections @text not null,
  from_date @text not null,
  state @text not null,
  by_director @int not null,
  proposed_by @id not null,
  proposed_name @text not null,
  proposed_at @int not null,
  decided_by @id,
  decided_name @text not null,
  decided_at @int,
  reason @text not null,
  primary key (centre_id, id)
) @owned;
