package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkSettingsTest {
    @Test
    void the_usual_bus_behind_a_gateway_has_the_usual_times() {
        assertThat(LinkSettings.usual(2_400, true))
                .isEqualTo(new LinkSettings(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(1_500),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(3),
                        Duration.ofMillis(1_200),
                        Duration.ZERO,
                        3));
    }

    @Test
    void a_slow_bus_gets_the_time_its_characters_take() {
        for (var baud : ReadOptions.BAUDS) {
            for (var network : new boolean[] {false, true}) {
                var settings = LinkSettings.usual(baud, network);
                // 330 bit times and 50 ms after the last bit of a selection.
                var latestAnswer = Duration.ofMillis((17 * 11 + 330) * 1_000L / baud + 50);
                var longestFrame = Duration.ofMillis(261 * 11 * 1_000L / baud);
                assertThat(settings.response()).isGreaterThan(latestAnswer);
                assertThat(settings.frame()).isGreaterThan(longestFrame);
                assertThat(settings.drain()).isGreaterThanOrEqualTo(longestFrame);
                assertThat(settings.gap()).isGreaterThan(Duration.ofMillis(44 * 1_000L / baud));
            }
        }
        assertThat(LinkSettings.usual(300, true).response()).isEqualTo(Duration.ofSeconds(3));
        assertThat(LinkSettings.usual(300, true).drain()).isGreaterThan(Duration.ofSeconds(9));
        assertThat(LinkSettings.usual(2_400, false).response()).isEqualTo(Duration.ofMillis(500));
    }
}
