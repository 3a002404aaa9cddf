-- What the intake asks of the database: a whole batch in one statement, whatever its size.

-- The registered ones among the identifications, and since when and with what index they hang where they hang now.
create or replace function metering.registered_meters(identifications text[])
returns table (
    identification text, meter_id bigint, digits smallint, q3_m3h numeric, installed_at timestamptz, initial_m3 numeric)
language sql stable as $$
    select m.identification, m.meter_id, m.digits, m.q3_m3h, i.installed_at, i.initial_m3
    from metering.meter m
    left join metering.meter_installation i on i.meter_id = m.meter_id and i.removed_at is null
    where m.identification = any (identifications)
$$;

-- The newest reading of each of the meters. Instants as seconds since 1970: a driver turns thousands of those into Java with less
-- effort.
create or replace function metering.latest_of(meters bigint[])
returns table (meter_id bigint, latest_second bigint, latest_m3 numeric)
language plpgsql stable
-- One plan for ever, by index: plans made while the table was small or not analysed read it whole.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
    return query
        select l.meter_id, floor(extract(epoch from l.read_at))::bigint, l.index_m3
        from metering.latest_reading l
        where l.meter_id = any (meters);
end;
$$;

-- Stores readings that are not there yet, moves the newest reading of their meters and marks their days. They come sorted by
-- meter and instant, each once, so that two sessions with the same readings wait for each other instead of blocking each other;
-- last is true for the last one of each meter.
-- Answers with the places (from 1) that were there already, and what is there; those change nothing.
drop function if exists metering.store_readings(
    bigint[], bigint[], numeric[], bigint[], text[], boolean[], bigint[], date[], timestamptz);
create or replace function metering.store_readings(
    bridge bigint, meters bigint[], seconds bigint[], indexes numeric[], concentrators bigint[], raws text[], last boolean[],
    due_meters bigint[], due_days date[], received timestamptz)
returns table (place integer, stored_m3 numeric)
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
    moved integer;
    known integer[];
begin
    -- Nearly always everything is new. Then a plain insert does, at two thirds of what "on conflict" takes.
    begin
        insert into metering.reading (meter_id, read_at, index_m3, source, received_at, bridge_id, concentrator_id, raw)
        select o.meter_id, to_timestamp(o.second), o.index_m3, 'BRIDGE', received, bridge, o.concentrator_id, decode(o.raw, 'hex')
        from unnest(meters, seconds, indexes, concentrators, raws) as o (meter_id, second, index_m3, concentrator_id, raw);

        update metering.latest_reading l
        set read_at = to_timestamp(o.second), index_m3 = o.index_m3, received_at = received
        from unnest(meters, seconds, indexes, last) as o (meter_id, second, index_m3, last)
        where o.last and l.meter_id = o.meter_id and l.read_at < to_timestamp(o.second);
        get diagnostics moved = row_count;
        if moved < cardinality(array_positions(last, true)) then
            insert into metering.latest_reading (meter_id, read_at, index_m3, received_at)
            select o.meter_id, to_timestamp(o.second), o.index_m3, received
            from unnest(meters, seconds, indexes, last) as o (meter_id, second, index_m3, last)
            where o.last and not exists (select from metering.latest_reading l where l.meter_id = o.meter_id);
        end if;

        insert into metering.use_due (meters, days) values (due_meters, due_days);
        return;
    exception when unique_violation then
        -- Something was there already: row by row then, below.
    end;

    with offered as (
        select o.meter_id, to_timestamp(o.second) as read_at, o.index_m3, o.concentrator_id, decode(o.raw, 'hex') as raw, o.place
        from unnest(meters, seconds, indexes, concentrators, raws)
            with ordinality as o (meter_id, second, index_m3, concentrator_id, raw, place)
    ), added as (
        insert into metering.reading as r (meter_id, read_at, index_m3, source, received_at, bridge_id, concentrator_id, raw)
        select o.meter_id, o.read_at, o.index_m3, 'BRIDGE', received, bridge, o.concentrator_id, o.raw
        from offered o
        on conflict do nothing
        returning r.meter_id, r.read_at, r.index_m3
    ), newest as (
        insert into metering.latest_reading as l (meter_id, read_at, index_m3, received_at)
        select distinct on (a.meter_id) a.meter_id, a.read_at, a.index_m3, received
        from added a
        order by a.meter_id, a.read_at desc
        on conflict (meter_id) do update
            set read_at = excluded.read_at, index_m3 = excluded.index_m3, received_at = excluded.received_at
            where l.read_at < excluded.read_at
    ), marked as (
        insert into metering.use_due (meters, days)
        select due_meters, due_days
        where exists (select from added)
    )
    select array_agg(o.place::integer) into known
    from offered o
    where not exists (select from added a where a.meter_id = o.meter_id and a.read_at = o.read_at);

    -- A statement of its own: it must see what another session committed while the one above waited for it.
    return query
        select k.place, r.index_m3
        from unnest(known) as k (place)
        join metering.reading r on r.meter_id = meters[k.place] and r.read_at = to_timestamp(seconds[k.place]);
end;
$$;

-- The meter's last reading before an instant, and not before another one, however long ago.
create or replace function metering.reading_before(of_meter bigint, before timestamptz, not_before timestamptz)
returns table (read_at timestamptz, index_m3 numeric)
language sql stable as $$
    select r.read_at, r.index_m3
    from metering.reading r
    where r.meter_id = of_meter and r.read_at < before and r.read_at >= not_before
    order by r.read_at desc
    limit 1
$$;

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

-- The places of those readings that change a day which stands on an invoice: they were read on it, or as the last before the first day of such a time,
-- whose use begins with them.
create or replace function metering.billed_among(meters bigint[], seconds bigint[]) returns table (place integer)
language plpgsql stable as $$
begin
    return query
        with offered as (
            select o.meter_id, to_timestamp(o.second) as read_at, (to_timestamp(o.second) at time zone 'Europe/Warsaw')::date as day, o.nth
            from unnest(meters, seconds) with ordinality as o (meter_id, second, nth))
        select o.nth::integer
        from offered o
        where exists (
                select from metering.billed_period p where p.meter_id = o.meter_id and p.from_day <= o.day and p.until_day > o.day)
            or exists (
                select from (
                    select min(p.from_day)::timestamp at time zone 'Europe/Warsaw' as begins_at
                    from metering.billed_period p where p.meter_id = o.meter_id and p.from_day > o.day) n
                where n.begins_at is not null
                    and exists (
                        select from metering.meter_installation h
                        where h.meter_id = o.meter_id and h.installed_at <= o.read_at and (h.removed_at is null or h.removed_at > n.begins_at))
                    and not exists (
                        select from metering.reading r where r.meter_id = o.meter_id and r.read_at > o.read_at and r.read_at < n.begins_at));
end;
$$;

-- As above, for whoever stores them. Until the transaction ends no further day is frozen, so that none is billed without a reading that is being
-- stored.
create or replace function metering.billed_places(meters bigint[], seconds bigint[]) returns table (place integer)
language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('metering.billed_period'));
    return query select b.place from metering.billed_among(meters, seconds) b;
end;
$$;
