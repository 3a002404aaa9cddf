-- Both functions as they were (V0005, V0006), but for one thing: the months long ago were searched for every reading and day, and what
-- was found there was thrown away when a nearer one was known. Without a bound to search from nothing is searched.

-- For each place the last reading before it, and where the meter hung then; for readings that come out of order.
create or replace function metering.readings_before(meters bigint[], seconds bigint[])
returns table (place integer, before_at timestamptz, before_m3 numeric, installed_at timestamptz, initial_m3 numeric)
language plpgsql stable
-- With the bounds as constants the plan has the partitions of a few weeks instead of all of them.
set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
    near timestamptz := to_timestamp((select min(s) from unnest(seconds) as s)) - interval '35 days';
    until timestamptz := to_timestamp((select max(s) from unnest(seconds) as s));
begin
    return query
        select o.place::integer, coalesce(n.read_at, f.read_at), coalesce(n.index_m3, f.index_m3), i.installed_at, i.initial_m3
        from unnest(meters, seconds) with ordinality as o (meter_id, second, place)
        left join lateral (
            select r.read_at, r.index_m3
            from metering.reading r
            where r.meter_id = o.meter_id and r.read_at < to_timestamp(o.second) and r.read_at >= near and r.read_at < until
            order by r.read_at desc
            limit 1) n on true
        left join lateral (
            select b.read_at, b.index_m3
            from metering.reading_before(o.meter_id, case when n.read_at is null then near end, '-infinity') b) f on true
        left join lateral (
            select h.installed_at, h.initial_m3
            from metering.meter_installation h
            where h.meter_id = o.meter_id and h.installed_at <= to_timestamp(o.second)
                and (h.removed_at is null or h.removed_at > to_timestamp(o.second))
            order by h.installed_at desc
            limit 1) i on true;
end;
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
