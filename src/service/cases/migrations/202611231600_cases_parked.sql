-- Half-entered registrations that wait at the server, by worker and window. They are no cases and have no number.
create table parked_intakes (
  centre_id @id not null,
  id @id not null,
  window_id @id,
  window_name @text not null,
  account_id @id not null,
  clerk @text not null,
  item_id @id,
  item_name @text not null,
  who @text not null,
  note @text not null,
  parked_at @int not null,
  entered @text not null,
  primary key (centre_id, id)
) @owned;
create index parked_intakes_window on parked_intakes (centre_id, window_id, id);
create index parked_intakes_account on parked_intakes (centre_id, account_id, id);
