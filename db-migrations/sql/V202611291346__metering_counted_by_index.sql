-- The office's list counts all meters each time it opens: those that hang somewhere, and those whose verification ends soon.
create index meter_installation_now on metering.meter_installation (meter_id) where removed_at is null;
create index meter_by_verification on metering.meter (verified_until);
