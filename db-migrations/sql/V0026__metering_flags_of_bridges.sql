-- What a bridge saw and the portal has no verdict for. New bridges see more than older portals know; nothing of it is lost.
create table metering.reading_flag (
    meter_id bigint      not null,
    read_at  timestamptz not null,
    flag     text        not null check (flag ~ '^[A-Z_]{1,40}$'),
    primary key (meter_id, read_at, flag)
);

alter table metering.quarantined_reading
    add column flags text[] not null default '{}';
