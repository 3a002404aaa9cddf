-- Addresses from which somebody's own calendar program fetches the bookings: secret, one a person, revocable.
create table booking.calendar_feed (
    calendar_feed_id bigint      generated always as identity primary key,
    user_account_id  bigint      not null references identity.user_account,
    -- SHA-256 of what stands in the address, which itself is shown once.
    secret           bytea       not null,
    made_at          timestamptz not null,
    revoked_at       timestamptz,
    constraint calendar_feed_secret_is_unique unique (secret)
);
create unique index calendar_feed_one_a_person on booking.calendar_feed (user_account_id) where revoked_at is null;
