-- Places and bodies, on today's map and on every map before it.
create schema units;
grant usage on schema units to binh_yen_app;

create type units.kind as enum (
  'nation', 'province', 'district', 'commune', 'residential', 'household_team',
  'clan', 'parish', 'school', 'enterprise', 'agency', 'market', 'relic_site', 'waterway'
);

-- `path` is the segments from the root down, so "inside" is a prefix test. A closed unit keeps its own
-- path; `today_id` is the lowest unit of today that wholly contains it (itself while it lives).
create table units.unit (
  id         uuid primary key,
  kind       units.kind not null,
  title      text not null,
  name       text not null,
  code       text unique,
  parent_id  uuid references units.unit,
  keeper_id  uuid not null,
  path       text collate "C" not null unique check (path ~ '^(/[0-9a-z-]+)+$'),
  valid_from date,
  valid_to   date check (valid_to >= valid_from),
  households integer check (households >= 0),
  residents  integer check (residents >= 0),
  lat        double precision check (lat between -90 and 90),
  lon        double precision check (lon between -180 and 180),
  today_id   uuid not null references units.unit deferrable initially deferred,
  map_ids    text[] not null default '{}',
  edition    integer not null default 1,
  check ((lat is null) = (lon is null))
);
create index on units.unit (parent_id, kind);
create index on units.unit (today_id);
create index on units.unit (keeper_id);

-- What became what, and on which day. `whole`: all of `from_id` went there.
create table units.succession (
  from_id uuid not null references units.unit,
  to_id   uuid not null references units.unit,
  on_day  date not null,
  whole   boolean not null,
  primary key (from_id, to_id)
);
create index on units.succession (to_id);

-- Names a unit bore before it was renamed; they stay findable.
create table units.former_name (
  unit_id uuid not null references units.unit,
  title   text not null,
  name    text not null,
  until   date not null,
  primary key (unit_id, until)
);

-- Every unit that a figure made in `unit_id` also counts for, itself included. `before`: only for months
-- before that day (the commune, district and province of the old map in which a village then lay).
create table units.above (
  unit_id  uuid not null references units.unit,
  above_id uuid not null references units.unit,
  before   date,
  primary key (unit_id, above_id)
);
create index on units.above (above_id);

-- A body (clan, parish, waterway…) may span several residential units; it is counted once.
create table units.span (
  body_id uuid not null references units.unit,
  unit_id uuid not null references units.unit,
  primary key (body_id, unit_id)
);

grant select, insert, update on units.unit to binh_yen_app;
grant select, insert on units.succession, units.former_name, units.above, units.span to binh_yen_app;

-- Units are public knowledge; changing one is for those who keep its books.
alter table units.unit enable row level security;
create policy seen on units.unit for select to binh_yen_app using (true);
create policy kept on units.unit for insert to binh_yen_app with check (
  keeper_id = any ((select platform.keepers())::uuid[]) or (select platform.everywhere())
  or keeper_id in (select u.id from units.unit u where u.parent_id = any ((select platform.provinces())::uuid[])));
create policy changed on units.unit for update to binh_yen_app using (
  keeper_id = any ((select platform.keepers())::uuid[]) or (select platform.everywhere())
  or keeper_id in (select u.id from units.unit u where u.parent_id = any ((select platform.provinces())::uuid[])));
comment on table units.unit is 'basis: public administrative data; kept: for good';
