-- The demo's bridge has a key that lies in a folder; without the demo it opens nothing, as the demo's passwords do not.
alter table telemetry.bridge_key add column of_demo boolean not null default false;
update telemetry.bridge_key set of_demo = true
where bridge_id = (select bridge_id from telemetry.bridge where code = 'demo')
    and exists (select from identity.user_account where password_hash like '{demo}%');
