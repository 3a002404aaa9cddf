package pl.nurt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that {@code ./nurt run} keeps its data in, as it is found: each bad state ends in one sentence and changes nothing. */
class DataFolderIT {
    /** Made once and copied for each test that damages one. */
    @TempDir
    private static Path sound;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void makeASoundFolder() {
        Database.on(sound.resolve("data")).close();
    }

    @Test
    void a_folder_in_use_is_left_to_its_user() throws Exception {
        var folder = temporary.resolve("data");
        try (var running = Database.on(folder)) {
            assertRefused(folder, "Nurt already runs on " + folder);
            assertThat(running.count("select 1")).isEqualTo(1);
        }
    }

    @Test
    void somebody_elses_folder_is_left_alone() throws IOException {
        var folder = Files.createDirectory(temporary.resolve("photos"));
        Files.writeString(folder.resolve("cat.jpg"), "not ours");

        assertRefused(folder, "holds something that is not Nurt's");
        assertThat(folder.toFile().list()).containsExactly("cat.jpg");
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        assertRefused(Files.createFile(temporary.resolve("data")), "is not a folder");
    }

    @Test
    void a_database_of_another_version_is_left_alone() throws IOException {
        var folder = madeFolder();
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "14\n");

        assertRefused(folder, "is of PostgreSQL 14");
    }

    @Test
    void a_database_without_its_mark_is_damaged() throws IOException {
        var folder = madeFolder();
        Files.delete(folder.resolve("postgres/PG_VERSION"));

        assertRefused(folder, "is damaged (PG_VERSION is missing)");
    }

    @Test
    void a_database_without_its_control_file_is_said_to_be_damaged() throws IOException {
        var folder = madeFolder();
        Files.write(folder.resolve("postgres/global/pg_control"), new byte[100]);

        assertRefused(folder, "PostgreSQL does not start on");
    }

    @Test
    void a_lock_file_with_the_number_of_a_stranger_does_not_stop_a_start() throws Exception {
        var folder = madeFolder();
        var stranger = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"),
                stranger + "\n" + folder.resolve("postgres") + "\n1\n5432\n/tmp\n*\n");

        try (var database = Database.on(folder)) {
            assertThat(database.count("select 1")).isEqualTo(1);
        }
    }

    @Test
    void nobody_on_the_machine_gets_into_the_database_without_the_password() throws Exception {
        var folder = madeFolder();
        try (var database = Database.on(folder)) {
            var open = database.url().replaceFirst("&password=.*", "");
            assertThat(open).doesNotContain("password");
            for (var guess : List.of("", "&password=postgres", "&password=nurt")) {
                assertThatThrownBy(
                                () -> DriverManager.getConnection(open + guess).close())
                        .isInstanceOf(SQLException.class);
            }
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void the_portal_at_work_owns_nothing_and_each_role_has_a_password_of_its_own() throws Exception {
        var folder = madeFolder();
        try (var database = Database.migratedOn(folder);
                var portal = DriverManager.getConnection(database.url());
                var statement = portal.createStatement()) {
            statement.execute("insert into telemetry.bridge (code) values ('one')");
            for (var forbidden : List.of(
                    "create table public.mine (a int)",
                    "drop table telemetry.bridge",
                    "update identity.audit_entry set deed = 'x'",
                    "copy (select 1) to program 'id'")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            }
            assertThat(database.count("select count(*) from pg_roles where rolsuper"))
                    .isEqualTo(1);
            assertThat(database.count("select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                            + " where n.nspname in ('identity', 'billing', 'public') and c.relowner <> 'nurt_migration'::regrole"
                            + " and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')"))
                    .isZero();
        }
        var passwords = new HashSet<String>();
        for (var file : List.of("postgres.password", "migration.password", "portal.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
            passwords.add(Files.readString(folder.resolve(file)));
        }
        assertThat(passwords).hasSize(3);
    }

    @Test
    void a_folder_where_all_belonged_to_the_superuser_gains_the_roles_at_its_next_start() throws Exception {
        var folder = madeFolder();
        try (var database = Database.on(folder);
                var superuser = database.connect();
                var statement = superuser.createStatement()) {
            statement.execute("alter database nurt owner to postgres");
            statement.execute("drop owned by nurt, nurt_runtime");
            statement.execute("drop role nurt, nurt_runtime, nurt_migration");
            statement.execute("create schema old");
            statement.execute("create table old.kept (a int generated always as identity)");
            statement.execute("create function old.one() returns int language sql as 'select 1'");
        }
        Files.delete(folder.resolve("migration.password"));
        Files.delete(folder.resolve("portal.password"));

        try (var database = Database.on(folder);
                var migrates = DriverManager.getConnection(database.migrationUrl());
                var statement = migrates.createStatement()) {
            statement.execute("alter table old.kept add column b int");
            statement.execute("drop function old.one()");
            statement.execute("create schema young");
            DriverManager.getConnection(database.url()).close();
        }
    }

    @Test
    void a_folder_of_an_earlier_version_is_closed_at_its_next_start() throws Exception {
        var folder = madeFolder();
        Files.delete(folder.resolve("postgres.password"));
        Files.writeString(
                folder.resolve("postgres/pg_hba.conf"),
                "host all all 127.0.0.1/32 trust\nhost all all ::1/128 trust\n");

        Database.on(folder).close();
        try (var database = Database.on(folder)) {
            assertThat(database.count("select 1")).isEqualTo(1);
            var open = database.url().replaceFirst("&password=.*", "");
            assertThatThrownBy(() -> DriverManager.getConnection(open).close()).isInstanceOf(SQLException.class);
        }
    }

    private Path madeFolder() throws IOException {
        var folder = temporary.resolve("data");
        var made = sound.resolve("data");
        try (var files = Files.walk(made)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, folder.resolve(made.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return folder;
    }

    private static void assertRefused(Path folder, String reason) {
        assertThatThrownBy(() -> Database.on(folder).close()).hasMessageContaining(reason);
    }
}
