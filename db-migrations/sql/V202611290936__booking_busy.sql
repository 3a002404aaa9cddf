-- Calendars of other programs that say when somebody is busy. Only times are kept: no titles, no places, no people.
create table booking.busy_source (
    busy_source_id bigint      generated always as identity primary key,
    resource_id    bigint      not null references booking.resource,
    address        text        not null,
    added_by       bigint      not null references identity.user_account,
    added_at       timestamptz not null,
    removed_at     timestamptz,
    -- When it is to be asked again.
    due_at         timestamptz not null,
    -- When it last answered with a calendar: its times hold until the next good answer.
    good_at        timestamptz,
    -- Since when it has not, and why.
    failing_since  timestamptz,
    trouble        text        check (trouble in ('UNREACHABLE', 'REFUSED', 'TOO_LARGE', 'NO_CALENDAR'))
);
create index busy_source_by_resource on booking.busy_source (resource_id) where removed_at is null;
create index busy_source_by_due on booking.busy_source (due_at) where removed_at is null;

create table booking.busy_time (
    busy_source_id bigint      not null references booking.busy_source on delete cascade,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    primary key (busy_source_id, starts_at, ends_at),
    constraint busy_time_takes_time check (ends_at > starts_at)
);
