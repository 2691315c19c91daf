-- What was paid on a case, with the receipt as it was printed. A void or refunded receipt keeps its number.
create table fee_receipts (
  centre_id @id not null,
  id @id not null,
  number @text not null,
  case_id @id not null,
  case_number @text not null,
  item_code @text not null,
  item_name @text not null,
  department_id @id not null,
  payer @text not null,
  payer_name @text not null,
  method @text not null,
  amount @int not null,
  window_id @id,
  window_name @text not null,
  cashier_id @id not null,
  cashier @text not null,
  at @int not null,
  state @text not null,
  reason @text not null,
  ended_by @text not null,
  refund_number @text not null,
  ended_at @int,
  settlement_id @id,
  content @text not null,
  primary key (centre_id, id)
) @owned;
create unique index fee_receipts_number on fee_receipts (centre_id, number);
create index fee_receipts_case on fee_receipts (centre_id, case_id);

create table fee_lines (
  centre_id @id not null,
  receipt_id @id not null,
  position @int not null,
  fee @text not null,
  unit @text not null,
  standard @text not null,
  basis @text not null,
  quantity @int not null,
  published @int not null,
  amount @int not null,
  reduction_id @id,
  primary key (centre_id, receipt_id, position)
) @owned;

-- Money in and out of a till, in 分; a settlement binds what it counted, once and for ever.
create table fee_movements (
  centre_id @id not null,
  id @id not null,
  receipt_id @id not null,
  back @int not null,
  method @text not null,
  amount @int not null,
  window_id @id,
  cashier_id @id not null,
  at @int not null,
  settlement_id @id,
  primary key (centre_id, id)
) @owned;
create index fee_movements_till on fee_movements (centre_id, cashier_id, id) where settlement_id is null;

create table fee_reductions (
  centre_id @id not null,
  id @id not null,
  case_id @id not null,
  case_number @text not null,
  item_name @text not null,
  department_id @id not null,
  fee @text not null,
  quantity @int not null,
  published @int not null,
  amount @int not null,
  basis @text not null,
  paper @text not null,
  reason @text not null,
  asked_by_id @id not null,
  asked_by @text not null,
  asked_at @int not null,
  answered_by @text not null,
  answer @text not null,
  answered_at @int,
  state @text not null,
  primary key (centre_id, id)
) @owned;
create index fee_reductions_case on fee_reductions (centre_id, case_id);

create table fee_settlements (
  centre_id @id not null,
  id @id not null,
  number @text not null,
  day @text not null,
  window_id @id,
  window_name @text not null,
  cashier_id @id not null,
  cashier @text not null,
  receipts @int not null,
  expected @int not null,
  expected_cash @int not null,
  counted @int not null,
  difference @int not null,
  note @text not null,
  counted_at @int not null,
  second @text not null,
  second_note @text not null,
  second_counted @int,
  confirmed_at @int,
  primary key (centre_id, id)
) @owned;
create unique index fee_settlements_number on fee_settlements (centre_id, number);
