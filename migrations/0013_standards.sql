-- How good a model is, by what can be checked: evidence scores, what a person decided, questions of formalism,
-- what residents think of it.
create schema standards;
grant usage on schema standards to binh_yen_app;

create type standards.rating as enum ('effective', 'average', 'poor');

-- What the evidence said on a day. Recomputed as often as one likes; the newest of a month stays.
create table standards.score (
  keeper_id   uuid not null references units.unit,
  model_id    uuid not null,
  -- The first day of the month it was computed in.
  month       date not null check (extract(day from month) = 1),
  from_day    date not null,
  to_day      date not null,
  rubric      text not null,
  version     integer not null,
  points      numeric(5, 1) not null check (points between 0 and 100),
  suggested   standards.rating not null,
  -- Each part by its name: its points, of how many, what there was of how much. What is missing is read live.
  parts       jsonb not null,
  computed_at timestamptz not null default now(),
  primary key (keeper_id, model_id, month)
);
comment on table standards.score is 'basis: statutory work; kept: 10 years';

-- What a named person decided, beside what was suggested; neither is ever written over.
create table standards.judgement (
  keeper_id uuid not null references units.unit,
  id        uuid not null,
  model_id  uuid not null,
  unit_id   uuid not null,
  from_day  date not null,
  to_day    date not null check (to_day >= from_day),
  points    numeric(5, 1) not null,
  suggested standards.rating not null,
  rating    standards.rating not null,
  -- The type's own criteria as looked at by hand: key and whether it is met.
  criteria  jsonb not null default '{}',
  reason    text not null,
  parts     jsonb not null,
  by_id     uuid not null,
  at        timestamptz not null default now(),
  primary key (keeper_id, id)
);
create index on standards.judgement (keeper_id, model_id, at desc);
comment on table standards.judgement is 'basis: statutory work; kept: for good';

-- A sign of formalism is a question: first to the unit alone, then, answered or a week later, to those above.
create table standards.flag (
  keeper_id   uuid not null references units.unit,
  id          uuid not null,
  model_id    uuid not null,
  kind        text not null,
  -- What it was seen in: the same is not asked twice.
  mark        text not null,
  said        jsonb not null,
  records     uuid[] not null default '{}',
  seen_on     date not null,
  open_from   date not null,
  answer      text not null default '',
  answered_by uuid,
  answered_at timestamptz,
  settled     text check (settled in ('explained', 'stands')),
  settled_by  uuid,
  settled_at  timestamptz,
  settled_for text not null default '',
  primary key (keeper_id, id),
  unique (keeper_id, model_id, kind, mark)
);
comment on table standards.flag is 'basis: statutory work; kept: 5 years';

-- What a resident thinks of a model, once each half-year. `mark` is a keyed digest of who and when: without
-- the secret of the house nobody reads a name out of it.
create table standards.opinion (
  keeper_id uuid not null references units.unit,
  model_id  uuid not null,
  mark      text not null,
  half      text not null check (half ~ '^\d{4}-[12]$'),
  content   integer not null check (content between 1 and 5),
  primary key (keeper_id, model_id, mark)
);
create index on standards.opinion (keeper_id, model_id, half);
comment on table standards.opinion is 'basis: consent; no person in it; kept: 5 years';

create table standards.complaint (
  keeper_id   uuid not null references units.unit,
  id          uuid not null,
  model_id    uuid not null,
  text        text not null,
  by_id       uuid not null,
  at          timestamptz not null default now(),
  answer      text,
  -- Whether the commune found it right: only then does it weigh on the model.
  upheld      boolean,
  answered_by uuid,
  answered_at timestamptz,
  primary key (keeper_id, id),
  check ((answer is null) = (answered_at is null) and (answer is null) = (upheld is null))
);
create index on standards.complaint (keeper_id, model_id);
comment on table standards.complaint is 'basis: request of the person; kept: 5 years after the answer';

-- The rating with which a model stands in the figures now; gone while it does not count.
create table standards.rated (
  keeper_id uuid not null references units.unit,
  model_id  uuid not null,
  unit_id   uuid not null references units.unit,
  rating    standards.rating not null,
  primary key (keeper_id, model_id)
);
comment on table standards.rated is 'basis: statutory work; kept: while the model counts';

call platform.guard('standards.rated');
grant select, insert, update, delete on standards.rated to binh_yen_app;
call platform.guard('standards.score');
call platform.guard('standards.judgement');
call platform.guard('standards.flag');
call platform.guard('standards.opinion');
call platform.guard('standards.complaint', $$ by_id = (select platform.asking()) $$);
call platform.begun_at_home('standards.complaint');
grant select, insert, update, delete on standards.score, standards.flag, standards.opinion, standards.complaint to binh_yen_app;
grant select, insert on standards.judgement to binh_yen_app;

-- Decisions are public, as is what they rest on; who decided is not in it.
create view standards.open_judgement as
select keeper_id, id, model_id, unit_id, from_day, to_day, points, suggested, rating, criteria, reason, parts, at
  from standards.judgement;
grant select on standards.open_judgement to binh_yen_app;
