package pl.nurt.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.testing.TestDatabase;

/** The roles of deploy/postgres-roles.sh: one that migrates, one that works, and neither is a superuser. */
class DatabaseRolesTest {
    private static final Path ROLES = Path.of("../deploy/postgres-roles.sh");

    private static String url = "";

    @BeforeAll
    static void migrateAsTheOwner() throws IOException, SQLException {
        var empty = TestDatabase.newDatabase();
        try (var superuser = DriverManager.getConnection(empty);
                var statement = superuser.createStatement()) {
            for (var role :
                    new String[] {"nurt_migration login", "nurt_runtime nologin", "nurt login in role nurt_runtime"}) {
                statement.execute("create role " + role);
            }
            statement.execute("alter database " + superuser.getCatalog() + " owner to nurt_migration");
            for (var line : Files.readAllLines(ROLES)) {
                if (line.startsWith("grant ") || line.startsWith("revoke ")) {
                    statement.execute(line.replace("database nurt", "database " + superuser.getCatalog()));
                }
            }
        }
        url = empty.replaceFirst("user=postgres", "user=");
        Flyway.configure()
                .dataSource(url.replace("user=", "user=nurt_migration"), "nurt_migration", "")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    @Test
    void the_portal_at_work_reads_and_writes_and_makes_the_months_ahead() throws SQLException {
        try (var portal = portal();
                var statement = portal.createStatement()) {
            statement.execute("insert into telemetry.bridge (code) values ('one')");
            statement.execute("select metering.create_reading_partitions('2030-01-01', '2030-02-01')");
            statement.execute("""
                    insert into metering.reading (meter_id, read_at, index_m3, source, received_at)
                    values (1, '2030-01-05', 1, 'BRIDGE', now())""");
            statement.execute("select * from metering.rebuild_daily_use('Europe/Warsaw', 1)");
            statement.execute("delete from metering.reading where meter_id = 1");
            statement.execute("select customer.apply_import(1, 1, 1, now())");
            try (var rows = statement.executeQuery(
                    "select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user")) {
                assertThat(rows.next() && !rows.getBoolean(1)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table metering.mine (a int)",
                "create table public.mine (a int)",
                "create schema mine",
                "drop table metering.reading",
                "alter table identity.audit_entry disable trigger all",
                "update identity.audit_entry set deed = 'x'",
                "delete from identity.audit_seal",
                "truncate identity.audit_day",
                "update billing.invoice set number = 'x'",
                "delete from billing.invoice_line",
                "create role another",
                "set session_replication_role = replica",
                "copy (select 1) to program 'id'",
                "select pg_read_file('/etc/passwd')",
                "delete from public.flyway_schema_history",
                "create or replace function metering.use_between(a int) returns int language sql as 'select 1'"
            })
    void the_portal_at_work_cannot_change_how_things_are_kept(String sql) throws SQLException {
        try (var portal = portal();
                var statement = portal.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState())
                                    .as(refused.getMessage())
                                    .isEqualTo("42501"));
        }
    }

    private static Connection portal() throws SQLException {
        return DriverManager.getConnection(url.replace("user=", "user=nurt"));
    }
}
