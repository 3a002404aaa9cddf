-- What the intake asks of the database: a whole batch in one statement, whatever its size.

-- Days whose use must be rebuilt: one row for a batch, written with its readings and removed with the rebuilt days.
-- Rows are only added and removed, never shared between batches, so the mark of a batch that is not committed yet cannot be
-- taken for done, and no batch waits for a rebuild.
drop table metering.use_due;
create table metering.use_due (
    use_due_id bigint   generated always as identity primary key,
    meters     bigint[] not null,
    days       date[]   not null,
    constraint a_day_for_each_meter check (cardinality(meters) = cardinality(days))
);

-- Stores readings that are not there yet, moves the newest reading of their meters and marks their days. Sorted by meter and
-- instant, so that two sessions with the same readings wait for each other instead of blocking each other.
-- Answers with the places (from 1) that were there already, and what is there; those change nothing.
create function metering.store_readings(
    meters bigint[], seconds bigint[], indexes numeric[], concentrators bigint[], raws bytea[], received timestamptz, zone text)
returns table (place integer, stored_m3 numeric)
language plpgsql as $$
declare
    known integer[];
begin
    with offered as (
        select o.meter_id, to_timestamp(o.second) as read_at, o.index_m3, o.concentrator_id, o.raw, o.place
        from unnest(meters, seconds, indexes, concentrators, raws)
            with ordinality as o (meter_id, second, index_m3, concentrator_id, raw, place)
    ), added as (
        insert into metering.reading as r (meter_id, read_at, index_m3, source, received_at, concentrator_id, raw)
        select o.meter_id, o.read_at, o.index_m3, 'BRIDGE', received, o.concentrator_id, o.raw
        from offered o
        order by o.meter_id, o.read_at
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
        select array_agg(d.meter_id), array_agg(d.day)
        from (select distinct a.meter_id, (a.read_at at time zone zone)::date as day from added a) d
        having count(*) > 0
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

-- For each place the last reading before it, and where the meter hung then; for readings that come out of order.
create function metering.readings_before(meters bigint[], seconds bigint[])
returns table (place integer, before_at timestamptz, before_m3 numeric, installed_at timestamptz, initial_m3 numeric)
language sql stable as $$
    select o.place::integer, b.read_at, b.index_m3, i.installed_at, i.initial_m3
    from unnest(meters, seconds) with ordinality as o (meter_id, second, place)
    left join lateral (
        select r.read_at, r.index_m3
        from metering.reading r
        where r.meter_id = o.meter_id and r.read_at < to_timestamp(o.second)
        order by r.read_at desc
        limit 1) b on true
    left join metering.meter_installation i
        on i.meter_id = o.meter_id and tstzrange(i.installed_at, i.removed_at) @> to_timestamp(o.second)
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
