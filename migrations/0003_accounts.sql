-- People who sign in, the posts they hold, their sessions. `keeper_id` is the commune (or province, or
-- nation) in whose books the person was first entered.
create schema accounts;
grant usage on schema accounts to binh_yen_app;

create type accounts.strength as enum ('demonstration', 'code', 'password', 'strong');

create table accounts.account (
  id            uuid primary key,
  keeper_id     uuid not null references units.unit,
  name          text not null,
  username      text unique,
  phone         text unique,
  password_hash text,
  totp_secret   text,
  totp_pending  text,
  totp_step     integer not null default 0,
  language      text not null default 'vi' check (language in ('vi', 'en')),
  large_text    boolean not null default false,
  demonstration boolean not null default false,
  made_at       timestamptz not null default now(),
  closed_at     timestamptz
);
comment on table accounts.account is 'basis: contract and statutory work (Law 91/2025/QH15 art. 19); kept: until closed, then 1 year';

create table accounts.post (
  keeper_id  uuid not null references units.unit,
  id         uuid not null,
  account_id uuid not null references accounts.account,
  role       text not null,
  unit_id    uuid not null references units.unit,
  since      date not null,
  until      date check (until >= since),
  granted_by uuid,
  primary key (keeper_id, id)
);
create index on accounts.post (account_id);
create unique index on accounts.post (account_id, role, unit_id) where until is null;
comment on table accounts.post is 'basis: statutory work; kept: 10 years after it ends';

create table accounts.session (
  id         uuid primary key,
  account_id uuid not null references accounts.account,
  keeper_id  uuid not null,
  token_hash text not null unique,
  strength   accounts.strength not null,
  device     text not null,
  opened_at  timestamptz not null default now(),
  seen_at    timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at   timestamptz
);
create index on accounts.session (account_id) where ended_at is null;
comment on table accounts.session is 'basis: contract; kept: 90 days after it ends';

create table accounts.passkey (
  id         text primary key,
  account_id uuid not null references accounts.account,
  keeper_id  uuid not null,
  name       text not null,
  public_key bytea not null,
  counter    bigint not null,
  transports text[] not null default '{}',
  added_at   timestamptz not null default now()
);
create index on accounts.passkey (account_id);
comment on table accounts.passkey is 'basis: contract; kept: until forgotten by its owner';

-- A step of a sign-in that waits for the next: a phone code, a TOTP, a passkey challenge.
create table accounts.ticket (
  hash       text primary key,
  purpose    text not null check (purpose in ('phone', 'totp', 'passkey', 'enrol', 'invite')),
  account_id uuid,
  secret     text not null,
  tries      integer not null default 0,
  expires_at timestamptz not null
);
comment on table accounts.ticket is 'basis: contract; kept: minutes';

create table accounts.invite (
  keeper_id  uuid not null references units.unit,
  id         uuid not null,
  token_hash text not null unique,
  unit_id    uuid not null references units.unit,
  role       text not null,
  made_by    uuid not null,
  uses_left  integer not null check (uses_left >= 0),
  expires_at timestamptz not null,
  primary key (keeper_id, id)
);
comment on table accounts.invite is 'basis: statutory work; kept: 1 year';

-- Failed tries per account name, phone or address hash: locked out for longer each time.
create table accounts.attempt (
  what         text primary key,
  failures     integer not null,
  last_at      timestamptz not null default now(),
  locked_until timestamptz
);
comment on table accounts.attempt is 'basis: security of the system; kept: 1 day';

call platform.guard('accounts.account', $$ id = (select platform.asking()) or (select platform.at_door('sign-in')) $$);
call platform.guard('accounts.post', $$ account_id = (select platform.asking()) or (select platform.at_door('sign-in')) $$);
call platform.guard('accounts.invite', $$ (select platform.at_door('sign-in')) $$);

-- Somebody entered elsewhere who holds a post here is known here by name.
create policy by_post on accounts.account for select to binh_yen_app
  using (id in (select p.account_id from accounts.post p));

alter table accounts.session enable row level security;
create policy own on accounts.session for all to binh_yen_app
  using (account_id = (select platform.asking()) or (select platform.at_door('sign-in')));
alter table accounts.passkey enable row level security;
create policy own on accounts.passkey for all to binh_yen_app
  using (account_id = (select platform.asking()) or (select platform.at_door('sign-in')));
alter table accounts.ticket enable row level security;
create policy door on accounts.ticket for all to binh_yen_app
  using ((select platform.at_door('sign-in')) or account_id = (select platform.asking()));
alter table accounts.attempt enable row level security;
create policy door on accounts.attempt for all to binh_yen_app
  using ((select platform.at_door('sign-in')) or what = 'account:' || (select platform.asking()));

grant select, insert, update on accounts.account, accounts.post, accounts.session, accounts.invite to binh_yen_app;
grant delete on accounts.session, accounts.invite to binh_yen_app;
grant select, insert, update, delete on accounts.passkey, accounts.ticket, accounts.attempt to binh_yen_app;
