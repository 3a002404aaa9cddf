package pl.nurt.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;

/** {@code read} on simulated Modbus devices. */
class ReadRegistersTest {
    private final Cli cli = new Cli();

    @TempDir
    private Path folder;

    private Park park;

    @BeforeEach
    void startDevices() throws IOException {
        park = Park.builder(Clock.systemUTC())
                .modbus("tcp", MeterSpec.of("12345678", 1))
                .rtuOverTcp("rtu", MeterSpec.of("00345679", 7))
                .start();
        park.setIndex("12345678", new BigDecimal("95.250"));
        park.setIndex("00345679", new BigDecimal("7.001"));
    }

    @AfterEach
    void stopDevices() {
        park.close();
    }

    private String endpoint(String id) {
        return String.valueOf(park.endpoints().get(id));
    }

    private String config(String serial) throws IOException {
        return Files.writeString(folder.resolve("bridge.yaml"), """
                portal: { url: 'https://portal.example.pl', apiKeyFile: not-enrolled-yet }
                concentrators:
                  - id: north
                    protocol: rtu-over-tcp
                    endpoint: '%s'
                    poll: { tries: 1 }
                    meters: [{ serial: '%s', unit: 7, profile: nurt-simple }]
                """.formatted(endpoint("rtu"), serial))
                .toString();
    }

    @Test
    void a_device_is_read_through_its_profile_and_says_what_stands_in_its_registers() {
        assertThat(cli.run(
                        "read",
                        "--endpoint",
                        "modbus-tcp://" + endpoint("tcp"),
                        "--unit",
                        "1",
                        "--profile",
                        "nurt-simple"))
                .isZero();
        assertThat(cli.out().lines())
                .contains(
                        "meter    12345678",
                        "index    95.250 m3",
                        "flags    none",
                        "count    95250",
                        "unit     0.001 m3")
                .anyMatch(l -> l.matches("raw      [0-9a-f]{40}"));
    }

    @Test
    void the_trace_shows_requests_and_answers_in_words() {
        assertThat(cli.run(
                        "read",
                        "--endpoint",
                        "rtu-over-tcp://" + endpoint("rtu"),
                        "--unit",
                        "7",
                        "--profile",
                        "nurt-simple",
                        "--ref",
                        "40001",
                        "--trace",
                        "--json"))
                .isZero();
        assertThat(cli.objects())
                .satisfiesExactly(
                        sent -> assertThat(sent.get("meaning").asString())
                                .isEqualTo("unit 7: read 10 holding registers from 0 on"),
                        received -> assertThat(received.get("meaning").asString())
                                .isEqualTo("unit 7: 20 bytes of holding registers"),
                        meter -> {
                            assertThat(meter.get("meter").asString()).isEqualTo("345679");
                            assertThat(meter.get("index_m3").asString()).isEqualTo("7.001");
                            assertThat(meter.get("unit_m3").asString()).isEqualTo("0.001");
                        });
    }

    @Test
    void a_configured_meter_must_be_the_one_that_answers_and_needs_no_key_for_the_portal() throws IOException {
        assertThat(cli.run("read", "--config", config("00345679"), "north", "00345679"))
                .isZero();
        assertThat(cli.run("read", "--config", config("99999999"), "north", "99999999"))
                .isEqualTo(4);
        assertThat(cli.out()).contains("meter    345679   instead of 99999999", "flags    METER_MISMATCH");
    }

    @Test
    void a_silent_unit_is_named_and_a_bare_counter_gets_no_index_from_a_single_look() {
        park.fail("12345678", Fault.TARGET_FAILED);
        var tcp = "modbus-tcp://" + endpoint("tcp");
        assertThat(cli.run(
                        "read",
                        "--endpoint",
                        tcp,
                        "--unit",
                        "1",
                        "--profile",
                        "nurt-simple",
                        "--tries",
                        "1",
                        "--trace"))
                .isEqualTo(4);
        assertThat(cli.err()).contains("(unit 1: exception 0B)", "read: " + endpoint("tcp") + ": ");
        park.heal("12345678");
        assertThat(cli.run(
                        "read",
                        "--endpoint",
                        tcp,
                        "--unit",
                        "1",
                        "--profile",
                        "pulse-32",
                        "--base",
                        "4",
                        "--scale",
                        "0.001"))
                .isZero();
        assertThat(cli.out()).contains("index    no valid value", "count    95250", "A bare counter");
        assertThat(cli.run("read", "--endpoint", tcp, "--unit", "1", "--profile", "nurt-simpel"))
                .isEqualTo(2);
        assertThat(cli.err()).contains("--profile: no such profile, did you mean 'nurt-simple'?");
    }
}
