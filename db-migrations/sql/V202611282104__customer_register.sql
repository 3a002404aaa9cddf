-- The register of customers in full: who they are, how they are reached, who acts for them, what is agreed with them.
-- Nothing here is deleted: what ends gets an end, what was merged points to the survivor.

alter table customer.customer
    drop constraint customer_kind_check,
    add constraint customer_kind_is_known check (kind in ('PERSON', 'COMPANY', 'HOUSING_COMMUNITY', 'MUNICIPAL_UNIT')),
    -- A person's name in parts; "name" is what stands on letters.
    add column given_names    text,
    add column family_name    text,
    -- Lists put a person under the family name.
    add column sort_name      text generated always as (coalesce(family_name || ' ' || given_names, name)) stored,
    add column pesel          text constraint customer_pesel_has_11_digits check (pesel ~ '^[0-9]{11}$'),
    add column nip            text constraint customer_nip_has_10_digits check (nip ~ '^[0-9]{10}$'),
    add column regon          text constraint customer_regon_has_9_or_14_digits check (regon ~ '^([0-9]{9}|[0-9]{14})$'),
    add column language       text not null default 'pl' check (language in ('pl', 'en')),
    -- How letters go out; messages have choices of their own in room notice.
    add column correspondence text not null default 'PAPER' check (correspondence in ('PAPER', 'EMAIL', 'PORTAL')),
    -- Who is named as buyer on the invoice when this customer is only its recipient: the municipality for its school (KSeF, JST).
    add column buyer_id       bigint references customer.customer,
    add column customer_since date,
    add column version        integer not null default 1,
    add column created_at     timestamptz not null default now(),
    -- A duplicate; everything of it lives on with the survivor.
    add column merged_into_id bigint references customer.customer,
    add constraint only_persons_have_parts_of_a_name check (kind = 'PERSON' or (given_names is null and family_name is null)),
    add constraint only_persons_have_a_pesel check (kind = 'PERSON' or pesel is null),
    add constraint persons_buy_for_themselves check (kind <> 'PERSON' or buyer_id is null),
    add constraint nobody_buys_through_themselves check (buyer_id <> customer_id),
    add constraint nobody_merges_into_themselves check (merged_into_id <> customer_id);

create index customer_by_pesel on customer.customer (pesel) where pesel is not null;
create index customer_by_nip on customer.customer (nip) where nip is not null;
create index customer_by_buyer on customer.customer (buyer_id) where buyer_id is not null;
create index customer_by_survivor on customer.customer (merged_into_id) where merged_into_id is not null;
-- The office's list pages by this.
create index customer_in_polish_order on customer.customer (sort_name collate platform.polish, customer_id);

create table customer.customer_address (
    customer_address_id bigint      generated always as identity primary key,
    customer_id         bigint      not null references customer.customer,
    -- Where the customer lives or has a seat, and where letters go when that is another place.
    purpose             text        not null check (purpose in ('RESIDENCE', 'POSTAL')),
    addressee           text,
    street              text,
    house_number        text        not null,
    flat_number         text,
    postal_code         text        not null check (length(postal_code) between 3 and 12),
    locality            text        not null,
    country             text        not null default 'PL' check (country ~ '^[A-Z]{2}$'),
    since               timestamptz not null,
    until               timestamptz check (until >= since),
    constraint one_residence_at_a_time exclude using gist (
        int8range(customer_id, customer_id, '[]') with &&, tstzrange(since, until) with &&) where (purpose = 'RESIDENCE'),
    constraint one_postal_address_at_a_time exclude using gist (
        int8range(customer_id, customer_id, '[]') with &&, tstzrange(since, until) with &&) where (purpose = 'POSTAL')
);
create index customer_address_by_customer on customer.customer_address (customer_id);

create table customer.customer_contact (
    customer_contact_id bigint      generated always as identity primary key,
    customer_id         bigint      not null references customer.customer,
    kind                text        not null check (kind in ('PHONE', 'EMAIL')),
    -- A phone as digits with an optional +; a mail address in lower case.
    value               text        not null check (length(value) between 3 and 254 and value !~ '[[:cntrl:]]'),
    label               text,
    since               timestamptz not null,
    until               timestamptz check (until >= since)
);
create index customer_contact_by_customer on customer.customer_contact (customer_id);

-- People who act for a customer: they sign, call and report; an account in the portal is customer_user.
create table customer.representative (
    representative_id bigint  generated always as identity primary key,
    customer_id       bigint  not null references customer.customer,
    name              text    not null,
    capacity          text    not null check (capacity in ('CO_OWNER', 'ATTORNEY', 'ADMINISTRATOR', 'BOARD_MEMBER', 'ACCOUNTANT', 'CARETAKER')),
    phone             text,
    email             text,
    valid_from        date    not null,
    -- The first day on which the person no longer acts.
    valid_to          date    check (valid_to >= valid_from)
);
create index representative_by_customer on customer.representative (customer_id);

alter table customer.service_point
    -- The old system's or the clerk's number of the place; not every utility gives one.
    add column number         text constraint service_point_number_is_unique unique,
    add column water          boolean not null default true,
    add column sewage         boolean not null default true,
    add column rain           boolean not null default false,
    -- Who must be rung before the water is shut.
    add column sensitive_use  text constraint service_point_sensitive_use_is_known
        check (sensitive_use in ('HOSPITAL', 'DIALYSIS', 'CARE_HOME', 'SCHOOL', 'FOOD_PLANT')),
    add column sensitive_note text,
    add column version        integer not null default 1,
    -- Unknown until somebody was there.
    alter column latitude drop not null,
    alter column longitude drop not null,
    add constraint service_point_lies_somewhere_or_nowhere check ((latitude is null) = (longitude is null)),
    add constraint service_point_has_a_medium check (water or sewage or rain);

-- Groups of the tariff that contracts may name; prices come with room billing.
create table customer.tariff_group (
    code      text    primary key check (code ~ '^[A-Z0-9_-]{1,12}$'),
    name_pl   text    not null,
    name_en   text    not null,
    household boolean not null,
    position  integer not null
);
insert into customer.tariff_group (code, name_pl, name_en, household, position) values
    ('GD', 'Gospodarstwa domowe', 'Households', true, 10),
    ('UP', 'Usługi i instytucje', 'Services and institutions', false, 20),
    ('PR', 'Przemysł', 'Industry', false, 30);

alter table customer.supply_contract
    add column signed_on date,
    add column version   integer not null default 1;

-- What holds in a contract from a day on; the newest row that has begun is the present one.
create table customer.contract_terms (
    supply_contract_id bigint   not null references customer.supply_contract,
    valid_from         date     not null,
    tariff_group       text     not null references customer.tariff_group,
    billing_months     smallint not null check (billing_months in (1, 2, 3, 6, 12)),
    invoice_form       text     not null check (invoice_form in ('PAPER', 'ELECTRONIC')),
    water              boolean  not null,
    sewage             boolean  not null,
    rain               boolean  not null,
    primary key (supply_contract_id, valid_from),
    constraint contract_terms_supply_something check (water or sewage or rain)
);
-- Contracts of before this table: households every two months on paper, others every month; corrected by the import.
insert into customer.contract_terms
select supply_contract_id, valid_from, case kind when 'PERSON' then 'GD' else 'UP' end, case kind when 'PERSON' then 2 else 1 end, 'PAPER', true, true, false
from customer.supply_contract join customer.customer using (customer_id);

-- A place changes hands: one contract ends, another begins, the indexes of that day divide the use between the two.
create table customer.handover (
    handover_id       bigint      generated always as identity primary key,
    service_point_id  bigint      not null references customer.service_point,
    ended_contract_id bigint      not null references customer.supply_contract constraint contract_is_handed_over_once unique,
    begun_contract_id bigint      not null references customer.supply_contract constraint contract_is_taken_over_once unique,
    day               date        not null,
    note              text,
    made_at           timestamptz not null,
    made_by           bigint      references identity.user_account
);
create table customer.handover_index (
    handover_id  bigint        not null references customer.handover,
    meter_number text          not null,
    index_m3     numeric(12,3) not null check (index_m3 >= 0),
    primary key (handover_id, meter_number)
);

-- Talks and notes, for the office only.
create table customer.customer_note (
    customer_note_id bigint      generated always as identity primary key,
    customer_id      bigint      not null references customer.customer,
    kind             text        not null check (kind in ('NOTE', 'CALL')),
    text             text        not null check (length(text) between 1 and 4000),
    minutes          integer     check (minutes between 0 and 600),
    pinned           boolean     not null default false,
    written_at       timestamptz not null,
    written_by       bigint      references identity.user_account,
    withdrawn_at     timestamptz,
    withdrawn_by     bigint      references identity.user_account
);
create index customer_note_by_customer on customer.customer_note (customer_id, written_at);

-- What a customer agreed to or took back; rows are only ever added. Room notice keeps the consents of its channels itself.
create table customer.customer_consent (
    customer_consent_id bigint      generated always as identity primary key,
    customer_id         bigint      not null references customer.customer,
    supply_contract_id  bigint      references customer.supply_contract,
    subject             text        not null check (subject in ('E_INVOICE', 'E_CORRESPONDENCE', 'PHONE_CONTACT')),
    given               boolean     not null,
    text_version        text        not null,
    evidence            text        not null check (evidence in ('TRUSTED_PROFILE', 'PORTAL', 'PAPER', 'TELEPHONE')),
    at                  timestamptz not null,
    recorded_by         bigint      references identity.user_account
);
create index customer_consent_by_customer on customer.customer_consent (customer_id, at);

-- Which customer turned out to be which other one, and what was moved, so that it can be moved back.
create table customer.customer_merge (
    customer_merge_id bigint      generated always as identity primary key,
    merged_id         bigint      not null references customer.customer,
    survivor_id       bigint      not null references customer.customer,
    made_at           timestamptz not null,
    made_by           bigint      references identity.user_account,
    undone_at         timestamptz,
    undone_by         bigint      references identity.user_account
);
create unique index customer_is_merged_once on customer.customer_merge (merged_id) where undone_at is null;
create index customer_merge_by_survivor on customer.customer_merge (survivor_id);
create table customer.customer_merge_move (
    customer_merge_id bigint not null references customer.customer_merge,
    what              text   not null check (what in ('CONTRACT', 'CONTACT', 'REPRESENTATIVE', 'ACCOUNT')),
    row_id            bigint not null,
    primary key (customer_merge_id, what, row_id)
);
