package pl.nurt.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The roles of deploy/postgres-roles.sh in the local server: {@code nurt_migration} owns the database and changes its tables, {@code nurt} is the
 * portal at work. Neither is a superuser, and each has a password of its own in a file.
 *
 * <p>Safe to repeat: a folder of an earlier version, where all belongs to the superuser, gains them at its next start; so does one whose password
 * files are gone.
 */
final class LocalRoles {
    static final String MIGRATION = "nurt_migration";
    static final String PORTAL = "nurt";
    private static final String RUNTIME = "nurt_runtime";
    private static final String NO_POWERS = " nosuperuser nocreatedb nocreaterole noreplication nobypassrls";

    /** As deploy/postgres-roles-upgrade.sh does it, of what belongs to somebody else: what belongs to a table or to an extension goes with it. */
    private static final String TAKE_OVER = """
            do $$
            declare
                thing text;
                owner oid := 'nurt_migration'::regrole;
            begin
                for thing in
                    with room as (
                        select oid, nspname, nspowner from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
                    )
                    select format('schema %I', nspname) from room where nspname <> 'public' and nspowner <> owner
                    union all
                    select format('%s %s', case relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view'
                        else 'table' end, c.oid::regclass)
                    from pg_class c join room on room.oid = c.relnamespace
                    where relkind in ('r', 'p', 'S', 'v', 'm') and c.relowner <> owner
                        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                            and d.deptype in ('a', 'i', 'e') and (c.relkind = 'S' or d.deptype = 'e'))
                    union all
                    select format('routine %s', p.oid::regprocedure)
                    from pg_proc p join room on room.oid = p.pronamespace
                    where p.proowner <> owner
                        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
                    union all
                    select format('collation %s', c.oid::regcollation) from pg_collation c join room on room.oid = c.collnamespace
                    where c.collowner <> owner
                loop
                    execute format('alter %s owner to nurt_migration', thing);
                end loop;
            end $$""";

    private final String migrationPassword;
    private final String portalPassword;

    private LocalRoles(String migrationPassword, String portalPassword) {
        this.migrationPassword = migrationPassword;
        this.portalPassword = portalPassword;
    }

    /** With the passwords of these files; new ones where there are none. */
    static LocalRoles of(Path migrationPassword, Path portalPassword) throws IOException {
        return new LocalRoles(LocalPassword.made(migrationPassword), LocalPassword.made(portalPassword));
    }

    /** Makes the roles, and the database where it is missing. @param superuser connected to another database */
    void make(Connection superuser, String database) throws SQLException {
        try (var statement = superuser.createStatement()) {
            // A statement that fails is not quoted in the server's log.
            statement.execute("set log_min_error_statement = 'panic'");
            statement.execute("set log_statement = 'none'");
            statement.execute("set password_encryption = 'scram-sha-256'");
            // Hexadecimal digits, made here.
            role(statement, MIGRATION, "login password '" + migrationPassword + "'");
            role(statement, RUNTIME, "nologin");
            role(statement, PORTAL, "login password '" + portalPassword + "'");
            statement.execute("grant " + RUNTIME + " to " + PORTAL);
            statement.execute(
                    isThere(statement, "pg_database where datname", database)
                            ? "alter database " + database + " owner to " + MIGRATION
                            : "create database " + database + " owner " + MIGRATION);
            statement.execute("revoke all on database " + database + " from public");
            statement.execute("grant connect, temporary on database " + database + " to " + RUNTIME);
        }
    }

    private static void role(Statement statement, String name, String rest) throws SQLException {
        if (!isThere(statement, "pg_roles where rolname", name)) {
            statement.execute("create role " + name);
        }
        statement.execute("alter role " + name + " " + rest + NO_POWERS);
    }

    private static boolean isThere(Statement statement, String where, String name) throws SQLException {
        try (var found = statement.executeQuery("select 1 from " + where + " = '" + name + "'")) {
            return found.next();
        }
    }

    /** What an earlier version left to the superuser belongs to whoever migrates. @param superuser connected to the portal's database */
    void takeOver(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(TAKE_OVER);
        }
    }

    String migrationPassword() {
        return migrationPassword;
    }

    String portalPassword() {
        return portalPassword;
    }

    @Override
    public String toString() {
        return MIGRATION + " and " + PORTAL;
    }
}
