-- What another tool had is taken over once, whoever hands its file in again.
create index booking_by_request on booking.booking (request_key) where request_key is not null;
