-- The register taken over from an old system: the file as it came, its rows with what is thought of them, and what was made of them.
create table customer.import_run (
    import_run_id bigint      generated always as identity primary key,
    file_name     text        not null check (length(file_name) between 1 and 255),
    state         text        not null check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE')),
    -- The heads of the columns, in their order.
    heads         text[]      not null,
    -- For each column the field it fills, or an empty text; as long as heads.
    mapping       text[]      not null,
    created_at    timestamptz not null,
    created_by    bigint      references identity.user_account,
    applied_at    timestamptz,
    constraint import_run_maps_each_head check (cardinality(heads) = cardinality(mapping))
);
create table customer.import_file (
    import_run_id bigint primary key references customer.import_run,
    content       bytea  not null
);
-- What a clerk chose for columns of such a head last time.
create table customer.import_column (
    head  text primary key,
    field text not null
);
create table customer.import_row (
    import_run_id      bigint  not null references customer.import_run,
    row_no             integer not null,
    -- What the row says, in the form things are kept in; a field that is missing says nothing.
    doc                jsonb   not null,
    -- Why the row cannot be taken in at all, and why somebody should look before it is.
    refusals           text[]  not null,
    doubts             text[]  not null,
    verdict            text    check (verdict in ('NEW', 'CHANGED', 'SAME', 'DOUBTFUL', 'REFUSED')),
    -- The fields that differ from what is kept.
    differs            text[]  not null default '{}',
    accepted           boolean not null default false,
    applied            boolean not null default false,
    made_customer      boolean not null default false,
    made_place         boolean not null default false,
    made_contract      boolean not null default false,
    customer_id        bigint,
    service_point_id   bigint,
    supply_contract_id bigint,
    -- The customer before it was changed, and the version the change made.
    before             jsonb,
    after_version      integer,
    primary key (import_run_id, row_no)
);
create index import_row_by_verdict on customer.import_row (import_run_id, verdict, row_no);

-- What customers owed (or had paid ahead: negative) in the old system on the day of the change; room payment takes them over.
create table customer.opening_balance (
    customer_id   bigint        primary key references customer.customer,
    import_run_id bigint        not null references customer.import_run,
    as_of         date          not null,
    balance_pln   numeric(12,2) not null
);
create index opening_balance_by_run on customer.opening_balance (import_run_id);
