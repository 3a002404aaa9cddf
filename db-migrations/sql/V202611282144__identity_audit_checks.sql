-- What each check of the chain found; the latest one is what the auditor's page says.
create table identity.audit_check (
    audit_check_id bigint      generated always as identity primary key,
    at             timestamptz not null,
    -- Null when the nightly timer checked.
    made_by        bigint      references identity.user_account,
    entries        bigint      not null check (entries >= 0),
    waiting        bigint      not null check (waiting >= 0),
    broken         bigint      not null check (broken >= 0),
    -- The first ones, as JSON: [{"kind", "day", "position", "entry"}].
    findings       text        not null check (findings is json array)
);
create index audit_check_by_time on identity.audit_check (at);
create index audit_check_by_account on identity.audit_check (made_by);
