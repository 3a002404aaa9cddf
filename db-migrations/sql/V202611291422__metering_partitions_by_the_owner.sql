-- The portal runs as a role that owns nothing and cannot make tables. The partitions of the months ahead are made by this one function, as the
-- role that owns the tables.
alter function metering.create_reading_partitions(date, date) security definer;
alter function metering.create_reading_partitions(date, date) set search_path = pg_catalog, metering, pg_temp;
revoke all on function metering.create_reading_partitions(date, date) from public;
