-- What water costs: tariffs with their yearly steps, and the rates that the law sets.
create schema billing;

create table billing.tariff (
    tariff_id       bigint      generated always as identity primary key,
    -- Number of the decision that approved it, and whose decision it is.
    decision        text        not null check (length(decision) between 1 and 80),
    authority       text        not null check (length(authority) between 1 and 120),
    -- Where the prices were taken from: the decision, what the municipality published of it, or somebody's head.
    origin          text        not null check (origin in ('DECISION', 'PUBLISHED', 'INVENTED')),
    note            text        check (length(note) <= 1000),
    valid_from      date        not null,
    -- The first day on which it no longer holds.
    valid_to        date        not null,
    -- The day from which a later tariff holds in its place.
    superseded_from date,
    -- Decimals of billed cubic metres, and how use is divided when a price changes.
    quantity_scale  integer     not null check (quantity_scale between 0 and 3),
    split_by        text        not null check (split_by in ('DAYS', 'READING')),
    state           text        not null check (state in ('DRAFT', 'PUBLISHED')),
    published_at    timestamptz,
    published_by    bigint      references identity.user_account,
    version         integer     not null default 1,
    constraint tariff_holds_for_some_time check (valid_from < valid_to),
    constraint tariff_is_superseded_while_it_holds check (superseded_from between valid_from and valid_to),
    constraint only_a_published_tariff_is_superseded check (superseded_from is null or state = 'PUBLISHED'),
    constraint tariff_says_when_it_was_published check ((state = 'PUBLISHED') = (published_at is not null)),
    constraint one_tariff_holds_at_a_time exclude using gist (daterange(valid_from, least(valid_to, superseded_from)) with &&)
        where (state = 'PUBLISHED')
);

-- The years of a tariff: a step holds until the next one begins.
create table billing.tariff_step (
    tariff_id  bigint  not null references billing.tariff,
    step       integer not null check (step between 1 and 12),
    valid_from date    not null,
    primary key (tariff_id, step),
    constraint tariff_step_begins_once unique (tariff_id, valid_from)
);

-- What has a price, and for whom; what is null does not matter.
create table billing.tariff_item (
    tariff_item_id bigint  generated always as identity primary key,
    tariff_id      bigint  not null references billing.tariff,
    position       integer not null,
    service        text    not null check (service in ('WATER', 'SEWAGE', 'RAIN', 'SUBSCRIPTION', 'EXTRA')),
    -- Code of ordered work, such as meter-test.
    extra          text    check (extra ~ '^[a-z0-9-]{1,40}$'),
    tariff_group   text    references customer.tariff_group,
    measured       text    check (measured in ('METERED', 'FLAT')),
    invoice_form   text    check (invoice_form in ('PAPER', 'ELECTRONIC')),
    billing_months integer check (billing_months in (1, 2, 3, 6, 12)),
    media          text    check (media in ('WATER', 'SEWAGE', 'BOTH')),
    unit           text    not null check (unit in ('CUBIC_METRE', 'MONTH', 'PIECE')),
    vat            text    not null check (vat in ('VAT_REDUCED', 'VAT_STANDARD')),
    constraint only_ordered_work_has_a_code check ((service = 'EXTRA') = (extra is not null)),
    constraint tariff_item_stands_once unique nulls not distinct
        (tariff_id, service, extra, tariff_group, measured, invoice_form, billing_months, media)
);

create table billing.tariff_price (
    tariff_item_id bigint        not null references billing.tariff_item on delete cascade,
    step           integer       not null check (step between 1 and 12),
    -- Of one unit, net; only what is to be paid is rounded to the grosz.
    net_price      numeric(12,4) not null check (net_price >= 0),
    primary key (tariff_item_id, step)
);

-- Rates in percent that hold from a day on, until the next one of the kind begins.
create table billing.dated_rate (
    kind       text         not null check (kind in ('VAT_REDUCED', 'VAT_STANDARD', 'LATE_INTEREST')),
    valid_from date         not null,
    percent    numeric(5,2) not null check (percent between 0 and 100),
    -- The paragraph or announcement it is from.
    source     text         not null check (length(source) between 1 and 200),
    -- Whether somebody has checked it against that source.
    confirmed  boolean      not null,
    added_at   timestamptz  not null,
    added_by   bigint       references identity.user_account,
    primary key (kind, valid_from)
);
insert into billing.dated_rate (kind, valid_from, percent, source, confirmed, added_at) values
    ('VAT_REDUCED', date '2011-01-01', 8, 'art. 41 ust. 2 w zw. z art. 146ef ustawy o VAT', true, now()),
    ('VAT_STANDARD', date '2011-01-01', 23, 'art. 41 ust. 1 w zw. z art. 146ef ustawy o VAT', true, now()),
    ('LATE_INTEREST', date '2023-10-05', 11.25, 'art. 481 § 2 k.c.: stopa referencyjna NBP + 5,5 p.p.', true, now()),
    ('LATE_INTEREST', date '2025-05-08', 10.75, 'art. 481 § 2 k.c.: stopa referencyjna NBP + 5,5 p.p.', true, now()),
    ('LATE_INTEREST', date '2025-07-03', 10.50, 'art. 481 § 2 k.c.: stopa referencyjna NBP + 5,5 p.p.', false, now()),
    ('LATE_INTEREST', date '2025-09-04', 10.25, 'art. 481 § 2 k.c.: stopa referencyjna NBP + 5,5 p.p.', false, now()),
    ('LATE_INTEREST', date '2025-10-09', 10.00, 'art. 481 § 2 k.c.: stopa referencyjna NBP + 5,5 p.p.', true, now()),
    ('LATE_INTEREST', date '2025-11-06', 9.75, 'art. 481 § 2 k.c.: stopa referencyjna NBP + 5,5 p.p.', false, now()),
    ('LATE_INTEREST', date '2025-12-04', 9.50, 'art. 481 § 2 k.c.: stopa referencyjna NBP + 5,5 p.p.', false, now()),
    ('LATE_INTEREST', date '2026-03-05', 9.25, 'art. 481 § 2 k.c.: stopa referencyjna NBP + 5,5 p.p.', false, now());
