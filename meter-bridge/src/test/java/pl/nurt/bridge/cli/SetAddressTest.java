package pl.nurt.bridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;

/** {@code set-address} on a simulated bus. */
class SetAddressTest {
    private static final String WRITTEN = "68 06 06 68 53 FD 51 01 7A";

    private Park park;
    /** With which the last command ended. */
    private int code;

    @BeforeEach
    void startBus() throws IOException {
        park = Park.builder(Clock.systemUTC())
                .gateway("bus", MeterSpec.of("11111111", 0), MeterSpec.of("22222222", 2))
                .start();
    }

    @AfterEach
    void stopBus() {
        park.close();
    }

    private Cli run(String answers, String... more) {
        var args = new ArrayList<>(List.of(
                "set-address",
                "--endpoint",
                "mbus-tcp://" + park.endpoints().get("bus"),
                "--timeout",
                "500ms",
                "--gap",
                "250ms",
                "--tries",
                "1",
                "--trace"));
        args.addAll(List.of(more));
        var cli = new Cli();
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(answers.getBytes(UTF_8)));
            code = cli.run(args.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
        return cli;
    }

    @Test
    void without_write_it_only_looks() {
        var cli = run("", "--secondary", "11111111", "--to", "5");
        assertThat(code).isZero();
        assertThat(cli.out())
                .isEqualTo("11111111-APA-0A-07 with no primary address of its own would get primary address 5."
                        + " Nothing was written; --write does it.\n");
        assertThat(cli.err()).doesNotContain(WRITTEN);
    }

    @Test
    void it_asks_twice_writes_once_and_a_repeat_finds_it_done() {
        var cli = run("5\n11111111\n", "--secondary", "11111111-APA-0A-07", "--to", "5", "--write");
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).isEqualTo("11111111-APA-0A-07 answers at primary address 5.\n");
        assertThat(cli.err().lines().filter(line -> line.contains("sent     " + WRITTEN + " 05")))
                .hasSize(1);
        assertThat(new Cli()
                        .run(
                                "read",
                                "--endpoint",
                                "mbus-tcp://" + park.endpoints().get("bus"),
                                "--primary",
                                "5"))
                .isZero();
        var again = run("", "--secondary", "11111111", "--to", "5", "--write");
        assertThat(code).isZero();
        assertThat(again.out()).isEqualTo("11111111-APA-0A-07 has primary address 5 already.\n");
    }

    /** Another meter of that number may have slept when it was looked. */
    @Test
    void what_is_written_to_is_the_meter_that_was_found_with_maker_version_and_medium() {
        var sent = run("5\n11111111\n", "--secondary", "11111111", "--to", "5", "--write")
                .err()
                .lines()
                .filter(line -> line.contains("sent     68"))
                .toList();
        var written = sent.indexOf(
                sent.stream().filter(line -> line.contains(WRITTEN)).findFirst().orElseThrow());
        assertThat(sent.get(written - 1)).contains("FD 52 11 11 11 11 01 06 0A 07");
    }

    @Test
    void a_wrong_or_missing_answer_writes_nothing() {
        for (var answers : List.of("", "6\n11111111\n", "5\n", "5\n22222222\n", "yes\nyes\n")) {
            var cli = run(answers, "--secondary", "11111111", "--to", "5", "--write");
            assertThat(code).as(answers).isEqualTo(1);
            assertThat(cli.err()).contains("so nothing was written.").doesNotContain(WRITTEN);
        }
    }

    @Test
    void an_address_that_is_taken_is_not_given() {
        var cli = run("2\n11111111\n", "--secondary", "11111111", "--to", "2", "--write");
        assertThat(code).isEqualTo(4);
        assertThat(cli.err())
                .contains("22222222-APA-0A-07 answers at address 2 already")
                .doesNotContain(WRITTEN);
    }

    @Test
    void only_one_meter_that_is_there_is_meant() {
        var nobody = run("", "--secondary", "33333333", "--to", "5");
        assertThat(code).isEqualTo(4);
        assertThat(nobody.err()).contains("no meter answers to 33333333");
        var several = run("", "--secondary", "FFFFFFFF", "--to", "5");
        assertThat(code).isEqualTo(4);
        assertThat(several.err()).contains("several meters answer to FFFFFFFF, or noise");
    }

    @Test
    void what_is_no_address_and_no_meter_is_refused_before_anything_is_asked() {
        for (var wrong : List.of(List.of("11111111", "251"), List.of("1111", "5"))) {
            var cli = run("", "--secondary", wrong.getFirst(), "--to", wrong.getLast());
            assertThat(code).isEqualTo(2);
            assertThat(cli.err()).doesNotContain("sent ");
        }
    }
}
