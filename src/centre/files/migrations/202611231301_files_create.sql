-- A file's row: its bytes lie in the folder under their digest. unused_since is null while somebody uses it.
create table files (
  centre_id @id not null,
  id @id not null,
  digest @text not null,
  size @int not null,
  type @text not null,
  name @text not null,
  uploader @id not null,
  uploader_name @text not null,
  at @int not null,
  unused_since @int,
  primary key (centre_id, id)
) @owned;
create index files_digest on files (digest);
create index files_unused on files (centre_id, unused_since);

-- Who uses a file: "attachment" and its id.
create table file_uses (
  centre_id @id not null,
  file_id @id not null,
  user_kind @text not null,
  user_id @id not null,
  primary key (centre_id, file_id, user_kind, user_id)
) @owned;
