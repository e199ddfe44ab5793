-- What the police do about a tip, an alarm or something seen directly; and weapons handed in.
create schema cases;
grant usage on schema cases to binh_yen_app;

create type cases.state as enum ('open', 'closed');

-- One case. What it is about is in `summary`, sealed to the desk like the tips it came from.
create table cases.case (
  keeper_id   uuid not null references units.unit,
  id          uuid not null,
  number      integer not null,
  year        integer not null,
  category    text not null,
  header      bytea not null,
  payload     bytea not null,
  key_head    text not null,
  opened_by   uuid not null,
  opened_at   timestamptz not null default now(),
  assigned_to uuid,
  due_on      date not null,
  extended    boolean not null default false,
  state       cases.state not null default 'open',
  outcome     text,
  valuable    boolean,
  closed_by   uuid,
  closed_at   timestamptz,
  edition     integer not null default 1,
  primary key (keeper_id, id),
  unique (keeper_id, year, number),
  check ((state = 'closed') = (outcome is not null)),
  check ((state = 'closed') = (closed_at is not null))
);
create index on cases.case (keeper_id, state, opened_at desc);
comment on table cases.case is 'basis: statutory work (Criminal Procedure Code art. 145-148); kept: 10 years after closing';

-- What it came from. A tip is in one case at most.
create table cases.source (
  keeper_id uuid not null,
  case_id   uuid not null,
  kind      text not null check (kind in ('tip', 'alarm', 'direct')),
  source_id uuid not null,
  at        timestamptz not null default now(),
  primary key (keeper_id, case_id, source_id),
  foreign key (keeper_id, case_id) references cases.case
);
create unique index on cases.source (keeper_id, source_id) where kind = 'tip';
comment on table cases.source is 'basis: statutory work; kept: as long as its case';

create table cases.step (
  keeper_id uuid not null,
  case_id   uuid not null,
  id        uuid not null,
  kind      text not null,
  on_day    date not null,
  -- A note, sealed; most steps need none.
  header    bytea,
  payload   bytea,
  key_head  text,
  by_id     uuid not null,
  at        timestamptz not null default now(),
  primary key (keeper_id, case_id, id),
  foreign key (keeper_id, case_id) references cases.case,
  check ((header is null) = (payload is null))
);
comment on table cases.step is 'basis: statutory work; kept: as long as its case';

create table cases.link (
  keeper_id uuid not null,
  case_id   uuid not null,
  other_id  uuid not null,
  primary key (keeper_id, case_id, other_id),
  foreign key (keeper_id, case_id) references cases.case,
  foreign key (keeper_id, other_id) references cases.case (keeper_id, id),
  check (case_id <> other_id)
);
comment on table cases.link is 'basis: statutory work; kept: as long as its case';

-- Weapons and explosives handed in: the record, its lines, the way it goes until it is handed over.
create table cases.surrender (
  keeper_id   uuid not null references units.unit,
  id          uuid not null,
  unit_id     uuid not null references units.unit,
  number      integer not null,
  year        integer not null,
  on_day      date not null,
  how         text not null check (how in ('handed-in', 'found', 'dug-up')),
  campaign    uuid,
  -- Item, quantity, mark or number, condition: each line in its own unit of measure.
  lines       jsonb not null,
  remarks     text not null default '' check (length(remarks) <= 500),
  received_by uuid not null,
  evidence    uuid[] not null default '{}',
  voided_at   timestamptz,
  void_reason text,
  made_at     timestamptz not null default now(),
  edition     integer not null default 1,
  primary key (keeper_id, id),
  unique (keeper_id, year, number)
);
create index on cases.surrender (keeper_id, on_day desc);
comment on table cases.surrender is 'basis: Law 42/2024/QH15 on weapons; kept: 10 years';

-- Who handed it in, when they said: never counted, never shown above the commune.
create table cases.deliverer (
  keeper_id    uuid not null,
  surrender_id uuid not null,
  name         text not null,
  born_on      date,
  id_number    text,
  address      text,
  signature    text,
  primary key (keeper_id, surrender_id),
  foreign key (keeper_id, surrender_id) references cases.surrender
);
comment on table cases.deliverer is 'basis: consent; a receipt in their name; kept: 5 years, then the record stays without it';

-- Custody, step by step: who gave it, who took it, signed by both. Where it lies is never written.
create table cases.custody (
  keeper_id    uuid not null,
  surrender_id uuid not null,
  seq          integer not null,
  step         text not null check (step in ('received', 'checked', 'sealed_up', 'handed_over', 'destroyed')),
  on_day       date not null,
  given_by     text not null,
  taken_by     text not null,
  to_body      text,
  given_mark   text,
  taken_mark   text,
  by_id        uuid not null,
  at           timestamptz not null default now(),
  primary key (keeper_id, surrender_id, seq),
  foreign key (keeper_id, surrender_id) references cases.surrender
);
comment on table cases.custody is 'basis: Law 42/2024/QH15; kept: 10 years';

create table cases.counter (
  keeper_id uuid not null,
  register  text not null,
  year      integer not null,
  last      integer not null,
  primary key (keeper_id, register, year)
);
comment on table cases.counter is 'basis: statutory work; kept: for good';

call platform.guard('cases.case');
call platform.guard('cases.source');
call platform.guard('cases.step');
call platform.guard('cases.link');
call platform.guard('cases.surrender');
call platform.guard('cases.custody');
call platform.guard('cases.counter');
-- A deliverer's name opens to the commune that keeps it, and to nobody above.
alter table cases.deliverer enable row level security;
create policy by_keeper on cases.deliverer for all to binh_yen_app
  using (keeper_id = any ((select platform.keepers())::uuid[]) or (select platform.everywhere()));

grant select, insert, update, delete on
  cases.case, cases.source, cases.step, cases.link, cases.surrender, cases.deliverer, cases.custody, cases.counter
  to binh_yen_app;

-- Tips, cases and what is handed in add to the figures too.
alter table indicators.entry drop constraint entry_source_check;
alter table indicators.entry add constraint entry_source_check
  check (source in ('activity', 'model', 'alarm', 'tip', 'case', 'surrender'));
