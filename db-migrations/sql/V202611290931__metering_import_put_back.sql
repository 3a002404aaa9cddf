-- Meters of the register before and after an import changed them.
create table metering.import_change (
    import_run_id bigint not null references customer.import_run,
    meter_id      bigint not null references metering.meter on delete cascade,
    before        jsonb  not null,
    after         jsonb,
    primary key (import_run_id, meter_id)
);
create index import_change_by_meter on metering.import_change (meter_id);
