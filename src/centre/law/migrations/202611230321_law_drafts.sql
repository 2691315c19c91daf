-- The next version of a text while the current one is live (drafts.h). What is published goes to packs and stays there.
create table pack_drafts (
  centre_id @id not null,
  id @id not null,
  version @int not null,
  name @text not null,
  pack @text not null,
  base_hash @text not null,
  text @text not null,
  hash @text not null,
  state @text not null,
  written_by @id not null,
  written_name @text not null,
  written_at @int not null,
  created_at @int not null,
  primary key (centre_id, id)
) @owned;
