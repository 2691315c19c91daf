-- An item and its versions. The row shows the live version where there is one, else the draft; search_text is what the
-- counter and the public search in: name, everyday words, code, pinyin initials, in lower case.
create table items (
  centre_id @id not null,
  id @id not null,
  code @text not null,
  name @text not null,
  state @text not null,
  category @text not null,
  type @text not null,
  department @text not null,
  level @text not null,
  hall_included @int not null,
  traits @text not null,
  audiences @text not null,
  live_version @int not null,
  draft_version @int not null,
  last_version @int not null,
  search_text @text not null,
  primary key (centre_id, id)
) @owned;
create unique index items_code on items (centre_id, code);

create table item_versions (
  centre_id @id not null,
  item_id @id not null,
  version @int not null,
  content @text not null,
  written_at @int not null,
  written_by @text not null,
  published_at @int,
  primary key (centre_id, item_id, version)
) @owned;
