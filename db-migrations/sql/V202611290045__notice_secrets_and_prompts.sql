-- Codes in messages are secrets, and nobody's choices hold back what the recipient asked for just now.
alter table notice.message
    add column prompt boolean not null default false,
    -- Names of the values in data that only the recipient may read.
    add column secrets text[] not null default '{}';
