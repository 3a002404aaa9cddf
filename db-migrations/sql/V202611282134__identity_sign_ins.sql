-- Who is signed in where: what every portal on this database needs to know of a session, and no more. Pages live in the portal that
-- serves them. A sign-in is over when it was ended, or when nobody used it for the session's time-out.
create table identity.sign_in (
    sign_in_id      bigint      generated always as identity primary key,
    user_account_id bigint      not null references identity.user_account,
    -- SHA-256 of the random token in the browser's cookie: who reads this table cannot sign in with it.
    token_hash      bytea       not null constraint sign_in_token_is_unique unique,
    began_at        timestamptz not null,
    -- To the minute; a page left alone does not count.
    seen_at         timestamptz not null,
    ended_at        timestamptz
);

create index sign_in_open_of_account on identity.sign_in (user_account_id) where ended_at is null;
create index sign_in_seen on identity.sign_in (seen_at);
