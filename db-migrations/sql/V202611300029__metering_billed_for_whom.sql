-- Days of a meter are frozen for a contract: only that one may go on with them. Nobody has frozen any before bill runs were there.
alter table metering.billed_period
    add column supply_contract_id bigint not null references customer.supply_contract;
