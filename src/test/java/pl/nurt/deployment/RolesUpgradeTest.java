package pl.nurt.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** deploy/postgres-roles-upgrade.sh on a database as compose.yaml made it before there were roles: nurt is the superuser and owns everything. */
class RolesUpgradeTest {
    private static final Path SCRIPT = Path.of("../deploy/postgres-roles-upgrade.sh");
    private static final Map<String, String> PASSWORDS = Map.of(
            "SUPERUSER_PASSWORD_FILE", "one", "MIGRATION_PASSWORD_FILE", "two", "RUNTIME_PASSWORD_FILE", "three");
    private static final String BEFORE = "202611291526";

    @Test
    void an_old_volume_gets_the_roles_of_a_new_one_and_the_next_portal_starts_on_it() throws IOException, SQLException {
        try (var server = EmbeddedPostgres.builder().start()) {
            anOldVolume(server);
            migrate(server, "nurt", BEFORE);
            run(server, "nurt", "insert into telemetry.bridge (code) values ('one')");

            var parts = PsqlScript.read(SCRIPT, PASSWORDS);
            assertThat(parts).extracting(PsqlScript.Part::role).containsExactly("nurt", "nurt_upgrade", "postgres");
            for (var part : parts) {
                run(server, part);
            }

            migrate(server, "nurt_migration", "latest");
            assertThat(owners(server)).containsExactly("nurt_migration");
            try (var portal = connect(server, "nurt");
                    var statement = portal.createStatement()) {
                statement.execute("update telemetry.bridge set software = '1.0' where code = 'one'");
                statement.execute("select metering.create_reading_partitions('2030-01-01', '2030-02-01')");
                for (var forbidden : List.of(
                        "create table metering.mine (a int)",
                        "drop table telemetry.bridge",
                        "update identity.audit_entry set deed = 'x'",
                        "create role another")) {
                    assertThatThrownBy(() -> statement.execute(forbidden))
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
                }
            }
            assertThat(superusers(server)).containsExactly("postgres");
        }
    }

    @Test
    void what_was_broken_off_at_its_beginning_goes_on_when_it_is_run_again() throws IOException, SQLException {
        try (var server = EmbeddedPostgres.builder().start()) {
            anOldVolume(server);
            migrate(server, "nurt", BEFORE);
            var parts = PsqlScript.read(SCRIPT, PASSWORDS);
            run(server, parts.getFirst());

            for (var part : parts) {
                run(server, part);
            }

            assertThat(superusers(server)).containsExactly("postgres");
            assertThat(answers(server, "select rolname from pg_roles where rolname = 'nurt_upgrade'"))
                    .isEmpty();
        }
        // And the third one does not stay where the second part failed, or only the last one is missing.
        assertThat(Files.readString(SCRIPT))
                .contains("trap 'psql -w -q --username nurt --dbname nurt -c \"drop role if exists nurt_upgrade\"")
                .contains("if psql -w -q -v ON_ERROR_STOP=1 --username postgres --dbname nurt -c 'drop role if exists");
    }

    /** As the image of PostgreSQL begins with POSTGRES_USER=nurt: the one superuser it cannot do without has that name. */
    private static void anOldVolume(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role other login superuser");
            statement.execute("create database nurt");
        }
        run(server, "other", "alter role postgres rename to nurt");
        run(server, "nurt", "drop role other");
    }

    private static void migrate(EmbeddedPostgres server, String role, String target) {
        Flyway.configure()
                .dataSource(server.getJdbcUrl(role, "nurt"), role, "")
                .outOfOrder(true)
                .target(target)
                // Functions of today speak of tables that were not there then.
                .repeatableSqlMigrationPrefix(target.equals(BEFORE) ? "later" : "R")
                .load()
                .migrate();
    }

    private static List<String> owners(EmbeddedPostgres server) throws SQLException {
        return answers(server, """
                select distinct o.rolname from (
                    select relowner as owner, relnamespace as room from pg_class
                    union all select proowner, pronamespace from pg_proc
                        where not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
                    union all select collowner, collnamespace from pg_collation
                    union all select nspowner, oid from pg_namespace where nspname <> 'public') thing
                join pg_roles o on o.oid = thing.owner
                join pg_namespace n on n.oid = thing.room
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'""");
    }

    private static List<String> superusers(EmbeddedPostgres server) throws SQLException {
        return answers(server, "select rolname from pg_roles where rolsuper");
    }

    private static List<String> answers(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = connect(server, "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void run(EmbeddedPostgres server, PsqlScript.Part part) throws SQLException {
        try (var connection = server.getDatabase(part.role(), part.database()).getConnection()) {
            part.run(connection);
        }
    }

    private static void run(EmbeddedPostgres server, String role, String sql) throws SQLException {
        try (var connection = connect(server, role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres server, String role) throws SQLException {
        return server.getDatabase(role, "nurt").getConnection();
    }
}
