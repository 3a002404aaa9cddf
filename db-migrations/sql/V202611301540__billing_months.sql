-- Months of the sales register with which accounting is done, and that were opened once more.
create table billing.month_closing (
    month_closing_id bigint      generated always as identity primary key,
    -- Its first day.
    month            date        not null check (extract(day from month) = 1),
    closed_at        timestamptz not null,
    closed_by        bigint      not null references identity.user_account,
    -- What was issued in it, summed once.
    invoices         bigint        not null check (invoices >= 0),
    net_pln          numeric(18,2) not null,
    vat_pln          numeric(18,2) not null,
    gross_pln        numeric(18,2) not null,
    reopened_at      timestamptz,
    reopened_by      bigint      references identity.user_account,
    reopen_reason    text        check (length(reopen_reason) between 1 and 500),
    constraint month_gross_is_net_and_vat check (gross_pln = net_pln + vat_pln),
    constraint reopened_by_somebody_for_a_reason check (
        (reopened_at is null) = (reopened_by is null) and (reopened_at is null) = (reopen_reason is null))
);
create unique index a_month_is_closed_once on billing.month_closing (month) where reopened_at is null;
create index month_closing_in_order on billing.month_closing (month, month_closing_id);

-- The register of a closed month, made once for each language: whoever asks again gets the same bytes.
create table billing.month_register (
    month_closing_id bigint not null references billing.month_closing,
    language         text   not null check (language ~ '^[a-z]{2}$'),
    stored_file_id   bigint not null references platform.stored_file,
    primary key (month_closing_id, language)
);
create index month_register_by_file on billing.month_register (stored_file_id);
-- The register of a month reads its invoices in the order of their numbers.
create index invoice_in_register on billing.invoice (issued_on, sequence, invoice_id);
