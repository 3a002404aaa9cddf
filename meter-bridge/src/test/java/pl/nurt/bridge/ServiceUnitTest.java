package pl.nurt.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the systemd unit promises about the end of the process. */
class ServiceUnitTest {
    private static final Path UNIT = Path.of("systemd", "nurt-meter-bridge.service");

    @TempDir
    private Path folder;

    /** A program that needs more memory than there is. */
    static final class Greedy {
        private Greedy() {}

        public static void main(String[] args) {
            var all = new ArrayList<byte[]>();
            while (true) {
                all.add(new byte[1_000_000]);
            }
        }
    }

    @Test
    void a_bridge_that_runs_out_of_memory_is_started_again() throws Exception {
        var unit = Files.readString(UNIT);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(unit));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Greedy.class.getName()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("output"))).contains("OutOfMemoryError");
        assertThat(folder.resolve("last-crash.log")).isNotEmptyFile();
        assertThat(notStartedAgainAfter(unit)).contains(2, 3).doesNotContain(process.exitValue());
    }

    @Test
    void what_java_remembers_of_another_start_is_ignored_and_results_stay_clean() throws Exception {
        Files.writeString(folder.resolve("start.aot"), "of another bridge");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        flags(Files.readString(UNIT)).stream()
                .map(flag -> flag.replace("/opt/nurt-meter-bridge", folder.toString()))
                .forEach(command::add);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Bridge.class.getName(), "self-test", "--json"));
        var process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(folder.resolve("output")).hasContent("{\"good\":true}");
        assertThat(folder.resolve("errors")).content().contains("[aot] ", "event=started");
    }

    private List<String> flags(String unit) {
        var flags = Pattern.compile("-X\\S+")
                .matcher(unit.lines()
                        .dropWhile(line -> !line.startsWith("ExecStart="))
                        .takeWhile(line -> !line.contains("-jar"))
                        .reduce("", (all, line) -> all + " " + line));
        return flags.results()
                .map(match -> match.group().replace("${STATE_DIRECTORY}", folder.toString()))
                .toList();
    }

    private static List<Integer> notStartedAgainAfter(String unit) {
        return Stream.concat(
                        Stream.of("0"),
                        unit.lines()
                                .filter(line -> line.matches("(RestartPrevent|Success)ExitStatus=.*"))
                                .flatMap(line -> Stream.of(line.split("[= ]")).skip(1)))
                .map(Integer::valueOf)
                .toList();
    }
}
