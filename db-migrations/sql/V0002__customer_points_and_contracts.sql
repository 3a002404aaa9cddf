-- Who pays, where water is taken, and the contract that joins the two.
create schema customer;

create table customer.customer (
    customer_id bigint generated always as identity primary key,
    number      text   not null,
    name        text   not null,
    kind        text   not null check (kind in ('PERSON', 'COMPANY')),
    constraint customer_number_is_unique unique (number)
);

-- Which accounts act for a customer; a landlord's account may hold several customers.
create table customer.customer_user (
    user_account_id bigint not null references identity.user_account,
    customer_id     bigint not null references customer.customer,
    primary key (user_account_id, customer_id)
);
create index customer_user_by_customer on customer.customer_user (customer_id);

create table customer.service_point (
    service_point_id bigint       generated always as identity primary key,
    locality         text         not null,
    -- Villages without street names have none.
    street           text,
    house_number     text         not null,
    postal_code      text         not null check (postal_code ~ '^[0-9]{2}-[0-9]{3}$'),
    plot_number      text,
    latitude         numeric(8,6) not null check (latitude between -90 and 90),
    longitude        numeric(9,6) not null check (longitude between -180 and 180)
);
create index service_point_by_address on customer.service_point (locality, street, house_number);

create table customer.supply_contract (
    supply_contract_id bigint    generated always as identity primary key,
    number             text      not null,
    customer_id        bigint    not null references customer.customer,
    service_point_id   bigint    not null references customer.service_point,
    valid_from         date      not null,
    -- The first day on which it no longer holds; null while it holds.
    valid_to           date      check (valid_to > valid_from),
    constraint supply_contract_number_is_unique unique (number),
    -- One contract at one time; int8range makes the id comparable to a range without the btree_gist extension.
    constraint service_point_has_one_contract_at_a_time exclude using gist (
        int8range(service_point_id, service_point_id, '[]') with &&,
        daterange(valid_from, valid_to) with &&)
);
create index supply_contract_by_customer on customer.supply_contract (customer_id);
