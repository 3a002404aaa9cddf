package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.mbus.link.FoundMeter;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;

/** A bus of the simulator, searched as the office asks for it. */
class MBusSearchTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    /** Looks on, and stops the search when enough was found. */
    private record Watch(List<Integer> progress, int enough) implements SearchWatch {
        @Override
        public boolean goOn() {
            return progress.isEmpty() || progress.getLast() < enough;
        }

        @Override
        public void progress(SearchState soFar) {
            progress.add(soFar.found().size());
        }
    }

    @TempDir
    private Path folder;

    private MBusSource source(String endpoint) throws Exception {
        Files.writeString(folder.resolve("key"), "k");
        var yaml = """
                portal: { url: 'http://127.0.0.1:1', apiKeyFile: key }
                concentrators:
                  - id: bus
                    protocol: mbus-tcp
                    endpoint: '%s'
                    poll: { timeout: 100ms, tries: 1, gap: 20ms, drain: 20ms }
                    meters: [{ serial: '11111111', primary: 1 }]
                """.formatted(endpoint);
        var settings =
                BridgeConfig.parse("bridge.yaml", yaml, folder).concentrators().getFirst();
        return new MBusSource((ConcentratorSettings.MBus) settings, CLOCK);
    }

    private static Watch watch(int enough) {
        return new Watch(new ArrayList<>(), enough);
    }

    private static List<String> names(SearchState state) {
        return state.found().stream()
                .map(FoundMeter::meter)
                .map(Object::toString)
                .toList();
    }

    @Test
    void the_office_sees_what_is_found_and_goes_on_later() throws Exception {
        try (var park = Park.builder(CLOCK)
                        .gateway(
                                "bus",
                                MeterSpec.of("11111111", 1),
                                MeterSpec.of("22222222", 2),
                                MeterSpec.of("23333333", 3))
                        .start();
                var source = source("127.0.0.1:" + park.endpoint("bus").getPort())) {
            var watch = watch(1);
            var part = source.search(new SearchOrder("FFFFFFFF", 1_000, null), watch);
            assertThat(part.complete()).isFalse();
            assertThat(names(part)).containsExactly("11111111-APA-0A-07");
            assertThat(part.found().getFirst().primary()).isEqualTo(1);
            assertThat(watch.progress()).containsSubsequence(0, 1);
            var rest = source.search(new SearchOrder("FFFFFFFF", 1_000, part.resumeFrom()), watch(9));
            assertThat(rest.complete()).isTrue();
            assertThat(names(rest)).containsExactly("22222222-APA-0A-07", "23333333-APA-0A-07");
            assertThat(names(source.search(new SearchOrder("23FFFFFF", 10, null), watch(9))))
                    .containsExactly("23333333-APA-0A-07");
        }
    }

    @Test
    void an_order_that_makes_no_sense_or_a_bus_out_of_reach_is_refused_in_a_sentence() throws Exception {
        try (var source = source("127.0.0.1:1")) {
            for (var order : List.of(
                    new SearchOrder("1234", 10, null),
                    new SearchOrder("FFFFFFFF", 10, "rubbish"),
                    new SearchOrder("FFFFFFFF", 10, null))) {
                var refusal = catchThrowableOfType(RequestRefused.class, () -> source.search(order, watch(9)));
                assertThat(refusal).as(order.toString()).hasMessageMatching("[A-Z].*\\.");
            }
        }
    }
}
