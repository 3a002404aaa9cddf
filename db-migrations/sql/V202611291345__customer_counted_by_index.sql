-- The office's list counts everybody each time it opens: how many there are of each kind, and who has a contract on a day.
create index customer_by_kind on customer.customer (kind) where merged_into_id is null;
drop index customer.supply_contract_by_customer;
create index supply_contract_by_customer on customer.supply_contract (customer_id, valid_from, valid_to);
