-- Models that are at work every evening or every morning: shifts and who takes them, the evening signal, the
-- books that belong to a kind (boats, lamps, lost things), checklists the locality writes, pacts of communes.
create schema duties;
grant usage on schema duties to binh_yen_app;

-- Who takes which shift, week by week. `shift`: its name in the catalog; its times are the model's own.
create table duties.rota (
  keeper_id  uuid not null references units.unit,
  id         uuid not null,
  model_id   uuid not null,
  shift      text not null,
  from_time  text not null check (from_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  to_time    text not null check (to_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  -- ISO: Monday is 1.
  weekdays   integer[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekdays) > 0),
  place      text not null default '',
  -- Who takes it, until somebody changes hands for a day.
  hands      uuid[] not null default '{}',
  since      date not null,
  until      date check (until >= since),
  edition    integer not null default 1,
  primary key (keeper_id, id)
);
create index on duties.rota (keeper_id, model_id);
comment on table duties.rota is 'basis: statutory work; kept: 2 years after it ends';

-- Somebody who takes shifts of a model; with an account when they use the app. They take none before they agreed:
-- whoever has an account says so there, of others the one who writes them down says that they did.
create table duties.hand (
  keeper_id  uuid not null,
  id         uuid not null,
  model_id   uuid not null,
  account_id uuid references accounts.account,
  name       text not null,
  since      date not null,
  agreed_on  date,
  until      date check (until >= since),
  primary key (keeper_id, id)
);
create index on duties.hand (keeper_id, model_id) where until is null;
create unique index on duties.hand (keeper_id, model_id, account_id) where until is null;
comment on table duties.hand is 'basis: consent; kept: 2 years after they leave';

-- Days on which nobody takes shifts: school holidays, a festival that is guarded otherwise.
create table duties.rest (
  keeper_id uuid not null references units.unit,
  id        uuid not null,
  model_id  uuid not null,
  from_day  date not null,
  to_day    date not null check (to_day >= from_day),
  reason    text not null,
  lifted_at timestamptz,
  primary key (keeper_id, id)
);
create index on duties.rest (keeper_id, model_id) where lifted_at is null;
comment on table duties.rest is 'basis: statutory work; kept: 2 years after it ends';

-- One shift on one day; one that ends after midnight belongs to the day on which it began.
--   planned → started → ended
--   planned → missed (it may still be started for as long as what a phone kept offline may arrive)
--   planned ⇄ called_off
create table duties.shift (
  keeper_id   uuid not null,
  id          uuid not null,
  model_id    uuid not null,
  rota_id     uuid,
  on_day      date not null,
  shift       text not null,
  from_time   text not null,
  to_time     text not null,
  place       text not null default '',
  state       text not null default 'planned' check (state in ('planned', 'started', 'ended', 'missed', 'called_off')),
  started_at  timestamptz,
  ended_at    timestamptz,
  -- What is left of a route when the shift is over.
  metres      integer check (metres >= 0),
  activity_id uuid,
  -- Why it was called off, or missed.
  reason      text not null default '',
  rest_id     uuid,
  -- Somebody changed its hands for this day alone: the roster no longer does.
  own_hands   boolean not null default false,
  edition     integer not null default 1,
  primary key (keeper_id, id),
  unique (keeper_id, rota_id, on_day)
);
create index on duties.shift (keeper_id, model_id, on_day);
create index on duties.shift (on_day) where state in ('planned', 'started');
comment on table duties.shift is 'basis: statutory work; kept: 2 years';

create table duties.turn (
  keeper_id uuid not null,
  shift_id  uuid not null,
  hand_id   uuid not null,
  came      boolean,
  primary key (keeper_id, shift_id, hand_id),
  foreign key (keeper_id, shift_id) references duties.shift on delete cascade,
  foreign key (keeper_id, hand_id) references duties.hand
);
comment on table duties.turn is 'basis: consent; kept: 2 years';

-- One asks another to take a shift; it changes hands when the other says yes.
create table duties.swap (
  keeper_id uuid not null,
  id        uuid not null,
  shift_id  uuid not null,
  from_hand uuid not null,
  to_hand   uuid not null,
  state     text not null default 'asked' check (state in ('asked', 'agreed', 'declined', 'taken_back')),
  reason    text not null default '',
  asked_at  timestamptz not null default now(),
  settled_at timestamptz,
  primary key (keeper_id, id),
  foreign key (keeper_id, shift_id) references duties.shift on delete cascade,
  check (from_hand <> to_hand)
);
create unique index on duties.swap (keeper_id, shift_id, from_hand) where state = 'asked';
comment on table duties.swap is 'basis: consent; kept: 2 years';

-- Where a patrol walks, while it walks. Read by those on the same shift alone; gone when it ends.
create table duties.trace (
  keeper_id  uuid not null,
  id         uuid not null,
  shift_id   uuid not null,
  account_id uuid not null,
  at         timestamptz not null,
  lat        double precision not null check (lat between -90 and 90),
  lon        double precision not null check (lon between -180 and 180),
  primary key (keeper_id, id),
  foreign key (keeper_id, shift_id) references duties.shift on delete cascade
);
create index on duties.trace (keeper_id, shift_id, at);
comment on table duties.trace is 'basis: consent of the patrol; kept: while the shift lasts';

-- A line in a book of the model: a boat, a lamp, something found. What it asks is in the catalog.
create table duties.line (
  keeper_id    uuid not null references units.unit,
  id           uuid not null,
  model_id     uuid not null,
  book         text not null,
  book_version integer not null,
  answers      jsonb not null,
  state        text not null,
  on_day       date not null,
  closed_on    date,
  edition      integer not null default 1,
  written_by   uuid not null,
  written_at   timestamptz not null default now(),
  primary key (keeper_id, id)
);
create index on duties.line (keeper_id, model_id, book);
comment on table duties.line is 'basis: statutory work; kept: 2 years after it is closed';

-- What was done about a line: a boat looked at before a trip, a lamp mended, a thing given back.
create table duties.entry (
  keeper_id uuid not null,
  id        uuid not null,
  line_id   uuid not null,
  act       text not null,
  answers   jsonb not null,
  -- What was found against a rule, by its key: then it does not leave.
  against   text[] not null default '{}',
  on_day    date not null,
  by_id     uuid not null,
  at        timestamptz not null default now(),
  primary key (keeper_id, id),
  foreign key (keeper_id, line_id) references duties.line
);
create index on duties.entry (keeper_id, line_id, at desc);
comment on table duties.entry is 'basis: statutory work; kept: 2 years';

-- Nobody leaves (a storm, a flood) until it is lifted.
create table duties.stop (
  keeper_id uuid not null references units.unit,
  id        uuid not null,
  model_id  uuid not null,
  reason    text not null,
  from_at   timestamptz not null default now(),
  until_at  timestamptz,
  by_id     uuid not null,
  lifted_by uuid,
  primary key (keeper_id, id)
);
create unique index on duties.stop (keeper_id, model_id) where until_at is null;
comment on table duties.stop is 'basis: protection of life; kept: for good';

-- The items of a checklist as the locality wrote them; a new wording is a new version.
create table duties.checklist (
  keeper_id uuid not null references units.unit,
  model_id  uuid not null,
  version   integer not null check (version > 0),
  items     text[] not null,
  by_id     uuid not null,
  at        timestamptz not null default now(),
  primary key (keeper_id, model_id, version)
);
comment on table duties.checklist is 'basis: statutory work; kept: for good';

-- One look at a checklist: of each item whether it is met.
create table duties.look (
  keeper_id uuid not null,
  id        uuid not null,
  model_id  uuid not null,
  version   integer not null,
  on_day    date not null,
  met       boolean[] not null,
  notes     text[] not null,
  by_id     uuid not null,
  at        timestamptz not null default now(),
  primary key (keeper_id, id),
  foreign key (keeper_id, model_id, version) references duties.checklist
);
create index on duties.look (keeper_id, model_id, on_day desc);
comment on table duties.look is 'basis: statutory work; kept: for good';

-- The evening signal of a model: a drum, a gong, lamps. Times by season; days of the week.
create table duties.signal (
  keeper_id uuid not null references units.unit,
  id        uuid not null,
  model_id  uuid not null,
  signal    text not null,
  at_time   text not null check (at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  -- From November to February, where it differs; and when it ends, for what stays on.
  winter_time text check (winter_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  until_time  text check (until_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  weekdays  integer[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekdays) > 0),
  paused_until date,
  kept_since timestamptz not null,
  ended_on  date,
  edition   integer not null default 1,
  primary key (keeper_id, id)
);
create unique index on duties.signal (keeper_id, model_id) where ended_on is null;
comment on table duties.signal is 'basis: statutory work; kept: 2 years after it ends';

-- A loudspeaker, gong or lamp switch that the signal reaches over MQTT, by its own name and password.
create table duties.speaker (
  keeper_id   uuid not null references units.unit,
  id          uuid not null,
  model_id    uuid not null,
  kind        text not null check (kind in ('loudspeaker', 'drum', 'gong', 'lamps')),
  name        text not null,
  secret_hash text not null,
  enrolled_by uuid not null,
  enrolled_at timestamptz not null default now(),
  online      boolean not null default false,
  seen_at     timestamptz,
  retired_at  timestamptz,
  primary key (keeper_id, id)
);
create unique index on duties.speaker (id);
create index on duties.speaker (keeper_id, model_id) where retired_at is null;
comment on table duties.speaker is 'basis: statutory work; kept: while enrolled, then 1 year';

-- One evening of a signal: when it was sent, and which of its speakers said that they played it.
create table duties.evening (
  keeper_id   uuid not null,
  signal_id   uuid not null,
  on_day      date not null,
  due_at      timestamptz not null,
  sent_at     timestamptz,
  played      uuid[] not null default '{}',
  played_at   timestamptz,
  -- Lamps were told to go out again.
  off_at      timestamptz,
  -- Somebody's own hand, where there is no device.
  by_hand     uuid,
  activity_id uuid,
  primary key (keeper_id, signal_id, on_day),
  foreign key (keeper_id, signal_id) references duties.signal
);
-- Every minute asks which evenings are to be sent or put out.
create index on duties.evening (due_at);
comment on table duties.evening is 'basis: statutory work; kept: 2 years';

-- Communes that stand together along a border. The pact is kept where its model is; each partner joins itself.
create table duties.partner (
  keeper_id  uuid not null references units.unit,
  model_id   uuid not null,
  partner_id uuid not null references units.unit,
  state      text not null default 'asked' check (state in ('asked', 'joined', 'declined', 'left')),
  asked_by   uuid not null,
  asked_at   timestamptz not null default now(),
  answered_by uuid,
  answered_at timestamptz,
  primary key (keeper_id, model_id, partner_id),
  check (partner_id <> keeper_id)
);
create index on duties.partner (partner_id);
comment on table duties.partner is 'basis: statutory work; kept: for good';

-- What partners tell each other: situations, never a named person.
create table duties.word (
  keeper_id  uuid not null,
  id         uuid not null,
  model_id   uuid not null,
  -- The commune that says it.
  from_id    uuid not null references units.unit,
  kind       text not null check (kind in ('situation', 'warning', 'joint_work', 'request')),
  text       text not null,
  by_id      uuid not null,
  at         timestamptz not null default now(),
  primary key (keeper_id, id)
);
create index on duties.word (keeper_id, model_id, at desc);
comment on table duties.word is 'basis: statutory work; kept: 5 years';

call platform.guard('duties.rota');
call platform.guard('duties.hand', $$ account_id = (select platform.asking()) $$);
call platform.begun_at_home('duties.hand');
call platform.guard('duties.rest');
call platform.guard('duties.shift');
call platform.guard('duties.turn');
call platform.guard('duties.swap');
call platform.guard('duties.line');
call platform.guard('duties.entry');
call platform.guard('duties.stop');
call platform.guard('duties.checklist');
call platform.guard('duties.look');
call platform.guard('duties.signal');
call platform.guard('duties.speaker');
call platform.guard('duties.evening');
call platform.guard('duties.partner', $$ partner_id = any ((select platform.keepers())::uuid[]) $$);
call platform.begun_at_home('duties.partner');
call platform.guard('duties.word', $$ exists (select from duties.partner p
  where p.keeper_id = word.keeper_id and p.model_id = word.model_id and p.state = 'joined'
    and p.partner_id = any ((select platform.keepers())::uuid[])) $$);

-- No keeper, nobody above and not even the house's own clock reads where a patrol walks: only those who walk it,
-- while they walk.
create function duties.walks(of_keeper uuid, of_shift uuid) returns boolean language sql stable as $$
  select exists (
    select from duties.shift s
      join duties.turn t on t.keeper_id = s.keeper_id and t.shift_id = s.id
      join duties.hand h on h.keeper_id = t.keeper_id and h.id = t.hand_id
     where s.keeper_id = of_keeper and s.id = of_shift and s.state = 'started' and h.account_id = platform.asking())
$$;
alter table duties.trace enable row level security;
create policy read_by_the_shift on duties.trace for select to binh_yen_app using (duties.walks(keeper_id, shift_id));
create policy written_by_the_shift on duties.trace for insert to binh_yen_app
  with check (account_id = (select platform.asking()) and duties.walks(keeper_id, shift_id));

-- A route is forgotten whole, by whoever ends the shift; what it says is how far the one who went farthest went.
create function duties.forget_route(of_keeper uuid, of_shift uuid) returns integer
language sql security definer set search_path = pg_catalog as $$
  with gone as (
    delete from duties.trace where keeper_id = of_keeper and shift_id = of_shift returning account_id, at, lat, lon
  ), step as (
    select account_id, radians(lat) as lat, radians(lon) as lon,
           radians(lag(lat) over walked) as lat_before, radians(lag(lon) over walked) as lon_before
      from gone window walked as (partition by account_id order by at)
  ), way as (
    select sum(2 * 6371000 * asin(least(1, sqrt(power(sin((lat - lat_before) / 2), 2)
             + cos(lat) * cos(lat_before) * power(sin((lon - lon_before) / 2), 2))))) as metres
      from step where lat_before is not null group by account_id
  )
  select round(max(metres))::integer from way
$$;
revoke all on function duties.forget_route from public;
grant execute on function duties.forget_route to binh_yen_app;

grant select, insert, update on duties.rota, duties.hand, duties.rest, duties.shift, duties.swap, duties.line, duties.stop, duties.signal,
  duties.speaker, duties.evening, duties.partner to binh_yen_app;
grant select, insert, update, delete on duties.turn to binh_yen_app;
grant select, insert on duties.trace to binh_yen_app;
grant delete on duties.rota, duties.hand, duties.rest, duties.shift, duties.line, duties.entry, duties.word, duties.signal,
  duties.evening, duties.speaker to binh_yen_app;
grant select, insert on duties.entry, duties.checklist, duties.look, duties.word to binh_yen_app;

-- What anybody may know of books, checklists and pacts: that nobody leaves, what a place promised itself and
-- how it stands, which communes stand together. Never a person, never a note.
create view duties.open_stop as
select keeper_id, id, model_id, reason, from_at from duties.stop where until_at is null;
create view duties.open_checklist as
select keeper_id, model_id, version, items, at from duties.checklist;
create view duties.open_look as
select keeper_id, id, model_id, version, on_day, met, at from duties.look;
create view duties.open_partner as
select keeper_id, model_id, partner_id, answered_at from duties.partner where state = 'joined';
grant select on duties.open_stop, duties.open_checklist, duties.open_look, duties.open_partner to binh_yen_app;
