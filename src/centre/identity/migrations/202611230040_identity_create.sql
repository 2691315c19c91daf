-- Accounts are the platform's, because a login is unique over all centres and a session is found before its centre is known.
create table accounts (
  id @id not null primary key,
  centre @id not null,
  login @text not null unique,
  name @text not null,
  staff_number @text not null,
  roles @text not null,
  department @id,
  window_id @id,
  state @text not null,
  password_hash @text not null,
  created_at @int not null
) @table;
create index accounts_by_centre on accounts (centre, login);

-- Only a digest of the token: who reads this table cannot act as anybody.
create table sessions (
  digest @text not null primary key,
  account @id not null,
  created_at @int not null,
  seen_at @int not null
) @table;
create index sessions_by_account on sessions (account);
create index sessions_by_seen on sessions (seen_at);

-- Failed sign-ins of any login, known or not, under its digest: people type passwords into the wrong field.
create table sign_in_failures (
  login_digest @text not null primary key,
  failures @int not null,
  last_at @int not null,
  locked_until @int
) @table;

-- Roles as a centre has changed them; the shipped ones are in the program.
create table roles (
  centre @id not null,
  code @text not null,
  permissions @text not null,
  primary key (centre, code)
) @table;
