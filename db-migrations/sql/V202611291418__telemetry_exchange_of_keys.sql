-- A key is exchanged when the office has ordered it or has announced that the bridge does so by itself. A key that ended and is shown
-- again is in the hands of somebody who should not have it.
alter table telemetry.bridge
    -- From which age on the bridge may exchange its key by itself; null when it may not.
    add column key_days smallint check (key_days between 1 and 3650);

alter table telemetry.bridge_history
    drop constraint bridge_history_step_check,
    add constraint bridge_history_step_check check (step in (
        'CREATED', 'CODE_MADE', 'ENROLLED', 'KEY_RENEWED', 'KEY_OFFERED', 'KEY_TAKEN', 'KEYS_REVOKED',
        'ROTATION_ANNOUNCED', 'KEY_REFUSED', 'ENDED_KEY_USED')),
    -- From where the bridge did it, and with what software it last said it runs; null when a person did it, or before this was kept.
    add column address  text,
    add column software text;

create table telemetry.ended_key (
    key_sha256 bytea       primary key check (length(key_sha256) = 32),
    bridge_id  bigint      not null references telemetry.bridge,
    ended_at   timestamptz not null,
    -- When its use was last noted: once a day is enough.
    noted_at   timestamptz
);
