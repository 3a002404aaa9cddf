-- Whoever is refused the same again and again within a quarter of an hour leaves one entry, as one who looks at the same does; so do strangers who try
-- logins that nobody has, or an account while it is locked. How often it was stands with the security events.
alter table identity.audit_entry
    drop constraint audit_entry_joins_only_looks,
    add constraint audit_entry_joins_looks_and_refusals check (looked_from is null or kind in ('LOOK', 'REFUSAL', 'SIGN_IN'));
create unique index audit_entry_one_of_strangers_a_window
    on identity.audit_entry (job, subject_kind, subject_id, deed, looked_from) where looked_from is not null and made_by is null;
