-- Units are set up in the office, and each has its own people who keep its calendars.
alter table booking.booking_unit
    add column version integer not null default 1;

create table booking.unit_administrator (
    booking_unit_id bigint      not null references booking.booking_unit,
    user_account_id bigint      not null references identity.user_account,
    named_at        timestamptz not null,
    primary key (booking_unit_id, user_account_id)
);
create index unit_administrator_by_account on booking.unit_administrator (user_account_id);
