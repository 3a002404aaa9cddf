-- Finding meters while somebody types: one line of plain words for each, indexed by trigrams. See R__metering_search.sql.
create table metering.meter_search (
    meter_id bigint primary key references metering.meter on delete cascade,
    -- Lower case without Polish letters; every word, the first too, stands after a space.
    words    text   not null
);
create index meter_search_by_words on metering.meter_search using gin (words public.gin_trgm_ops);
