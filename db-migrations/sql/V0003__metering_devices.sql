-- Devices: who reads (bridge), through what (concentrator), what is read (meter), and where it hangs (installation).
create schema metering;

create table metering.bridge (
    bridge_id       bigint      generated always as identity primary key,
    code            text        not null,
    -- SHA-256 of the API key. The key is 32 random bytes, so a slow hash would add nothing.
    api_key_sha256  bytea       not null check (length(api_key_sha256) = 32),
    software        text,
    queued          integer     not null default 0 check (queued >= 0),
    -- The bridge's clock minus ours, at its last heartbeat.
    clock_offset_ms bigint,
    last_contact_at timestamptz,
    constraint bridge_code_is_unique unique (code),
    constraint bridge_key_is_unique unique (api_key_sha256)
);

create table metering.concentrator (
    concentrator_id bigint      generated always as identity primary key,
    bridge_id       bigint      not null references metering.bridge,
    code            text        not null,
    name            text        not null,
    protocol        text        not null check (protocol in ('MBUS_TCP', 'MODBUS_TCP')),
    state           text        not null default 'NEW' check (state in ('NEW', 'ONLINE', 'DEGRADED', 'OFFLINE')),
    state_since     timestamptz,
    -- When a device behind it last answered.
    last_contact_at timestamptz,
    meters_asked    integer     not null default 0,
    meters_answered integer     not null default 0,
    error           text,
    constraint concentrator_code_is_unique unique (bridge_id, code)
);

create table metering.meter (
    meter_id        bigint       generated always as identity primary key,
    serial_number   text         not null,
    -- What the device says of itself: M-Bus ident-MAN-version-medium, Modbus the serial number.
    identification  text         not null,
    manufacturer    text         not null,
    diameter_mm     smallint     not null check (diameter_mm > 0),
    -- Permanent flow Q3 of the meter's type; overload flow Q4 is 1.25 of it (directive 2014/32/EU, annex III MI-001).
    q3_m3h          numeric(6,2) not null check (q3_m3h > 0),
    -- Whole cubic metres the register can show before it begins again at 0.
    digits          smallint     not null check (digits between 4 and 9),
    verified_until  date         not null,
    concentrator_id bigint       references metering.concentrator,
    constraint meter_identification_is_unique unique (identification)
);
create index meter_by_serial on metering.meter (serial_number, meter_id);
create index meter_by_concentrator on metering.meter (concentrator_id);

create table metering.meter_installation (
    meter_installation_id bigint        generated always as identity primary key,
    meter_id              bigint        not null references metering.meter,
    service_point_id      bigint        not null references customer.service_point,
    role                  text          not null check (role in ('MAIN', 'SUB')),
    installed_at          timestamptz   not null,
    removed_at            timestamptz   check (removed_at > installed_at),
    initial_m3            numeric(12,3) not null check (initial_m3 >= 0),
    final_m3              numeric(12,3) check (final_m3 >= 0),
    constraint removed_with_final_index check ((removed_at is null) = (final_m3 is null)),
    constraint service_point_has_one_main_meter_at_a_time exclude using gist (
        int8range(service_point_id, service_point_id, '[]') with &&,
        tstzrange(installed_at, removed_at) with &&) where (role = 'MAIN'),
    constraint meter_hangs_in_one_place_at_a_time exclude using gist (
        int8range(meter_id, meter_id, '[]') with &&,
        tstzrange(installed_at, removed_at) with &&)
);
create index meter_installation_by_meter on metering.meter_installation (meter_id, installed_at);
create index meter_installation_by_point on metering.meter_installation (service_point_id, installed_at);
