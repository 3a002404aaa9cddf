-- Bridges as the office looks after them: keys and how they come and go, health, orders, and the configuration of each.

-- A bridge may have two keys for a moment: the one it uses, and the one it will use next.
create table metering.bridge_key (
    -- SHA-256 of the key. A key is at least 32 random bytes, so a slow hash would add nothing.
    key_sha256    bytea       primary key check (length(key_sha256) = 32),
    bridge_id     bigint      not null references metering.bridge,
    -- Null for keys from before this was written down.
    added_at      timestamptz,
    -- Null until it is used for the first time; then the bridge's older keys go.
    first_used_at timestamptz
);
create index bridge_key_by_bridge on metering.bridge_key (bridge_id);
insert into metering.bridge_key (key_sha256, bridge_id, first_used_at)
select api_key_sha256, bridge_id, coalesce(last_contact_at, now()) from metering.bridge;
alter table metering.bridge drop column api_key_sha256;

-- A code from the office with which a bridge brings its first key.
create table metering.bridge_enrolment (
    bridge_enrolment_id bigint      generated always as identity primary key,
    bridge_id           bigint      not null references metering.bridge,
    -- SHA-256 of the code, which is as hard to guess as a key.
    code_sha256         bytea       not null check (length(code_sha256) = 32),
    made_by             bigint      references identity.user_account,
    made_at             timestamptz not null,
    expires_at          timestamptz not null check (expires_at > made_at),
    used_at             timestamptz,
    -- What the bridge brought, so that the same request again gets the same answer.
    key_sha256          bytea       check (length(key_sha256) = 32),
    constraint enrolment_code_is_unique unique (code_sha256),
    constraint used_with_a_key check ((used_at is null) = (key_sha256 is null))
);
create index bridge_enrolment_by_bridge on metering.bridge_enrolment (bridge_id);

alter table metering.bridge
    add column started_at            timestamptz,
    -- The version of the portal's configuration in use; null or 0 while the bridge runs by its own file alone.
    add column configuration_version integer     check (configuration_version >= 0),
    add column outbox_state          text        check (outbox_state in ('GOOD', 'FILLING', 'FULL', 'FAILED')),
    add column outbox_bytes          bigint      check (outbox_bytes >= 0),
    add column outbox_limit_bytes    bigint      check (outbox_limit_bytes > 0),
    add column outbox_oldest_read_at timestamptz,
    add column dead_letters          integer     check (dead_letters >= 0),
    add constraint outbox_is_told_whole check (num_nulls(outbox_state, outbox_bytes, outbox_limit_bytes, dead_letters) in (0, 4));

-- What people did to a bridge, and what it did with its keys.
create table metering.bridge_history (
    bridge_history_id bigint      generated always as identity primary key,
    bridge_id         bigint      not null references metering.bridge,
    at                timestamptz not null,
    step              text        not null check (step in (
        'CREATED', 'CODE_MADE', 'ENROLLED', 'KEY_RENEWED', 'KEY_OFFERED', 'KEY_TAKEN', 'KEYS_REVOKED')),
    -- Null when the bridge itself, or the portal, did it.
    made_by           bigint      references identity.user_account
);
create index bridge_history_by_bridge on metering.bridge_history (bridge_id, bridge_history_id);

alter table metering.concentrator
    drop constraint concentrator_protocol_check,
    add constraint concentrator_protocol_check check (protocol in (
        'MBUS_TCP', 'MBUS_SERIAL', 'MBUS_RFC2217', 'MODBUS_TCP', 'RTU_OVER_TCP', 'MODBUS_RTU')),
    add column next_round_at timestamptz,
    -- Meters that are not well, as the bridge last told: [{meter, state, reason, failures, lastAnswerAt}].
    add column unwell        jsonb       not null default '[]' check (jsonb_typeof(unwell) = 'array'),
    -- Since when it is not part of the bridge's configuration any more. The row stays: readings came through it.
    add column removed_at    timestamptz;

drop function metering.take_heartbeat(bigint, text[], text[], bigint[], integer[], integer[], text[], timestamptz);

-- What a bridge says of its concentrators; answers with those that changed. Codes that nobody registered are passed over.
create function metering.take_heartbeat(
    of_bridge bigint, codes text[], states text[], seconds bigint[], asked integer[], answered integer[], errors text[],
    next_rounds bigint[], unwells text[], received timestamptz)
returns table (concentrator_id bigint)
language sql as $$
    with said as (
        select c.concentrator_id, s.state, s.asked, s.answered, s.error, to_timestamp(s.next_round) as next_round_at,
            s.unwell::jsonb as unwell,
            -- The bridge's clock may be ahead, and an older answer may come late.
            greatest(c.last_contact_at, least(to_timestamp(s.second), received)) as contact
        from unnest(codes, states, seconds, asked, answered, errors, next_rounds, unwells)
            as s (code, state, second, asked, answered, error, next_round, unwell)
        join metering.concentrator c on c.bridge_id = of_bridge and c.code = s.code
        order by c.concentrator_id
        for no key update of c
    )
    update metering.concentrator c
    set state = said.state,
        state_since = case when c.state = said.state then c.state_since else received end,
        last_contact_at = said.contact,
        meters_asked = said.asked,
        meters_answered = said.answered,
        error = said.error,
        next_round_at = said.next_round_at,
        unwell = said.unwell
    from said
    where c.concentrator_id = said.concentrator_id
        and (c.state, c.last_contact_at, c.meters_asked, c.meters_answered, c.error, c.next_round_at, c.unwell)
            is distinct from (
                said.state, said.contact, said.asked, said.answered, said.error, said.next_round_at, said.unwell)
    returning c.concentrator_id
$$;

-- What the office, or the portal itself, wants of a bridge. Written first, then fetched by the bridge.
create table metering.bridge_command (
    bridge_command_id bigint      generated always as identity primary key,
    bridge_id         bigint      not null references metering.bridge,
    kind              text        not null check (kind in (
        'READ_NOW', 'SEARCH_BUS', 'RELOAD_CONFIGURATION', 'ROTATE_KEY', 'RESEND_DEAD_LETTERS')),
    concentrator_id   bigint      references metering.concentrator,
    -- Identification of the only meter to read.
    meter             text,
    wanted            text,
    probe_budget      integer     check (probe_budget between 1 and 100000),
    resume_from       text,
    version           integer,
    state             text        not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'DONE', 'FAILED', 'EXPIRED')),
    -- Null when the portal itself ordered it.
    ordered_by        bigint      references identity.user_account,
    ordered_at        timestamptz not null,
    expires_at        timestamptz not null check (expires_at > ordered_at),
    sent_at           timestamptz,
    -- The last word of the bridge, in between or at the end.
    told_at           timestamptz,
    ended_at          timestamptz,
    message           text,
    result            jsonb,
    constraint ended_when_it_has_an_end check ((state in ('DONE', 'FAILED', 'EXPIRED')) = (ended_at is not null)),
    constraint concentrator_where_one_is_meant check ((kind in ('READ_NOW', 'SEARCH_BUS')) = (concentrator_id is not null)),
    constraint version_where_one_is_meant check ((kind = 'RELOAD_CONFIGURATION') = (version is not null))
);
-- The same again while it is under way is the one under way.
create unique index bridge_command_is_open_once on metering.bridge_command
    (bridge_id, kind, coalesce(concentrator_id, 0), coalesce(meter, ''), coalesce(version, 0)) where state in ('QUEUED', 'SENT');
create index bridge_command_due on metering.bridge_command (expires_at) where state in ('QUEUED', 'SENT');
create index bridge_command_by_bridge on metering.bridge_command (bridge_id, bridge_command_id);

-- The configuration of a bridge, whole, one row for each version. A version never changes, only what became of it.
create table metering.bridge_configuration (
    bridge_id     bigint      not null references metering.bridge,
    version       integer     not null check (version > 0),
    -- The keys concentrators and profiles of bridge.yaml.
    document      jsonb       not null check (jsonb_typeof(document) = 'object'),
    -- The version whose document it repeats.
    restored_from integer,
    made_by       bigint      references identity.user_account,
    made_at       timestamptz not null,
    note          text,
    state         text        not null default 'PUBLISHED' check (state in (
        'PUBLISHED', 'ACTIVE', 'REJECTED', 'ROLLED_BACK', 'SUPERSEDED')),
    state_since   timestamptz not null,
    -- What the bridge found wrong: [{key, message}].
    problems      jsonb       not null default '[]' check (jsonb_typeof(problems) = 'array'),
    primary key (bridge_id, version)
);
create unique index bridge_has_one_active_configuration on metering.bridge_configuration (bridge_id) where state = 'ACTIVE';

-- Who registered a meter, and when; null for those that were there before.
alter table metering.meter
    add column registered_by bigint references identity.user_account,
    add column registered_at timestamptz;
