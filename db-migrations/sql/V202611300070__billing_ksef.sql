-- Structured invoices: what becomes of each invoice at the Ministry's KSeF.

-- Several invoices go to KSeF in one session. Its secret stays while it lives: whoever takes the session up must make the same bytes.
create table billing.ksef_session (
    ksef_session_id bigint      generated always as identity primary key,
    kind            text        not null check (kind in ('BATCH', 'ONLINE')),
    state           text        not null check (state in ('OPENING', 'OPEN', 'CLOSING', 'CLOSED', 'DONE', 'FAILED')),
    -- Whether its invoices were given to buyers, or dated, before they were sent.
    offline         boolean     not null,
    -- By which KSeF knows it; null until it has answered.
    reference       text        check (length(reference) <= 64),
    secret          bytea       check (length(secret) = 48),
    -- Where the parts of a package go: [{"ordinal": 1, "method": "PUT", "url": "…", "headers": {…}}].
    uploads         jsonb       not null default '[]',
    opened_at       timestamptz,
    valid_until     timestamptz,
    -- When it is to be gone on with; who is at it holds the lease, and has a number that nobody had before.
    next_at         timestamptz not null,
    leased_until    timestamptz,
    lease           integer     not null default 0,
    failures        integer     not null default 0,
    -- What was said last when something went wrong.
    said            text        check (length(said) <= 500),
    constraint an_open_session_has_a_reference check (state in ('OPENING', 'FAILED') or reference is not null),
    constraint a_secret_is_kept_while_it_is_needed check (state in ('DONE', 'FAILED') or secret is not null)
);
create index ksef_session_due on billing.ksef_session (next_at) where state not in ('DONE', 'FAILED');

-- One invoice on its way, written with the invoice itself.
create table billing.ksef_submission (
    invoice_id         bigint      primary key references billing.invoice,
    state              text        not null check (state in (
        'OUTSIDE', 'QUEUED', 'WITHHELD', 'SENDING', 'COMPARING', 'ACCEPTED', 'CONFIRMED', 'REJECTED', 'CONFLICT')),
    -- What our own checks found.
    problem            text        check (problem in (
        'BOM', 'ENCODING', 'NOT_WELL_FORMED', 'PROCESSING_INSTRUCTION', 'DOCTYPE', 'DISCOURAGED_CHARACTER', 'TOO_LARGE', 'SCHEMA', 'TOO_MANY',
        'NIP', 'KSEF_NUMBER', 'PESEL', 'BUYER', 'MUNICIPAL_UNIT', 'GROUP_MEMBER', 'LINE_AMOUNT', 'NET_SUM', 'TAX_SUM', 'TOTAL', 'LINE_TWICE',
        'CORRECTION', 'BEFORE_AND_AFTER', 'DATES', 'ATTACHMENT')),
    -- What it is about, or what KSeF said last.
    said               text        check (length(said) <= 500),
    -- The document as it is sent, and its SHA-256 in hexadecimal.
    document_file      bigint,
    document_hash      text        check (document_hash ~ '^[0-9a-f]{64}$'),
    -- Tax numbers that were mended after the document was refused; null for those of the invoice.
    buyer_nip          text        check (buyer_nip ~ '^\d{10}$'),
    recipient_nip      text        check (recipient_nip ~ '^\d{10}$'),
    -- Since when it is an offline invoice: given to the buyer before it had a number, or not sent on its day.
    offline_since      timestamptz,
    ksef_session_id    bigint      references billing.ksef_session,
    position           integer,
    -- Within an interactive session: whether it was begun to be handed over, and by which reference KSeF knows it.
    handed_over_at     timestamptz,
    reference          text        check (length(reference) <= 64),
    ksef_number        text        constraint a_ksef_number_belongs_to_one_invoice unique check (length(ksef_number) = 35),
    accepted_at        timestamptz,
    -- Another document that KSeF has under our number: to be fetched and compared.
    original_number    text        check (length(original_number) <= 36),
    original_session   text        check (length(original_session) <= 64),
    -- The confirmation (UPO).
    confirmation_file  bigint,
    attempts           integer     not null default 0,
    next_at            timestamptz not null,
    changed_at         timestamptz not null,
    constraint a_number_comes_with_its_moment check ((ksef_number is null) = (accepted_at is null)),
    constraint accepted_has_a_number check ((state in ('ACCEPTED', 'CONFIRMED')) = (ksef_number is not null)),
    constraint what_was_sent_has_a_document check (state in ('OUTSIDE', 'QUEUED', 'WITHHELD') or document_hash is not null),
    constraint sending_is_in_a_session check (state <> 'SENDING' or ksef_session_id is not null)
);
create index ksef_submission_due on billing.ksef_submission (next_at, invoice_id) where state in ('QUEUED', 'COMPARING', 'ACCEPTED');
create index ksef_submission_by_state on billing.ksef_submission (state, changed_at, invoice_id);
create index ksef_submission_by_session on billing.ksef_submission (ksef_session_id, position);

-- Each step of an invoice's way; never changed.
create table billing.ksef_event (
    invoice_id bigint      not null references billing.ksef_submission,
    at         timestamptz not null,
    state      text        not null,
    said       text,
    changed_by bigint      references identity.user_account
);
create index ksef_event_by_invoice on billing.ksef_event (invoice_id, at);

-- Until when KSeF does not want to be asked something, for all portals.
create table billing.ksef_pause (
    rate_group text        primary key,
    until      timestamptz not null
);
