-- Secrets of a message are wiped as soon as no delivery of it can leave any more, whoever ended the last one.
create or replace function notice.wipe_secrets() returns trigger language plpgsql as $$
begin
    update notice.message set data = data - secrets
    where message_id = new.message_id and secrets <> '{}'
        and not exists (select from notice.delivery as d where d.message_id = new.message_id and d.state in ('QUEUED', 'SENDING'));
    return null;
end $$;

create or replace trigger delivery_wipes_secrets after update of state on notice.delivery
    for each row when (new.state not in ('QUEUED', 'SENDING')) execute function notice.wipe_secrets();
