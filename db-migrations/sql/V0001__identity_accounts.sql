-- People and technical users who sign in, and what they may do.
create schema identity;

create table identity.user_account (
    user_account_id bigint      generated always as identity primary key,
    login           text        not null check (login = lower(login) and length(login) between 2 and 120),
    display_name    text        not null,
    -- With Spring Security's {id} prefix, so that a stronger encoder can take over at the next sign-in.
    password_hash   text        not null check (password_hash like '{%}%'),
    language        text        not null default 'pl' check (language in ('pl', 'en')),
    enabled         boolean     not null default true,
    failed_sign_ins integer     not null default 0,
    locked_until    timestamptz,
    created_at      timestamptz not null,
    constraint user_account_login_is_unique unique (login)
);

create table identity.user_role (
    user_account_id bigint not null references identity.user_account,
    role            text   not null check (role in (
        'RESIDENT', 'CUSTOMER_SERVICE', 'CASE_OFFICER', 'FINANCE', 'TECHNICIAN', 'DISPATCHER', 'ADMIN', 'AUDITOR')),
    primary key (user_account_id, role)
);
