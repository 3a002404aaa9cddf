#!/bin/sh
# Once, for a volume that compose.yaml made before there were roles: there nurt is the superuser whom PostgreSQL cannot do without, and everything
# belongs to it. It becomes postgres; nurt_migration, nurt_runtime and nurt are made as by postgres-roles.sh, and nurt_migration gets what the portal
# keeps. Stop the portal first. All of it happens or nothing; when it was broken off, run it again. docs/operations.md says how.
set -eu
export SUPERUSER_PASSWORD_FILE="${SUPERUSER_PASSWORD_FILE:-/run/secrets/superuser-password}"
export MIGRATION_PASSWORD_FILE="${MIGRATION_PASSWORD_FILE:-/run/secrets/migration-password}"
export RUNTIME_PASSWORD_FILE="${RUNTIME_PASSWORD_FILE:-/run/secrets/runtime-password}"
for file in "$SUPERUSER_PASSWORD_FILE" "$MIGRATION_PASSWORD_FILE" "$RUNTIME_PASSWORD_FILE"; do
    [ -s "$file" ] || { echo "There is no password in $file." >&2; exit 1; }
done

# Where it was done there is a postgres; then only the third one below may be left, if it was broken off at its end.
if psql -w -q -v ON_ERROR_STOP=1 --username postgres --dbname nurt -c 'drop role if exists nurt_upgrade' </dev/null 2>/dev/null; then
    echo "The roles are there already."
    exit 0
fi

# Nobody can rename himself, so a third one does it. It does not stay, whatever happens.
trap 'exit 1' HUP INT TERM
trap 'psql -w -q --username nurt --dbname nurt -c "drop role if exists nurt_upgrade" </dev/null' EXIT
psql -v ON_ERROR_STOP=1 --single-transaction --username nurt --dbname nurt <<'SQL'
drop role if exists nurt_upgrade;
create role nurt_upgrade login superuser;
SQL

# psql reads the files itself: everybody on a machine sees what stands on a command line. A statement that fails is not quoted in the server's log.
psql -v ON_ERROR_STOP=1 --single-transaction --username nurt_upgrade --dbname nurt <<'SQL'
\set superuser `cat "$SUPERUSER_PASSWORD_FILE"`
\set migration `cat "$MIGRATION_PASSWORD_FILE"`
\set runtime `cat "$RUNTIME_PASSWORD_FILE"`
set log_min_error_statement = 'panic';
set log_statement = 'none';
alter role nurt rename to postgres;
alter role postgres password :'superuser';
create role nurt_migration login password :'migration' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
create role nurt_runtime nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
create role nurt login password :'runtime' in role nurt_runtime nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter database nurt owner to nurt_migration;
revoke all on database nurt from public;
grant connect, temporary on database nurt to nurt_runtime;
do $$
declare
    thing text;
begin
    for thing in
        with room as (
            select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
        )
        select format('schema %I', nspname) from room where nspname <> 'public'
        union all
        -- What belongs to a table or to an extension goes with it.
        select format('%s %s', case relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, c.oid::regclass)
        from pg_class c join room on room.oid = c.relnamespace
        where relkind in ('r', 'p', 'S', 'v', 'm')
            and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i', 'e')
                and (c.relkind = 'S' or d.deptype = 'e'))
        union all
        select format('routine %s', p.oid::regprocedure)
        from pg_proc p join room on room.oid = p.pronamespace
        where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
        union all
        select format('collation %s', c.oid::regcollation) from pg_collation c join room on room.oid = c.collnamespace
    loop
        execute format('alter %s owner to nurt_migration', thing);
    end loop;
end $$;
SQL

trap - EXIT
psql -v ON_ERROR_STOP=1 --username postgres --dbname nurt <<'SQL'
drop role nurt_upgrade;
SQL
