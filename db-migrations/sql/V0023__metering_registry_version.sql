-- What the intake must know of a meter hardly ever changes, and was looked up for every reading. A number that is raised with
-- every change, in the same transaction, tells whoever reads it whether what he remembers still holds.
create sequence metering.registry_version_seq;
create table metering.registry_version (
    only_one boolean primary key default true check (only_one),
    -- Of a sequence, so that a change that is rolled back leaves no number that comes again.
    version  bigint  not null default nextval('metering.registry_version_seq')
);
insert into metering.registry_version default values;

create function metering.raise_registry_version() returns trigger
language plpgsql as $$
begin
    update metering.registry_version set version = default;
    return null;
end;
$$;
create trigger registry_changed after insert or update or delete or truncate on metering.meter
    for each statement execute function metering.raise_registry_version();
create trigger registry_changed after insert or update or delete or truncate on metering.meter_installation
    for each statement execute function metering.raise_registry_version();

drop function metering.known_meters(text[]);

-- The registered ones among the identifications, and since when and with what index they hang where they hang now.
create function metering.registered_meters(identifications text[])
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
create function metering.latest_of(meters bigint[])
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
