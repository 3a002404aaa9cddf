package pl.nurt.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pl.nurt.db.metering.Tables.DAILY_USE;
import static pl.nurt.db.metering.Tables.QUARANTINED_READING;
import static pl.nurt.db.metering.Tables.READING;

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
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.MeteringFixture.RegisteredBridge;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.HttpTest;

@HttpTest
class BridgeApiTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    private RegisteredBridge bridge;
    private String serial;
    private MeterId meter;
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void aBridgeWithAMeter() {
        var fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge();
        serial = MeteringFixture.newName();
        meter = fixture.meter(serial);
        fixture.reads(bridge.id(), "c", meter);
    }

    @Test
    void a_reading_is_accepted_and_the_day_gets_its_use() throws Exception {
        var hourAgo = now.minus(1, ChronoUnit.HOURS);
        var answer = post("""
                {"readings": [
                  {"key": "a", "concentrator": "c", "meter": "%s", "readAt": "%s", "indexM3": "10.5", "raw": "68a0"},
                  {"key": "b", "concentrator": "c", "meter": "%s", "readAt": "%s", "indexM3": "10.75"}]}
                """.formatted(serial, hourAgo, serial, now));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"answers\":[{\"key\":\"a\",\"status\":\"ACCEPTED\"},{\"key\":\"b\",\"status\":\"ACCEPTED\"}]}");
        assertThat(db.fetchCount(READING, READING.METER_ID.eq(meter))).isEqualTo(2);
        await().atMost(Duration.ofMinutes(5)).until(() -> db.fetchExists(DAILY_USE, DAILY_USE.METER_ID.eq(meter)));
    }

    @Test
    void the_same_batch_again_is_repeated_and_another_value_is_a_conflict() throws Exception {
        post(single("1", "10.5", now));

        assertThat(post(single("1", "10.500", now)).body()).contains("REPEATED");
        assertThat(post(single("1", "10.6", now)).body()).contains("REFUSED").contains("CONFLICT");
        assertThat(db.fetchCount(READING, READING.METER_ID.eq(meter))).isOne();
        assertThat(db.fetchCount(QUARANTINED_READING, QUARANTINED_READING.IDENTIFICATION.eq(serial)))
                .isOne();
    }

    @Test
    void one_bad_item_does_not_spoil_the_others() throws Exception {
        var answer = post("""
                {"readings": [
                  {"key": "number", "concentrator": "c", "meter": "%1$s", "readAt": "%2$s", "indexM3": 10.5},
                  {"key": "day", "concentrator": "c", "meter": "%1$s", "readAt": "yesterday", "indexM3": "10.5"},
                  {"key": "nul", "concentrator": "c\\u0000", "meter": "%1$s", "readAt": "%2$s", "indexM3": "10.5"},
                  17,
                  {"key": "more", "concentrator": "c", "meter": "%1$s", "readAt": "%2$s", "extra": {"a": [1]}},
                  {"key": "good", "concentrator": "c", "meter": "%1$s", "readAt": "%2$s", "indexM3": "10.5"},
                  {"key": "good", "concentrator": "c", "meter": "%1$s", "readAt": "%2$s", "indexM3": "10.5"}]}
                """.formatted(serial, now));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(("{'answers':["
                                + "{'key':'number','status':'REFUSED','reason':'MALFORMED'},"
                                + "{'key':'day','status':'REFUSED','reason':'MALFORMED'},"
                                + "{'key':'nul','status':'REFUSED','reason':'MALFORMED'},"
                                + "{'key':'','status':'REFUSED','reason':'MALFORMED'},"
                                + "{'key':'more','status':'REFUSED','reason':'MALFORMED'},"
                                + "{'key':'good','status':'ACCEPTED'},"
                                + "{'key':'good','status':'REFUSED','reason':'MALFORMED'}]}")
                        .replace('\'', '"'));
    }

    @Test
    void what_cannot_be_booked_is_refused_with_its_reason_and_kept_once() throws Exception {
        var unknown = MeteringFixture.newName();
        var batch = """
                {"readings": [
                  {"key": "1", "concentrator": "c", "meter": "%3$s", "readAt": "%2$s", "indexM3": "1"},
                  {"key": "2", "concentrator": "c", "meter": "%1$s", "readAt": "%4$s", "indexM3": "1"},
                  {"key": "3", "concentrator": "c", "meter": "%1$s", "readAt": "1999-01-01T00:00:00Z", "indexM3": "1"},
                  {"key": "4", "concentrator": "c", "meter": "%1$s", "readAt": "%2$s", "indexM3": "123456789012"},
                  {"key": "5", "concentrator": "c", "meter": "%1$s", "readAt": "%2$s", "indexM3": "-1"},
                  {"key": "6", "concentrator": "c", "meter": "%1$s", "readAt": "%2$s"},
                  {"key": "7", "concentrator": "c", "meter": "%1$s", "readAt": "%2$s", "indexM3": "1",
                   "flags": ["METER_MISMATCH"], "expectedMeter": "x"}]}
                """.formatted(serial, now, unknown, now.plus(6, ChronoUnit.MINUTES));

        var first = post(batch);
        var second = post(batch);

        assertThat(first.body())
                .isEqualTo(second.body())
                .containsSubsequence(
                        "UNKNOWN_METER",
                        "IN_FUTURE",
                        "TOO_OLD",
                        "BAD_INDEX",
                        "BAD_INDEX",
                        "NO_VALUE",
                        "METER_MISMATCH");
        assertThat(db.fetchCount(QUARANTINED_READING, QUARANTINED_READING.IDENTIFICATION.in(serial, unknown)))
                .isEqualTo(7);
        assertThat(db.fetchCount(READING, READING.METER_ID.eq(meter))).isZero();
    }

    @Test
    void a_wrong_or_missing_key_gets_401_and_no_hint() throws Exception {
        var without = send(request("readings").POST(BodyPublishers.ofString("{}")));
        var wrong = send(request("readings")
                .header("Authorization", "Bearer " + bridge.key() + "x")
                .POST(BodyPublishers.ofString(single("1", "1", now))));

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(without.body());
        assertThat(db.fetchCount(READING, READING.METER_ID.eq(meter))).isZero();
    }

    @Test
    void what_is_no_batch_gets_400() throws Exception {
        for (var body : new String[] {
            "",
            "{",
            "[]",
            "{}",
            "null",
            "{\"readings\": []}",
            "{\"readings\": {}}",
            "{\"more\": 1, \"readings\": [1]}",
            "{\"readings\": [1], \"more\": 1}",
            "{\"readings\": [1]} {}",
            "{\"readings\": [" + "1,".repeat(500) + "1]}"
        }) {
            var answer = post(body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void a_body_above_the_limit_gets_413_by_its_header_alone() throws Exception {
        var answer = post("{\"readings\": [" + " ".repeat(1_100_000) + "1]}");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private String single(String key, String index, Instant readAt) {
        return """
                {"readings": [{"key": "%s", "concentrator": "c", "meter": "%s", "readAt": "%s", "indexM3": "%s"}]}
                """.formatted(key, serial, readAt, index);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(request("readings")
                .header("Authorization", "Bearer " + bridge.key())
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/bridge/" + path))
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
