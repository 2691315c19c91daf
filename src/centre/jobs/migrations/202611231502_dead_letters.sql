-- Dead letters are looked for by themselves; sent ones go after a while.
create index outbox_dead on outbox (centre_id, id) where next_at is null and sent_at is null;
create index outbox_sent on outbox (centre_id, sent_at) where sent_at is not null;
