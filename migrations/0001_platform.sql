-- What the house itself needs: who is asking, the audit trail, the outbox, kept files, settings.
-- Everything is owned by whoever runs the migrations; requests arrive as binh_yen_app, which owns nothing.
create schema platform;
grant usage on schema platform to binh_yen_app;

-- Who is asking, as each transaction says by SET LOCAL: the books they may open.
create function platform.keepers() returns uuid[] language sql stable as
$$ select coalesce(nullif(current_setting('app.keepers', true), ''), '{}')::uuid[] $$;

create function platform.provinces() returns uuid[] language sql stable as
$$ select coalesce(nullif(current_setting('app.provinces', true), ''), '{}')::uuid[] $$;

create function platform.everywhere() returns boolean language sql stable as
$$ select coalesce(current_setting('app.everywhere', true), '') = 'yes' $$;

create function platform.asking() returns uuid language sql stable as
$$ select nullif(current_setting('app.account', true), '')::uuid $$;

-- The door a request without an actor came through; 'sign-in' may look a person up.
create function platform.at_door(name text) returns boolean language sql stable as
$$ select coalesce(current_setting('app.door', true), '') = name $$;

-- The second lock: rows of a table are there only for those who keep them or stand above.
-- `also` widens it, in SQL, for one table. The subqueries become one look-up per statement.
create procedure platform.guard(tab regclass, also text default 'false') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tab);
  execute format(
    'create policy by_keeper on %s for all to binh_yen_app using (
       keeper_id = any ((select platform.keepers())::uuid[])
       or (select platform.everywhere())
       or keeper_id = any ((select platform.provinces())::uuid[])
       or keeper_id in (select u.id from units.unit u
                         where u.parent_id = any ((select platform.provinces())::uuid[]) and u.kind = ''commune'')
       or (%s))', tab, also);
end $$;

create table platform.audit (
  id         bigint generated always as identity primary key,
  at         timestamptz not null default now(),
  account_id uuid,
  keeper_id  uuid,
  operation  text not null,
  input      jsonb not null
);
-- Read seldom and by time; written with every change.
create index on platform.audit using brin (at);
comment on table platform.audit is 'basis: Law 91/2025/QH15, processing log; kept: 10 years';
grant insert on platform.audit to binh_yen_app;
grant usage on sequence platform.audit_id_seq to binh_yen_app;

-- Facts on their way out, as many as were announced together in one row.
create table platform.outbox (
  id    bigint generated always as identity primary key,
  at    timestamptz not null default now(),
  event text not null,
  facts jsonb not null
);
grant insert on platform.outbox to binh_yen_app;

create table platform.setting (
  name  text primary key,
  value jsonb not null
);
grant select, insert, update, delete on platform.setting to binh_yen_app;

-- Work for later, queued in the same transaction as the change that asks for it.
create function platform.enqueue(task text, payload json, due timestamptz default now())
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => due);
end $$;
revoke all on function platform.enqueue from public;
grant execute on function platform.enqueue to binh_yen_app;
