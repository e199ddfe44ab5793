-- Models in operation: a catalog type alive in a place, with everything its books hold.
create schema models;
grant usage on schema models to binh_yen_app;

-- proposed → consulting → approved → launched → active ⇄ needs_improvement; active ⇄ suspended;
-- launched → suspended; any → dissolved. It counts as a model from launched until it is suspended or dissolved.
create type models.state as enum (
  'proposed', 'consulting', 'approved', 'launched', 'active', 'needs_improvement', 'suspended', 'dissolved'
);
create type models.board_role as enum ('head', 'deputy', 'member', 'secretary', 'treasurer');
create type models.condition as enum ('good', 'worn', 'broken', 'missing');

-- `started_on`: the first day it was launched. `counting_since`: the day from which it now counts; null
-- while it does not.
create table models.model (
  keeper_id          uuid not null references units.unit,
  id                 uuid not null,
  unit_id            uuid not null references units.unit,
  type               text not null,
  type_version       integer not null,
  name               text not null,
  story              text not null default '',
  decision           text,
  founded_on         date,
  households         integer check (households >= 0),
  state              models.state not null default 'proposed',
  started_on         date,
  counting_since     date,
  copied_from_keeper uuid,
  copied_from        uuid,
  registered_by      uuid not null,
  registered_at      timestamptz not null default now(),
  edition            integer not null default 1,
  primary key (keeper_id, id),
  check ((copied_from is null) = (copied_from_keeper is null)),
  check (copied_from <> id)
);
create index on models.model (unit_id);
create index on models.model (copied_from);
create index on models.model (type);
comment on table models.model is 'basis: statutory work (Law 30/2023/QH15); kept: for good';

create table models.change (
  keeper_id uuid not null,
  id        uuid not null,
  model_id  uuid not null,
  state     models.state not null,
  on_day    date not null,
  reason    text not null,
  by_id     uuid not null,
  at        timestamptz not null default now(),
  primary key (keeper_id, id),
  foreign key (keeper_id, model_id) references models.model
);
create index on models.change (keeper_id, model_id);
comment on table models.change is 'basis: statutory work; kept: for good';

create table models.point (
  keeper_id uuid not null,
  id        uuid not null,
  model_id  uuid not null,
  unit_id   uuid references units.unit,
  name      text not null,
  address   text,
  lat       double precision,
  lon       double precision,
  since     date not null,
  until     date check (until >= since),
  primary key (keeper_id, id),
  foreign key (keeper_id, model_id) references models.model
);
create index on models.point (keeper_id, model_id);
comment on table models.point is 'basis: statutory work; kept: for good';

create table models.team (
  keeper_id  uuid not null,
  id         uuid not null,
  model_id   uuid not null,
  name       text not null,
  households integer check (households >= 0),
  members    integer check (members >= 0),
  since      date not null,
  until      date check (until >= since),
  primary key (keeper_id, id),
  foreign key (keeper_id, model_id) references models.model
);
create index on models.team (keeper_id, model_id);
comment on table models.team is 'basis: statutory work; kept: for good';

-- Who sits on the board. The public sees the role, never the name.
create table models.member (
  keeper_id uuid not null,
  id        uuid not null,
  model_id  uuid not null,
  name      text not null,
  role      models.board_role not null,
  since     date not null,
  until     date check (until >= since),
  primary key (keeper_id, id),
  foreign key (keeper_id, model_id) references models.model
);
create index on models.member (keeper_id, model_id);
comment on table models.member is 'basis: consent of the member; kept: 5 years after they leave';

create table models.equipment (
  keeper_id  uuid not null,
  id         uuid not null,
  model_id   uuid not null,
  name       text not null,
  count      integer not null check (count >= 0),
  condition  models.condition not null,
  checked_on date,
  primary key (keeper_id, id),
  foreign key (keeper_id, model_id) references models.model
);
create index on models.equipment (keeper_id, model_id);
comment on table models.equipment is 'basis: statutory work; kept: for good';

create table models.contribution (
  keeper_id uuid not null,
  id        uuid not null,
  model_id  uuid not null,
  giver     text,
  gave      text not null,
  cash      numeric(15) check (cash >= 0),
  on_day    date not null,
  primary key (keeper_id, id),
  foreign key (keeper_id, model_id) references models.model
);
create index on models.contribution (keeper_id, model_id);
comment on table models.contribution is 'basis: consent of the giver, published list of contributions; kept: 10 years';

call platform.guard('models.model');
call platform.guard('models.change');
call platform.guard('models.point');
call platform.guard('models.team');
call platform.guard('models.member');
call platform.guard('models.equipment');
call platform.guard('models.contribution');

grant select, insert, update on models.model, models.point, models.team, models.member, models.equipment to binh_yen_app;
grant select, insert on models.change to binh_yen_app;
grant select, insert, delete on models.contribution to binh_yen_app;

-- What everybody may see of a model, wherever it is: the register, without a person in it.
create view models.open_register as
select m.keeper_id, m.id, m.unit_id, m.type, m.type_version, m.name, m.story, m.decision, m.founded_on,
       m.households, m.state, m.started_on, m.copied_from_keeper, m.copied_from, m.registered_at, m.edition,
       (select count(*)::int from models.point p where p.keeper_id = m.keeper_id and p.model_id = m.id and p.until is null) as points,
       (select count(*)::int from models.team t where t.keeper_id = m.keeper_id and t.model_id = m.id and t.until is null) as teams
  from models.model m;
grant select on models.open_register to binh_yen_app;

create view models.open_board as
select keeper_id, id, model_id, role, since, until from models.member;
create view models.open_point as
select keeper_id, id, model_id, unit_id, name, address, lat, lon, since, until from models.point;
create view models.open_team as
select keeper_id, id, model_id, name, households, members, since, until from models.team;
create view models.open_equipment as
select keeper_id, id, model_id, name, count, condition, checked_on from models.equipment;
create view models.open_contribution as
select keeper_id, id, model_id, giver, gave, cash, on_day from models.contribution;
create view models.open_change as
select keeper_id, id, model_id, state, on_day, reason, at from models.change;
grant select on models.open_board, models.open_point, models.open_team, models.open_equipment,
  models.open_contribution, models.open_change to binh_yen_app;
