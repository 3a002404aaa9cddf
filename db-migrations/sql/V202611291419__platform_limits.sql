-- What callers used of their limits in the window that is open, for all portals together. Worth nothing after it has ended, so it is not
-- written ahead: a crash of the database empties it, and no request waits for a disk.
create unlogged table platform.limit_use (
    limit_name text        not null,
    -- Whoever is limited, as the limit names them: a block of addresses, a bridge, a hash of a login.
    who        text        not null check (length(who) <= 100),
    used       integer     not null,
    ends_at    timestamptz not null,
    primary key (limit_name, who)
);
