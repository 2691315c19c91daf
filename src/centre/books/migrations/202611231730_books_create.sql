-- The office's books: one row an entry, whatever its kind; what it says is in `fields`. Every version is kept.
create table book_entries (
  centre_id @id not null,
  id @id not null,
  kind @text not null,
  title @text not null,
  on_date @text not null,
  due_date @text,
  closed_on @text,
  closed_by @text not null,
  closing @text not null,
  version @int not null,
  fields @text not null,
  search_text @text not null,
  written_by @text not null,
  written_at @int not null,
  primary key (centre_id, id)
) @owned;
create index book_entries_of_kind on book_entries (centre_id, kind, on_date, id);

create table book_versions (
  centre_id @id not null,
  entry_id @id not null,
  version @int not null,
  title @text not null,
  on_date @text not null,
  due_date @text,
  fields @text not null,
  written_by @text not null,
  written_at @int not null,
  primary key (centre_id, entry_id, version)
) @owned;

create table book_acknowledgements (
  centre_id @id not null,
  entry_id @id not null,
  version @int not null,
  account_id @id not null,
  name @text not null,
  at @int not null,
  primary key (centre_id, entry_id, version, account_id)
) @owned;
