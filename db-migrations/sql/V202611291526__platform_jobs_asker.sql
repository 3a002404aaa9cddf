alter table platform.job
    -- The account that had it tried again last; null when nobody did. No foreign key, as for the owner.
    add column asker bigint;
