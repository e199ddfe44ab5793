-- Numbers: what the ledger counted, and what documents reported. The two are never mixed.
create schema indicators;
grant usage on schema indicators to binh_yen_app;

-- The ledger. A correction is a reversal and a new entry; nothing is updated, nothing deleted.
create table indicators.entry (
  keeper_id  uuid not null,
  id         uuid not null,
  -- The unit of the record that counted, which was checked there.
  unit_id    uuid not null,
  indicator  text not null,
  month      date not null check (extract(day from month) = 1),
  amount     numeric(18, 3) not null check (amount <> 0),
  source     text not null check (source in ('activity', 'model')),
  source_id  uuid not null,
  written_at timestamptz not null default now(),
  primary key (keeper_id, id)
);

-- Entries not yet folded into the months. Written with the entry, taken away with the fold that counts
-- it, so `monthly + unfolded` is exact at every moment.
create table indicators.unfolded (
  unit_id   uuid not null,
  indicator text not null,
  month     date not null,
  amount    numeric(18, 3) not null
);

-- The months of every unit: its own entries and those of every unit that counts for it.
create table indicators.monthly (
  unit_id   uuid not null,
  indicator text not null,
  month     date not null,
  amount    numeric(18, 3) not null,
  primary key (unit_id, indicator, month) include (amount)
) with (fillfactor = 80);

-- What stands today, all months together: a stock on an earlier day is this less the months since.
create table indicators.standing (
  unit_id   uuid not null,
  indicator text not null,
  amount    numeric(18, 3) not null,
  primary key (unit_id, indicator) include (amount)
) with (fillfactor = 80);

grant select on indicators.standing to binh_yen_app;

-- How often entries were folded: what was read of the months is good for as long as this stands still.
create table indicators.turn (
  number bigint not null
);
insert into indicators.turn values (0);
grant select on indicators.turn to binh_yen_app;

grant select, insert on indicators.entry to binh_yen_app;
grant select, insert on indicators.unfolded to binh_yen_app;
grant select on indicators.monthly to binh_yen_app;

create type indicators.qualifier as enum (
  'exact', 'nearly', 'more_than', 'over', 'about', 'range', 'magnitude', 'none', 'date', 'no_figure'
);
create type indicators.period_kind as enum ('as_of', 'flow', 'to_date', 'undated', 'point', 'definition', 'testimony');
create type indicators.figure_state as enum ('draft', 'submitted', 'approved', 'locked');

create table indicators.source (
  id           uuid primary key,
  title        text not null,
  publisher    text,
  published_on date,
  key          text unique,
  loaded_by    uuid,
  loaded_at    timestamptz not null default now()
);

-- A figure from a document, as the document says it: its qualifier, its unit as it then was, its period.
create table indicators.reported (
  id          uuid primary key,
  source_id   uuid not null references indicators.source,
  ref         text not null,
  unit_id     uuid not null references units.unit,
  indicator   text not null,
  model_type  text,
  subject     text not null,
  value       numeric(18, 3) check (value >= 0),
  value_max   numeric(18, 3) check (value_max >= value),
  denominator numeric(18, 3) check (denominator > 0),
  date        text,
  qualifier   indicators.qualifier not null,
  word        text,
  unit_word   text not null,
  period_kind indicators.period_kind not null,
  from_day    date,
  to_day      date check (to_day >= from_day),
  period_note text not null default '',
  note        text not null default '',
  withheld    boolean not null default false,
  state       indicators.figure_state not null default 'submitted',
  unique (source_id, ref)
);
create index on indicators.reported (unit_id, indicator);
comment on table indicators.reported is 'basis: published documents; kept: for good';

-- A withheld figure (a person's own testimony) is for the record only: no request ever reads it.
alter table indicators.reported enable row level security;
create policy open on indicators.reported for select to binh_yen_app using (not withheld);
create policy loaded on indicators.reported for insert to binh_yen_app with check (platform.asking() is not null);
create policy settled on indicators.reported for update to binh_yen_app using (platform.asking() is not null);
grant select, insert on indicators.source to binh_yen_app;
grant select, insert, update on indicators.reported to binh_yen_app;
