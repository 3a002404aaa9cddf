-- What bridges, and readings that came through them, say of concentrators: a whole report in one statement.

-- A device behind each concentrator answered at that second; answers with those for which that is news.
create or replace function telemetry.note_contact(concentrators bigint[], seconds bigint[])
returns table (concentrator_id bigint)
language sql as $$
    with moved as (
        select c.concentrator_id, to_timestamp(o.second) as contact
        from unnest(concentrators, seconds) as o (concentrator_id, second)
        join telemetry.concentrator c on c.concentrator_id = o.concentrator_id
        where c.last_contact_at is null or c.last_contact_at < to_timestamp(o.second)
        order by c.concentrator_id
        for no key update of c
    )
    update telemetry.concentrator c
    set last_contact_at = moved.contact
    from moved
    where c.concentrator_id = moved.concentrator_id
    returning c.concentrator_id
$$;

-- What a bridge says of its concentrators; answers with those that changed. Codes that nobody registered are
-- passed over, and those that were taken out: a heartbeat on its way, or a bridge that has not heard yet, must not bring them back.
create or replace function telemetry.take_heartbeat(
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
        join telemetry.concentrator c on c.bridge_id = of_bridge and c.code = s.code and c.removed_at is null
        order by c.concentrator_id
        for no key update of c
    )
    update telemetry.concentrator c
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
