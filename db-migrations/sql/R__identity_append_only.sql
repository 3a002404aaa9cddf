-- Tables whose rows are only ever added say so themselves, whoever asks.
create or replace function identity.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;

create or replace trigger audit_entry_stays before update or delete or truncate on identity.audit_entry
    for each statement execute function identity.refuse_change();
create or replace trigger audit_seal_stays before update or delete or truncate on identity.audit_seal
    for each statement execute function identity.refuse_change();
create or replace trigger audit_end_stays before delete or truncate on identity.audit_end
    for each statement execute function identity.refuse_change();
create or replace trigger audit_day_stays before update or delete or truncate on identity.audit_day
    for each statement execute function identity.refuse_change();
