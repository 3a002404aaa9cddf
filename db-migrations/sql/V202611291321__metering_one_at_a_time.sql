-- Told apart by numbers as numbers: see V202611291320.
alter table metering.meter_installation
    drop constraint service_point_has_one_main_meter_at_a_time,
    drop constraint meter_hangs_in_one_place_at_a_time,
    add constraint service_point_has_one_main_meter_at_a_time exclude using gist (
        service_point_id with =, tstzrange(installed_at, removed_at) with &&) where (role = 'MAIN'),
    add constraint meter_hangs_in_one_place_at_a_time exclude using gist (
        meter_id with =, tstzrange(installed_at, removed_at) with &&);
