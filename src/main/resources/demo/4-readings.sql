-- Readings of the days from demo.from (included) to demo.to (not included): hourly since demo.hourly_from, before that one each evening.
-- Taken at five to the full hour, counted back from midnight, so that the day's last one always closes the day, on clock-change days too.
insert into metering.reading (meter_id, read_at, index_m3, source, received_at, bridge_id, concentrator_id)
select d.meter_id, d.closes_at - h.before_close, (d.opening_l + d.use_l * h.passed / 1000000) / 1000.0, 'BRIDGE', d.closes_at - h.before_close + interval '20 seconds', behind.bridge_id, source.concentrator_id
from demo_day d
join demo_hour h on h.profile = d.profile and h.variant = d.variant
join metering.meter m on m.meter_id = d.meter_id
left join telemetry.meter_source source on source.meter_id = m.meter_id
left join telemetry.concentrator behind on behind.concentrator_id = source.concentrator_id
left join demo_silent s on s.meter_id = d.meter_id
where d.day >= current_setting('demo.from')::date and d.day < current_setting('demo.to')::date
    and (d.day >= current_setting('demo.hourly_from')::date or h.h = 23)
    and (h.h > 0 or d.closes_at - h.before_close >= d.day::timestamp at time zone 'Europe/Warsaw')
    and d.closes_at - h.before_close < least(current_setting('demo.now')::timestamptz, coalesce(s.since, 'infinity'))
order by 1, 2;
