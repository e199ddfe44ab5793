-- What a model did: when, where, with whom, with what proof.
create schema activities;
grant usage on schema activities to binh_yen_app;

-- draft → submitted → verified, or returned → submitted. A record that counted is never changed:
-- it becomes corrected (another stands in its place) or voided, and stays.
create type activities.state as enum ('draft', 'submitted', 'verified', 'returned', 'voided', 'corrected');

-- `counted`: the entries it gave the ledger, so that a reversal takes away exactly those whatever the
-- catalog says by then. `returned_for`: why it was given back, corrected or voided.
create table activities.activity (
  -- Keeper and unit are those of the model, which were checked when it was registered.
  keeper_id    uuid not null,
  id           uuid not null,
  model_id     uuid not null,
  unit_id      uuid not null,
  kind         text not null,
  kind_version integer not null,
  on_day       date not null,
  attendance   integer check (attendance >= 0),
  summary      text not null default '',
  answers      jsonb not null default '{}',
  lines        jsonb not null default '[]',
  lat          double precision,
  lon          double precision,
  evidence     uuid[] not null default '{}',
  counted      jsonb not null default '[]',
  state        activities.state not null,
  returned_for text,
  corrects     uuid,
  corrected_by uuid,
  written_by   uuid not null,
  written_at   timestamptz not null default now(),
  verified_by  uuid,
  verified_at  timestamptz,
  primary key (keeper_id, id),
  check ((verified_by is null) = (verified_at is null))
);
create index on activities.activity (keeper_id, model_id, on_day desc);
create index on activities.activity (unit_id, on_day desc);
create index on activities.activity (keeper_id, written_at) where state = 'submitted' and counted = '[]';
create index on activities.activity using gin (evidence) where evidence <> '{}';
comment on table activities.activity is 'basis: statutory work (Law 30/2023/QH15); kept: for good';

-- What proves it: photos made anew without metadata, files, signatures; kept on disk by content hash.
create table activities.evidence (
  keeper_id   uuid not null references units.unit,
  id          uuid not null,
  kind        text not null check (kind in ('photo', 'file', 'signature')),
  name        text not null,
  type        text not null,
  bytes       integer not null check (bytes > 0),
  hash        text not null,
  taken_at    timestamptz,
  lat         double precision,
  lon         double precision,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  primary key (keeper_id, id)
);
comment on table activities.evidence is 'basis: consent of the writer, proof of an activity; kept: with the record it proves';

call platform.guard('activities.evidence');
grant select, insert on activities.evidence to binh_yen_app;
call platform.guard('activities.activity');
grant select, insert, update on activities.activity to binh_yen_app;

-- The last day each model did something that stands: for the register.
create view activities.latest as
select keeper_id, model_id, max(on_day) as on_day
  from activities.activity where state in ('submitted', 'verified') group by keeper_id, model_id;
grant select on activities.latest to binh_yen_app;
