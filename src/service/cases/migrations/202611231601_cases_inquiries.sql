-- An inquiry has its times, an end and a log; who only asks can be given the one-time notice of the item.
alter table inquiries add column asked_at @int not null default 0;
alter table inquiries add column answered_at @int;
alter table inquiries add column ended_at @int;
alter table inquiries add column open @int not null default 0;
alter table inquiries add column end_note @text not null default '';
alter table inquiries add column notice_number @text not null default '';
alter table inquiries add column notice @text not null default 'null';
create index inquiries_open on inquiries (centre_id, open, id);
create index inquiries_asked on inquiries (centre_id, asked_at);

create table inquiry_steps (
  centre_id @id not null,
  inquiry_id @id not null,
  id @id not null,
  at @int not null,
  act @text not null,
  by_name @text not null,
  to_name @text not null,
  said @text not null,
  primary key (centre_id, inquiry_id, id)
) @owned;

-- What kind a case is (六件制) stands in its row, so that lists filter by it.
alter table cases add column kinds @text not null default '[]';
