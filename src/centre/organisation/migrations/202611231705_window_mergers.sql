-- Windows put together or sorted anew (P1.A5.3).
create table window_mergers (
  centre_id @id not null,
  id @id not null,
  target @id not null,
  before @text not null,
  after @text not null,
  sources @text not null,
  reason @text not null,
  on_date @text not null,
  agreements @text not null,
  by_name @text not null,
  at @int not null,
  primary key (centre_id, id)
) @owned;

-- Windows that another centre set up, or that are another centre's outpost (P1.A4.4, P1.A6).
create table window_origins (
  centre_id @id not null,
  window_id @id not null,
  kind @text not null,
  other @id not null,
  other_name @text not null,
  other_window @text not null,
  document @text not null,
  since @text not null,
  by_name @text not null,
  primary key (centre_id, window_id)
) @owned;
