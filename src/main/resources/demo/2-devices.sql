-- Concentrators for 25 neighbours each, a main meter at every point, garden sub-meters, and some meters that were exchanged.
-- Settings: demo.first_day, demo.today.

insert into telemetry.concentrator (bridge_id, code, name, protocol)
select (select bridge_id from telemetry.bridge where code = 'demo'), 'sw-' || lpad(n::text, 2, '0'), name,
    case when n % 6 = 0 then 'MODBUS_TCP' else 'MBUS_TCP' end
from (
    select (k - 1) / 25 + 1 as n, min(locality) || ' ' || lpad(((k - 1) / 25 + 1)::text, 2, '0') as name from demo_point group by (k - 1) / 25
) as block
order by n;

-- One row for each device and the time it hung there; seq 0 was taken down when seq 1 came.
create temp table demo_device on commit drop as
with setting as (
    select current_setting('demo.first_day')::date as first_day, current_setting('demo.today')::date as today
), exchange as (
    -- Each 37th meter was exchanged in the course of the history.
    select demo_point.*, first_day, case when k % 37 = 5 then today - 100 - noise % 200 end as exchanged_on from demo_point, setting
), device as (
    select *, 'MAIN' as role, 1 as seq, coalesce(exchanged_on, first_day) as from_day, null::date as to_day from exchange
    union all
    select *, 'MAIN', 0, first_day, exchanged_on from exchange where exchanged_on is not null
    union all
    select *, 'SUB', 1, first_day, null from exchange where k = 2 or k % 23 = 7
)
select k, service_point_id, role, seq, from_day, to_day, noise,
    -- Multiplying by a unit modulo a prime gives every device its own eight digits.
    case when k = 1 and role = 'MAIN' then '31415926'
        else (20000003 + ((k * 4 + seq * 2 + case role when 'SUB' then 1 else 0 end)::bigint * 15485863) % 79999987)::text end as serial,
    (k - 1) / 25 + 1 as concentrator,
    case when seq = 0 then 412000 when exchanged_on is not null and role = 'MAIN' then 0 else 60000 + noise * 200 end as initial_l,
    -- Litres a day: a farm, a few large takers, households.
    case when role = 'SUB' then 180 when k = 2 then 3800 when k % 29 = 0 then 1500 + noise * 2 else 150 + noise * 2 / 5 end as base_l,
    case when role = 'SUB' then 'garden' when k = 2 or k % 29 = 0 then 'farm' when k = 3 then 'leak' when k = 4 then 'holiday' else 'household' end as profile
from device;

insert into metering.meter (serial_number, identification, manufacturer, diameter_mm, q3_m3h, digits, verified_until)
select serial,
    case when c.protocol = 'MODBUS_TCP' then serial
        else serial || (array['-APA-0A-07', '-KAM-1B-16', '-DME-3A-07', '-ITW-30-07', '-AXI-29-07'])[1 + k % 5] end,
    (array['Apator', 'Kamstrup', 'Diehl', 'Itron', 'Axioma'])[1 + k % 5],
    case when base_l > 1000 then 25 else 15 end, case when base_l > 1000 then 6.3 else 2.5 end, 6,
    -- Verification holds five years; a few are due soon, a few are over.
    case when to_day is not null then to_day + 30 else current_setting('demo.today')::date + 20 + (noise * 1700 / 1024) - case when k % 53 = 8 then 40 else 0 end end
from demo_device
join telemetry.concentrator c on c.code = 'sw-' || lpad(concentrator::text, 2, '0')
order by k, role, seq;

alter table demo_device add column meter_id bigint;
update demo_device set meter_id = m.meter_id from metering.meter m where m.serial_number = serial;

insert into telemetry.meter_source (meter_id, concentrator_id)
select d.meter_id, c.concentrator_id
from demo_device d
join telemetry.concentrator c on c.code = 'sw-' || lpad(d.concentrator::text, 2, '0')
where d.to_day is null;

-- History begins with the index of the first midnight. The final index of a meter taken down is set when its use is known.
insert into metering.meter_installation (meter_id, service_point_id, role, installed_at, removed_at, initial_m3, final_m3)
select meter_id, service_point_id, role,
    (from_day + time '00:00') at time zone 'Europe/Warsaw',
    (to_day + time '00:00') at time zone 'Europe/Warsaw',
    initial_l / 1000.0,
    case when to_day is not null then initial_l / 1000.0 end
from demo_device order by k, role, seq;
