-- Accounts for residents from the office: the codes that were handed out, and which account acted for which customer from when to when.

alter table customer.customer_user
    -- Unknown for links of before this table kept it: they hold since the day of the change.
    add column since          timestamptz not null default now();

-- Links that ended: customer_user holds those of today only, and everybody who asks what an account may see asks there.
create table customer.customer_user_past (
    customer_user_past_id bigint      generated always as identity primary key,
    user_account_id       bigint      not null references identity.user_account,
    customer_id           bigint      not null references customer.customer,
    since                 timestamptz not null,
    until                 timestamptz not null check (until >= since),
    ended_by              bigint      references identity.user_account,
    reason                text        not null check (length(reason) between 1 and 500)
);
create index customer_user_past_by_customer on customer.customer_user_past (customer_id, until);
create index customer_user_past_by_account on customer.customer_user_past (user_account_id);

create table customer.access_code (
    access_code_id    bigint      generated always as identity primary key,
    customer_id       bigint      not null references customer.customer,
    -- Who acts for the customer; null for the customer in person.
    representative_id bigint      references customer.representative,
    -- As the person was called when the code was issued; the account takes the name over.
    person            text        not null check (length(person) between 1 and 200),
    -- SHA-256 of the customer's number and the code, which has 60 random bits; the code itself is kept nowhere.
    code_hash         bytea       not null check (octet_length(code_hash) = 32),
    way               text        not null check (way in ('LETTER', 'EMAIL')),
    email             text,
    issued_at         timestamptz not null,
    issued_by         bigint      references identity.user_account,
    expires_at        timestamptz not null check (expires_at > issued_at),
    failures          integer     not null default 0,
    locked_until      timestamptz,
    used_at           timestamptz,
    used_by           bigint      references identity.user_account,
    revoked_at        timestamptz,
    -- Null when the portal did: a newer code, or the person no longer acts.
    revoked_by        bigint      references identity.user_account,
    constraint access_code_is_used_or_revoked check (used_at is null or revoked_at is null),
    constraint access_code_is_mailed_somewhere check ((way = 'EMAIL') = (email is not null))
);
-- A newer code takes the place of the older one of the same person.
create unique index access_code_works_once_per_person on customer.access_code (customer_id, coalesce(representative_id, 0))
    where used_at is null and revoked_at is null;
create index access_code_by_customer on customer.access_code (customer_id, issued_at);
create index access_code_by_representative on customer.access_code (representative_id) where representative_id is not null;
