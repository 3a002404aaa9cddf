package pl.nurt.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.telemetry.api.BridgeClient.json;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.platform.api.SecretLookup;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.telemetry.bridges.BridgeHistoryEntry;
import pl.nurt.telemetry.bridges.BridgeStep;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.internal.BridgeKeyring;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.SignIn;

@HttpTest
class BridgeKeyApiTest {
    private static final String WISH = "{\"waitSeconds\": 0, \"running\": []}";

    private static int tests;

    @LocalServerPort
    private int port;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeCommands commands;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MovableClock clock;

    @Autowired
    private BridgeKeyring keys;

    @Autowired
    private SharedLimits limits;

    private BridgeClient client;
    private Viewer technician;
    private String name;
    private BridgeId bridge;

    @BeforeEach
    void aBridge() {
        // Long after the test before, so that its failures count no longer.
        clock.advance(Duration.ofDays(2L * ++tests));
        client = new BridgeClient(port, null);
        technician = signIn.as(Role.TECHNICIAN).viewer();
        name = "bridge-" + MeteringFixture.newName();
        bridge = bridges.create(name, technician);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_bridge_enrols_with_its_code_and_works_with_its_key() throws Exception {
        var code = bridges.makeEnrolmentCode(bridge, technician).code();
        var key = "key-of-" + name;

        var enrolled = enrol(code, key);
        assertThat(enrolled.statusCode()).isEqualTo(200);
        assertThat(json(enrolled).get("bridge").asString()).isEqualTo(name);
        assertThat(enrol(code, key).body()).isEqualTo(enrolled.body());

        client.use(key);
        assertThat(client.post("commands/next", WISH).statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_a_used_and_an_old_code_get_the_same_answer() throws Exception {
        var used = bridges.makeEnrolmentCode(bridge, technician).code();
        enrol(used, "key-of-" + name);
        var old = bridges.makeEnrolmentCode(bridge, technician).code();
        clock.advance(Duration.ofHours(24));

        var wrong = enrol("AAAAA-AAAAA-AAAAA-AAAAA", "x");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(enrol(used, "another").body()).isEqualTo(wrong.body());
        var tooOld = enrol(old, "another");
        assertThat(tooOld.statusCode()).isEqualTo(401);
        assertThat(tooOld.body()).isEqualTo(wrong.body());
    }

    @Test
    void who_guesses_is_not_listened_to_for_a_while() throws Exception {
        for (var i = 0; i < 10; i++) {
            assertThat(enrol("guess-" + i, "x").statusCode()).isEqualTo(401);
        }
        var code = bridges.makeEnrolmentCode(bridge, technician).code();
        var refused = enrol(code, "x");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();

        clock.advance(Duration.ofMinutes(16));
        assertThat(enrol(code, "key-of-" + name).statusCode()).isEqualTo(200);
    }

    @Test
    void a_key_opens_where_it_was_never_seen_however_many_are_made_up_at_its_address() throws Exception {
        var key = "key-of-" + name;
        enrol(bridges.makeEnrolmentCode(bridge, technician).code(), key);
        var block = "192.0.2." + tests;
        var few = new Limit("test.wrong-keys", 3, Duration.ofMinutes(1));
        var elsewhere = new SecretLookup<>(
                keys::bridgeOf,
                SecretLookup.Guesses.within(limits, few),
                new SecretLookup.Known(keys::all, Duration.ofSeconds(1)),
                clock);
        for (var i = 0; i < 3; i++) {
            assertThat(elsewhere.find("made-up-" + i, block)).isEmpty();
        }
        assertThatThrownBy(() -> elsewhere.find("made-up", block)).isInstanceOf(TooManyAttemptsException.class);

        assertThat(elsewhere.find(key, block)).contains(bridge);
        bridges.revokeKeys(bridge, technician);
        assertThat(elsewhere.find(key, block))
                .as("each is looked up all the same")
                .isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> elsewhere.find(key, block)).isInstanceOf(TooManyAttemptsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"code\": \"a\", \"apiKeySha256\": \"AB\", \"version\": \"1\"}",
                "{\"code\": 7, \"apiKeySha256\": \"\", \"version\": \"1\"}"
            })
    void what_is_no_enrolment_gets_400(String body) throws Exception {
        assertThat(client.post("enrolment", body).statusCode()).isEqualTo(400);
    }

    @Test
    void a_key_is_changed_without_a_gap() throws Exception {
        var old = "old-of-" + name;
        var next = "next-of-" + name;
        enrol(bridges.makeEnrolmentCode(bridge, technician).code(), old);
        client.use(old);

        assertThat(offer(next)).as("nobody ordered it").isEqualTo(409);
        assertThat(client.post("commands/next", WISH).statusCode()).isEqualTo(200);
        commands.rotateKey(bridge, technician);
        assertThat(offer(next)).isEqualTo(204);
        assertThat(offer(next)).isEqualTo(204);
        assertThat(client.post("commands/next", WISH).statusCode()).isEqualTo(200);
        client.use(next);
        assertThat(client.post("commands/next", WISH).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        client.use(old);
        assertThat(client.post("commands/next", WISH).statusCode()).isEqualTo(401);
        client.use(next);
        assertThat(offer(next)).isEqualTo(204);
        assertThat(bridges.history(bridge, 10))
                .filteredOn(entry -> entry.step() == BridgeStep.ENDED_KEY_USED)
                .singleElement()
                .extracting(BridgeHistoryEntry::address)
                .as("from where")
                .isNotNull();
    }

    @Test
    void the_key_of_another_bridge_is_not_taken() throws Exception {
        var key = "key-of-" + name;
        enrol(bridges.makeEnrolmentCode(bridge, technician).code(), key);
        var other = bridges.create("bridge-" + MeteringFixture.newName(), technician);
        enrol(bridges.makeEnrolmentCode(other, technician).code(), "other-" + name);

        client.use("other-" + name);
        assertThat(offer(key)).isEqualTo(409);
        client.use(key);
        assertThat(client.post("commands/next", WISH).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> enrol(String code, String key) throws Exception {
        return client.post(
                "enrolment",
                "{\"code\": \"%s\", \"apiKeySha256\": \"%s\", \"version\": \"1.0\"}".formatted(code, sha256(key)));
    }

    private int offer(String key) throws Exception {
        return client.post("key", "{\"apiKeySha256\": \"" + sha256(key) + "\"}").statusCode();
    }

    private static String sha256(String key) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    }
}
