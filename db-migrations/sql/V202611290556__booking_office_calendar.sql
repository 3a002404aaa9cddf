-- What the office does in its calendar: moves with a reason, bookings made at the desk, what staff note beside them.
alter table booking.booking
    -- Came without an appointment and was received all the same.
    add column walk_in     boolean not null default false,
    add column move_reason text,
    -- For staff; whoever booked does not see it.
    add column office_note text;
