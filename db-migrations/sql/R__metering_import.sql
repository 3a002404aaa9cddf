-- Meters and last readings of an import of room customer. A meter's history here begins with the last reading of the old system.

drop function if exists metering.is_installed_at(bigint, bigint);
drop function if exists metering.is_known_otherwise(text);

-- Readings of an import are of the beginning of their day.
create or replace function metering.import_instant(doc jsonb) returns timestamptz language sql stable parallel safe as $$
    select (doc ->> 'readingDay')::timestamp at time zone 'Europe/Warsaw'
$$;

drop function if exists metering.compare_import(bigint, integer, integer);
-- Says of rows what the register of meters keeps otherwise; of all of the run when none are given.
create or replace function metering.compare_import(run bigint, numbers integer[]) returns void language plpgsql as $$
begin
    perform customer.note_import_changes(run, array_agg(d.row_no), array_agg(d.field), array_agg(d.kept), array_agg(d.said))
    from (
        select r.row_no, f.*
        from customer.import_row as r
        join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
        -- Of a meter that is elsewhere a row says nothing true.
        join metering.meter_installation as i on i.meter_id = m.meter_id and i.service_point_id = r.service_point_id and i.removed_at is null
        cross join lateral (values
            ('meterMade', m.manufacturer, r.doc ->> 'meterMade'),
            ('meterDiameter', m.diameter_mm::text, (r.doc ->> 'meterDiameter')::smallint::text),
            ('meterFlow', trim_scale(m.q3_m3h)::text, trim_scale((r.doc ->> 'meterFlow')::numeric(6, 2))::text),
            ('meterDigits', m.digits::text, (r.doc ->> 'meterDigits')::smallint::text),
            ('meterVerifiedUntil', m.verified_until::text, r.doc ->> 'meterVerifiedUntil'),
            ('readingIndex', null, case when not exists (
                select from metering.reading as d where d.meter_id = m.meter_id and d.read_at = metering.import_instant(r.doc))
                then r.doc ->> 'readingIndex' end)
        ) as f (field, kept, said)
        where r.import_run_id = run and (numbers is null or r.row_no = any (numbers)) and f.said is not null and f.said is distinct from f.kept) as d;
end $$;

-- The rows whose readings are not there yet and would change a day that stands on an invoice.
create or replace function metering.billed_import_rows(numbers integer[], meters bigint[], instants timestamptz[]) returns integer[]
language plpgsql stable as $$
begin
    return (with fresh as (
        select o.row_no, o.meter_id, extract(epoch from o.read_at)::bigint as second, row_number() over (order by o.row_no) as nth
        from unnest(numbers, meters, instants) as o (row_no, meter_id, read_at)
        where not exists (select from metering.reading as d where d.meter_id = o.meter_id and d.read_at = o.read_at))
    select array_agg(f.row_no)
    from metering.billed_among(
        (select array_agg(meter_id order by nth) from fresh), (select array_agg(second order by nth) from fresh)) as b
    join fresh as f on f.nth = b.place);
end $$;

-- What a meter's register and its history say against a row.
create or replace function metering.doubt_import(run bigint) returns void language plpgsql as $$
begin
    -- The first value of an instant stays.
    perform customer.note_import_doubts(run, array_agg(r.row_no), 'READING_DIFFERS')
    from customer.import_row as r
    join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
    join metering.reading as d on d.meter_id = m.meter_id and d.read_at = metering.import_instant(r.doc)
    where r.import_run_id = run and d.index_m3 <> (r.doc ->> 'readingIndex')::numeric(12, 3);
    perform customer.note_import_doubts(run, array_agg(r.row_no), 'READING_BACKWARDS')
    from customer.import_row as r
    join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
    join metering.latest_reading as l on l.meter_id = m.meter_id
    where r.import_run_id = run and (l.read_at < metering.import_instant(r.doc) and l.index_m3 > (r.doc ->> 'readingIndex')::numeric(12, 3)
        or l.read_at > metering.import_instant(r.doc) and l.index_m3 < (r.doc ->> 'readingIndex')::numeric(12, 3));
    -- The reading is left out whatever is decided: first the invoice is corrected.
    perform customer.note_import_doubts(run, metering.billed_import_rows(
        array_agg(r.row_no), array_agg(m.meter_id), array_agg(metering.import_instant(r.doc))), 'READING_BILLED')
    from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
    where r.import_run_id = run and r.doc ->> 'readingIndex' is not null;
    perform customer.note_import_doubts(run, array_agg(r.row_no), 'METER_REMOTE')
    from customer.import_row as r
    where r.import_run_id = run and exists (
        select from metering.meter as m where m.serial_number = r.doc ->> 'meterNumber' and m.identification <> m.serial_number);
    -- The file itself has one meter at two places, or two meters at one: the first row counts.
    perform customer.note_import_refusals(run, array_agg(r.row_no), 'METER_TWICE')
    from customer.import_row as r
    join (select distinct on (doc ->> 'meterNumber') doc ->> 'meterNumber' as number, row_no, customer.import_place(doc) as place
        from customer.import_row where import_run_id = run and doc ->> 'meterNumber' is not null order by doc ->> 'meterNumber', row_no) as f
        on f.number = r.doc ->> 'meterNumber' and f.row_no < r.row_no and f.place <> customer.import_place(r.doc)
    where r.import_run_id = run;
    perform customer.note_import_doubts(run, array_agg(r.row_no), 'METER_ELSEWHERE')
    from customer.import_row as r
    join (select distinct on (customer.import_place(doc)) customer.import_place(doc) as place, row_no, doc ->> 'meterNumber' as number
        from customer.import_row where import_run_id = run and doc ->> 'meterNumber' is not null order by customer.import_place(doc), row_no) as f
        on f.place = customer.import_place(r.doc) and f.row_no < r.row_no and f.number <> r.doc ->> 'meterNumber'
    where r.import_run_id = run;
    perform customer.note_import_doubts(run, array_agg(r.row_no), 'METER_ELSEWHERE')
    from customer.import_row as r
    left join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
    where r.import_run_id = run and r.doc ->> 'meterNumber' is not null
        and (exists (
                select from metering.meter_installation as i
                where i.meter_id = m.meter_id and i.removed_at is null and i.service_point_id is distinct from r.service_point_id)
            or exists (
                select from metering.meter_installation as i
                where i.service_point_id = r.service_point_id and i.role = 'MAIN' and i.removed_at is null and i.meter_id is distinct from m.meter_id));
end $$;

-- As customer.count_for_import does, and for the same reason.
create or replace function metering.count_for_import() returns void
language plpgsql security definer set search_path = pg_catalog, metering, pg_temp as $$
begin
    if (select reltuples from pg_class where oid = 'metering.meter'::regclass)
        < coalesce((select max(meter_id) - min(meter_id) from metering.meter), 0) / 4 then
        analyze metering.meter, metering.meter_installation, metering.latest_reading, metering.meter_search;
    end if;
end $$;
revoke all on function metering.count_for_import() from public;

drop function if exists metering.apply_import(bigint, integer, integer, timestamptz);
create or replace function metering.apply_import(run bigint, moment timestamptz) returns integer
language plpgsql as $$
declare
    mine integer[] := customer.import_rows_taken_now();
    month date;
    billed integer[];
    taken integer;
    due boolean;
begin
    perform set_config('metering.search_waits', 'on', true);
    perform metering.compare_import(run, mine);
    insert into metering.import_change (import_run_id, meter_id, before)
    select distinct run, m.meter_id, to_jsonb(m)
    from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
    where r.import_run_id = run and r.row_no = any (mine)
        and r.differs && array['meterMade', 'meterDiameter', 'meterFlow', 'meterDigits', 'meterVerifiedUntil']
    on conflict do nothing;
    with changed as (
        update metering.meter as m set manufacturer = n.doc ->> 'meterMade', diameter_mm = (n.doc ->> 'meterDiameter')::smallint,
            q3_m3h = (n.doc ->> 'meterFlow')::numeric, digits = (n.doc ->> 'meterDigits')::smallint,
            verified_until = (n.doc ->> 'meterVerifiedUntil')::date
        from (select distinct on (doc ->> 'meterNumber') doc from customer.import_row
            where import_run_id = run and row_no = any (mine)
                and differs && array['meterMade', 'meterDiameter', 'meterFlow', 'meterDigits', 'meterVerifiedUntil']
            order by doc ->> 'meterNumber', row_no) as n
        where m.identification = n.doc ->> 'meterNumber'
        returning m.*)
    update metering.import_change as c set after = to_jsonb(changed) from changed where c.import_run_id = run and c.meter_id = changed.meter_id;
    insert into metering.meter (serial_number, identification, manufacturer, diameter_mm, q3_m3h, digits, verified_until, registered_at)
    select distinct on (doc ->> 'meterNumber') doc ->> 'meterNumber', doc ->> 'meterNumber', doc ->> 'meterMade', (doc ->> 'meterDiameter')::smallint,
        (doc ->> 'meterFlow')::numeric, (doc ->> 'meterDigits')::smallint, (doc ->> 'meterVerifiedUntil')::date, moment
    from customer.import_row as r
    where import_run_id = run and row_no = any (mine) and doc ->> 'meterNumber' is not null
        -- One that is read from afar calls itself otherwise than what is printed on it.
        and not exists (select from metering.meter as m where m.serial_number = r.doc ->> 'meterNumber' and m.identification <> m.serial_number)
    order by doc ->> 'meterNumber', row_no
    on conflict (identification) do nothing;

    create temp table if not exists import_reading (
        row_no integer primary key, meter_id bigint not null, service_point_id bigint, read_at timestamptz not null, index_m3 numeric not null)
        on commit delete rows;
    truncate import_reading;
    insert into import_reading
    select r.row_no, m.meter_id, r.service_point_id, metering.import_instant(r.doc), (r.doc ->> 'readingIndex')::numeric
    from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
    where r.import_run_id = run and r.row_no = any (mine);
    analyze import_reading;

    -- Whatever is installed there already, or elsewhere, stays.
    insert into metering.meter_installation (meter_id, service_point_id, role, installed_at, initial_m3)
    select distinct on (n.service_point_id) n.meter_id, n.service_point_id, 'MAIN', n.read_at, n.index_m3
    from import_reading as n
    where n.service_point_id is not null
        and not exists (select from metering.meter_installation as i where i.service_point_id = n.service_point_id and i.role = 'MAIN')
        and not exists (select from metering.meter_installation as i where i.meter_id = n.meter_id)
    order by n.service_point_id, n.row_no;
    -- A row reads no meter that is at another place.
    delete from import_reading as n where not exists (
        select from metering.meter_installation as i
        where i.meter_id = n.meter_id and i.service_point_id = n.service_point_id and i.removed_at is null);

    -- None for a day that stands on an invoice, not even one that was issued after the table was looked through; from here on none is issued.
    perform pg_advisory_xact_lock_shared(hashtext('metering.billed_period'));
    billed := (select metering.billed_import_rows(array_agg(row_no), array_agg(meter_id), array_agg(read_at)) from import_reading);
    delete from import_reading where row_no = any (billed);
    perform customer.note_import_doubts(run, array(
        select row_no from customer.import_row where import_run_id = run and row_no = any (billed) and not 'READING_BILLED' = any (doubts)), 'READING_BILLED');

    -- Its first hours belong to the month before: the parts are cut in UTC.
    for month in select distinct date_trunc('month', read_at at time zone 'UTC')::date from import_reading loop
        perform metering.create_reading_partitions(month, month);
    end loop;
    with added as (
        insert into metering.reading as d (meter_id, read_at, index_m3, source, received_at)
        select n.meter_id, n.read_at, n.index_m3, 'STAFF', moment from import_reading as n
        on conflict do nothing
        returning d.meter_id, d.read_at)
    -- The first reading of a new meter ends no use.
    select metering.use_is_due(array_agg(meter_id) filter (where m.registered_at is distinct from moment),
        array_agg(added.read_at) filter (where m.registered_at is distinct from moment)), count(*)
    from added join metering.meter as m using (meter_id) into due, taken;
    insert into metering.latest_reading as l (meter_id, read_at, index_m3, received_at)
    select distinct on (n.meter_id) n.meter_id, n.read_at, n.index_m3, moment from import_reading as n
    order by n.meter_id, n.read_at desc
    on conflict (meter_id) do update set read_at = excluded.read_at, index_m3 = excluded.index_m3, received_at = excluded.received_at
    where l.read_at < excluded.read_at;
    perform set_config('metering.search_waits', 'off', true);
    perform metering.fill_meter_search(array(
        select distinct m.meter_id from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
        where r.import_run_id = run and r.row_no = any (mine)));
    perform metering.count_for_import();
    return taken;
end $$;

-- Marks the days of readings that came or went, as the intake does.
create or replace function metering.use_is_due(meters bigint[], instants timestamptz[]) returns boolean language plpgsql as $$
begin
    if cardinality(meters) > 0 then
        insert into metering.use_due (meters, days)
        select array_agg(d.meter_id), array_agg(d.day)
        from (select distinct m.meter_id, (m.read_at at time zone 'Europe/Warsaw')::date as day from unnest(meters, instants) as m (meter_id, read_at)) as d;
        return true;
    end if;
    return false;
end $$;

-- Takes back what an import made and changed of meters, unless one of them was read, moved, changed or billed since.
create or replace function metering.undo_import(run bigint) returns boolean language plpgsql as $$
declare
    moment timestamptz := (select k.moment from customer.import_run as k where k.import_run_id = run);
    named bigint[] := array(
        select distinct m.meter_id from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
        where r.import_run_id = run and r.applied);
    made bigint[] := array(select meter_id from metering.meter where meter_id = any (named) and registered_at = moment);
    due boolean;
begin
    if exists (select from metering.reading where meter_id = any (made) and received_at <> moment)
        or exists (select from metering.meter_installation where meter_id = any (made) and removed_at is not null)
        or exists (select from metering.import_change as c join metering.meter as m using (meter_id) where c.import_run_id = run and to_jsonb(m) <> c.after)
        or exists (
            select from (
                select array_agg(d.meter_id order by d.meter_id, d.read_at) as meters,
                    array_agg(extract(epoch from d.read_at)::bigint order by d.meter_id, d.read_at) as seconds
                from metering.reading as d
                where (d.meter_id, d.read_at) in (
                        select m.meter_id, metering.import_instant(r.doc)
                        from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
                        where r.import_run_id = run and r.applied)
                    and d.received_at = moment and d.source = 'STAFF') as own
            cross join lateral metering.billed_places(own.meters, own.seconds))
    then
        return false;
    end if;
    perform set_config('metering.search_waits', 'on', true);
    update metering.meter as m set manufacturer = c.before ->> 'manufacturer', diameter_mm = (c.before ->> 'diameter_mm')::smallint,
        q3_m3h = (c.before ->> 'q3_m3h')::numeric, digits = (c.before ->> 'digits')::smallint, verified_until = (c.before ->> 'verified_until')::date
    from metering.import_change as c where c.import_run_id = run and c.meter_id = m.meter_id;
    delete from metering.import_change where import_run_id = run;
    delete from metering.latest_reading where meter_id = any (made);
    with gone as (
        delete from metering.reading as d
        using customer.import_row as r, metering.meter as m
        where r.import_run_id = run and r.applied and m.identification = r.doc ->> 'meterNumber' and d.meter_id = m.meter_id
            and d.read_at = metering.import_instant(r.doc) and d.received_at = moment and d.source = 'STAFF'
        returning d.meter_id, d.read_at), forgotten as (
        delete from metering.daily_use as u using gone as g where u.meter_id = g.meter_id and u.day = (g.read_at at time zone 'Europe/Warsaw')::date)
    select metering.use_is_due(array_agg(meter_id), array_agg(read_at)) from gone where not meter_id = any (made) into due;
    -- Meters known before have the newest of what is left.
    with left_over as (
        select l.meter_id, b.read_at, b.index_m3, b.received_at from metering.latest_reading as l
        left join lateral (select d.read_at, d.index_m3, d.received_at from metering.reading as d where d.meter_id = l.meter_id order by d.read_at desc limit 1) as b
            on true
        where l.meter_id = any (named) and l.received_at = moment), newest as (
        update metering.latest_reading as l set read_at = o.read_at, index_m3 = o.index_m3, received_at = o.received_at
        from left_over as o where o.meter_id = l.meter_id and o.read_at is not null)
    delete from metering.latest_reading where meter_id in (select meter_id from left_over where read_at is null);
    delete from metering.meter_installation where meter_id = any (made);
    delete from metering.meter where meter_id = any (made);
    perform set_config('metering.search_waits', 'off', true);
    perform metering.fill_meter_search(array(select m from unnest(named) as m where not m = any (made)));
    return true;
end $$;
