-- How far the chain went when it was sealed last: links that are cut off its end are missed.
create table identity.audit_end (
    only_one boolean primary key default true check (only_one),
    position bigint  not null,
    hash     bytea   not null constraint audit_end_is_sha_256 check (length(hash) = 32)
);
insert into identity.audit_end (position, hash) select position, hash from identity.audit_seal order by position desc limit 1;
