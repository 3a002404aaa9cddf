-- Bridges, concentrators, their configuration and the orders given to them are a room of their own above metering, and so is their
-- schema. Rows, keys and indexes stay as they are; what metering keeps of a bridge or a concentrator is its number, without a foreign
-- key that would point up.
create schema telemetry;

drop function metering.note_contact(bigint[], bigint[]);
drop function metering.take_heartbeat(
    bigint, text[], text[], bigint[], integer[], integer[], text[], bigint[], text[], timestamptz);

alter table metering.quarantined_reading drop constraint quarantined_reading_bridge_id_fkey;

alter table metering.bridge set schema telemetry;
alter table metering.bridge_key set schema telemetry;
alter table metering.bridge_enrolment set schema telemetry;
alter table metering.bridge_history set schema telemetry;
alter table metering.bridge_command set schema telemetry;
alter table metering.bridge_configuration set schema telemetry;
alter table metering.concentrator set schema telemetry;

-- Through which concentrator a meter is read; no row for one that nobody reads remotely.
create table telemetry.meter_source (
    meter_id        bigint primary key references metering.meter,
    concentrator_id bigint not null references telemetry.concentrator
);
insert into telemetry.meter_source (meter_id, concentrator_id)
select meter_id, concentrator_id from metering.meter where concentrator_id is not null;
create index meter_source_by_concentrator on telemetry.meter_source (concentrator_id);
alter table metering.meter drop column concentrator_id;
