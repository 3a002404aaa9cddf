-- With which reading a bill ended that was made in the middle of a day, at the moment somebody asked for it: what ran later that day belongs to
-- the bill that begins with the day. It divides the use of a meter as the index of a change of owner does.
create table metering.settled_index (
    meter_id           bigint        not null references metering.meter,
    -- The first day that the bill does not cover: the one of the reading.
    day                date          not null,
    read_at            timestamptz   not null,
    index_m3           numeric(12,3) not null,
    supply_contract_id bigint        not null references customer.supply_contract,
    constraint a_day_is_settled_once primary key (meter_id, day)
);
create index settled_index_by_contract on metering.settled_index (supply_contract_id);
