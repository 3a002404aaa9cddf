package pl.nurt.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;

/** {@code poll --once} over a simulated park. */
class PollCommandTest {
    private final Cli cli = new Cli();

    @TempDir
    private Path folder;

    private Park park;
    private String config = "";

    @BeforeEach
    void startPark() throws IOException {
        park = Park.builder(Clock.systemUTC())
                .gateway("bus", MeterSpec.of("11111111", 1), MeterSpec.of("22222222", 2))
                .modbus("registers", MeterSpec.of("33333333", 1))
                .start();
        park.setIndex("11111111", new BigDecimal("123.456"));
        Files.writeString(folder.resolve("key"), "k");
        config = Files.writeString(folder.resolve("bridge.yaml"), """
                portal: { url: 'http://127.0.0.1:1', apiKeyFile: key }
                concentrators:
                  - id: block-7
                    protocol: mbus-tcp
                    endpoint: '%s'
                    poll: { timeout: 1s, tries: 1, drain: 50ms }
                    meters: [{ serial: '11111111', primary: 1 }, { serial: '22222222', primary: 2 }]
                  - id: north
                    protocol: modbus-tcp
                    endpoint: '%s'
                    meters: [{ serial: '33333333', unit: 1, profile: nurt-simple }]
                """.formatted(
                                park.endpoints().get("bus"), park.endpoints().get("registers")))
                .toString();
    }

    @AfterEach
    void stopPark() {
        park.close();
    }

    @Test
    void one_round_prints_every_reading_and_keeps_none() {
        assertThat(cli.run("poll", "--once", "--config", config)).isZero();
        assertThat(cli.out().lines())
                .anyMatch(l -> l.matches("block-7 +11111111-APA-0A-07 +123\\.456 m3"))
                .anyMatch(l -> l.matches("north +33333333 +[0-9.]+ m3"))
                .anyMatch(l -> l.matches("block-7 +2 of 2 meters answered\\."));
        assertThat(folder.resolve("outbox.db")).doesNotExist();
    }

    @Test
    void a_program_gets_readings_troubles_and_concentrators_as_objects() {
        park.fail("22222222", Fault.SILENT);
        assertThat(cli.run("poll", "--once", "--config", config, "--concentrator", "block-7", "--json"))
                .isEqualTo(4);
        assertThat(cli.objects())
                .hasSize(3)
                .allMatch(l -> l.get("concentrator").asString().equals("block-7"));
        var reading = cli.objects().get(0);
        assertThat(reading.get("meter").asString()).isEqualTo("11111111-APA-0A-07");
        assertThat(reading.get("index_m3").asString()).isEqualTo("123.456");
        assertThat(reading.get("flags")).isEmpty();
        var trouble = cli.objects().get(1);
        assertThat(trouble.get("meter").asString()).isEqualTo("22222222");
        assertThat(trouble.get("state").asString()).isEqualTo("SILENT");
        assertThat(trouble.get("reason").asString()).isEqualTo("the meter does not answer");
        var end = cli.objects().get(2);
        assertThat(end.get("state").asString()).isEqualTo("DEGRADED");
        assertThat(end.get("meters").asInt()).isEqualTo(2);
        assertThat(end.get("answered").asInt()).isEqualTo(1);
    }

    @Test
    void an_answer_of_another_meter_is_shown_and_is_no_success() throws IOException {
        var wrong = Files.writeString(
                        folder.resolve("wrong.yaml"),
                        Files.readString(Path.of(config)).replace("22222222", "99999999"))
                .toString();
        assertThat(cli.run("poll", "--once", "--config", wrong)).isEqualTo(4);
        assertThat(cli.out().lines())
                .anyMatch(l -> l.matches("block-7 +22222222-APA-0A-07 .*METER_MISMATCH   instead of 99999999"));
    }

    @Test
    void a_concentrator_out_of_reach_says_why_and_the_others_are_read() {
        park.dropConnections("bus");
        park.close();
        assertThat(cli.run("poll", "--once", "--config", config)).isEqualTo(4);
        assertThat(cli.out().lines())
                .anyMatch(l -> l.matches("block-7 +0 of 2 meters answered\\. Not reached: Connection refused\\."));
    }

    @Test
    void readings_go_into_the_outbox_only_when_that_is_wanted() {
        assertThat(cli.run("poll", "--once", "--config", config, "--store")).isZero();
        try (var outbox = Outbox.open(folder.resolve("outbox.db"))) {
            assertThat(outbox.queued()).isEqualTo(3);
            // A bridge at work holds it.
            assertThat(cli.run("poll", "--once", "--config", config, "--store")).isEqualTo(1);
        }
        assertThat(cli.err().lines())
                .singleElement()
                .asString()
                .startsWith("poll: ")
                .endsWith(".");
    }

    @Test
    void run_says_when_it_is_ready_and_reads_until_it_is_ended() throws Exception {
        var running = Thread.ofVirtual().start(() -> cli.run("run", "--config", config));
        await().atMost(Duration.ofSeconds(20)).until(() -> cli.out().contains("{\"ready\":true}"));
        running.interrupt();
        assertThat(running.join(Duration.ofSeconds(6))).isTrue();
        assertThat(folder.resolve("outbox.db")).exists();
    }

    @Test
    void wrong_choices_are_refused() {
        assertThat(cli.run("poll", "--config", config)).isEqualTo(2);
        assertThat(cli.run("poll", "--once", "--config", config, "--concentrator", "nort"))
                .isEqualTo(2);
        assertThat(cli.run(
                        "poll",
                        "--once",
                        "--config",
                        folder.resolve("none.yaml").toString()))
                .isEqualTo(3);
        assertThat(cli.err()).contains("No concentrator nort. There are block-7, north.");
    }
}
