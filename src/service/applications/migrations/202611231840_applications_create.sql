-- Applications that are being entered online. What is entered is sealed as one text; once filed, the row is gone and there is a case.
create table applications (
  centre_id @id not null,
  id @id not null,
  version @int not null,
  visitor_id @id not null,
  item_id @id not null,
  item_version @int not null,
  item_name @text not null,
  item_name_en @text not null,
  form @text not null,
  updated_at @int not null,
  primary key (centre_id, id)
) @owned;
create index applications_visitor on applications (centre_id, visitor_id, id);
create index applications_updated on applications (centre_id, updated_at);
