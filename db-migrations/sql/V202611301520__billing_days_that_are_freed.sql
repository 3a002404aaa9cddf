alter table billing.invoice
    drop constraint a_day_of_a_contract_is_billed_once,
    drop constraint a_day_of_a_place_is_billed_once;

-- Which days stand on which invoice. An invoice is never changed; when it is corrected its days are freed, and taken by the correction, which may bill
-- fewer of them or none.
create table billing.billed_days (
    invoice_id         bigint primary key references billing.invoice,
    supply_contract_id bigint not null references customer.supply_contract,
    service_point_id   bigint not null references customer.service_point,
    from_day           date   not null,
    until_day          date   not null check (until_day > from_day),
    -- The correction that took its place; null while the invoice stands. One invoice is corrected once, and then its correction is.
    correction_id      bigint references billing.invoice constraint a_correction_frees_one_invoice unique,
    constraint a_day_of_a_contract_is_billed_once exclude using gist (
        supply_contract_id with =, daterange(from_day, until_day) with &&) where (correction_id is null),
    constraint a_day_of_a_place_is_billed_once exclude using gist (
        service_point_id with =, daterange(from_day, until_day) with &&) where (correction_id is null)
);
create index billed_days_by_contract on billing.billed_days (supply_contract_id, until_day) where correction_id is null;
create index billed_days_by_place on billing.billed_days (service_point_id, until_day) where correction_id is null;
insert into billing.billed_days (invoice_id, supply_contract_id, service_point_id, from_day, until_day)
select invoice_id, supply_contract_id, service_point_id, from_day, until_day from billing.invoice;

-- A bill of the day that was corrected to zero can be made again on the same day; that no day stands twice is said by the days.
alter table billing.settlement
    drop constraint a_contract_is_settled_once_a_day;
create index settlement_by_contract on billing.settlement (supply_contract_id, until_day);
