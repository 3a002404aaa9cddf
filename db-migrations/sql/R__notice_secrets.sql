-- Secrets of a message are wiped as soon as no delivery of it can leave any more, whoever ended the last one. Once for all rows of a statement:
-- workers end hundreds of deliveries at a time.
create or replace function notice.wipe_secrets() returns trigger language plpgsql as $$
begin
    -- Of two that end the last deliveries at the same moment neither sees what the other did: so the second waits here for the first, and the
    -- statement below, which looks anew, finds nothing left to leave.
    perform from notice.message
    where secrets <> '{}'
        and message_id in (select changed.message_id from changed where changed.state not in ('QUEUED', 'SENDING'))
    order by message_id
    for no key update;
    update notice.message set data = data - secrets
    where secrets <> '{}'
        and message_id in (select changed.message_id from changed where changed.state not in ('QUEUED', 'SENDING'))
        and not exists (
            select from notice.delivery as d where d.message_id = message.message_id and d.state in ('QUEUED', 'SENDING'));
    return null;
end $$;

drop trigger if exists delivery_wipes_secrets on notice.delivery;
create trigger delivery_wipes_secrets after update on notice.delivery
    referencing new table as changed
    for each statement execute function notice.wipe_secrets();
