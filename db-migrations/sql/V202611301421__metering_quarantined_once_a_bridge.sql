-- A batch that comes again puts nothing here twice, and no bridge stands in the way of what another one brings.
create unique index quarantined_once_of_bridge on metering.quarantined_reading (bridge_id, identification, read_at, reason, coalesce(index_text, ''));
drop index metering.quarantined_once;
