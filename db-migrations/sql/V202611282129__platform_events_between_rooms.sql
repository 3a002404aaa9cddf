-- Spring Modulith's registry: an event that a room still has to hear of, written in the transaction that published it.
-- The row goes when the room has handled the event; what a crash left is repeated.
create table platform.event_publication (
    id                     uuid        primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);

create index event_publication_event on platform.event_publication using hash (serialized_event);
create index event_publication_status on platform.event_publication (status, publication_date);
