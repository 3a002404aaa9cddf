#!/bin/sh
# The first start of an empty PostgreSQL makes three roles: nurt_migration owns the database and changes its tables, nurt_runtime may read and
# write what is in them and make temporary ones (imports do), and nurt, the portal at work, is one of nurt_runtime. None is a superuser. Their
# passwords are files.
# A volume that has a database already does not gain them by this: PostgreSQL's image reads it for an empty one only, and the portal then says at its
# start that nurt_migration is not there. Such a volume wants postgres-roles-upgrade.sh, once. And where the portal is still given the role that owns
# everything it works as before, with none of this: it says so at each start (event=database_role_owns_tables). docs/operations.md has both.
# On a server of your own: PGHOST=… PGUSER=postgres MIGRATION_PASSWORD_FILE=… RUNTIME_PASSWORD_FILE=… deploy/postgres-roles.sh
set -eu
export MIGRATION_PASSWORD_FILE="${MIGRATION_PASSWORD_FILE:-/run/secrets/migration-password}"
export RUNTIME_PASSWORD_FILE="${RUNTIME_PASSWORD_FILE:-/run/secrets/runtime-password}"
for file in "$MIGRATION_PASSWORD_FILE" "$RUNTIME_PASSWORD_FILE"; do
    [ -s "$file" ] || { echo "There is no password in $file." >&2; exit 1; }
done
# psql reads the files itself: everybody on a machine sees what stands on a command line. A statement that fails is not quoted in the server's log.
psql -v ON_ERROR_STOP=1 --username "${PGUSER:-$POSTGRES_USER}" --dbname postgres <<'SQL'
\set migration `cat "$MIGRATION_PASSWORD_FILE"`
\set runtime `cat "$RUNTIME_PASSWORD_FILE"`
set log_min_error_statement = 'panic';
set log_statement = 'none';
create role nurt_migration login password :'migration' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
create role nurt_runtime nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
create role nurt login password :'runtime' in role nurt_runtime nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
create database nurt owner nurt_migration;
revoke all on database nurt from public;
grant connect, temporary on database nurt to nurt_runtime;
SQL
