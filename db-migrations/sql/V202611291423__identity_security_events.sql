-- Signs that somebody tries doors, counted by hour, kind, address and what was tried, so that a flood of them is a few rows.
create table identity.security_event (
    security_event_id bigint      generated always as identity primary key,
    hour              timestamptz not null,
    sign              text        not null check (sign in (
        'SIGN_IN_REFUSED', 'SIGN_IN_NOT_JUDGED', 'ACCOUNT_LOCKED', 'WRONG_KEY', 'WRONG_CODE', 'WRONG_METRICS_PASSWORD', 'FORBIDDEN',
        'KEY_EXCHANGED', 'KEY_EXCHANGE_REFUSED', 'ENDED_KEY_USED', 'QUOTA_REACHED')),
    -- Whose it was: an IPv4 address, or the 64 bits that a household has of IPv6; empty when that is not known, or were too many to tell.
    address           text        not null,
    -- What was tried, as the log names it; empty when it was nothing of ours. Never what was typed.
    about             text        not null,
    times             bigint      not null check (times > 0),
    first_at          timestamptz not null,
    last_at           timestamptz not null,
    constraint security_event_once_an_hour unique (hour, sign, address, about)
);
create index security_event_by_time on identity.security_event (last_at desc);

-- Of what the administrators were told: once an hour and kind.
create table identity.security_alarm (
    hour  timestamptz not null,
    sign  text        not null check (sign in (
        'SIGN_IN_REFUSED', 'SIGN_IN_NOT_JUDGED', 'ACCOUNT_LOCKED', 'WRONG_KEY', 'WRONG_CODE', 'WRONG_METRICS_PASSWORD', 'FORBIDDEN',
        'KEY_EXCHANGED', 'KEY_EXCHANGE_REFUSED', 'ENDED_KEY_USED', 'QUOTA_REACHED')),
    times bigint      not null,
    at    timestamptz not null,
    primary key (hour, sign)
);
