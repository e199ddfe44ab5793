-- What is done next: reviews and their decisions, plans of improvement, campaigns that carry a model on.
create schema plans;
grant usage on schema plans to binh_yen_app;

-- What is known of a place beside its size: for finding where a model fits. One row a unit, public facts.
create table plans.ground (
  unit_id       uuid primary key references units.unit,
  keeper_id     uuid not null references units.unit,
  terrain       text check (terrain in ('urban', 'delta', 'coast', 'midland', 'highland', 'border', 'island')),
  livelihood    text check (livelihood in ('farming', 'fishing', 'forestry', 'craft', 'trade', 'industry', 'services', 'tourism')),
  meeting_place boolean,
  edition       integer not null default 1
);
comment on table plans.ground is 'basis: public administrative data; kept: for good';

-- The same with everything a suggestion asks, side by side: made anew from records, never written by hand.
create table plans.fit (
  unit_id       uuid primary key,
  keeper_id     uuid not null,
  path          text collate "C" not null,
  title         text not null,
  name          text not null,
  households    integer,
  terrain       text,
  livelihood    text,
  meeting_place boolean,
  has_head      boolean not null default false,
  teams         integer not null default 0,
  -- Types of models that live there now.
  types         text[] not null default '{}',
  -- What was recorded there in twelve months, by kind of problem: fire, dispute, offence, traffic, drugs…
  problems      jsonb not null default '{}',
  made_at       timestamptz not null default now()
);
create index on plans.fit (path);
comment on table plans.fit is 'basis: public administrative data; kept: until made anew';

-- A review (giao ban, sơ kết): what was laid before it, and what was decided of each model.
create table plans.review (
  keeper_id  uuid not null references units.unit,
  id         uuid not null,
  unit_id    uuid not null references units.unit,
  kind       text not null check (kind in ('briefing', 'interim', 'final')),
  on_day     date not null,
  since      date not null check (since < on_day),
  -- Drawn up when it was called: which models, and why each is on it.
  agenda     jsonb not null,
  notes      text not null default '',
  state      text not null default 'called' check (state in ('called', 'held')),
  called_by  uuid not null,
  called_at  timestamptz not null default now(),
  held_at    timestamptz,
  edition    integer not null default 1,
  primary key (keeper_id, id)
);
create index on plans.review (keeper_id, on_day desc);
comment on table plans.review is 'basis: statutory work; kept: for good';

create table plans.decision (
  keeper_id  uuid not null,
  id         uuid not null,
  review_id  uuid not null,
  model_id   uuid not null,
  decision   text not null check (decision in ('replicate', 'keep', 'raise', 'suspend', 'dissolve', 'recognise')),
  reason     text not null,
  by_id      uuid not null,
  at         timestamptz not null default now(),
  primary key (keeper_id, id),
  unique (keeper_id, review_id, model_id),
  foreign key (keeper_id, review_id) references plans.review
);
comment on table plans.decision is 'basis: statutory work; kept: for good';

-- What is to be done to raise a model, step by step.
create table plans.task (
  keeper_id   uuid not null,
  id          uuid not null,
  model_id    uuid not null,
  decision_id uuid,
  what        text not null,
  -- A role or a body, not a person.
  who         text not null,
  due_on      date not null,
  done_on     date,
  note        text not null default '',
  primary key (keeper_id, id)
);
create index on plans.task (keeper_id, model_id);
create index on plans.task (keeper_id, due_on) where done_on is null;
comment on table plans.task is 'basis: statutory work; kept: for good';

-- A campaign of replication, run by a commune, a province or the nation.
create table plans.campaign (
  keeper_id    uuid not null references units.unit,
  id           uuid not null,
  -- The place it covers.
  unit_id      uuid not null references units.unit,
  model_keeper uuid not null,
  model_id     uuid not null,
  type         text not null,
  name         text not null,
  target       integer not null check (target > 0),
  from_day     date not null,
  to_day       date not null check (to_day > from_day),
  reason       text not null,
  by_id        uuid not null,
  at           timestamptz not null default now(),
  ended_on     date,
  ended_for    text not null default '',
  edition      integer not null default 1,
  primary key (keeper_id, id),
  check ((ended_on is null) = (ended_for = ''))
);
comment on table plans.campaign is 'basis: statutory work; kept: for good';

-- A village that was asked to try. `model_id`: the copy it set up. Kept in the campaign's books, read by both.
create table plans.offer (
  keeper_id    uuid not null,
  campaign_id  uuid not null,
  unit_id      uuid not null references units.unit,
  unit_keeper  uuid not null,
  -- The reasons in figures, as they were shown when the offer was made.
  fit          jsonb not null,
  state        text not null default 'offered' check (state in ('offered', 'accepted', 'declined', 'set_up')),
  reason       text not null default '',
  model_id     uuid,
  offered_by   uuid not null,
  offered_at   timestamptz not null default now(),
  answered_at  timestamptz,
  primary key (keeper_id, campaign_id, unit_id),
  foreign key (keeper_id, campaign_id) references plans.campaign
);
create index on plans.offer (unit_keeper, unit_id);
comment on table plans.offer is 'basis: statutory work; kept: for good';

alter table plans.ground enable row level security;
create policy seen on plans.ground for select to binh_yen_app using (true);
create policy kept on plans.ground for insert to binh_yen_app with check (
  keeper_id = any ((select platform.keepers())::uuid[]) or (select platform.everywhere())
  or keeper_id in (select u.id from units.unit u where u.parent_id = any ((select platform.provinces())::uuid[])));
create policy changed on plans.ground for update to binh_yen_app using (
  keeper_id = any ((select platform.keepers())::uuid[]) or (select platform.everywhere())
  or keeper_id in (select u.id from units.unit u where u.parent_id = any ((select platform.provinces())::uuid[])));
grant select, insert, update on plans.ground to binh_yen_app;
-- Public facts side by side: read by all, written by the house alone when it makes them anew.
alter table plans.fit enable row level security;
create policy seen on plans.fit for select to binh_yen_app using (true);
create policy made on plans.fit for insert to binh_yen_app with check ((select platform.everywhere()));
create policy made_anew on plans.fit for update to binh_yen_app using ((select platform.everywhere()));
create policy gone on plans.fit for delete to binh_yen_app using ((select platform.everywhere()));
grant select, insert, update, delete on plans.fit to binh_yen_app;

call platform.guard('plans.review');
call platform.guard('plans.decision');
call platform.guard('plans.task');
call platform.guard('plans.campaign');
call platform.guard('plans.offer', $$ unit_keeper = any ((select platform.keepers())::uuid[]) $$);
call platform.begun_at_home('plans.offer');
-- Those who are asked read the campaign that asks them.
create policy asked on plans.campaign for select to binh_yen_app
  using (exists (select from plans.offer o where o.keeper_id = campaign.keeper_id and o.campaign_id = campaign.id));
grant select, insert, update on plans.review, plans.task, plans.campaign, plans.offer to binh_yen_app;
grant select, insert on plans.decision to binh_yen_app;

-- How far a campaign has come, for everybody.
create view plans.open_campaign as
select c.keeper_id, c.id, c.unit_id, c.model_keeper, c.model_id, c.type, c.name, c.target, c.from_day, c.to_day, c.reason, c.ended_on, c.ended_for, c.edition,
       (select count(*)::int from plans.offer o where o.keeper_id = c.keeper_id and o.campaign_id = c.id) as offered,
       (select count(*)::int from plans.offer o where o.keeper_id = c.keeper_id and o.campaign_id = c.id and o.state in ('accepted', 'set_up')) as accepted,
       (select count(*)::int from plans.offer o where o.keeper_id = c.keeper_id and o.campaign_id = c.id and o.state = 'set_up') as set_up
  from plans.campaign c;
create view plans.open_decision as
select d.keeper_id, d.id, d.review_id, d.model_id, d.decision, d.reason, d.at, r.on_day
  from plans.decision d join plans.review r on r.keeper_id = d.keeper_id and r.id = d.review_id;
-- Never what was noted beside a task: it may speak of somebody.
create view plans.open_task as
select keeper_id, id, model_id, decision_id, what, who, due_on, done_on from plans.task;
grant select on plans.open_campaign, plans.open_decision, plans.open_task to binh_yen_app;
