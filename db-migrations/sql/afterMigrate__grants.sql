-- After each migration: what the portal at work may do, where its role is another one than that of the migrations. Roles and their passwords are
-- the operator's (deploy/postgres-roles.sh); without the role nothing happens here, and the portal runs as the owner.
do $$
declare
    room text;
begin
    if not exists (select from pg_roles where rolname = 'nurt_runtime') then
        return;
    end if;
    for room in
        select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
    loop
        execute format('grant usage on schema %I to nurt_runtime', room);
        execute format('grant select, insert, update, delete on all tables in schema %I to nurt_runtime', room);
        execute format('grant usage, select on all sequences in schema %I to nurt_runtime', room);
        execute format('grant execute on all functions in schema %I to nurt_runtime', room);
    end loop;
    -- What is sealed is not even asked to be changed; the triggers are the second door.
    revoke update, delete on identity.audit_entry, identity.audit_seal, identity.audit_day from nurt_runtime;
    revoke update, delete on billing.invoice, billing.invoice_line, billing.invoice_vat, billing.invoice_document, billing.ksef_event from nurt_runtime;
    revoke update, delete on billing.settlement from nurt_runtime;
    revoke delete on billing.number_series, billing.billed_days from nurt_runtime;
end $$;
