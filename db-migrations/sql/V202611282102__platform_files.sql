-- Files that people hand in and that the portal makes. Content is kept once, under its SHA-256; who keeps it, and under which name, are rows
-- of their own. No account or customer is referred to: the platform knows neither, the owning room decides who may read.
create schema if not exists platform;

create table platform.file_content (
    sha256       text        not null,
    size_bytes   bigint      not null,
    -- Found from the content, never taken from the sender.
    media_type   text        not null,
    -- Where the bytes are: in file_chunk, or in the folder of the settings.
    place        text        not null,
    scan_state   text        not null,
    -- The last time a scanner was asked, and what it found or why it gave no verdict.
    scanned_at   timestamptz,
    scan_remark  text,
    stored_at    timestamptz not null,
    constraint file_content_pk primary key (sha256),
    constraint file_content_is_named_by_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint file_content_is_not_empty check (size_bytes > 0),
    constraint file_content_place_known check (place in ('DATABASE', 'FOLDER')),
    constraint file_content_scan_state_known check (scan_state in ('NOT_ASKED', 'WAITING', 'CLEAN', 'INFECTED'))
);

create index file_content_waiting_for_a_scan on platform.file_content (scanned_at) where scan_state = 'WAITING';

create table platform.file_chunk (
    sha256  text    not null,
    no      integer not null,
    bytes   bytea   not null,
    constraint file_chunk_pk primary key (sha256, no),
    constraint file_chunk_belongs_to_content foreign key (sha256) references platform.file_content on delete cascade
);
-- Photos and PDF are packed already: trying to pack them again costs time and gains nothing.
alter table platform.file_chunk alter column bytes set storage external;

create table platform.stored_file (
    stored_file_id  bigint      generated always as identity,
    -- The room that keeps it and what it hangs on there, in the room's own words: ('customer', 'note 12').
    room            text        not null,
    owner_key       text        not null,
    name            text        not null,
    sha256          text        not null,
    kept_at         timestamptz not null,
    -- The account that brought it; null when the portal made it.
    account         bigint,
    constraint stored_file_pk primary key (stored_file_id),
    constraint stored_file_has_content foreign key (sha256) references platform.file_content,
    constraint stored_file_has_a_name check (length(name) between 1 and 150)
);

create index stored_file_by_owner on platform.stored_file (room, owner_key, stored_file_id);
create index stored_file_by_content on platform.stored_file (sha256);
