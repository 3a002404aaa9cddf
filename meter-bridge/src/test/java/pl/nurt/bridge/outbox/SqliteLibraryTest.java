package pl.nurt.bridge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SqliteLibraryTest {
    @TempDir
    private Path folder;

    @Test
    void the_file_of_the_package_is_used_where_it_is_for_this_processor() throws Exception {
        var arch = System.getProperty("os.arch");
        var natives = folder.resolve("native/org/sqlite/native/Linux");
        var mine = Files.createDirectories(natives.resolve(arch.equals("amd64") ? "x86_64" : arch));
        Files.createDirectories(natives.resolve("riscv64"));

        assertThat(SqliteLibrary.folderBeside(folder.resolve("meter-bridge.jar").toString()))
                .contains(mine);
    }

    @Test
    void without_a_file_or_as_a_library_in_another_program_sqlite_takes_its_jar() {
        assertThat(SqliteLibrary.folderBeside(folder.resolve("meter-bridge.jar").toString()))
                .isEmpty();
        assertThat(SqliteLibrary.folderBeside("lib/one.jar:lib/two.jar")).isEmpty();
        assertThat(SqliteLibrary.folderBeside("")).isEmpty();
    }
}
