-- One server runs a job at a time: who holds it until when, and when it is due again.
create table jobs_leases (
  name @text not null primary key,
  holder @text not null,
  until_at @int not null,
  due_at @int not null,
  ran_at @int,
  milliseconds @int,
  failure @text
) @table;
