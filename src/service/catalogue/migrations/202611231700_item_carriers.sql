-- Where an item is made public (P9.A8): looked at on a day, when a version was live.
create table item_carriers (
  centre_id @id not null,
  item_id @id not null,
  carrier @text not null,
  place @text not null,
  version @int not null,
  checked_on @text not null,
  checked_by @text not null,
  primary key (centre_id, item_id, carrier)
) @owned;
