-- What a community agrees on together: covenants in their versions, votes with minutes, signatures.
create schema meetings;
grant usage on schema meetings to binh_yen_app;

-- quy ước / hương ước (convention), giao ước (covenant), cam kết (commitment), nội quy (rules).
create table meetings.covenant (
  keeper_id  uuid not null references units.unit,
  id         uuid not null,
  model_id   uuid not null,
  -- The place whose households are asked.
  unit_id    uuid not null references units.unit,
  kind       text not null check (kind in ('convention', 'covenant', 'commitment', 'rules')),
  title      text not null,
  -- Who signs: a household, a stall, a boat, a school class…
  signer     text not null check (signer in ('household', 'stall', 'boat', 'family', 'class', 'enterprise')),
  -- How many there are to sign: the denominator of its coverage.
  signers    integer not null check (signers > 0),
  -- False where a name would tell somebody's belief: then only a number and a keyed mark are kept.
  named      boolean not null,
  -- About money: two thirds must agree.
  money      boolean not null default false,
  made_by    uuid not null,
  made_at    timestamptz not null default now(),
  ended_on   date,
  edition    integer not null default 1,
  primary key (keeper_id, id)
);
create index on meetings.covenant (keeper_id, model_id);
comment on table meetings.covenant is 'basis: Law on Grassroots Democracy 10/2022/QH15 art. 15-21; kept: for good';

-- draft → voted (passed or not) → sent → recognised or refused; a recognised one is followed by the next.
create table meetings.version (
  keeper_id   uuid not null,
  covenant_id uuid not null,
  number      integer not null check (number > 0),
  text        text not null,
  made_by     uuid not null,
  made_at     timestamptz not null default now(),
  state       text not null default 'draft'
              check (state in ('draft', 'adopted', 'rejected', 'sent', 'recognised', 'refused', 'superseded')),
  sent_on     date,
  decided_on  date,
  decision    text,
  -- Why recognition was refused.
  reason      text not null default '',
  -- In force from its recognition, until the next one is.
  from_day    date,
  primary key (keeper_id, covenant_id, number),
  foreign key (keeper_id, covenant_id) references meetings.covenant
);
comment on table meetings.version is 'basis: Law on Grassroots Democracy 10/2022/QH15; kept: for good';

-- The one vote on a version and its legal minutes. The chair, the front and two households sign: by name, as
-- the law asks; where a name would tell somebody's belief they stand on the paper alone, and `chair` is null here.
create table meetings.vote (
  keeper_id   uuid not null,
  id          uuid not null,
  covenant_id uuid not null,
  number      integer not null,
  on_day      date not null,
  from_time   text,
  to_time     text,
  place       text not null default '',
  way         text not null check (way in ('show_of_hands', 'ballot', 'home_ballot')),
  -- Home ballots are announced two days before, and gathered by three to five people.
  announced_on date,
  gatherers   integer,
  -- A large or scattered place may meet by cluster: how many meetings it took.
  clusters    integer not null default 1 check (clusters > 0),
  households  integer not null check (households > 0),
  present     integer not null check (present >= 0 and present <= households),
  agreed      integer not null check (agreed >= 0),
  against     integer not null check (against >= 0),
  blank       integer not null default 0 check (blank >= 0),
  passed      boolean not null,
  content     text not null,
  decision    text not null,
  chair       text,
  secretary   text,
  front       text,
  witnesses   text[] not null default '{}',
  evidence    uuid[] not null default '{}',
  by_id       uuid not null,
  at          timestamptz not null default now(),
  primary key (keeper_id, id),
  foreign key (keeper_id, covenant_id, number) references meetings.version,
  unique (keeper_id, covenant_id, number),
  check (agreed + against + blank <= households),
  check ((chair is null) = (secretary is null) and (chair is null) = (front is null)),
  check (case when chair is null then witnesses = '{}' else cardinality(witnesses) >= 2 end)
);
comment on table meetings.vote is 'basis: Law on Grassroots Democracy 10/2022/QH15 (minutes); kept: for good';

-- Who stands by it, for a year. `mark`: a keyed digest, so that nobody signs twice and an unnamed signature
-- stays unnamed. `way`: on a phone, or on a sheet that was scanned. `counted`: it stands in the figures, from
-- the day it is given until it is withdrawn or has run out. A renewal ends the one before and takes its place.
create table meetings.signature (
  keeper_id   uuid not null,
  id          uuid not null,
  covenant_id uuid not null,
  number      integer not null,
  mark        text not null,
  signer      text,
  account_id  uuid,
  way         text not null check (way in ('phone', 'sheet')),
  evidence    uuid,
  signed_on   date not null,
  until       date not null,
  withdrawn_on date,
  counted     boolean not null default false,
  at          timestamptz not null default now(),
  primary key (keeper_id, id),
  foreign key (keeper_id, covenant_id, number) references meetings.version,
  check (until > signed_on)
);
create index on meetings.signature (keeper_id, covenant_id, until);
create unique index on meetings.signature (keeper_id, covenant_id, mark, signed_on) where withdrawn_on is null;
create index on meetings.signature (until) where counted;
comment on table meetings.signature is 'basis: consent of the household, withdrawable; kept: 5 years after it ends';

call platform.guard('meetings.covenant');
call platform.guard('meetings.version');
call platform.guard('meetings.vote');
call platform.guard('meetings.signature', $$ account_id = (select platform.asking()) $$);
call platform.begun_at_home('meetings.signature');
grant select, insert, update on meetings.covenant, meetings.version, meetings.signature to binh_yen_app;
grant select, insert on meetings.vote to binh_yen_app;

-- What everybody may read of a covenant: its words, how the vote went, how many signed; nobody's name.
create view meetings.open_covenant as
select keeper_id, id, model_id, unit_id, kind, title, signer, signers, named, money, made_at, ended_on, edition
  from meetings.covenant;
create view meetings.open_version as
select keeper_id, covenant_id, number, text, made_at, state, sent_on, decided_on, decision, reason, from_day
  from meetings.version;
create view meetings.open_vote as
select keeper_id, id, covenant_id, number, on_day, way, households, present, agreed, against, blank, passed
  from meetings.vote;
-- How many stand by each covenant on a day: asked with `on_day` between `signed_on` and `until`.
-- `latest`: the same household signed no other time after it.
create view meetings.open_signature as
select s.keeper_id, s.covenant_id, s.number, s.signed_on, s.until, s.withdrawn_on,
       not exists (select from meetings.signature l
                    where l.keeper_id = s.keeper_id and l.covenant_id = s.covenant_id and l.mark = s.mark
                      and l.signed_on > s.signed_on and l.withdrawn_on is null) as latest
  from meetings.signature s;
grant select on meetings.open_covenant, meetings.open_version, meetings.open_vote, meetings.open_signature to binh_yen_app;
