-- Which meters gave odd readings this week: without it every verdict ever found is read for each page of meters.
create index reading_verdict_by_time on metering.reading_verdict (read_at, meter_id);
