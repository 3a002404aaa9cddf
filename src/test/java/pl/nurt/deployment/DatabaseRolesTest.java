package pl.nurt.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.platform.operations.internal.DatabaseRole;

/** The roles of deploy/postgres-roles.sh: one that migrates, one that works, and neither is a superuser. */
class DatabaseRolesTest {
    private static final Path ROLES = Path.of("../deploy/postgres-roles.sh");

    private static @Nullable EmbeddedPostgres server;

    @BeforeAll
    static void migrateAsTheOwner() throws IOException, SQLException {
        var started = EmbeddedPostgres.builder().start();
        server = started;
        var parts =
                PsqlScript.read(ROLES, Map.of("MIGRATION_PASSWORD_FILE", "o'ne two", "RUNTIME_PASSWORD_FILE", "three"));
        assertThat(parts).isNotEmpty();
        for (var part : parts) {
            try (var superuser =
                    started.getDatabase(part.role(), part.database()).getConnection()) {
                part.run(superuser);
            }
        }
        Flyway.configure()
                .dataSource(started.getDatabase("nurt_migration", "nurt"))
                .outOfOrder(true)
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void those_who_sign_in_have_passwords_and_nobody_else_has_one() throws SQLException {
        try (var superuser = connection("postgres");
                var statement = superuser.createStatement();
                var rows = statement.executeQuery("""
                        select string_agg(rolname, ' ' order by rolname) from pg_authid
                        where rolcanlogin and rolpassword like 'SCRAM-SHA-256$%' and rolname like 'nurt%'""")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("nurt nurt_migration");
        }
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

    @Test
    void the_portal_at_work_has_tables_counted_that_an_import_fills() throws SQLException {
        try (var portal = portal();
                var statement = portal.createStatement()) {
            statement.execute("select customer.count_for_import(1000)");
            statement.execute("select metering.count_for_import()");
            // -1 is what PostgreSQL says of a table that nobody has counted yet.
            try (var rows = statement.executeQuery("""
                    select array_agg(oid::regclass::text) from pg_class where reltuples < 0
                    and oid::regclass::text in ('customer.customer', 'customer.supply_contract', 'metering.meter', 'metering.meter_search')""")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isNull();
            }
        }
    }

    @Test
    void the_portal_knows_whether_it_was_given_a_role_that_may_do_too_much() throws SQLException {
        try (var portal = portal();
                var owner = connection("nurt_migration");
                var superuser = connection("postgres")) {
            assertThat(new DatabaseRole(DSL.using(portal), false).ownsTables()).isFalse();
            assertThat(new DatabaseRole(DSL.using(owner), false).ownsTables()).isTrue();
            assertThat(new DatabaseRole(DSL.using(superuser), false).ownsTables())
                    .isTrue();
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
        return connection("nurt");
    }

    private static Connection connection(String role) throws SQLException {
        return Objects.requireNonNull(server).getDatabase(role, "nurt").getConnection();
    }
}
