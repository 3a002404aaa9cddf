-- Use of every device on every day, in litres, repeatable from the numbers of point and day.
-- Settings: demo.first_day, demo.today.

create temp table demo_day on commit drop as
with day as (
    select day::date, extract(doy from day)::integer as doy, extract(isodow from day)::integer as dow, day::date - date '2000-01-01' as n
    from generate_series(current_setting('demo.first_day')::date::timestamp, current_setting('demo.today')::date::timestamp, interval '1 day') as day
), use as (
    select d.meter_id, d.k, d.profile, day.day, d.initial_l,
        case
            when profile = 'garden' then case when doy between 115 and 265 and hashint8(k * 100003::bigint + n) & 3 > 0 then base_l + (hashint8(k * 7919::bigint + n) & 255) else 0 end
            -- Away for nine days now; and some households for a week now and then.
            when profile = 'holiday' and day.day > current_setting('demo.today')::date - 9 then 0
            when profile = 'household' and hashint8(k * 5000011::bigint + n / 7) & 31 = 0 then 2
            else base_l * (100 + 14 * sin((doy - 110) * 0.01721)::numeric)::integer / 100
                * case when dow >= 6 then 128 else 96 end / 100
                * (70 + (hashint8(k * 1000003::bigint + n) & 63)) / 100
        end
        -- A tap or a cistern that runs: 11 litres an hour since twelve days ago.
        + case when profile = 'leak' and day.day > current_setting('demo.today')::date - 12 then 264 else 0 end as use_l
    from demo_device d join day on day.day >= d.from_day and (d.to_day is null or day.day < d.to_day)
)
select meter_id, profile, day, use_l,
    -- Five minutes to midnight of a local day, as an instant.
    (day + 1)::timestamp at time zone 'Europe/Warsaw' - interval '5 minutes' as closes_at,
    (hashint8(k * 31 + day.n) & 7)::integer as variant,
    initial_l + coalesce(sum(use_l) over (partition by meter_id order by day rows between unbounded preceding and 1 preceding), 0)::bigint as opening_l
from use join day using (day);
create index on demo_day (day, meter_id);
analyze demo_day;

-- How much of a day's use has passed by the end of each hour, in millionths; eight variants of each profile.
create temp table demo_hour on commit drop as
with shape (profile, weights) as (
    values
        ('household', array[5, 2, 1, 1, 3, 20, 60, 80, 60, 40, 30, 30, 40, 30, 30, 40, 50, 70, 90, 90, 80, 60, 40, 20]),
        ('holiday', array[5, 2, 1, 1, 3, 20, 60, 80, 60, 40, 30, 30, 40, 30, 30, 40, 50, 70, 90, 90, 80, 60, 40, 20]),
        ('leak', array[45, 44, 44, 44, 45, 52, 72, 82, 72, 62, 55, 55, 62, 55, 55, 62, 70, 80, 90, 90, 82, 72, 60, 50]),
        ('garden', array[0, 0, 0, 0, 0, 0, 20, 40, 10, 0, 0, 0, 0, 0, 0, 0, 5, 40, 120, 160, 90, 10, 0, 0]),
        ('farm', array[20, 18, 18, 20, 40, 80, 90, 70, 50, 45, 45, 50, 50, 45, 45, 50, 70, 90, 80, 50, 35, 28, 24, 20])
), noisy as (
    select profile, variant, h, weights[h + 1] * (60 + (hashint4(variant * 1009 + h * 31 + length(profile)) & 127)) as weight
    from shape, generate_series(0, 7) as variant, generate_series(0, 23) as h
)
select profile, variant, h, make_interval(hours => 23 - h) as before_close,
    (sum(weight) over (partition by profile, variant order by h) * 1000000 / sum(weight) over (partition by profile, variant))::bigint as passed
from noisy;
create unique index on demo_hour (profile, variant, h);
analyze demo_hour;

-- A meter that was taken down went with the index of its last evening.
update metering.meter_installation i set final_m3 = (d.opening_l + d.use_l) / 1000.0
from demo_day d where d.meter_id = i.meter_id and i.removed_at is not null
    and d.day = (i.removed_at at time zone 'Europe/Warsaw')::date - 1;

-- Silent for a day and more: their last days have no readings.
create temp table demo_silent on commit drop as
select meter_id, current_setting('demo.now')::timestamptz - interval '26 hours' as since from demo_device where k % 67 = 11 and to_day is null;
