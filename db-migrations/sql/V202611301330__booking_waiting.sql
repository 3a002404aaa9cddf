-- Who waits for a time to become free, and to whom it was offered. A freed time that somebody waits for is kept until all of them were asked.
alter table booking.booking
    -- Held for whoever waits and not by a person; held_until says when the next one is asked.
    add column kept boolean not null default false;
drop index booking.booking_one_hold_a_person;
create unique index booking_one_hold_a_person on booking.booking (held_by) where state = 'HELD' and not kept;
create index booking_kept_by_end on booking.booking (held_until) where state = 'HELD' and kept;

alter table booking.booking_calendar
    -- How long an offer of a freed time holds, counted in office hours.
    add column offer_minutes integer not null default 120 check (offer_minutes between 15 and 2400);

create table booking.waiting (
    waiting_id          bigint      generated always as identity primary key,
    booking_calendar_id bigint      not null references booking.booking_calendar,
    user_account_id     bigint      not null references identity.user_account,
    from_day            date        not null,
    to_day              date        not null,
    part                text        not null check (part in ('ANY_HOUR', 'BEFORE_NOON', 'AFTER_NOON')),
    asked_at            timestamptz not null,
    ended_at            timestamptz,
    constraint waiting_takes_days check (to_day >= from_day)
);
create index waiting_in_turn on booking.waiting (booking_calendar_id, asked_at, waiting_id) where ended_at is null;
create index waiting_by_account on booking.waiting (user_account_id) where ended_at is null;

create table booking.waiting_offer (
    waiting_offer_id bigint      generated always as identity primary key,
    waiting_id       bigint      not null references booking.waiting,
    booking_id       bigint      not null references booking.booking,
    offered_at       timestamptz not null,
    answer_by        timestamptz not null,
    answered_at      timestamptz,
    -- Null while nobody answered and the time is not over.
    answer           text        check (answer in ('TAKEN', 'DECLINED', 'EXPIRED')),
    constraint waiting_offer_is_made_once unique (waiting_id, booking_id),
    constraint waiting_offer_has_its_answer check ((answered_at is null) = (answer is null))
);
create unique index waiting_offer_one_at_a_time on booking.waiting_offer (booking_id) where answer is null;
create unique index waiting_offer_one_a_person on booking.waiting_offer (waiting_id) where answer is null;
