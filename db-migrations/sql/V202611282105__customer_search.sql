-- Finding customers, places and streets while a clerk types: one line of plain words for each, kept by triggers, indexed by trigrams.
-- pg_trgm is a trusted extension: the owner of the database may create it.
create extension if not exists pg_trgm with schema public;

create table customer.customer_search (
    customer_id bigint primary key references customer.customer on delete cascade,
    -- Lower case without Polish letters; every word, the first too, stands after a space.
    words       text   not null
);
create index customer_search_by_words on customer.customer_search using gin (words public.gin_trgm_ops);

create table customer.service_point_search (
    service_point_id bigint primary key references customer.service_point on delete cascade,
    words            text   not null
);
create index service_point_search_by_words on customer.service_point_search using gin (words public.gin_trgm_ops);

create table customer.street_search (
    locality text not null,
    -- Empty for a village without street names.
    street   text not null,
    words    text not null,
    primary key (locality, street)
);
