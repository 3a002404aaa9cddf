-- Readings and what derives from them. Every key begins with the meter, so that the tables can be spread by it.

-- Raw readings are kept for ever and never changed; verdicts stand beside them.
create table metering.reading (
    -- No foreign key: it would cost a look-up a row, and meters are never deleted; the intake finds the id by joining metering.meter.
    meter_id        bigint        not null,
    read_at         timestamptz   not null,
    index_m3        numeric(12,3) not null check (index_m3 >= 0),
    source          text          not null check (source in ('BRIDGE', 'STAFF', 'RESIDENT', 'ESTIMATE')),
    received_at     timestamptz   not null,
    concentrator_id bigint,
    -- Telegram or registers as they came, so that they can be decoded again.
    raw             bytea,
    primary key (meter_id, read_at)
) partition by range (read_at);

-- Makes the month partitions from one month to another, both included; a partition that is there is left alone.
create function metering.create_reading_partitions(from_month date, to_month date) returns integer
language plpgsql as $$
declare
    month date;
    made integer := 0;
    partition_name text;
begin
    -- Two instances that start together must not both create.
    perform pg_advisory_xact_lock(hashtext('metering.create_reading_partitions'));
    for month in
        select generate_series(date_trunc('month', from_month::timestamp), date_trunc('month', to_month::timestamp), interval '1 month')::date
    loop
        partition_name := 'reading_' || to_char(month, 'YYYY_MM');
        if to_regclass('metering.' || partition_name) is null then
            execute format('create table metering.%I partition of metering.reading for values from (%L) to (%L)',
                partition_name,
                month::timestamp at time zone 'UTC',
                (month + interval '1 month')::timestamp at time zone 'UTC');
            made := made + 1;
        end if;
    end loop;
    return made;
end;
$$;

create table metering.reading_verdict (
    meter_id bigint      not null,
    read_at  timestamptz not null,
    verdict  text        not null check (verdict in (
        'ROLLOVER', 'BACKWARD', 'IMPLAUSIBLE', 'STALE', 'CLOCK_SKEW', 'CLOCK_INVALID',
        'METER_STATUS_BATTERY', 'METER_STATUS_PERMANENT_ERROR', 'METER_STATUS_TEMPORARY_ERROR', 'METER_STATUS_MANUFACTURER')),
    primary key (meter_id, read_at, verdict)
);

-- The newest reading of each meter, so that checks and lists need not look into the partitions.
create table metering.latest_reading (
    meter_id    bigint        primary key,
    read_at     timestamptz   not null,
    index_m3    numeric(12,3) not null,
    received_at timestamptz   not null
) with (fillfactor = 50);

-- Use per civil day (Europe/Warsaw). Always rebuilt from readings, never added to.
create table metering.daily_use (
    meter_id   bigint        not null,
    day        date          not null,
    -- The reading the day's use is counted from: the last one before the day, or the index at installation.
    opening_at timestamptz   not null,
    opening_m3 numeric(12,3) not null,
    closing_at timestamptz   not null,
    closing_m3 numeric(12,3) not null,
    -- Null when the register went backwards: unknown is better than wrong.
    use_m3     numeric(12,3) check (use_m3 >= 0),
    primary key (meter_id, day)
);

-- What came from a bridge and could not be booked on a meter. Nothing is thrown away.
create table metering.quarantined_reading (
    quarantined_reading_id bigint      generated always as identity primary key,
    bridge_id              bigint      not null references metering.bridge,
    concentrator           text        not null,
    identification         text        not null,
    expected               text,
    read_at                timestamptz not null,
    -- As it came: it may be no number that a reading can hold.
    index_text             text,
    reason                 text        not null check (reason in (
        'UNKNOWN_METER', 'METER_MISMATCH', 'NO_VALUE', 'BAD_INDEX', 'IN_FUTURE', 'TOO_OLD', 'CONFLICT')),
    raw                    bytea,
    received_at            timestamptz not null,
    state                  text        not null default 'OPEN' check (state in ('OPEN', 'BOOKED', 'DISMISSED')),
    resolved_by            bigint      references identity.user_account,
    resolved_at            timestamptz,
    note                   text,
    version                integer     not null default 0,
    constraint resolved_by_somebody check ((state = 'OPEN') = (resolved_at is null))
);
-- A batch that comes again puts nothing here twice.
create unique index quarantined_once on metering.quarantined_reading (identification, read_at, reason, coalesce(index_text, ''));
create index quarantined_open on metering.quarantined_reading (quarantined_reading_id) where state = 'OPEN';
