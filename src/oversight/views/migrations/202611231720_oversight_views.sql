-- What a centre lets its superior read: declared from a day, until a day or until it is revoked.
create table oversight_declarations (
  centre_id @id not null,
  id @id not null,
  view @text not null,
  basis @text not null,
  from_date @text not null,
  until_date @text,
  declared_by @text not null,
  declared_at @int not null,
  revoked_on @text,
  revoked_by @text not null,
  revoked_reason @text not null,
  primary key (centre_id, id)
) @owned;
