-- A search can be stopped: taken back while no bridge has fetched it, else by an order of its own.
alter table metering.bridge_command
    drop constraint bridge_command_kind_check,
    add constraint bridge_command_kind_check check (kind in (
        'READ_NOW', 'SEARCH_BUS', 'STOP_SEARCH', 'RELOAD_CONFIGURATION', 'ROTATE_KEY', 'RESEND_DEAD_LETTERS')),
    -- The search that shall end.
    add column search_id bigint references metering.bridge_command,
    drop constraint bridge_command_state_check,
    add constraint bridge_command_state_check check (state in (
        'QUEUED', 'SENT', 'DONE', 'FAILED', 'EXPIRED', 'WITHDRAWN')),
    drop constraint ended_when_it_has_an_end,
    add constraint ended_when_it_has_an_end check (
        (state in ('DONE', 'FAILED', 'EXPIRED', 'WITHDRAWN')) = (ended_at is not null)),
    drop constraint concentrator_where_one_is_meant,
    add constraint concentrator_where_one_is_meant check (
        (kind in ('READ_NOW', 'SEARCH_BUS', 'STOP_SEARCH')) = (concentrator_id is not null)),
    add constraint search_where_one_is_meant check ((kind = 'STOP_SEARCH') = (search_id is not null));

drop index metering.bridge_command_is_open_once;
-- The same again while it is under way is the one under way.
create unique index bridge_command_is_open_once on metering.bridge_command
    (bridge_id, kind, coalesce(concentrator_id, 0), coalesce(meter, ''), coalesce(version, 0), coalesce(search_id, 0))
    where state in ('QUEUED', 'SENT');
create index bridge_command_by_search on metering.bridge_command (search_id) where search_id is not null;

-- What a search could not tell apart is told since now.
update metering.bridge_command set result = result || '{"unresolved": []}' where result is not null;
