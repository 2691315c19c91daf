-- What the hall's numbers are read by: the acts of a day, and the open cases, which are few among many.
create index cases_accepted on cases (centre_id, accepted_at);
create index cases_issued on cases (centre_id, issued_at);
create index cases_waiting on cases (centre_id, window_id, todo) where open = 1;
create index cases_lights on cases (centre_id, department_id, due_date, yellow_from) where open = 1;
create index case_events_at on case_events (centre_id, at);
