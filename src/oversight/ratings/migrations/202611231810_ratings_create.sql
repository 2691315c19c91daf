-- What was said of a service, once each. The writer is not known here; who served stands beside it for the sums. `salt`
-- goes into the ledger's digest, so that nobody finds out by trying what was said.
create table ratings (
  centre_id @id not null,
  id @id not null,
  version @int not null,
  invitation_id @id not null,
  level @text not null,
  options @text not null,
  text @text not null,
  terms @text not null,
  kind @text not null,
  item_code @text not null,
  item_name @text not null,
  item_name_en @text not null,
  window_id @id,
  window_name @text not null,
  worker_id @id not null,
  worker @text not null,
  department_id @id not null,
  department_name @text not null,
  on_pad @int not null,
  counts @int not null,
  service_at @int not null,
  rated_at @int not null,
  salt @text not null,
  follow_up @text,
  matter @text,
  verdict @text,
  finding @text not null,
  heard @text not null,
  verified_by @text not null,
  verified_at @int,
  reply @text not null,
  told_by @text not null,
  told_at @int,
  because @text not null,
  primary key (centre_id, id)
) @owned;
create unique index ratings_invitation on ratings (centre_id, invitation_id);
create unique index ratings_follow_up on ratings (centre_id, follow_up);
create index ratings_service_at on ratings (centre_id, service_at);
create index ratings_matter on ratings (centre_id, matter, id);

-- The pads at the windows; a code pairs one within minutes, once.
create table rating_pads (
  centre_id @id not null,
  id @id not null,
  window_id @id not null,
  code_digest @text,
  code_until @int not null,
  token_digest @text,
  paired_by @text not null,
  paired_at @int,
  primary key (centre_id, id)
) @owned;
create unique index rating_pads_code on rating_pads (centre_id, code_digest);
create unique index rating_pads_token on rating_pads (centre_id, token_digest);
create index rating_pads_window on rating_pads (centre_id, window_id, id);
