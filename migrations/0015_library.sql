-- What one place learns from another: notices of experience, models that people follow, playbooks from elsewhere.
create schema library;
grant usage on schema library to binh_yen_app;

-- A notice of experience (thông báo kinh nghiệm, nhân rộng). A commune writes it; province and nation carry it on.
create table library.notice (
  keeper_id    uuid not null references units.unit,
  id           uuid not null,
  model_keeper uuid not null,
  model_id     uuid not null,
  title        text not null,
  text         text not null,
  -- The figures it rests on, as they stood when it was written.
  figures      jsonb not null default '[]',
  state        text not null default 'draft' check (state in ('draft', 'proposed', 'published', 'withdrawn')),
  -- How far it is published: the unit all of whose places see it.
  reach_id     uuid references units.unit,
  -- To whom it is proposed next.
  asked_id     uuid references units.unit,
  published_on date,
  published_at timestamptz,
  written_by   uuid not null,
  written_at   timestamptz not null default now(),
  edition      integer not null default 1,
  primary key (keeper_id, id),
  check ((state = 'published') = (reach_id is not null)),
  check ((reach_id is null) = (published_on is null) and (reach_id is null) = (published_at is null))
);
create index on library.notice (published_at, id) where state = 'published';
create index on library.notice (asked_id) where asked_id is not null;
create index on library.notice (model_keeper, model_id);
comment on table library.notice is 'basis: statutory work; kept: for good';

-- Each step a notice took, and who took it.
create table library.passage (
  keeper_id uuid not null,
  id        uuid not null,
  notice_id uuid not null,
  act       text not null check (act in ('proposed', 'published', 'given_back', 'withdrawn')),
  -- Who took it; to whom it went, or how far it is published.
  unit_id   uuid not null references units.unit,
  to_id     uuid references units.unit,
  reason    text not null default '',
  by_id     uuid not null,
  at        timestamptz not null default now(),
  primary key (keeper_id, id),
  foreign key (keeper_id, notice_id) references library.notice
);
comment on table library.passage is 'basis: statutory work; kept: for good';

-- Whom it interests is their own affair: nobody else reads it.
create table library.follow (
  account_id   uuid not null references accounts.account,
  model_keeper uuid not null,
  model_id     uuid not null,
  since        timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  primary key (account_id, model_keeper, model_id)
);
comment on table library.follow is 'basis: consent, withdrawable; kept: until unfollowed';

-- A playbook that came from another installation, as it came: nothing in it is changed here.
create table library.playbook (
  keeper_id    uuid not null references units.unit,
  id           uuid not null,
  type         text not null,
  name         text not null,
  content      jsonb not null,
  hash         text not null,
  -- Whose key signed it: shown, so that a person can compare it.
  signed_by    text not null,
  brought_by   uuid not null,
  brought_at   timestamptz not null default now(),
  primary key (keeper_id, id),
  unique (keeper_id, hash)
);
comment on table library.playbook is 'basis: statutory work; kept: for good';

call platform.guard('library.notice');
create policy published on library.notice for select to binh_yen_app using (state = 'published');
call platform.guard('library.passage');
call platform.guard('library.playbook');
alter table library.follow enable row level security;
create policy own on library.follow for all to binh_yen_app using (account_id = (select platform.asking()));
grant select, insert, update on library.notice to binh_yen_app;
grant select, insert on library.passage, library.playbook to binh_yen_app;
grant select, insert, update, delete on library.follow to binh_yen_app;
