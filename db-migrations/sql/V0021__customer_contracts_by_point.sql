-- Who has the contract of a place: asked for each row of the office's list of meters.
create index supply_contract_by_point on customer.supply_contract (service_point_id, valid_from);
