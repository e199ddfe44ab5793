-- How a model came to be and what became of it: the steps of its set-up, its dated story, who follows it.

-- One step of the way to the launch. Steps come from the catalog, or from the model it was copied from with
-- what was learnt there. `words`: the name where the catalog has none for it (an imported playbook).
create table models.step (
  keeper_id uuid not null,
  id        uuid not null,
  model_id  uuid not null,
  step      text not null,
  kind      text not null check (kind in ('survey', 'submission', 'meeting', 'covenant', 'decision', 'board',
                                          'regulation', 'equipment', 'launch', 'activities')),
  place     integer not null check (place >= 0),
  words     jsonb,
  role      text not null,
  due_on    date,
  state     text not null default 'open' check (state in ('open', 'done', 'left_out')),
  done_on   date,
  -- Why it was left out, or what there is to say of it.
  note      text not null default '',
  -- What whoever does it next should know; goes with the playbook to a copy.
  lesson    text not null default '',
  -- What the original learnt at this step.
  told      text not null default '',
  evidence  uuid[] not null default '{}',
  by_id     uuid,
  edition   integer not null default 1,
  primary key (keeper_id, id),
  unique (keeper_id, model_id, step),
  foreign key (keeper_id, model_id) references models.model,
  check ((state = 'done') = (done_on is not null))
);
comment on table models.step is 'basis: statutory work; kept: for good';

-- What a document of the set-up says where the template leaves a blank.
create table models.document (
  keeper_id uuid not null,
  model_id  uuid not null,
  document  text not null,
  blanks    jsonb not null default '{}',
  edition   integer not null default 1,
  primary key (keeper_id, model_id, document),
  foreign key (keeper_id, model_id) references models.model
);
comment on table models.document is 'basis: statutory work; kept: for good';

-- The dated story of a model beside its states: a vote, a recognition, a judgement, a copy. No person in it.
create table models.moment (
  keeper_id uuid not null,
  id        uuid not null,
  model_id  uuid not null,
  on_day    date not null,
  what      text not null,
  said      jsonb not null default '{}',
  at        timestamptz not null default now(),
  primary key (keeper_id, id),
  foreign key (keeper_id, model_id) references models.model
);
create index on models.moment (keeper_id, model_id, on_day);
comment on table models.moment is 'basis: statutory work; kept: for good';

-- An id is made by whoever registers: one that stands in other books is found, and refused.
create index on models.model (id);

-- What a copy does otherwise than its original, in a line.
alter table models.model add column changed_from_original text not null default '';
-- The playbook it was set up from, where that came from another installation.
alter table models.model add column playbook_id uuid;
-- There is one founding decision; another is refused, not written over.
alter table models.model add column decided_on date;

call platform.guard('models.step');
call platform.guard('models.document');
call platform.guard('models.moment');
grant select, insert, update on models.step, models.document to binh_yen_app;
grant select, insert on models.moment to binh_yen_app;

create view models.open_moment as
select keeper_id, id, model_id, on_day, what, said, at from models.moment;
create view models.open_step as
select keeper_id, id, model_id, step, kind, place, words, role, due_on, state, done_on, lesson, told,
       case when state = 'left_out' then note end as left_because
  from models.step;
-- What proves a step: those who look after the place may see it.
create view models.step_proof as
select s.keeper_id, s.id, m.unit_id, s.evidence
  from models.step s join models.model m on m.keeper_id = s.keeper_id and m.id = s.model_id;
create or replace view models.open_register as
select m.keeper_id, m.id, m.unit_id, m.type, m.type_version, m.name, m.story, m.decision, m.founded_on,
       m.households, m.state, m.started_on, m.copied_from_keeper, m.copied_from, m.registered_at, m.edition,
       (select count(*)::int from models.point p where p.keeper_id = m.keeper_id and p.model_id = m.id and p.until is null) as points,
       (select count(*)::int from models.team t where t.keeper_id = m.keeper_id and t.model_id = m.id and t.until is null) as teams,
       m.changed_from_original, m.playbook_id, m.decided_on
  from models.model m;
grant select on models.open_moment, models.open_step, models.step_proof to binh_yen_app;

-- What lets somebody read, or answer, a row of other people's books lets nobody begin one there.
create procedure platform.begun_at_home(tab regclass) language plpgsql as $$
begin
  execute format(
    'create policy begun_at_home on %s as restrictive for insert to binh_yen_app with check (
       keeper_id = any ((select platform.keepers())::uuid[])
       or (select platform.everywhere())
       or keeper_id = any ((select platform.provinces())::uuid[])
       or keeper_id in (select u.id from units.unit u
                         where u.parent_id = any ((select platform.provinces())::uuid[]) and u.kind = ''commune''))', tab);
end $$;

-- What later parts of the house count.
alter table indicators.entry drop constraint entry_source_check;
alter table indicators.entry add constraint entry_source_check
  check (source in ('activity', 'model', 'alarm', 'tip', 'case', 'surrender', 'covenant', 'rating'));
