-- Phones that were proved. Sealed; found by their index.
create table visitors (
  centre_id @id not null,
  id @id not null,
  phone @text not null,
  phone_index @text not null,
  created_at @int not null,
  primary key (centre_id, id)
) @owned;
create unique index visitors_phone on visitors (centre_id, phone_index);

-- The last code of each phone, as an index value: nobody reads a code here.
create table visitor_codes (
  centre_id @id not null,
  phone_index @text not null,
  code_index @text not null,
  until @int not null,
  tries @int not null,
  primary key (centre_id, phone_index)
) @owned;

create table visitor_sessions (
  centre_id @id not null,
  digest @text not null,
  visitor_id @id not null,
  began @int not null,
  until @int not null,
  primary key (centre_id, digest)
) @owned;

-- How often it was asked, by phone, by address, by everybody.
create table visitor_counts (
  centre_id @id not null,
  kind @text not null,
  who @text not null,
  since @int not null,
  until @int not null,
  done @int not null,
  primary key (centre_id, kind, who)
) @owned;
