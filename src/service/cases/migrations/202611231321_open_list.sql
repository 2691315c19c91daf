-- The newest open cases first: without it a list of the open ones walks past all that are finished.
create index cases_open on cases (centre_id, received_at, id) where open = 1;
