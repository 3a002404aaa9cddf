-- Writes entries of one author and moment to the log, each from a place of the arrays, and puts them into the queue for the chain. Looks that
-- are there already are passed over. A function, not a statement of the portal: that would be parsed anew for each number of entries.
create or replace function identity.append_entries(
    kind text, moment timestamptz, author bigint, job text, roles text, address text, session text, request text, looked_from timestamptz,
    deeds text[], subject_kinds text[], subject_keys text[], changes text[], notes text[]) returns void
language plpgsql as $$
begin
    with added as (
        insert into identity.audit_entry (
            at, kind, made_by, job, roles, deed, subject_kind, subject_id, changes, note, address, session, request, looked_from)
        select moment, append_entries.kind, author, append_entries.job, append_entries.roles, n.deed, n.subject_kind, n.subject_key, n.changed, n.reason,
            append_entries.address, append_entries.session, append_entries.request, append_entries.looked_from
        from unnest(deeds, subject_kinds, subject_keys, append_entries.changes, notes) as n (deed, subject_kind, subject_key, changed, reason)
        on conflict do nothing
        returning audit_entry_id)
    insert into identity.audit_unsealed (audit_entry_id) select added.audit_entry_id from added;
end $$;

-- As above for one entry that is not joined with others like it, which most are: half of what the other takes is for arrays and for finding its like.
create or replace function identity.append_entry(
    kind text, moment timestamptz, author bigint, job text, roles text, address text, session text, request text,
    deed text, subject_kind text, subject_key text, changed text, reason text) returns void
language plpgsql as $$
declare
    added bigint;
begin
    insert into identity.audit_entry (at, kind, made_by, job, roles, deed, subject_kind, subject_id, changes, note, address, session, request)
    values (moment, append_entry.kind, author, append_entry.job, append_entry.roles, append_entry.deed, append_entry.subject_kind, subject_key, changed,
        reason, append_entry.address, append_entry.session, append_entry.request)
    returning audit_entry_id into added;
    insert into identity.audit_unsealed (audit_entry_id) values (added);
end $$;
