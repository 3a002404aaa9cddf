-- What was done to data people rely on, and who looked at it. Rows are only ever added.
create table identity.audit_entry (
    audit_entry_id bigint      generated always as identity primary key,
    at             timestamptz not null,
    kind           text        not null check (kind in ('CHANGE', 'LOOK', 'REFUSAL', 'SIGN_IN')),
    -- The account; null when the portal itself did it, and "job" says which part of it. Deliberately no foreign key: it would
    -- lock the account's row at each entry, and an entry must outlive whatever it speaks of.
    made_by        bigint,
    job            text,
    -- What the account was allowed to do at that moment.
    roles          text,
    -- <room>.<DEED>, as the room's own list of deeds has it.
    deed           text        not null,
    -- What it was done to: <room>.<kind of thing> and its key.
    subject_kind   text        not null,
    subject_id     text        not null,
    -- The fields that changed, as JSON in the very letters that were hashed: [{"field", "kind", "before", "after"}].
    changes        text,
    -- Why, in the words of whoever did it, or the purpose of a look.
    note           text,
    address        text,
    -- Tells sessions apart without being of use to enter one.
    session        text,
    request        text,
    -- Looks of one person at one thing within one such window are one entry.
    looked_from    timestamptz,
    constraint audit_entry_has_one_author check ((made_by is null) <> (job is null)),
    constraint audit_entry_changes_are_a_list check (changes is json array),
    constraint audit_entry_joins_only_looks check (looked_from is null or kind = 'LOOK')
);
create index audit_entry_by_time on identity.audit_entry (at, audit_entry_id);
create index audit_entry_by_subject on identity.audit_entry (subject_kind, subject_id, audit_entry_id);
create index audit_entry_by_author on identity.audit_entry (made_by, audit_entry_id);
create unique index audit_entry_one_look_a_window
    on identity.audit_entry (made_by, subject_kind, subject_id, deed, looked_from) where looked_from is not null;

-- Entries that the chain does not hold yet. Written with the entry, taken out by whoever seals it: however late a transaction
-- commits, its entries wait here, so that neither gaps in the keys nor the order of commits matter. No foreign key: both rows are
-- written by one statement, and every write would pay for the check.
create table identity.audit_unsealed (
    audit_entry_id bigint primary key
);

-- The chain: hash = SHA-256 over the hash before, the position, the day and the entry.
create table identity.audit_seal (
    position       bigint primary key,
    audit_entry_id bigint not null references identity.audit_entry,
    -- The civil day whose chain it belongs to. An entry that commits after its day was closed belongs to the day after.
    day            date   not null,
    hash           bytea  not null,
    constraint audit_entry_is_sealed_once unique (audit_entry_id),
    constraint audit_seal_is_sha_256 check (length(hash) = 32)
);
create index audit_seal_by_day on identity.audit_seal (day, position);

-- A day whose chain is complete, with the hash at its end: what is exported and kept elsewhere, as a witness.
create table identity.audit_day (
    day           date        primary key,
    last_position bigint      not null,
    entries       bigint      not null check (entries > 0),
    head          bytea       not null check (length(head) = 32),
    closed_at     timestamptz not null
);
