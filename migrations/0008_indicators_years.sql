-- A year of a unit in one row, and the rows of the units below one unit side by side, so that a dashboard
-- reads little. `upto[m]` is what the year had counted by the end of its m-th month: any span of months is
-- one less another. A unit's parent never changes: a unit that moves is closed and another begins.
create table indicators.yearly (
  unit_id   uuid not null,
  year      integer not null,
  indicator text collate "C" not null,
  parent_id uuid,
  upto      numeric[] not null check (cardinality(upto) = 12),
  primary key (unit_id, year, indicator)
) with (fillfactor = 80);

insert into indicators.yearly (unit_id, year, indicator, parent_id, upto)
select unit_id, year, indicator, parent_id,
       array(select coalesce(sum(amount) filter (where extract(month from month) <= m), 0)
               from unnest(months, amounts) as counted (month, amount), generate_series(1, 12) m
              group by m order by m)
  from (select unit_id, extract(year from month)::integer as year, indicator,
               array_agg(month) as months, array_agg(amount) as amounts
          from indicators.monthly group by 1, 2, 3) every_year
  join units.unit on unit.id = unit_id
 order by parent_id, year, indicator;
create index on indicators.yearly (parent_id, year, indicator);

drop table indicators.monthly;

-- The same, month by month.
create view indicators.monthly as
select unit_id, indicator, year, make_date(year, m, 1) as month, upto[m] - coalesce(upto[m - 1], 0) as amount
  from indicators.yearly cross join generate_series(1, 12) m;

alter table indicators.standing add column parent_id uuid;
update indicators.standing set parent_id = unit.parent_id from units.unit where unit.id = unit_id;
alter table indicators.standing drop constraint standing_pkey, add primary key (unit_id, indicator);
create index on indicators.standing (parent_id, indicator);

grant select on indicators.yearly, indicators.monthly to binh_yen_app;
