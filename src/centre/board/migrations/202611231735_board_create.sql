-- What the centre tells the public (P2.A8, P5b.A19).
create table board_posts (
  centre_id @id not null,
  id @id not null,
  sort @text not null,
  publisher @text not null,
  topic @text not null,
  title @text not null,
  body @text not null,
  on_date @text not null,
  until_date @text,
  withdrawn_on @text,
  withdrawn_reason @text not null,
  version @int not null,
  search_text @text not null,
  written_by @text not null,
  written_at @int not null,
  primary key (centre_id, id)
) @owned;
create index board_posts_by_day on board_posts (centre_id, on_date, id);

-- What the centre's desk did for people (P5b.A4.2), one row a service.
create table desk_services (
  centre_id @id not null,
  id @id not null,
  sort @text not null,
  note @text not null,
  on_date @text not null,
  by_name @text not null,
  at @int not null,
  primary key (centre_id, id)
) @owned;
create index desk_services_by_day on desk_services (centre_id, on_date, sort);
