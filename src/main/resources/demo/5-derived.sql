-- What the running portal derives from readings, for all of the history at once. Days that are not over are left to the portal itself.
insert into metering.daily_use (meter_id, day, opening_at, opening_m3, closing_at, closing_m3, use_m3)
select d.meter_id, d.day,
    case when d.day = (i.installed_at at time zone 'Europe/Warsaw')::date then i.installed_at
        else d.day::timestamp at time zone 'Europe/Warsaw' - interval '5 minutes' end,
    d.opening_l / 1000.0, d.closes_at, (d.opening_l + d.use_l) / 1000.0, d.use_l / 1000.0
from demo_day d
join metering.meter_installation i on i.meter_id = d.meter_id
left join demo_silent s on s.meter_id = d.meter_id
where d.closes_at < least(current_setting('demo.now')::timestamptz, coalesce(s.since, 'infinity'))
order by d.meter_id, d.day;

insert into metering.use_due (meters, days)
select array_agg(meter_id), array_agg(day)
from (
    select distinct meter_id, (read_at at time zone 'Europe/Warsaw')::date as day
    from metering.reading where read_at >= (current_setting('demo.today')::date - 2)::timestamp at time zone 'Europe/Warsaw'
) as open_day;

insert into metering.latest_reading (meter_id, read_at, index_m3, received_at)
select m.meter_id, r.read_at, r.index_m3, r.received_at
from metering.meter m cross join lateral (
    select read_at, index_m3, received_at from metering.reading where reading.meter_id = m.meter_id order by read_at desc limit 1
) as r;

insert into metering.reading_verdict (meter_id, read_at, verdict)
select meter_id, read_at, case meter_id % 3 when 0 then 'METER_STATUS_BATTERY' when 1 then 'IMPLAUSIBLE' else 'CLOCK_SKEW' end
from metering.latest_reading where meter_id % 41 = 9;

insert into metering.quarantined_reading (bridge_id, concentrator, identification, expected, read_at, index_text, reason, received_at)
select bridge_id, concentrator, identification, expected, current_setting('demo.now')::timestamptz - age, index_text, reason,
    current_setting('demo.now')::timestamptz - age + interval '20 seconds'
from telemetry.bridge, (values
    ('sw-02', '88120034-APA-0A-07', null, interval '3 hours', '12.408', 'UNKNOWN_METER'),
    ('sw-02', '88120035-APA-0A-07', null, interval '3 hours', '0.021', 'UNKNOWN_METER'),
    ('sw-04', '50210077-DME-3A-07', '50210078-DME-3A-07', interval '1 day', '301.770', 'METER_MISMATCH'),
    ('sw-06', '71003315', null, interval '2 days', '999999999999', 'BAD_INDEX'),
    ('sw-07', '60040012-ITW-30-07', null, interval '5 hours', null, 'NO_VALUE')
) as odd (concentrator, identification, expected, age, index_text, reason)
where code = 'demo';

