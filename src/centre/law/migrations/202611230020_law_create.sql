-- Every text of a pack that a server has loaded, for ever: what was decided under it must stay readable.
create table packs (
  hash @text not null primary key,
  pack @text not null,
  version @text not null,
  title @text not null,
  title_en @text not null,
  issuer @text not null,
  document_number @text not null,
  effective @text,
  base @int not null,
  sections @text not null,
  text @text not null,
  loaded_at @int not null
) @table;
create index packs_by_pack on packs (pack, loaded_at);

-- Which pack a centre works under, section by section, from which day on. The text is pinned by its hash.
create table adoptions (
  centre_id @id not null,
  id @id not null,
  pack @text not null,
  version @text not null,
  hash @text not null,
  sections @text not null,
  from_date @text not null,
  adopted_by @text not null,
  second_person @text not null,
  at @int not null,
  primary key (centre_id, id)
) @owned;
