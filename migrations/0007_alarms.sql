-- The neighbours' alarm: who lives where, what rings, what happened when it rang.
create schema alarms;
grant usage on schema alarms to binh_yen_app;

-- raised → answered (somebody comes) → handed_over (the services have it) → closed; each may close.
create type alarms.state as enum ('raised', 'answered', 'handed_over', 'closed');
create type alarms.answer as enum ('coming', 'safe', 'need_help', 'not_home');
create type alarms.outcome as enum ('handled_by_team', 'needed_services', 'false_alarm', 'drill');
-- How far it has been carried: each circle has heard it besides those before.
create type alarms.circle as enum ('team', 'neighbours', 'village_head', 'security_team', 'police', 'call');
create type alarms.channel as enum ('screen', 'push', 'sms', 'siren');
create type alarms.device_kind as enum ('button', 'siren', 'bell', 'smoke_sensor');
create type alarms.siren_state as enum ('unknown', 'ringing', 'quiet', 'offline');

-- A household team that is linked by the alarm; the unit itself stands in units.
create table alarms.team (
  keeper_id    uuid not null references units.unit,
  id           uuid not null references units.unit,
  model_keeper uuid,
  model_id     uuid,
  set_up_by    uuid not null,
  set_up_at    timestamptz not null default now(),
  edition      integer not null default 1,
  primary key (keeper_id, id),
  check ((model_id is null) = (model_keeper is null))
);
comment on table alarms.team is 'basis: statutory work (Law 55/2024/QH15); kept: for good';

create table alarms.step (
  keeper_id uuid not null,
  team_id   uuid not null,
  step      text not null check (step in ('homes', 'agreement', 'decision', 'equipment', 'training', 'launch', 'first_drill')),
  on_day    date not null,
  note      text not null default '',
  by_id     uuid not null,
  at        timestamptz not null default now(),
  primary key (keeper_id, team_id, step),
  foreign key (keeper_id, team_id) references alarms.team
);
comment on table alarms.step is 'basis: statutory work; kept: for good';

-- Whose alarm is carried to whom when nobody answers.
create table alarms.neighbour (
  keeper_id uuid not null,
  team_id   uuid not null,
  other_id  uuid not null references units.unit,
  primary key (keeper_id, team_id, other_id),
  foreign key (keeper_id, team_id) references alarms.team,
  check (team_id <> other_id)
);
comment on table alarms.neighbour is 'basis: statutory work; kept: while the team lives';

create table alarms.home (
  keeper_id   uuid not null,
  id          uuid not null,
  team_id     uuid not null,
  name        text not null,
  address     text,
  lat         double precision check (lat between -90 and 90),
  lon         double precision check (lon between -180 and 180),
  spot_x      real check (spot_x between 0 and 100),
  spot_y      real check (spot_y between 0 and 100),
  second_exit boolean,
  -- Lines of kind, count and the day it expires.
  kit         jsonb not null default '[]',
  left_at     timestamptz,
  edition     integer not null default 1,
  primary key (keeper_id, id),
  foreign key (keeper_id, team_id) references alarms.team,
  check ((lat is null) = (lon is null)),
  check ((spot_x is null) = (spot_y is null))
);
create index on alarms.home (keeper_id, team_id) where left_at is null;
comment on table alarms.home is 'basis: consent of the household; kept: while it stays in the team, then 1 year';

create table alarms.member (
  keeper_id  uuid not null,
  id         uuid not null,
  team_id    uuid not null,
  home_id    uuid not null,
  account_id uuid references accounts.account,
  name       text not null,
  phone      text,
  added_at   timestamptz not null default now(),
  primary key (keeper_id, id),
  foreign key (keeper_id, home_id) references alarms.home
);
create unique index on alarms.member (keeper_id, team_id, account_id);
create index on alarms.member (account_id);
create index on alarms.member (keeper_id, home_id);
comment on table alarms.member is 'basis: consent; kept: until they leave the team';

-- What somebody agreed to have told to helpers while an alarm is open; never otherwise.
create table alarms.need (
  keeper_id    uuid not null,
  id           uuid not null,
  home_id      uuid not null,
  what         text not null,
  agreed_by    uuid not null,
  agreed_at    timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (keeper_id, id),
  foreign key (keeper_id, home_id) references alarms.home
);
create index on alarms.need (keeper_id, home_id) where withdrawn_at is null;
comment on table alarms.need is 'basis: consent, withdrawable; kept: until withdrawn, then 30 days';

create table alarms.fire_point (
  keeper_id  uuid not null,
  id         uuid not null,
  team_id    uuid not null,
  kind       text not null check (kind in ('fire_point', 'water')),
  name       text not null,
  lat        double precision not null check (lat between -90 and 90),
  lon        double precision not null check (lon between -180 and 180),
  checked_on date,
  primary key (keeper_id, id),
  foreign key (keeper_id, team_id) references alarms.team
);
create index on alarms.fire_point (keeper_id, team_id);
comment on table alarms.fire_point is 'basis: statutory work; kept: while it stands';

-- Written from the events of the alarm, for lists; what happened is in alarms.event. No foreign key to
-- anything: an alarm is kept whatever else is missing. `merged_into`: another press of the same moment.
create table alarms.alarm (
  keeper_id    uuid not null,
  id           uuid not null,
  team_id      uuid not null,
  kind         text not null,
  drill        boolean not null,
  silent       boolean not null,
  state        alarms.state not null default 'raised',
  circle       alarms.circle not null default 'team',
  text         text not null default '',
  raised_at    timestamptz not null,
  raised_by    uuid,
  closed_at    timestamptz,
  outcome      alarms.outcome,
  reason       text not null default '',
  merged_into  uuid,
  -- The drill's entry in the diary of the team's model.
  activity_id  uuid,
  primary key (keeper_id, id),
  check ((closed_at is null) = (outcome is null))
);
create index on alarms.alarm (keeper_id, team_id, raised_at desc);
create index on alarms.alarm (raised_at desc);
create index on alarms.alarm (raised_at) where closed_at is null;
comment on table alarms.alarm is 'basis: protection of life (Law 91/2025/QH15 art. 19); kept: 10 years';

create table alarms.event (
  keeper_id uuid not null,
  id        uuid not null,
  alarm_id  uuid not null,
  at        timestamptz not null,
  what      text not null,
  said      jsonb not null,
  primary key (keeper_id, id)
);
create index on alarms.event (keeper_id, alarm_id, id);
comment on table alarms.event is 'basis: protection of life; kept: 10 years';

-- To whom the alarm went, by which channel, and how far it came. `who`: an account, a member without the
-- app, or a device. `round` grows with each repeat; round -1 is the word that it is over.
create table alarms.delivery (
  keeper_id    uuid not null,
  alarm_id     uuid not null,
  who          uuid not null,
  channel      alarms.channel not null,
  round        integer not null default 0,
  queued_at    timestamptz not null,
  sent_at      timestamptz,
  delivered_at timestamptz,
  seen_at      timestamptz,
  answered_at  timestamptz,
  failed       text,
  primary key (keeper_id, alarm_id, who, channel, round)
);
comment on table alarms.delivery is 'basis: protection of life; kept: 1 year';

create table alarms.media (
  keeper_id uuid not null,
  id        uuid not null,
  alarm_id  uuid not null,
  kind      text not null check (kind in ('photo', 'voice')),
  type      text not null,
  bytes     integer not null check (bytes > 0),
  hash      text not null,
  by_id     uuid not null,
  at        timestamptz not null default now(),
  primary key (keeper_id, id)
);
create index on alarms.media (keeper_id, alarm_id);
comment on table alarms.media is 'basis: protection of life; kept: 1 year';

create table alarms.device (
  keeper_id   uuid not null,
  id          uuid not null,
  team_id     uuid not null,
  home_id     uuid,
  kind        alarms.device_kind not null,
  name        text not null,
  secret_hash text not null,
  enrolled_by uuid not null,
  enrolled_at timestamptz not null default now(),
  online      boolean not null default false,
  seen_at     timestamptz,
  battery     integer check (battery between 0 and 100),
  firmware    text,
  state       alarms.siren_state not null default 'unknown',
  tested_on   date,
  retired_at  timestamptz,
  primary key (keeper_id, id),
  foreign key (keeper_id, team_id) references alarms.team
);
create unique index on alarms.device (id);
create index on alarms.device (keeper_id, team_id) where retired_at is null;
comment on table alarms.device is 'basis: statutory work; kept: while enrolled, then 1 year';

-- A browser that may be woken.
create table alarms.subscription (
  keeper_id  uuid not null,
  id         uuid not null,
  account_id uuid not null references accounts.account,
  endpoint   text not null unique,
  p256dh     text not null,
  auth       text not null,
  made_at    timestamptz not null default now(),
  primary key (keeper_id, id)
);
create index on alarms.subscription (account_id);
comment on table alarms.subscription is 'basis: consent, withdrawable; kept: until refused by its service or withdrawn';

call platform.guard('alarms.team');
call platform.guard('alarms.step');
call platform.guard('alarms.neighbour');
call platform.guard('alarms.home');
call platform.guard('alarms.member', $$ account_id = (select platform.asking()) $$);
call platform.guard('alarms.need');
call platform.guard('alarms.fire_point');
call platform.guard('alarms.alarm');
call platform.guard('alarms.event');
call platform.guard('alarms.delivery');
call platform.guard('alarms.media');
call platform.guard('alarms.device');
call platform.guard('alarms.subscription', $$ account_id = (select platform.asking()) $$);

grant select, insert, update on alarms.team, alarms.home, alarms.alarm, alarms.device, alarms.delivery to binh_yen_app;
grant select, insert, update, delete on alarms.member, alarms.need, alarms.subscription to binh_yen_app;
grant select, insert, delete on alarms.step, alarms.neighbour, alarms.fire_point to binh_yen_app;
grant select, insert on alarms.event, alarms.media to binh_yen_app;

-- An alarm counts too: a small fire put out at once, a drill held.
alter table indicators.entry drop constraint entry_source_check;
alter table indicators.entry add constraint entry_source_check check (source in ('activity', 'model', 'alarm'));
