package pl.nurt.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.telemetry.Tables.BRIDGE;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.MeteringFixture.RegisteredBridge;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.ConfigurationUse;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.ConcentratorStatus;
import pl.nurt.telemetry.bridges.Concentrators;
import pl.nurt.telemetry.bridges.MeterHealth;
import pl.nurt.telemetry.bridges.MeterTrouble;
import pl.nurt.telemetry.bridges.OutboxHealth;
import pl.nurt.telemetry.bridges.OutboxLevel;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class HeartbeatTest {
    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private Concentrators concentrators;

    @Autowired
    private SignIn signIn;

    private RegisteredBridge bridge;
    private ConcentratorId concentrator;
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void aBridgeWithAConcentrator() {
        var fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge();
        concentrator = fixture.concentrator(bridge.id(), "block-7");
    }

    @Test
    void a_bridge_tells_of_itself_and_of_its_concentrators() throws Exception {
        var contact = now.minusSeconds(120);

        assertThat(post("""
                {"sentAt": "%s", "version": "1.2.3", "queued": 17, "concentrators": [
                  {"code": "block-7", "state": "DEGRADED", "lastContactAt": "%s", "metersAsked": 12, "metersAnswered": 11,
                   "error": "meter 4 is silent"},
                  {"code": "nobody-knows-it", "state": "ONLINE", "metersAsked": 1, "metersAnswered": 1}]}
                """.formatted(now.plusSeconds(30), contact))).isEqualTo(200);

        var told = db.fetchSingle(BRIDGE, BRIDGE.BRIDGE_ID.eq(bridge.id()));
        assertThat(told.getSoftware()).isEqualTo("1.2.3");
        assertThat(told.getQueued()).isEqualTo(17);
        assertThat(Duration.ofMillis(told.getClockOffsetMs())).isBetween(Duration.ofSeconds(0), Duration.ofSeconds(31));
        var state = db.fetchSingle(CONCENTRATOR, CONCENTRATOR.CONCENTRATOR_ID.eq(concentrator));
        assertThat(state.getState()).isEqualTo(ConcentratorState.DEGRADED);
        assertThat(state.getStateSince()).isBetween(now, now.plusSeconds(60));
        assertThat(state.getLastContactAt()).isEqualTo(contact);
        assertThat(state.getMetersAnswered()).isEqualTo(11);
        assertThat(state.getError()).isEqualTo("meter 4 is silent");
        assertThat(db.fetchCount(CONCENTRATOR, CONCENTRATOR.CODE.eq("nobody-knows-it")))
                .isZero();
    }

    @Test
    void a_bridge_tells_how_it_is_and_hears_the_time_and_the_version_it_shall_use() throws Exception {
        AsSystem.run(() -> configurations.publish(bridge.id(), 0, """
                {"concentrators": [{"id": "block-7", "protocol": "mbus-tcp", "endpoint": "a:1", "meters": []}]}
                """, Map.of("block-7", "Block 7"), null));
        var answer = answer("""
                {"sentAt": "%1$s", "version": "1.2.3", "queued": 17, "startedAt": "%1$s", "configurationVersion": 0,
                 "outbox": {"bytes": 4096, "limitBytes": 1000000, "oldestReadAt": "%1$s", "deadLetters": 3, "state": "FILLING"},
                 "concentrators": [
                  {"code": "block-7", "state": "DEGRADED", "metersAsked": 2, "metersAnswered": 1, "nextRoundAt": "%1$s",
                   "meters": [{"meter": "31415926", "state": "SILENT", "reason": "no answer", "failures": 4, "lastAnswerAt": "%1$s"}]}]}
                """.formatted(now));

        assertThat(answer.statusCode()).isEqualTo(200);
        var told = new JsonMapper().readTree(answer.body());
        assertThat(Instant.parse(told.get("receivedAt").asString())).isBetween(now, now.plusSeconds(60));
        assertThat(told.get("configurationVersion").asInt()).isOne();
        signIn.as(Role.AUDITOR);
        var status = concentrators.bridge(bridge.id());
        assertThat(status.startedAt()).isEqualTo(now);
        assertThat(status.outbox()).isEqualTo(new OutboxHealth(OutboxLevel.FILLING, 4096, 1_000_000, 3, now));
        assertThat(status.configuration()).isEqualTo(new ConfigurationUse(null, 1, ConfigurationState.PUBLISHED));
        assertThat(status.concentrators()).singleElement().satisfies(block -> {
            assertThat(block.nextRoundAt()).isEqualTo(now);
            assertThat(block.unwell())
                    .containsExactly(new MeterHealth("31415926", MeterTrouble.SILENT, "no answer", 4, now));
        });
    }

    @Test
    void the_last_contact_never_goes_back_nor_ahead_of_our_clock() throws Exception {
        post(state("ONLINE", now.plusSeconds(3600)));
        var first = db.fetchSingle(CONCENTRATOR, CONCENTRATOR.CONCENTRATOR_ID.eq(concentrator));
        post(state("ONLINE", now.minusSeconds(3600)));
        var second = db.fetchSingle(CONCENTRATOR, CONCENTRATOR.CONCENTRATOR_ID.eq(concentrator));

        assertThat(first.getLastContactAt()).isBetween(now, now.plusSeconds(60));
        assertThat(second.getLastContactAt()).isEqualTo(first.getLastContactAt());
        assertThat(second.getStateSince()).isEqualTo(first.getStateSince());
    }

    @Test
    void a_late_heartbeat_does_not_bring_back_a_concentrator_that_was_taken_out() throws Exception {
        post(state("OFFLINE", now.minusSeconds(60)));
        var before = db.fetchSingle(CONCENTRATOR, CONCENTRATOR.CONCENTRATOR_ID.eq(concentrator));
        AsSystem.run(() -> configurations.publish(bridge.id(), 0, """
                {"concentrators": [{"id": "other", "protocol": "mbus-tcp", "endpoint": "a:1", "meters": []}]}
                """, Map.of(), null));

        assertThat(post(state("ONLINE", now))).isEqualTo(200);

        var after = db.fetchSingle(CONCENTRATOR, CONCENTRATOR.CONCENTRATOR_ID.eq(concentrator));
        assertThat(after.getRemovedAt()).isNotNull();
        assertThat(after.getState()).isEqualTo(ConcentratorState.OFFLINE);
        assertThat(after.getLastContactAt()).isEqualTo(before.getLastContactAt());
        signIn.as(Role.AUDITOR);
        assertThat(concentrators.bridge(bridge.id()).concentrators())
                .extracting(ConcentratorStatus::code)
                .containsExactly("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"sentAt\": \"now\", \"version\": \"1\", \"queued\": 0, \"concentrators\": []}",
                "{\"sentAt\": \"2026-11-23T10:00:00Z\", \"version\": \"1\", \"queued\": -1, \"concentrators\": []}",
                "{\"sentAt\": \"2026-11-23T10:00:00Z\", \"version\": \"1\", \"queued\": \"1\", \"concentrators\": []}",
                "{\"sentAt\": \"2026-11-23T10:00:00Z\", \"version\": \"1\", \"queued\": 1, \"concentrators\": [null]}",
                "{\"sentAt\": \"2026-11-23T10:00:00Z\", \"version\": \"1\", \"queued\": 1, \"concentrators\": [], \"x\": 1}",
                "{\"sentAt\": \"2026-11-23T10:00:00Z\", \"version\": \"1\", \"queued\": 1, \"concentrators\": "
                        + "[{\"code\": \"a\", \"state\": \"NEW\", \"metersAsked\": 1, \"metersAnswered\": 1}]}",
                "{\"sentAt\": \"2026-11-23T10:00:00Z\", \"version\": \"1\", \"queued\": 1, \"concentrators\": [], \"queued\": 1}",
                "{\"sentAt\": \"2026-11-23T10:00:00Z\", \"version\": \"1\", \"queued\": 1.5, \"concentrators\": []}",
                "{\"sentAt\": \"2026-11-23T10:00:00Z\", \"version\": \"1\", \"queued\": 1, \"concentrators\": [], "
                        + "\"outbox\": {\"bytes\": 1, \"limitBytes\": 0, \"deadLetters\": 0, \"state\": \"GOOD\"}}",
                "{\"sentAt\": \"2026-11-23T10:00:00Z\", \"version\": \"1\", \"queued\": 1, \"concentrators\": [], "
                        + "\"outbox\": {\"bytes\": 1, \"limitBytes\": 1, \"deadLetters\": 0, \"state\": \"EMPTY\"}}",
                "{\"sentAt\": \"2026-11-23T10:00:00Z\", \"version\": \"1\", \"queued\": 1, \"concentrators\": "
                        + "[{\"code\": \"a\", \"state\": \"ONLINE\", \"metersAsked\": 1, \"metersAnswered\": 1, "
                        + "\"meters\": [{\"meter\": \"1\", \"state\": \"DEAD\"}]}]}"
            })
    void what_is_no_heartbeat_gets_400(String body) throws Exception {
        assertThat(post(body)).isEqualTo(400);
    }

    private static String state(String state, Instant contact) {
        return """
                {"sentAt": "2026-11-23T10:00:00.25Z", "version": "1", "queued": 0, "concentrators": [
                  {"code": "block-7", "state": "%s", "lastContactAt": "%s", "metersAsked": 1, "metersAnswered": 1}]}
                """.formatted(state, contact);
    }

    private int post(String body) throws Exception {
        return answer(body).statusCode();
    }

    private HttpResponse<String> answer(String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/bridge/heartbeat"))
                    .header("Authorization", "Bearer " + bridge.key())
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
