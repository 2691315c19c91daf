-- An attachment hangs at its holder, a case or an application; its bytes are the file's.
create table attachments (
  centre_id @id not null,
  holder_kind @text not null,
  holder_id @id not null,
  id @id not null,
  material @text not null,
  file_id @id not null,
  name @text not null,
  type @text not null,
  size @int not null,
  digest @text not null,
  personal @int not null,
  uploader @text not null,
  at @int not null,
  primary key (centre_id, holder_kind, holder_id, id)
) @owned;
