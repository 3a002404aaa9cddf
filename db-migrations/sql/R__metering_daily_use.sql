-- The use of days, rebuilt from readings alone: doing it twice gives the same.

-- What a register counted between two of its indexes; null when it went backwards and that was no rollover.
-- Rollover: from the last tenth of the register to its first, and not more than the overload flow Q4 = 1.25 Q3 (directive
-- 2014/32/EU, annex III) and one litre of rounding could have let through in the whole seconds between. The same rule in Java is
-- Step; a test holds the two together. Multiplied out as there: a quotient would have to be rounded.
create or replace function metering.use_between(
    opening_at timestamptz, opening_m3 numeric, closing_at timestamptz, closing_m3 numeric, digits integer, q3_m3h numeric)
returns numeric
language sql immutable as $$
    select case
        when closing_m3 >= opening_m3 then closing_m3 - opening_m3
        when opening_m3 > 0.9 * 10::numeric ^ digits
            and closing_m3 < 0.1 * 10::numeric ^ digits
            and (closing_m3 - opening_m3 + 10::numeric ^ digits - 0.001) * 3600
                <= 1.25 * q3_m3h * floor(extract(epoch from closing_at - opening_at))
            then closing_m3 - opening_m3 + 10::numeric ^ digits
    end
$$;

-- Takes up to so many batches of due days, oldest first, and answers with the meters whose days are fresh.
-- A new last reading of a day is also the opening of the next day that has readings, so that day is rebuilt with it.
create or replace function metering.rebuild_daily_use(zone text, batches integer)
returns table (meter_id bigint)
language plpgsql
-- With the bounds as constants the plan has the partitions of a few weeks instead of all of them.
set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
    due_meters bigint[];
    due_days date[];
    near timestamptz;
    since timestamptz;
    until timestamptz;
begin
    -- One rebuild at a time: of two for the same day the one that saw less could write last.
    perform pg_advisory_xact_lock(hashtext('metering.rebuild_daily_use'));

    with taken as (
        delete from metering.use_due d
        where d.use_due_id in (select n.use_due_id from metering.use_due n order by n.use_due_id limit batches)
        returning d.meters, d.days
    ), marked as (
        select distinct m.meter_id, m.day from taken t, unnest(t.meters, t.days) as m (meter_id, day)
    ), due as (
        select m.meter_id, m.day from marked m
        union
        select m.meter_id, next.day
        from marked m
        cross join lateral (
            select u.day from metering.daily_use u
            where u.meter_id = m.meter_id and u.day > m.day
            order by u.day
            limit 1) next
    )
    select array_agg(d.meter_id), array_agg(d.day), min(d.day)::timestamp at time zone zone, (max(d.day) + 1)::timestamp at time zone zone
    into due_meters, due_days, since, until
    from due d;
    if due_meters is null then
        return;
    end if;
    near := since - interval '35 days';

    return query
    with fresh as (
        insert into metering.daily_use as u
            (meter_id, day, opening_at, opening_m3, closing_at, closing_m3, use_m3)
        select b.meter_id, b.day, o.at, o.m3, c.read_at, c.index_m3,
            metering.use_between(o.at, o.m3, c.read_at, c.index_m3, meter.digits, meter.q3_m3h)
        from (
            select d.meter_id, d.day, d.day::timestamp at time zone zone as day_start, (d.day + 1)::timestamp at time zone zone as day_end
            from unnest(due_meters, due_days) as d (meter_id, day)) b
        join metering.meter meter on meter.meter_id = b.meter_id
        cross join lateral (
            select r.read_at, r.index_m3
            from metering.reading r
            where r.meter_id = b.meter_id and r.read_at >= b.day_start and r.read_at < b.day_end
                and r.read_at >= since and r.read_at < until
            order by r.read_at desc
            limit 1) c
        left join lateral (
            select h.installed_at, h.initial_m3
            from metering.meter_installation h
            where h.meter_id = b.meter_id and h.installed_at <= c.read_at and (h.removed_at is null or h.removed_at > c.read_at)
            order by h.installed_at desc
            limit 1) i on true
        left join lateral (
            select r.read_at, r.index_m3
            from metering.reading r
            where r.meter_id = b.meter_id and r.read_at < b.day_start and r.read_at >= coalesce(i.installed_at, '-infinity')
                and r.read_at >= near and r.read_at < until
            order by r.read_at desc
            limit 1) n on true
        -- Silent for weeks: the rest of the partitions as well.
        left join lateral (
            select f.read_at, f.index_m3
            from metering.reading_before(
                b.meter_id, case when n.read_at is null then near end, coalesce(i.installed_at, '-infinity')) f) f on true
        -- Of a meter that hangs nowhere on its first day only the time between its first and last reading is known.
        left join lateral (
            select r.read_at, r.index_m3
            from metering.reading r
            where n.read_at is null and f.read_at is null and i.installed_at is null
                and r.meter_id = b.meter_id and r.read_at >= b.day_start and r.read_at < b.day_end
                and r.read_at >= since and r.read_at < until
            order by r.read_at
            limit 1) first on true
        cross join lateral (
            select coalesce(n.read_at, f.read_at, i.installed_at, first.read_at) as at,
                coalesce(n.index_m3, f.index_m3, i.initial_m3, first.index_m3) as m3) o
        on conflict on constraint daily_use_pkey do update
            set opening_at = excluded.opening_at, opening_m3 = excluded.opening_m3,
                closing_at = excluded.closing_at, closing_m3 = excluded.closing_m3, use_m3 = excluded.use_m3
        returning u.meter_id
    )
    select distinct f.meter_id from fresh f;
end;
$$;
