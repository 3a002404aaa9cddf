-- Bills: runs over the contracts of a cycle, and the invoices that come of them.

-- Numbers without a gap: whoever issues takes the next one in the transaction of the invoice, and waits for whoever took the one before.
create table billing.number_series (
    series      text    not null check (series ~ '^[A-Z]{1,20}$'),
    year        integer not null check (year between 2000 and 2999),
    -- What numbers begin with: units of one municipality share a tax number, so each has its own.
    prefix      text    not null check (prefix ~ '^[A-Z0-9/-]{1,20}$'),
    last_number bigint  not null default 0 check (last_number >= 0),
    primary key (series, year)
);

-- A run over the contracts that are billed every so many months.
create table billing.bill_run (
    bill_run_id       bigint        generated always as identity primary key,
    period_from       date          not null,
    -- The first day that no longer belongs to it.
    period_until      date          not null,
    billing_months    integer       not null check (billing_months in (1, 2, 3, 6, 12)),
    state             text          not null check (state in ('PREPARING', 'PREPARED', 'ISSUING', 'FINISHED')),
    -- How often the dry run was made; contracts of an older one are no longer due.
    round             integer       not null default 1,
    -- The job that is at it, or was last.
    job_id            bigint,
    prepared_at       timestamptz   not null,
    prepared_by       bigint        not null references identity.user_account,
    counted_at        timestamptz,
    started_at        timestamptz,
    started_by        bigint        references identity.user_account,
    finished_at       timestamptz,
    -- What the dry run promised when it was started, and what was let in since.
    planned_invoices  integer       not null default 0,
    planned_gross_pln numeric(18,2) not null default 0,
    constraint bill_run_is_there_once unique (period_from, billing_months),
    constraint bill_run_covers_its_months check (period_until = (period_from + make_interval(months => billing_months))::date),
    constraint bill_run_says_who_started_it check ((started_at is null) = (started_by is null))
);

-- One contract in a run.
create table billing.run_item (
    run_item_id        bigint        generated always as identity primary key,
    bill_run_id        bigint        not null references billing.bill_run,
    supply_contract_id bigint        not null references customer.supply_contract,
    customer_id        bigint        not null references customer.customer,
    service_point_id   bigint        not null references customer.service_point,
    -- The days of this contract that are billed; they may begin before those of the run, where earlier days were left out.
    from_day           date          not null,
    until_day          date          not null check (until_day > from_day),
    tariff_group       text          references customer.tariff_group,
    state              text          not null check (state in ('PRICED', 'HELD', 'LEFT_OUT', 'ISSUED', 'PARKED')),
    -- Why a person must look: [{"reason": "SUSPECT_READING", "facts": ["…"]}].
    holds              jsonb         not null default '[]',
    parked_reason      text          check (parked_reason in ('CHANGED', 'DAYS_BILLED', 'MENDED', 'UNEXPECTED')),
    parked_note        text          check (length(parked_note) <= 500),
    -- Null where nothing could be computed.
    net_pln            numeric(18,2),
    vat_pln            numeric(18,2),
    gross_pln          numeric(18,2),
    decided_at         timestamptz,
    decided_by         bigint        references identity.user_account,
    decision_note      text          check (length(decision_note) <= 500),
    round              integer       not null,
    constraint a_contract_stands_in_a_run_once unique (bill_run_id, supply_contract_id),
    constraint parked_for_a_reason check ((parked_reason is not null) = (state = 'PARKED')),
    constraint held_for_a_reason check (state <> 'HELD' or holds <> '[]'),
    constraint priced_in_whole check ((net_pln is null) = (vat_pln is null) and (net_pln is null) = (gross_pln is null)),
    constraint only_what_has_a_price_goes_in check (gross_pln is not null or state in ('HELD', 'LEFT_OUT')),
    constraint gross_is_net_and_vat check (gross_pln = net_pln + vat_pln)
);
create index run_item_in_order on billing.run_item (bill_run_id, state, run_item_id);
create index run_item_by_contract on billing.run_item (supply_contract_id);
create index run_item_by_customer on billing.run_item (customer_id);

-- What its invoice will say, for the sums of the dry run.
create table billing.run_item_line (
    run_item_id bigint        not null references billing.run_item on delete cascade,
    position    integer       not null,
    service     text          not null check (service in ('WATER', 'SEWAGE', 'RAIN', 'SUBSCRIPTION', 'EXTRA')),
    extra       text,
    decision    text          not null,
    step        integer       not null,
    unit        text          not null check (unit in ('CUBIC_METRE', 'MONTH', 'PIECE')),
    net_price   numeric(18,4) not null,
    vat_percent numeric(5,2)  not null,
    quantity    numeric(24,6) not null,
    net_pln     numeric(18,2) not null,
    primary key (run_item_id, position)
);
create table billing.run_item_vat (
    run_item_id bigint        not null references billing.run_item on delete cascade,
    vat_percent numeric(5,2)  not null,
    net_pln     numeric(18,2) not null,
    vat_pln     numeric(18,2) not null,
    primary key (run_item_id, vat_percent)
);

-- What was issued. Never changed or removed (R__billing_stays.sql): a mistake is mended by a correction.
create table billing.invoice (
    invoice_id         bigint        generated always as identity primary key,
    series             text          not null,
    year               integer       not null,
    sequence           bigint        not null check (sequence > 0),
    number             text          not null constraint invoice_number_is_unique unique,
    run_item_id        bigint        not null references billing.run_item constraint a_run_item_is_issued_once unique,
    supply_contract_id bigint        not null references customer.supply_contract,
    customer_id        bigint        not null references customer.customer,
    service_point_id   bigint        not null references customer.service_point,
    from_day           date          not null,
    until_day          date          not null check (until_day > from_day),
    issued_on          date          not null,
    due_on             date          not null check (due_on >= issued_on),
    issued_at          timestamptz   not null,
    issued_by          bigint        not null references identity.user_account,
    -- As they were on that day: name, NIP, address.
    seller             jsonb         not null,
    buyer              jsonb         not null,
    recipient          jsonb,
    net_pln            numeric(18,2) not null,
    vat_pln            numeric(18,2) not null,
    gross_pln          numeric(18,2) not null,
    constraint a_number_is_given_once unique (series, year, sequence),
    constraint invoice_is_of_a_series foreign key (series, year) references billing.number_series,
    constraint invoice_gross_is_net_and_vat check (gross_pln = net_pln + vat_pln),
    constraint a_day_of_a_contract_is_billed_once exclude using gist (
        supply_contract_id with =, daterange(from_day, until_day) with &&),
    -- Whoever lived there: the water of a day is sold once. An owner who was written down late needs a correction of the other's invoice first.
    constraint a_day_of_a_place_is_billed_once exclude using gist (
        service_point_id with =, daterange(from_day, until_day) with &&)
);
create index invoice_by_contract on billing.invoice (supply_contract_id, until_day);
create index invoice_by_place on billing.invoice (service_point_id, until_day);
create index invoice_by_customer on billing.invoice (customer_id, issued_on);

create table billing.invoice_line (
    invoice_id  bigint        not null references billing.invoice,
    position    integer       not null,
    service     text          not null check (service in ('WATER', 'SEWAGE', 'RAIN', 'SUBSCRIPTION', 'EXTRA')),
    extra       text,
    from_day    date          not null,
    until_day   date          not null,
    quantity    numeric(24,6) not null,
    unit        text          not null check (unit in ('CUBIC_METRE', 'MONTH', 'PIECE')),
    net_price   numeric(18,4) not null,
    vat_percent numeric(5,2)  not null,
    net_pln     numeric(18,2) not null,
    estimate    boolean       not null,
    -- The decision that set the price, and its year.
    decision    text          not null,
    step        integer       not null,
    -- How it came about: indexes with their moments and meters, days, divisions, roundings.
    reasons     jsonb         not null,
    primary key (invoice_id, position)
);
create table billing.invoice_vat (
    invoice_id  bigint        not null references billing.invoice,
    vat_percent numeric(5,2)  not null,
    net_pln     numeric(18,2) not null,
    vat_pln     numeric(18,2) not null,
    primary key (invoice_id, vat_percent)
);
