-- What an invoice is for KSeF is settled when it is issued, and stays.
alter table billing.ksef_submission
    -- What the customer was in law, and whoever pays: the same where one does both.
    add column customer_kind text check (customer_kind in ('PERSON', 'COMPANY', 'HOUSING_COMMUNITY', 'MUNICIPAL_UNIT')),
    add column payer_kind    text check (payer_kind in ('PERSON', 'COMPANY', 'HOUSING_COMMUNITY', 'MUNICIPAL_UNIT'));
update billing.ksef_submission as s
set customer_kind = c.kind, payer_kind = coalesce(b.kind, c.kind)
from billing.invoice as i
    join customer.customer as c on c.customer_id = i.customer_id
    left join customer.customer as b on b.customer_id = c.buyer_id and i.recipient is not null
where i.invoice_id = s.invoice_id;
alter table billing.ksef_submission
    alter column customer_kind set not null,
    alter column payer_kind set not null;

-- The list of all, the latest change first.
create index ksef_submission_by_change on billing.ksef_submission (changed_at, invoice_id);

-- How far the answers of a session have been read: KSeF's mark of the page after the last one. Null before the first.
alter table billing.ksef_session
    add column next_page text;

-- A copy without its number of KSeF may be given away before the one that has it: both stay.
alter table billing.invoice_document
    add column passing boolean not null default false,
    drop constraint invoice_document_pkey,
    add primary key (invoice_id, language, passing);

-- Whoever fetched the document has seen the invoice.
update billing.invoice_seen
set opened_at = downloaded_at, opened_by = downloaded_by
where opened_at is null and downloaded_at is not null;
