-- Whoever is switched off, gets another password or other roles is signed in no longer, on any portal and by whatever means that was done. A
-- portal learns it with the next use of a page, within a minute. A lock ends nothing: strangers can bring it about by guessing.
create function identity.end_sign_ins() returns trigger language plpgsql as $$
begin
    update identity.sign_in set ended_at = clock_timestamp()
    where user_account_id = case tg_op when 'INSERT' then new.user_account_id else old.user_account_id end and ended_at is null;
    return null;
end $$;

create trigger changed_account_is_signed_out after update of enabled, password_hash on identity.user_account
    for each row when (old.enabled and not new.enabled or old.password_hash <> new.password_hash)
    execute function identity.end_sign_ins();
create trigger changed_roles_are_signed_out after insert or delete or update on identity.user_role
    for each row execute function identity.end_sign_ins();
