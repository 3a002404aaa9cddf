package pl.nurt.bridge.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.outbox.OutboxSettings;
import pl.nurt.bridge.portal.FakePortal.Trouble;

class HeartbeatSenderTest extends AtFakePortal {
    private static ConcentratorStatus status(
            String code, ConcentratorStatus.State state, @Nullable Instant contact, @Nullable String error) {
        return new ConcentratorStatus(code, state, contact, 3, 2, error, List.of(), null);
    }

    @Test
    void heartbeats_go_on_while_the_portal_takes_no_readings() {
        outbox.append(readings(3));
        portal.trouble(new Trouble(429, "", Map.of("Retry-After", "3600")));
        try (var link = Links.start(settings(portal.url(), Duration.ofMillis(50)), outbox, board)) {
            await().until(() -> !portal.batches().isEmpty());
            var before = portal.heartbeats().size();
            await().until(() -> portal.heartbeats().size() > before + 3);
            assertThat(link.health().error()).isEqualTo("the portal answers 429");
            assertThat(link.health().lastAnswerAt()).isNotNull();
        }
        assertThat(portal.batches()).hasSize(1);
        assertThat(outbox.queued()).isEqualTo(3);
    }

    @Test
    void heartbeats_say_how_concentrators_are_when_that_changes() {
        try (var ignored = sender()) {
            await().until(() -> portal.heartbeats().size() == 1);
            assertThat(portal.heartbeats().getFirst().path("version").asString())
                    .isEqualTo("test");
            assertThat(portal.heartbeats().getFirst().path("concentrators")).isEmpty();
            var state = ConcentratorStatus.State.DEGRADED;
            board.update(status("b", state, NOW, "x".repeat(300)));
            await().until(() -> portal.heartbeats().size() == 2);
            board.update(status("b", state, NOW.plusSeconds(9), "x".repeat(300)));
            board.update(status("a", ConcentratorStatus.State.OFFLINE, null, null));
            await().until(() -> portal.heartbeats().size() == 3);
        }
        var last = portal.heartbeats().getLast().path("concentrators");
        assertThat(last).hasSize(2);
        assertThat(last.get(0).has("lastContactAt")).isFalse();
        assertThat(last.get(1).path("state").asString()).isEqualTo("DEGRADED");
        assertThat(last.get(1).path("lastContactAt").asString()).isEqualTo("2026-11-23T12:00:09Z");
        assertThat(last.get(1).path("error").asString()).hasSize(200);
    }

    @Test
    void a_heartbeat_tells_of_process_outbox_and_meters_and_brings_back_how_wrong_the_clock_is() {
        board.update(new ConcentratorStatus(
                "b",
                ConcentratorStatus.State.DEGRADED,
                NOW,
                3,
                2,
                "1 of 3 meters cannot be read.",
                List.of(new MeterHealth("31415926", MeterHealth.State.SILENT, "no answer", 4, null)),
                NOW.plusSeconds(60)));
        outbox.append(List.of(reading(1), reading(2)));
        outbox.settle(List.of(), Map.of(reading(2), "UNKNOWN_METER"), NOW);
        portal.clockAhead(Duration.ofSeconds(90));
        try (var link = sender()) {
            await().until(() -> link.health().clockSkew() != null);
            assertThat(link.health().clockSkew()).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(92));
            awaitEmpty();
            await().until(() -> link.health().error() == null);
            assertThat(link.health().lastAnswerAt()).isNotNull();
        }
        var heartbeat = portal.heartbeats().getFirst();
        assertThat(heartbeat.path("startedAt").asString()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(heartbeat.path("configurationVersion").asLong(-1)).isZero();
        assertThat(heartbeat.path("outbox").path("state").asString()).isEqualTo("GOOD");
        assertThat(heartbeat.path("outbox").path("deadLetters").asLong()).isOne();
        assertThat(heartbeat.path("outbox").path("bytes").asLong()).isPositive();
        assertThat(heartbeat.path("outbox").path("limitBytes").asLong()).isEqualTo(OutboxSettings.USUAL_BYTES);
        var concentrator = heartbeat.path("concentrators").get(0);
        assertThat(concentrator.path("nextRoundAt").asString()).isEqualTo("2026-11-23T12:01:00Z");
        var meter = concentrator.path("meters").get(0);
        assertThat(meter.path("state").asString()).isEqualTo("SILENT");
        assertThat(meter.path("failures").asInt()).isEqualTo(4);
        assertThat(meter.has("lastAnswerAt")).isFalse();
    }

    @Test
    void heartbeats_go_on_and_say_so_when_the_outbox_cannot_be_read() throws Exception {
        outbox.append(List.of(reading(1), reading(2)));
        outbox.settle(List.of(), Map.of(reading(2), "UNKNOWN_METER"), NOW);
        try (var ignored = Links.start(settings(portal.url(), Duration.ofMillis(50)), outbox, board)) {
            awaitEmpty();
            change("alter table reading rename to away");
            await().until(() -> portal.heartbeats()
                    .getLast()
                    .path("outbox")
                    .path("state")
                    .asString()
                    .equals("FAILED"));
            var before = portal.heartbeats().size();
            await().until(() -> portal.heartbeats().size() > before + 3);
            var last = portal.heartbeats().getLast();
            assertThat(last.path("outbox").path("deadLetters").asLong()).isOne();
            change("alter table away rename to reading");
            outbox.append(List.of(reading(3)));
            awaitEmpty();
            await().until(() -> portal.heartbeats()
                    .getLast()
                    .path("outbox")
                    .path("state")
                    .asString()
                    .equals("GOOD"));
        }
    }
}
