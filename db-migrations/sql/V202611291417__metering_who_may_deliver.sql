-- A bridge speaks for the meters that are read through its own concentrators, not later than its outbox keeps readings, and not into
-- what stands on an invoice.

-- Which bridge delivered a reading; nothing for those stored before this was kept, and for what did not come from one.
alter table metering.reading add column bridge_id bigint;

alter table metering.quarantined_reading
    drop constraint quarantined_reading_reason_check,
    add constraint quarantined_reading_reason_check check (reason in (
        'UNKNOWN_METER', 'METER_MISMATCH', 'NO_VALUE', 'BAD_INDEX', 'IN_FUTURE', 'TOO_OLD', 'CONFLICT', 'NOT_ASSIGNED', 'TOO_LATE', 'BILLED'));
-- How much of a bridge waits for a decision is bounded.
create index quarantined_open_of_bridge on metering.quarantined_reading (bridge_id) where state = 'OPEN';

-- Days of a meter, in Europe/Warsaw, whose use stands on an invoice: readings that come for them later wait for a person.
create table metering.billed_period (
    meter_id  bigint      not null references metering.meter,
    from_day  date        not null,
    -- The first day that is not part of it.
    until_day date        not null check (until_day > from_day),
    frozen_at timestamptz not null,
    primary key (meter_id, from_day),
    constraint a_day_is_billed_once exclude using gist (
        int8range(meter_id, meter_id, '[]') with &&,
        daterange(from_day, until_day) with &&)
);
