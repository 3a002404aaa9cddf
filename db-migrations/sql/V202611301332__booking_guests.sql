-- People without an account book where the calendar lets everybody: a secret address is what they have instead.
alter table booking.booking
    alter column held_by drop not null,
    -- The browser in which somebody without an account chose the time.
    add column guest uuid,
    add constraint booking_is_held_by_somebody check (held_by is not null or guest is not null);
create unique index booking_one_hold_a_guest on booking.booking (guest) where state = 'HELD' and not kept;
create unique index booking_request_of_a_guest_is_taken_once on booking.booking (guest, request_key) where guest is not null;

create table booking.guest_booking (
    booking_id bigint primary key references booking.booking,
    -- What stands in the address; as it is, because every message about the booking leads there again.
    secret     text   not null,
    email      text,
    language   text   not null check (language in ('pl', 'en')),
    constraint guest_booking_secret_is_unique unique (secret)
);
create index guest_booking_by_email on booking.guest_booking (email) where email is not null;
