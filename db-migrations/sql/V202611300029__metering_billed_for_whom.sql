-- Days of a meter are frozen for a contract: only that one may go on with them. Those that are frozen already are of the invoice of those days.
alter table metering.billed_period
    add column supply_contract_id bigint references customer.supply_contract;
update metering.billed_period as p
set supply_contract_id = (
    select i.supply_contract_id
    from billing.invoice as i
    join metering.meter_installation as h on h.service_point_id = i.service_point_id
    where h.meter_id = p.meter_id and i.from_day < p.until_day and p.from_day < i.until_day
    order by i.from_day
    limit 1);
alter table metering.billed_period
    alter column supply_contract_id set not null;
