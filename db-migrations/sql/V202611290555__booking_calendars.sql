-- Calendars in which people book a time with somebody of the municipality, and the bookings themselves.
create schema booking;

-- A municipal unit that shares its calendars by consent: the water utility, the register office.
create table booking.booking_unit (
    booking_unit_id bigint generated always as identity primary key,
    code            text   not null,
    name_pl         text   not null,
    name_en         text   not null,
    -- Where people come to, and the number to ring when something is wrong.
    address         text   not null,
    phone           text,
    constraint booking_unit_code_is_unique unique (code)
);

-- Somebody or something that takes one booking at a time: an official, a technician, a room.
create table booking.resource (
    resource_id     bigint  generated always as identity primary key,
    booking_unit_id bigint  not null references booking.booking_unit,
    kind            text    not null check (kind in ('PERSON', 'ROOM')),
    name            text    not null,
    -- What the person does there, or which floor the room is on.
    detail_pl       text,
    detail_en       text,
    user_account_id bigint  references identity.user_account,
    active          boolean not null default true,
    constraint resource_account_is_a_persons check (user_account_id is null or kind = 'PERSON')
);
create index resource_by_unit on booking.resource (booking_unit_id);
create unique index resource_by_account on booking.resource (user_account_id) where user_account_id is not null;

create table booking.booking_calendar (
    booking_calendar_id bigint  generated always as identity primary key,
    booking_unit_id     bigint  not null references booking.booking_unit,
    code                text    not null,
    name_pl             text    not null,
    name_en             text    not null,
    kind                text    not null check (kind in ('EXCHANGE', 'MEETING', 'CONTRACT', 'SUBMETER', 'METER_TEST', 'OTHER')),
    venue               text    not null check (venue in ('OFFICE', 'AT_CUSTOMER')),
    -- Which door in the office.
    room_pl             text,
    room_en             text,
    -- What to bring or prepare; said before and after booking.
    bring_pl            text,
    bring_en            text,
    audience            text    not null check (audience in ('PUBLIC', 'RESIDENTS', 'INVITED')),
    length_minutes      integer not null constraint booking_length_is_sound check (length_minutes between 5 and 480),
    -- Booked times begin this far apart.
    step_minutes        integer not null default 15 constraint booking_step_is_sound check (step_minutes between 5 and 480),
    -- Between two bookings of one person lies the larger of the first one's time after and the second one's time before.
    before_minutes      integer not null default 0 constraint time_before_is_sound check (before_minutes between 0 and 240),
    after_minutes       integer not null default 0 constraint time_after_is_sound check (after_minutes between 0 and 240),
    -- How many may book one and the same time of one person.
    capacity            integer not null default 1 constraint booking_capacity_is_sound check (capacity between 1 and 500),
    book_notice_minutes integer not null default 1440 check (book_notice_minutes >= 0),
    move_notice_minutes integer not null default 1440 check (move_notice_minutes >= 0),
    cancel_notice_minutes integer not null default 1440 check (cancel_notice_minutes >= 0),
    horizon_days        integer not null default 90 check (horizon_days between 1 and 730),
    -- Against somebody, or a script, that books everything.
    open_per_person     integer not null default 2 check (open_per_person >= 1),
    holds_per_hour      integer not null default 20 check (holds_per_hour >= 1),
    -- Whether somebody may have another booking at the same hour.
    beside_others       boolean not null default false,
    -- Whether times are offered on public holidays, such as a duty of the emergency service.
    on_holidays         boolean not null default false,
    reminder_hours      integer not null default 24 check (reminder_hours between 1 and 168),
    published           boolean not null default false,
    position            integer not null default 0,
    version             integer not null default 1,
    constraint booking_calendar_code_is_unique unique (code)
);

-- What the calendar asks whoever books.
create table booking.calendar_question (
    calendar_question_id bigint  generated always as identity primary key,
    booking_calendar_id  bigint  not null references booking.booking_calendar,
    position             integer not null,
    label_pl             text    not null,
    label_en             text    not null,
    required             boolean not null default false,
    constraint calendar_question_has_its_place unique (booking_calendar_id, position)
);

-- Who receives in a calendar. Whoever books takes "anyone" or chooses one of them.
create table booking.calendar_resource (
    booking_calendar_id bigint not null references booking.booking_calendar,
    resource_id         bigint not null references booking.resource,
    primary key (booking_calendar_id, resource_id)
);
create index calendar_resource_by_resource on booking.calendar_resource (resource_id);

-- The usual week of one person in one calendar. Minutes are those of the clock on the wall since midnight.
create table booking.plan_line (
    plan_line_id        bigint  generated always as identity primary key,
    booking_calendar_id bigint  not null,
    resource_id         bigint  not null,
    weekday             integer not null check (weekday between 1 and 7),
    kind                text    not null check (kind in ('WORK', 'BREAK')),
    from_minute         integer not null,
    to_minute           integer not null,
    valid_from          date    not null,
    -- The first day on which it no longer holds.
    valid_until         date,
    foreign key (booking_calendar_id, resource_id) references booking.calendar_resource,
    constraint plan_line_is_within_a_day check (0 <= from_minute and from_minute < to_minute and to_minute <= 1440),
    constraint plan_line_holds_for_some_time check (valid_until > valid_from)
);
create index plan_line_by_calendar on booking.plan_line (booking_calendar_id, resource_id);

-- Days unlike the usual week: closed, or open besides.
create table booking.plan_exception (
    plan_exception_id   bigint  generated always as identity primary key,
    resource_id         bigint  not null references booking.resource,
    -- Null: in all calendars of the person.
    booking_calendar_id bigint  references booking.booking_calendar,
    day                 date    not null,
    kind                text    not null check (kind in ('CLOSED', 'OPEN')),
    from_minute         integer not null default 0,
    to_minute           integer not null default 1440,
    constraint plan_exception_is_within_a_day check (0 <= from_minute and from_minute < to_minute and to_minute <= 1440)
);
create index plan_exception_by_resource on booking.plan_exception (resource_id, day);

-- Whoever ever booked: the row is locked while that person books, so that limits hold against many requests at once.
create table booking.booker (
    user_account_id bigint primary key references identity.user_account
);

-- Holds and bookings are one table, so that one wall keeps both apart.
create table booking.booking (
    booking_id          bigint      generated always as identity primary key,
    booking_calendar_id bigint      not null references booking.booking_calendar,
    resource_id         bigint      not null references booking.resource,
    starts_at           timestamptz not null,
    ends_at             timestamptz not null,
    -- As the calendar said when it was booked.
    before_minutes      integer     not null,
    after_minutes       integer     not null,
    -- All places of the time, or one of those that a calendar for several gives out.
    seat_from           integer     not null default 1,
    seat_to             integer     not null default 2147483646,
    state               text        not null constraint booking_state check (state in
                                    ('HELD', 'RELEASED', 'BOOKED', 'CANCELLED', 'ATTENDED', 'MISSED')),
    -- Who holds the time or booked it: the resident, or the clerk at the desk.
    held_by             bigint      not null references identity.user_account,
    held_at             timestamptz not null,
    held_until          timestamptz,
    extended            boolean     not null default false,
    -- For whom; an account that sees the booking in the portal, when there is one.
    user_account_id     bigint      references identity.user_account,
    service_point_id    bigint      references customer.service_point,
    person              text,
    phone               text,
    -- [{"question", "answer"}]
    answers             jsonb       not null default '[]',
    -- The request that made it, so that a repeated one finds it instead of booking again.
    request_key         uuid,
    -- Rises with every change that calendars of other programs have to learn of (iCalendar SEQUENCE).
    sequence            integer     not null default 0,
    booked_at           timestamptz,
    ended_at            timestamptz,
    moved_from          timestamptz,
    moved_by_office     boolean     not null default false,
    -- Null: the person gave it up.
    cancel_reason       text        check (cancel_reason in ('ILLNESS', 'BREAKDOWN', 'ABSENCE', 'OTHER')),
    cancel_note         text,
    -- When whoever cancelled may no longer take it back, and it is told.
    tell_at             timestamptz,
    -- When the person is to be reminded; null when that was done, or nobody has to.
    remind_at           timestamptz,
    beside_others       boolean     not null default false,
    constraint booking_takes_time check (ends_at > starts_at),
    constraint booking_seats_are_counted check (1 <= seat_from and seat_from <= seat_to),
    constraint booking_hold_ends check (state <> 'HELD' or held_until is not null),
    constraint booking_is_for_somebody check (state in ('HELD', 'RELEASED') or person is not null),
    constraint booking_request_is_taken_once unique (held_by, request_key),
    -- int8range makes ids comparable to ranges without the btree_gist extension.
    constraint nobody_receives_two_at_once exclude using gist (
        int8range(resource_id, resource_id, '[]') with &&,
        int4range(seat_from, seat_to, '[]') with &&,
        tstzrange(starts_at, ends_at) with &&) where (state in ('HELD', 'BOOKED')),
    constraint nobody_is_at_two_places_at_once exclude using gist (
        int8range(user_account_id, user_account_id, '[]') with &&,
        tstzrange(starts_at, ends_at) with &&)
        where (state in ('HELD', 'BOOKED') and user_account_id is not null and not beside_others)
);
-- One hold a person: choosing another time gives the first one back.
create unique index booking_one_hold_a_person on booking.booking (held_by) where state = 'HELD';
create index booking_live_by_time on booking.booking (resource_id, starts_at) where state in ('HELD', 'BOOKED', 'ATTENDED', 'MISSED');
create index booking_cancelled_by_time on booking.booking (resource_id, starts_at) where state = 'CANCELLED';
create index booking_by_account on booking.booking (user_account_id, starts_at) where user_account_id is not null;
create index booking_by_holder on booking.booking (held_by, held_at);
create index booking_holds_by_end on booking.booking (held_until) where state = 'HELD';
create index booking_to_tell on booking.booking (tell_at) where tell_at is not null;
create index booking_to_remind on booking.booking (remind_at) where state = 'BOOKED' and remind_at is not null;

-- Time of a person or a room that is given to nobody. It may lie over bookings: they are listed and decided upon.
create table booking.blocked_time (
    blocked_time_id bigint      generated always as identity primary key,
    resource_id     bigint      not null references booking.resource,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    reason          text        not null check (reason in ('ILLNESS', 'BREAKDOWN', 'ABSENCE', 'OTHER')),
    note            text,
    blocked_by      bigint      references identity.user_account,
    blocked_at      timestamptz not null,
    lifted_at       timestamptz,
    constraint blocked_time_takes_time check (ends_at > starts_at)
);
create index blocked_time_by_resource on booking.blocked_time (resource_id, ends_at) where lifted_at is null;
