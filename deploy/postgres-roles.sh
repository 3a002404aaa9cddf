#!/bin/sh
# The first start of an empty PostgreSQL makes three roles: nurt_migration owns the database and changes its tables, nurt_runtime may read and
# write what is in them and make temporary ones (imports do), and nurt, the portal at work, is one of nurt_runtime. None is a superuser. Their
# passwords are files.
# On a server of your own: PGHOST=… PGUSER=postgres MIGRATION_PASSWORD_FILE=… RUNTIME_PASSWORD_FILE=… deploy/postgres-roles.sh
set -eu
migration=$(cat "${MIGRATION_PASSWORD_FILE:-/run/secrets/migration-password}")
runtime=$(cat "${RUNTIME_PASSWORD_FILE:-/run/secrets/runtime-password}")
psql -v ON_ERROR_STOP=1 -v migration="$migration" -v runtime="$runtime" --username "${PGUSER:-$POSTGRES_USER}" --dbname postgres <<'SQL'
create role nurt_migration login password :'migration' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
create role nurt_runtime nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
create role nurt login password :'runtime' in role nurt_runtime nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
create database nurt owner nurt_migration;
revoke all on database nurt from public;
grant connect, temporary on database nurt to nurt_runtime;
SQL
