-- Meters and last readings of an import of room customer. A meter's history here begins with the last reading of the old system.

create or replace function metering.apply_import(run bigint, first_row integer, last_row integer, moment timestamptz) returns integer
language plpgsql as $$
declare
    month date;
    taken integer;
begin
    perform set_config('metering.search_waits', 'on', true);
    insert into metering.meter (serial_number, identification, manufacturer, diameter_mm, q3_m3h, digits, verified_until, registered_at)
    select distinct on (doc ->> 'meterNumber') doc ->> 'meterNumber', doc ->> 'meterNumber', doc ->> 'meterMade', (doc ->> 'meterDiameter')::smallint,
        (doc ->> 'meterFlow')::numeric, (doc ->> 'meterDigits')::smallint, (doc ->> 'meterVerifiedUntil')::date, moment
    from customer.import_row
    where import_run_id = run and row_no between first_row and last_row and applied and doc ->> 'meterNumber' is not null
    order by doc ->> 'meterNumber', row_no
    on conflict (identification) do nothing;

    -- Whatever hangs there already, or elsewhere, stays.
    insert into metering.meter_installation (meter_id, service_point_id, role, installed_at, initial_m3)
    select distinct on (r.service_point_id) m.meter_id, r.service_point_id, 'MAIN', (r.doc ->> 'readingDay')::timestamp at time zone 'Europe/Warsaw',
        (r.doc ->> 'readingIndex')::numeric
    from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
    where r.import_run_id = run and r.row_no between first_row and last_row and r.applied and r.service_point_id is not null
        and not exists (select from metering.meter_installation as i where i.service_point_id = r.service_point_id and i.role = 'MAIN')
        and not exists (select from metering.meter_installation as i where i.meter_id = m.meter_id)
    order by r.service_point_id, r.row_no;

    for month in
        select distinct date_trunc('month', (doc ->> 'readingDay')::date)::date from customer.import_row
        where import_run_id = run and row_no between first_row and last_row and applied and doc ->> 'meterNumber' is not null
    loop
        perform metering.create_reading_partitions(month, month);
    end loop;
    insert into metering.reading (meter_id, read_at, index_m3, source, received_at)
    select m.meter_id, (r.doc ->> 'readingDay')::timestamp at time zone 'Europe/Warsaw', (r.doc ->> 'readingIndex')::numeric, 'STAFF', moment
    from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
    where r.import_run_id = run and r.row_no between first_row and last_row and r.applied
    on conflict do nothing;
    get diagnostics taken = row_count;
    insert into metering.latest_reading as l (meter_id, read_at, index_m3, received_at)
    select distinct on (m.meter_id) m.meter_id, (r.doc ->> 'readingDay')::timestamp at time zone 'Europe/Warsaw', (r.doc ->> 'readingIndex')::numeric, moment
    from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
    where r.import_run_id = run and r.row_no between first_row and last_row and r.applied
    order by m.meter_id, 2 desc
    on conflict (meter_id) do update set read_at = excluded.read_at, index_m3 = excluded.index_m3, received_at = excluded.received_at
    where l.read_at < excluded.read_at;
    perform set_config('metering.search_waits', 'off', true);
    perform metering.fill_meter_search(array(
        select distinct m.meter_id from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
        where r.import_run_id = run and r.row_no between first_row and last_row and r.applied));
    return taken;
end $$;

-- Takes back the meters an import registered, unless one of them was read or moved since.
create or replace function metering.undo_import(run bigint) returns boolean language plpgsql as $$
declare
    moment timestamptz := (select applied_at from customer.import_run where import_run_id = run);
    made bigint[] := array(
        select distinct m.meter_id from customer.import_row as r join metering.meter as m on m.identification = r.doc ->> 'meterNumber'
        where r.import_run_id = run and r.applied and m.registered_at = moment);
begin
    if exists (select from metering.reading where meter_id = any (made) and received_at <> moment)
        or exists (select from metering.meter_installation where meter_id = any (made) and removed_at is not null) then
        return false;
    end if;
    delete from metering.latest_reading where meter_id = any (made);
    delete from metering.reading where meter_id = any (made);
    delete from metering.meter_installation where meter_id = any (made);
    delete from metering.meter where meter_id = any (made);
    return true;
end $$;
