-- Configurations that were published before a bridge spoke for its own meters alone named those meters, and nobody wrote down that they are read
-- through it: all it reads would wait in quarantine. Each registered meter without a concentrator gets the one of the newest configuration that
-- names it and that the bridge did not refuse, also when a later one does not name it any more, as publishing does.
with planned as (
    select b.bridge_id, b.version, b.made_at, c ->> 'id' as concentrator, m ->> 'serial' as serial
    from telemetry.bridge_configuration b
    cross join lateral jsonb_array_elements(
        case when jsonb_typeof(b.document -> 'concentrators') = 'array' then b.document -> 'concentrators' else '[]' end) c
    cross join lateral jsonb_array_elements(
        case when jsonb_typeof(c -> 'meters') = 'array' then c -> 'meters' else '[]' end) m
    where b.state not in ('REJECTED', 'ROLLED_BACK')
),
-- A serial number that two meters have means neither; an identification means its meter, whoever has it as a serial number.
meant as (
    select identification as serial, meter_id from metering.meter
    union all
    select serial_number, min(meter_id) from metering.meter one
    where not exists (select from metering.meter other where other.identification = one.serial_number)
    group by serial_number
    having count(*) = 1
)
insert into telemetry.meter_source (meter_id, concentrator_id)
select distinct on (meant.meter_id) meant.meter_id, concentrator.concentrator_id
from planned
join meant on meant.serial = planned.serial
join telemetry.concentrator on concentrator.bridge_id = planned.bridge_id and concentrator.code = planned.concentrator
order by meant.meter_id, planned.made_at desc, planned.version desc, concentrator.concentrator_id
on conflict (meter_id) do nothing;
