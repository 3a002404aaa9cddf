-- Whoever no message reaches is rung: who did, and when.
alter table booking.booking
    add column rung_at timestamptz,
    add column rung_by bigint references identity.user_account;
create index booking_to_ring on booking.booking (ended_at) where state = 'CANCELLED' and cancel_reason is not null and rung_at is null;
