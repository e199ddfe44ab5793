-- The sealed tip: what came in, who can open it, what became of it. Nothing here can be read by whoever
-- keeps the database: words and files are age files, and the keys that open them were made in browsers.
create schema tips;
grant usage on schema tips to binh_yen_app, binh_yen_tips;
grant usage on schema units, platform to binh_yen_tips;
grant select on units.unit, units.above to binh_yen_tips;

create type tips.holder as enum ('officer', 'custodian');
create type tips.channel as enum ('door', 'app', 'box', 'meeting', 'hotline', 'visit', 'post');
-- new → seen (looked at by an officer) → in_case → closed; reopened goes back to seen.
create type tips.state as enum ('new', 'seen', 'in_case', 'closed');
create type tips.side as enum ('sender', 'desk', 'note');

-- One set of keys of one person at one desk. A desk is a commune or a province that receives tips. The
-- secrets are locked in their owner's browser before they come here.
create table tips.key (
  keeper_id  uuid not null references units.unit,
  id         uuid not null,
  account_id uuid not null,
  holder     tips.holder not null,
  recipient  text not null check (recipient ~ '^age1[a-z0-9]{58}$'),
  verifier   text not null,
  locked     bytea not null check (octet_length(locked) < 8192),
  lock       text not null check (lock in ('passphrase', 'passkey')),
  -- Of a passkey: what helps the browser find it.
  hint       text,
  state      text not null default 'proposed' check (state in ('proposed', 'standing', 'retired')),
  made_at    timestamptz not null default now(),
  retired_at timestamptz,
  primary key (keeper_id, id)
);
create index on tips.key (account_id);
comment on table tips.key is 'basis: statutory work (Criminal Procedure Code art. 145); kept: while it opens a tip';

-- What happened to the keys of a desk, each entry signed in a browser and chained to the one before: a key
-- put in from behind fits nowhere. Open to everybody: whoever seals checks it.
create table tips.key_log (
  keeper_id uuid not null references units.unit,
  seq       integer not null check (seq >= 0),
  entry     text not null,
  signature text not null,
  cosigned  text,
  at        timestamptz not null default now(),
  primary key (keeper_id, seq)
);
comment on table tips.key_log is 'basis: statutory work; kept: for good, without content';

-- The shares of the desk's escrow key, each sealed to its holder; any two together open what it opens.
create table tips.escrow_share (
  keeper_id uuid not null,
  seq       integer not null,
  key_id    uuid not null,
  sealed    bytea not null,
  primary key (keeper_id, seq, key_id),
  foreign key (keeper_id, key_id) references tips.key
);
comment on table tips.escrow_share is 'basis: statutory work; kept: until the escrow key is made anew';

-- Somebody who cannot open their keys any more asks two holders for their shares.
create table tips.recovery (
  keeper_id  uuid not null,
  id         uuid not null,
  key_id     uuid not null,
  seq        integer not null,
  reason     text not null check (reason in ('passphrase_forgotten', 'device_lost', 'nobody_left')),
  asked_by   uuid not null,
  asked_at   timestamptz not null default now(),
  ended_at   timestamptz,
  outcome    text check (outcome in ('recovered', 'refused')),
  primary key (keeper_id, id),
  foreign key (keeper_id, key_id) references tips.key
);
comment on table tips.recovery is 'basis: statutory work; kept: 10 years';

create table tips.recovery_share (
  keeper_id   uuid not null,
  recovery_id uuid not null,
  from_key    uuid not null,
  sealed      bytea not null,
  by_id       uuid not null,
  at          timestamptz not null default now(),
  primary key (keeper_id, recovery_id, from_key),
  foreign key (keeper_id, recovery_id) references tips.recovery
);
comment on table tips.recovery_share is 'basis: statutory work; kept: until recovered';

-- One tip. Ids are by chance and times are blunt (five minutes): neither tells when somebody sat down to
-- write. No foreign key to the unit: the door knows the desks, and a flood would queue for one row.
-- `receipt`: the hash of what the sender shows to be known again; null where there is no sender to
-- come back. `key_head`: the state of the key log it is sealed under.
create table tips.tip (
  keeper_id    uuid not null,
  id           uuid not null,
  receipt      bytea check (octet_length(receipt) = 32),
  reply_to     text check (reply_to ~ '^age1[a-z0-9]{58}$'),
  category     text not null,
  urgent       boolean not null default false,
  channel      tips.channel not null,
  received_at  timestamptz not null default date_bin('5 minutes', now(), '2000-01-01'),
  header       bytea not null,
  payload      bytea not null,
  key_head     text not null,
  -- True where the words reached the server before they were sealed: the form without a script.
  sealed_late  boolean not null default false,
  state        tips.state not null default 'new',
  seen_at      timestamptz,
  -- What becomes of the clocks: told the procuracy, decided, extended until.
  notified_at  timestamptz,
  decided_at   timestamptz,
  extended_to  timestamptz,
  valuable     boolean,
  outcome      text,
  closed_at    timestamptz,
  joined_to    uuid,
  -- The case that took it up, and since when.
  case_id      uuid,
  taken_up_at  timestamptz,
  batch_id     uuid,
  -- Its number among what came by telephone, visit and post.
  register_year   integer,
  register_number integer,
  disputed_at  timestamptz,
  erase_asked_at timestamptz,
  destroy_on   date,
  edition      integer not null default 1,
  primary key (keeper_id, id),
  check ((receipt is null) = (reply_to is null))
);
create unique index on tips.tip (receipt, keeper_id) where receipt is not null;
create index on tips.tip (keeper_id, received_at desc, id);
create index on tips.tip (destroy_on) where destroy_on is not null;
create unique index on tips.tip (keeper_id, register_year, register_number) where register_number is not null;
comment on table tips.tip is 'basis: statutory work (Criminal Procedure Code art. 144-147); kept: as its category says, then destroyed with a certificate';

-- What is said after: by the sender, by the desk to the sender, and notes the sender never sees.
create table tips.message (
  keeper_id uuid not null,
  tip_id    uuid not null,
  id        uuid not null,
  side      tips.side not null,
  header    bytea not null,
  payload   bytea not null,
  key_head  text not null,
  by_id     uuid,
  at        timestamptz not null default date_bin('5 minutes', now(), '2000-01-01'),
  seq       bigint generated always as identity,
  primary key (keeper_id, tip_id, id),
  foreign key (keeper_id, tip_id) references tips.tip
);
comment on table tips.message is 'basis: statutory work; kept: as long as its tip';

-- A file of a tip: the head here, the content in the file store under its hash. `about`: name and kind,
-- sealed as well.
create table tips.file (
  keeper_id uuid not null,
  tip_id    uuid not null,
  id        uuid not null,
  side      tips.side not null,
  header    bytea not null,
  about_header  bytea not null,
  about_payload bytea not null,
  key_head  text not null,
  bytes     integer not null,
  stored    text not null,
  at        timestamptz not null default date_bin('5 minutes', now(), '2000-01-01'),
  primary key (keeper_id, tip_id, id),
  foreign key (keeper_id, tip_id) references tips.tip
);
create unique index on tips.file (keeper_id, stored);
comment on table tips.file is 'basis: statutory work; kept: as long as its tip';

-- Who the sender is, when they say so: sealed to a key of its own that no one person has.
create table tips.identity (
  keeper_id uuid not null,
  tip_id    uuid not null,
  header    bytea not null,
  payload   bytea not null,
  primary key (keeper_id, tip_id),
  foreign key (keeper_id, tip_id) references tips.tip
);
comment on table tips.identity is 'basis: consent of the sender; kept: as long as its tip, or until taken back';

create table tips.identity_share (
  keeper_id uuid not null,
  tip_id    uuid not null,
  key_id    uuid not null,
  sealed    bytea not null,
  primary key (keeper_id, tip_id, key_id),
  foreign key (keeper_id, tip_id) references tips.identity
);
comment on table tips.identity_share is 'basis: consent of the sender; kept: as long as the identity';

-- Each time somebody asked to open an identity, and who agreed: shown to the sender.
create table tips.identity_opening (
  keeper_id  uuid not null,
  tip_id     uuid not null,
  id         uuid not null,
  reason     text not null,
  asked_by   uuid not null,
  asked_key  uuid not null,
  asked_at   timestamptz not null default now(),
  agreed_by  uuid,
  agreed_at  timestamptz,
  refused    boolean not null default false,
  share      bytea,
  primary key (keeper_id, tip_id, id),
  foreign key (keeper_id, tip_id) references tips.tip,
  check (agreed_by is null or agreed_by <> asked_by)
);
comment on table tips.identity_opening is 'basis: trust charter, two people to open an identity; kept: as long as its tip';

-- A tip that went to another desk or to a body outside: the record of it stays here when the tip does not.
create table tips.transfer (
  keeper_id   uuid not null references units.unit,
  id          uuid not null,
  tip_id      uuid not null,
  category    text not null,
  received_at timestamptz not null,
  to_keeper   uuid references units.unit,
  to_body     text,
  reason      text not null,
  number      integer not null,
  year        integer not null,
  by_id       uuid not null,
  at          timestamptz not null default now(),
  primary key (keeper_id, id),
  unique (keeper_id, year, number),
  check ((to_keeper is null) <> (to_body is null))
);
create index on tips.transfer (keeper_id, tip_id);
comment on table tips.transfer is 'basis: Criminal Procedure Code art. 146, forwarding at once; kept: 10 years, without content';

-- A clock that ran out, once: never silently.
create table tips.breach (
  keeper_id uuid not null,
  tip_id    uuid not null,
  clock     text not null,
  due_at    timestamptz not null,
  told_at   timestamptz not null default now(),
  answered  text,
  answered_by uuid,
  primary key (keeper_id, tip_id, clock)
);
comment on table tips.breach is 'basis: statutory work; kept: 10 years, without content';

-- What was destroyed, when and why: hashes of what was sealed, never what it said.
create table tips.certificate (
  keeper_id    uuid not null references units.unit,
  id           uuid not null,
  tip_id       uuid not null,
  category     text not null,
  channel      tips.channel not null,
  reason       text not null check (reason in ('schedule', 'asked_by_sender', 'not_a_tip')),
  pieces       integer not null,
  hash         text not null check (hash ~ '^[0-9a-f]{64}$'),
  by_id        uuid,
  at           timestamptz not null default now(),
  primary key (keeper_id, id)
);
comment on table tips.certificate is 'basis: trust charter, retention; kept: for good, without content';

-- A letter box: where it hangs, who holds its two keys, when it is opened.
create table tips.box (
  keeper_id uuid not null references units.unit,
  id        uuid not null,
  unit_id   uuid not null references units.unit,
  place     text not null,
  number    integer not null,
  model_id  uuid,
  keyholder_one uuid not null,
  keyholder_two uuid not null,
  every_days integer not null check (every_days between 1 and 31),
  hung_on   date not null,
  taken_down_on date,
  edition   integer not null default 1,
  primary key (keeper_id, id),
  unique (keeper_id, number),
  check (keyholder_one <> keyholder_two)
);
comment on table tips.box is 'basis: statutory work; kept: for good';

-- Paper typed in: the opening of a box or the slips of a villagers' meeting, by two people together.
create table tips.batch (
  keeper_id  uuid not null references units.unit,
  id         uuid not null,
  kind       text not null check (kind in ('box', 'meeting')),
  box_id     uuid,
  unit_id    uuid not null references units.unit,
  model_id   uuid,
  number     integer not null,
  year       integer not null,
  on_day     date not null,
  at_time    text not null check (at_time ~ '^\d\d:\d\d$'),
  seal_whole boolean not null,
  letters    integer not null check (letters between 0 and 5000),
  attendance integer,
  by_one     uuid not null,
  by_two     uuid not null,
  confirmed_at timestamptz,
  -- How many were in the queue when the second person confirmed; tips that go elsewhere later change nothing.
  typed_in   integer,
  remarks    text not null default '' check (length(remarks) <= 500),
  made_at    timestamptz not null default now(),
  primary key (keeper_id, id),
  unique (keeper_id, year, number),
  check ((kind = 'box') = (box_id is not null)),
  check (by_one <> by_two)
);
create index on tips.batch (keeper_id, box_id);
comment on table tips.batch is 'basis: statutory work, record of opening; kept: 10 years, without content';

-- Counting numbers in a desk's registers, year by year.
create table tips.counter (
  keeper_id uuid not null,
  register  text not null,
  year      integer not null,
  last      integer not null,
  primary key (keeper_id, register, year)
);
comment on table tips.counter is 'basis: statutory work; kept: for good';

call platform.guard('tips.key');
call platform.guard('tips.escrow_share');
call platform.guard('tips.recovery');
call platform.guard('tips.recovery_share');
call platform.guard('tips.tip');
call platform.guard('tips.message');
call platform.guard('tips.file');
call platform.guard('tips.identity');
call platform.guard('tips.identity_share');
call platform.guard('tips.identity_opening');
call platform.guard('tips.transfer');
call platform.guard('tips.breach');
call platform.guard('tips.certificate');
call platform.guard('tips.box');
call platform.guard('tips.batch');
call platform.guard('tips.counter');
call platform.guard('tips.key_log', 'true');

grant select, insert, update, delete on
  tips.key, tips.escrow_share, tips.recovery, tips.recovery_share, tips.tip, tips.message, tips.file,
  tips.identity, tips.identity_share, tips.identity_opening, tips.breach, tips.box, tips.batch, tips.counter
  to binh_yen_app;
grant select, insert on tips.key_log, tips.transfer, tips.certificate to binh_yen_app;

-- The sealed door: it puts in, and gets nothing out but by a receipt. Each line of what it may.
create policy at_the_door on units.unit for select to binh_yen_tips using (true);
grant select on tips.key_log to binh_yen_tips;
create policy at_the_door on tips.key_log for select to binh_yen_tips using (true);
grant insert on tips.tip, tips.identity, tips.identity_share to binh_yen_tips;
create policy put_in on tips.tip for insert to binh_yen_tips
  with check (state = 'new' and channel in ('door', 'app') and seen_at is null and joined_to is null
              and case_id is null and batch_id is null and register_number is null and outcome is null);
create policy put_in on tips.identity for insert to binh_yen_tips with check (true);
create policy put_in on tips.identity_share for insert to binh_yen_tips with check (true);

-- The thread of a receipt, as its sender may see it: never a note, never who wrote.
create function tips.by_receipt(shown bytea) returns jsonb language sql stable security definer
set search_path = pg_catalog as $$
  select jsonb_build_object(
    'keeperId', t.keeper_id, 'id', t.id, 'category', t.category, 'urgent', t.urgent,
    'receivedAt', t.received_at, 'state', t.state, 'seenAt', t.seen_at, 'outcome', t.outcome,
    'closedAt', t.closed_at, 'disputedAt', t.disputed_at, 'eraseAskedAt', t.erase_asked_at,
    'destroyOn', t.destroy_on, 'named', exists (
      select 1 from tips.identity i where i.keeper_id = t.keeper_id and i.tip_id = t.id),
    'messages', coalesce((
      select jsonb_agg(jsonb_build_object('id', m.id, 'side', m.side, 'at', m.at,
        'header', encode(m.header, 'base64'), 'payload', encode(m.payload, 'base64')) order by m.seq)
      from tips.message m where m.keeper_id = t.keeper_id and m.tip_id = t.id and m.side <> 'note'), '[]'),
    'files', coalesce((
      select jsonb_agg(jsonb_build_object('id', f.id, 'side', f.side, 'at', f.at, 'bytes', f.bytes,
        'header', encode(f.about_header, 'base64'), 'payload', encode(f.about_payload, 'base64')) order by f.at, f.id)
      from tips.file f where f.keeper_id = t.keeper_id and f.tip_id = t.id and f.side <> 'note'), '[]'),
    'openings', coalesce((
      select jsonb_agg(jsonb_build_object('at', o.agreed_at, 'reason', o.reason) order by o.agreed_at)
      from tips.identity_opening o
      where o.keeper_id = t.keeper_id and o.tip_id = t.id and o.agreed_at is not null and not o.refused), '[]'),
    'transfers', coalesce((
      select jsonb_agg(jsonb_build_object('at', x.at, 'toKeeper', x.to_keeper, 'toBody', x.to_body) order by x.at)
      from tips.transfer x where x.tip_id = t.id and x.to_keeper is distinct from x.keeper_id), '[]'))
  from tips.tip t where t.receipt = shown
$$;

-- What the sender adds: true when there is such a receipt, and it was written or was there already.
create function tips.say_by_receipt(shown bytea, message uuid, head bytea, body bytea, keys text)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare held tips.tip;
begin
  select * into held from tips.tip where receipt = shown for update;
  if not found then return false; end if;
  insert into tips.message (keeper_id, tip_id, id, side, header, payload, key_head)
  values (held.keeper_id, held.id, message, 'sender', head, body, keys)
  on conflict do nothing;
  return true;
end $$;

create function tips.file_by_receipt(
  shown bytea, file uuid, head bytea, about_head bytea, about_body bytea, keys text, size integer, hash text)
returns text language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_variable
declare held tips.tip;
begin
  select * into held from tips.tip where receipt = shown for update;
  if not found then return 'unknown'; end if;
  if exists (select 1 from tips.file where keeper_id = held.keeper_id and tip_id = held.id and id = file) then
    return 'there';
  end if;
  if (select count(*) from tips.file where keeper_id = held.keeper_id and tip_id = held.id) >= 20 then
    return 'full';
  end if;
  insert into tips.file (keeper_id, tip_id, id, side, header, about_header, about_payload, key_head, bytes, stored)
  values (held.keeper_id, held.id, file, 'sender', head, about_head, about_body, keys, size, hash);
  return 'kept';
end $$;

-- A file the sender may read back: one that the desk sent.
create function tips.read_file_by_receipt(shown bytea, file uuid)
returns table (header bytea, stored text) language sql stable security definer set search_path = pg_catalog as $$
  select f.header, f.stored from tips.tip t join tips.file f on f.keeper_id = t.keeper_id and f.tip_id = t.id
   where t.receipt = shown and f.id = file and f.side = 'desk'
$$;

-- The sender disputes what became of it, asks for destruction, or takes their name back.
create function tips.act_by_receipt(shown bytea, act text) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare held tips.tip;
begin
  select * into held from tips.tip where receipt = shown for update;
  if not found then return 'unknown'; end if;
  if act = 'dispute' then
    if held.state <> 'closed' then return 'not_closed'; end if;
    update tips.tip set state = 'seen', disputed_at = now(), closed_at = null, destroy_on = null,
      edition = edition + 1 where keeper_id = held.keeper_id and id = held.id;
  elsif act = 'erase' then
    update tips.tip set erase_asked_at = coalesce(erase_asked_at, now()), edition = edition + 1
     where keeper_id = held.keeper_id and id = held.id;
  elsif act = 'unname' then
    delete from tips.identity_share where keeper_id = held.keeper_id and tip_id = held.id;
    delete from tips.identity where keeper_id = held.keeper_id and tip_id = held.id;
  else
    return 'unknown';
  end if;
  return 'done';
end $$;

revoke all on function tips.by_receipt, tips.say_by_receipt, tips.file_by_receipt,
  tips.read_file_by_receipt, tips.act_by_receipt from public;
grant execute on function tips.by_receipt, tips.say_by_receipt, tips.file_by_receipt,
  tips.read_file_by_receipt, tips.act_by_receipt to binh_yen_tips;

-- A tip goes to another desk, whole, with its heads written anew for the people there. What it leaves
-- behind is the record of the transfer; a name given to the first desk is not handed on.
create function tips.hand_over(
  from_keeper uuid, tip uuid, to_keeper uuid, keys text, heads jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_variable
begin
  if not (from_keeper = any ((select platform.keepers())::uuid[])
          or (select platform.everywhere())
          or from_keeper = any ((select platform.provinces())::uuid[])) then
    raise exception 'not in these books';
  end if;
  insert into tips.tip (keeper_id, id, receipt, reply_to, category, urgent, channel, received_at, header,
                        payload, key_head, sealed_late, disputed_at, erase_asked_at)
  select to_keeper, id, receipt, reply_to, category, urgent, channel, received_at,
         decode(heads->'tip'->>id::text, 'base64'), payload, keys, sealed_late, disputed_at, erase_asked_at
    from tips.tip where keeper_id = from_keeper and id = tip;
  insert into tips.message (keeper_id, tip_id, id, side, header, payload, key_head, by_id, at)
  select to_keeper, tip_id, id, side, decode(heads->'message'->>id::text, 'base64'), payload, keys, by_id, at
    from tips.message where keeper_id = from_keeper and tip_id = tip order by seq;
  insert into tips.file (keeper_id, tip_id, id, side, header, about_header, about_payload, key_head, bytes, stored, at)
  select to_keeper, tip_id, id, side, decode(heads->'file'->>id::text, 'base64'),
         decode(heads->'about'->>id::text, 'base64'), about_payload, keys, bytes, stored, at
    from tips.file where keeper_id = from_keeper and tip_id = tip;
  delete from tips.identity_opening where keeper_id = from_keeper and tip_id = tip;
  delete from tips.identity_share where keeper_id = from_keeper and tip_id = tip;
  delete from tips.identity where keeper_id = from_keeper and tip_id = tip;
  delete from tips.file where keeper_id = from_keeper and tip_id = tip;
  delete from tips.message where keeper_id = from_keeper and tip_id = tip;
  delete from tips.tip where keeper_id = from_keeper and id = tip;
end $$;
revoke all on function tips.hand_over from public;
grant execute on function tips.hand_over to binh_yen_app;
