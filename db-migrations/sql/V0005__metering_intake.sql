-- What the intake asks of the database: a whole batch in one statement, whatever its size.

-- Days whose use must be rebuilt: one row for a batch, written with its readings and removed with the rebuilt days.
-- Rows are only added and removed, never shared between batches, so the mark of a batch that is not committed yet cannot be
-- taken for done, and no batch waits for a rebuild.
create table metering.use_due (
    use_due_id bigint   generated always as identity primary key,
    meters     bigint[] not null,
    days       date[]   not null,
    constraint a_day_for_each_meter check (cardinality(meters) = cardinality(days))
);
-- A row lives for a moment: compressing it would take more than the rest of its life.
alter table metering.use_due alter meters set storage external, alter days set storage external;

-- What the intake must know of the meters with these identifications: newest reading, and where they hang now. Instants as
-- seconds since 1970, and telegrams below as hex digits: a driver turns thousands of those into Java and back with less effort.
create function metering.known_meters(identifications text[])
returns table (
    identification text, meter_id bigint, digits smallint, q3_m3h numeric,
    latest_second bigint, latest_m3 numeric, installed_second bigint, initial_m3 numeric)
language plpgsql stable
-- One plan for ever, by index: plans made while the tables were small or not analysed read them whole for every row.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
    return query
        select m.identification, m.meter_id, m.digits, m.q3_m3h,
            floor(extract(epoch from l.read_at))::bigint, l.index_m3, floor(extract(epoch from i.installed_at))::bigint, i.initial_m3
        from metering.meter m
        left join metering.latest_reading l on l.meter_id = m.meter_id
        left join metering.meter_installation i on i.meter_id = m.meter_id and i.removed_at is null
        where m.identification = any (identifications);
end;
$$;

-- Stores readings that are not there yet, moves the newest reading of their meters and marks their days. They come sorted by
-- meter and instant, each once, so that two sessions with the same readings wait for each other instead of blocking each other;
-- last is true for the last one of each meter.
-- Answers with the places (from 1) that were there already, and what is there; those change nothing.
create function metering.store_readings(
    meters bigint[], seconds bigint[], indexes numeric[], concentrators bigint[], raws text[], last boolean[],
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
        insert into metering.reading (meter_id, read_at, index_m3, source, received_at, concentrator_id, raw)
        select o.meter_id, to_timestamp(o.second), o.index_m3, 'BRIDGE', received, o.concentrator_id, decode(o.raw, 'hex')
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
        insert into metering.reading as r (meter_id, read_at, index_m3, source, received_at, concentrator_id, raw)
        select o.meter_id, o.read_at, o.index_m3, 'BRIDGE', received, o.concentrator_id, o.raw
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
create function metering.reading_before(of_meter bigint, before timestamptz, not_before timestamptz)
returns table (read_at timestamptz, index_m3 numeric)
language sql stable as $$
    select r.read_at, r.index_m3
    from metering.reading r
    where r.meter_id = of_meter and r.read_at < before and r.read_at >= not_before
    order by r.read_at desc
    limit 1
$$;

-- For each place the last reading before it, and where the meter hung then; for readings that come out of order.
create function metering.readings_before(meters bigint[], seconds bigint[])
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
            select b.read_at, b.index_m3 from metering.reading_before(o.meter_id, near, '-infinity') b
            where n.read_at is null) f on true
        left join lateral (
            select h.installed_at, h.initial_m3
            from metering.meter_installation h
            where h.meter_id = o.meter_id and h.installed_at <= to_timestamp(o.second)
                and (h.removed_at is null or h.removed_at > to_timestamp(o.second))
            order by h.installed_at desc
            limit 1) i on true;
end;
$$;

-- A device behind each concentrator answered at that second; answers with those for which that is news.
create function metering.note_contact(concentrators bigint[], seconds bigint[])
returns table (concentrator_id bigint)
language sql as $$
    with moved as (
        select c.concentrator_id, to_timestamp(o.second) as contact
        from unnest(concentrators, seconds) as o (concentrator_id, second)
        join metering.concentrator c on c.concentrator_id = o.concentrator_id
        where c.last_contact_at is null or c.last_contact_at < to_timestamp(o.second)
        order by c.concentrator_id
        for no key update of c
    )
    update metering.concentrator c
    set last_contact_at = moved.contact
    from moved
    where c.concentrator_id = moved.concentrator_id
    returning c.concentrator_id
$$;

-- What a bridge says of its concentrators; answers with those that changed. Codes that nobody registered are passed over.
create function metering.take_heartbeat(
    of_bridge bigint, codes text[], states text[], seconds bigint[], asked integer[], answered integer[], errors text[],
    received timestamptz)
returns table (concentrator_id bigint)
language sql as $$
    with said as (
        select c.concentrator_id, s.state, s.asked, s.answered, s.error,
            -- The bridge's clock may be ahead, and an older answer may come late.
            greatest(c.last_contact_at, least(to_timestamp(s.second), received)) as contact
        from unnest(codes, states, seconds, asked, answered, errors) as s (code, state, second, asked, answered, error)
        join metering.concentrator c on c.bridge_id = of_bridge and c.code = s.code
        order by c.concentrator_id
        for no key update of c
    )
    update metering.concentrator c
    set state = said.state,
        state_since = case when c.state = said.state then c.state_since else received end,
        last_contact_at = said.contact,
        meters_asked = said.asked,
        meters_answered = said.answered,
        error = said.error
    from said
    where c.concentrator_id = said.concentrator_id
        and (c.state, c.last_contact_at, c.meters_asked, c.meters_answered, c.error)
            is distinct from (said.state, said.contact, said.asked, said.answered, said.error)
    returning c.concentrator_id
$$;

-- The first instant for which there is a partition; null while there is none.
create function metering.oldest_reading_partition() returns timestamptz
language sql stable as $$
    select min(to_date(substr(c.relname, 9), 'YYYY_MM'))::timestamp at time zone 'UTC'
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'metering.reading'::regclass and c.relname ~ '^reading_[0-9]{4}_[0-9]{2}$'
$$;
