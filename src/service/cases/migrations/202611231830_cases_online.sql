-- How the application came, and who of the public filed it, with which phone (sealed).
alter table cases add column channel @text not null default 'window';
alter table cases add column visitor_id @id;
alter table cases add column filer_phone @text not null default '';
create index cases_visitor on cases (centre_id, visitor_id) where visitor_id is not null;
create index cases_online on cases (centre_id, state, due_sort, id) where channel = 'online';
