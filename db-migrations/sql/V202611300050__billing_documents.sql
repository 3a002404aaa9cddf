-- What becomes of an invoice after it was issued: its documents, the message about it, and when somebody opened it first.

-- Where to pay, as it was said when the invoice was issued; null when nobody had said it.
alter table billing.invoice
    add column account text check (account ~ '^[0-9]{26}$');
-- A customer's newest are found without a look at the invoices themselves.
drop index billing.invoice_by_customer;
create index invoice_by_customer on billing.invoice (customer_id, issued_on, invoice_id);
create index invoice_by_sequence on billing.invoice (sequence, invoice_id);

-- What is still to be done for an invoice: to tell of it, and to make its document. The row comes with the invoice and goes when all is done.
create table billing.invoice_due (
    invoice_id bigint      primary key references billing.invoice,
    told       boolean     not null default false,
    attempts   integer     not null default 0,
    next_at    timestamptz not null,
    -- What went wrong last.
    trouble    text        check (length(trouble) <= 500)
);
create index invoice_due_next on billing.invoice_due (next_at, invoice_id);

-- One document for each language, made once: whoever asks again gets the same bytes.
create table billing.invoice_document (
    invoice_id     bigint      not null references billing.invoice,
    language       text        not null check (language ~ '^[a-z]{2}$'),
    stored_file_id bigint      not null references platform.stored_file,
    made_at        timestamptz not null,
    primary key (invoice_id, language)
);
create index invoice_document_by_file on billing.invoice_document (stored_file_id);

-- When the customer opened it in the portal first, and fetched its document. The row comes with the invoice, so that the office finds what nobody
-- has opened among a million.
create table billing.invoice_seen (
    invoice_id    bigint      primary key references billing.invoice,
    issued_on     date        not null,
    opened_at     timestamptz,
    opened_by     bigint      references identity.user_account,
    downloaded_at timestamptz,
    downloaded_by bigint      references identity.user_account,
    constraint opened_by_somebody check ((opened_at is null) = (opened_by is null)),
    constraint downloaded_by_somebody check ((downloaded_at is null) = (downloaded_by is null))
);
insert into billing.invoice_seen (invoice_id, issued_on) select invoice_id, issued_on from billing.invoice;
create index invoice_in_order on billing.invoice_seen (issued_on, invoice_id);
create index invoice_never_opened on billing.invoice_seen (issued_on, invoice_id) where opened_at is null;
create index invoice_opened on billing.invoice_seen (issued_on, invoice_id) where opened_at is not null;
