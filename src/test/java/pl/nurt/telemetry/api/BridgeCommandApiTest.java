package pl.nurt.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pl.nurt.telemetry.api.BridgeClient.json;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.MeteringFixture.RegisteredBridge;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.orders.BridgeCommand;
import pl.nurt.telemetry.orders.BridgeCommandState;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.orders.FoundMeter;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;

@HttpTest
class BridgeCommandApiTest {
    /** Seconds that a bridge may wait for an order. What comes by itself must come in half of them; how soon, ./nurt bench says. */
    private static final int LONGEST = 55;

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    @Autowired
    private DataSource pool;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeCommands commands;

    @Autowired
    private CommandPolls polls;

    @Autowired
    private SignIn signIn;

    private MeteringFixture fixture;
    private RegisteredBridge bridge;
    private ConcentratorId concentrator;
    private Viewer technician;
    private BridgeClient client;

    @BeforeEach
    void aTechnicianAndABridge() {
        fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge();
        concentrator = fixture.concentrator(bridge.id(), "block-7");
        technician = signIn.as(Role.TECHNICIAN).viewer();
        client = new BridgeClient(port, bridge.key());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void where_no_interface_stands_a_bridge_hears_so_and_gets_no_page() throws Exception {
        for (var answer : List.of(client.post("commands/1/status", "{}"), client.get("commands?wait=1"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(json(answer).path("status").asInt()).isEqualTo(404);
        }
    }

    @Test
    void a_waiting_bridge_hears_of_an_order_at_once() throws Exception {
        var waiting = client.postLater("commands/next", wish(LONGEST));
        await().atMost(Duration.ofMinutes(5)).until(() -> polls.isWaiting(bridge.id()));

        var ordered = commands.readNow(concentrator, technician);
        var answer = waiting.get(LONGEST / 2, TimeUnit.SECONDS);

        assertThat(answer.statusCode()).isEqualTo(200);
        var given = json(answer).get("commands");
        assertThat(given).hasSize(1);
        assertThat(given.get(0).get("id").asLong()).isEqualTo(ordered.id().value());
        assertThat(given.get(0).get("kind").asString()).isEqualTo("READ_NOW");
        assertThat(given.get(0).get("concentrator").asString()).isEqualTo("block-7");
        assertThat(given.get(0).has("meter")).isFalse();
        assertThat(Instant.parse(given.get(0).get("expiresAt").asString())).isAfter(ordered.orderedAt());
        assertThat(state(ordered)).isEqualTo(BridgeCommandState.SENT);
    }

    @Test
    void what_waits_is_given_at_once_and_what_the_bridge_has_is_not() throws Exception {
        var ordered = commands.rotateKey(bridge.id(), technician);
        assertThat(json(client.post("commands/next", wish(30))).get("commands")).hasSize(1);
        // The bridge lost it, for it does not name it.
        assertThat(json(client.post("commands/next", wish(0))).get("commands")).hasSize(1);
        var none = client.post("commands/next", wish(0, ordered));
        assertThat(none.body()).isEqualTo("{\"commands\":[]}");
    }

    @Test
    void without_an_order_the_wait_ends_with_nothing() throws Exception {
        var began = System.nanoTime();
        assertThat(client.post("commands/next", wish(1)).body()).isEqualTo("{\"commands\":[]}");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(900));
        await().atMost(Duration.ofMinutes(5)).until(() -> !polls.isWaiting(bridge.id()));
    }

    @Test
    void a_bridge_that_asks_again_is_heard_and_its_question_before_is_over() throws Exception {
        var lost = client.postLater("commands/next", wish(LONGEST));
        await().atMost(Duration.ofMinutes(5)).until(() -> polls.isWaiting(bridge.id()));
        var again = client.postLater("commands/next", wish(LONGEST));

        assertThat(lost.get(LONGEST / 2, TimeUnit.SECONDS).body()).isEqualTo("{\"commands\":[]}");
        commands.rotateKey(bridge.id(), technician);
        assertThat(json(again.get(LONGEST / 2, TimeUnit.SECONDS)).get("commands"))
                .hasSize(1);
    }

    @Test
    void many_bridges_wait_without_a_connection_to_the_database() throws Exception {
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        var waiting = new ArrayList<RegisteredBridge>();
        var clients = new ArrayList<BridgeClient>();
        for (var i = 0; i < 100; i++) {
            var one = fixture.bridge();
            var speaks = new BridgeClient(port, one.key());
            waiting.add(one);
            clients.add(speaks);
            answers.add(speaks.postLater("commands/next", wish(50)));
        }
        await().atMost(Duration.ofMinutes(5)).until(() -> waiting.stream().allMatch(one -> polls.isWaiting(one.id())));
        await().atMost(Duration.ofMinutes(5))
                .until(() -> ((HikariDataSource) pool).getHikariPoolMXBean().getActiveConnections() < 4);

        for (var one : waiting) {
            commands.rotateKey(one.id(), technician);
        }
        for (var answer : answers) {
            assertThat(json(answer.get(10, TimeUnit.SECONDS)).get("commands")).hasSize(1);
        }
        clients.forEach(BridgeClient::close);
    }

    @Test
    void a_bridge_whose_keys_are_revoked_while_it_waits_hears_of_no_order() throws Exception {
        var waiting = client.postLater("commands/next", wish(2));
        await().atMost(Duration.ofMinutes(5)).until(() -> polls.isWaiting(bridge.id()));
        bridges.revokeKeys(bridge.id(), technician);

        var ordered = commands.rotateKey(bridge.id(), technician);

        assertThat(waiting.get(10, TimeUnit.SECONDS).body()).isEqualTo("{\"commands\":[]}");
        assertThat(state(ordered)).isEqualTo(BridgeCommandState.QUEUED);
    }

    @Test
    void progress_and_the_last_word_are_kept_and_the_last_word_counts_once() throws Exception {
        var search = commands.searchBus(concentrator, null, null, technician);
        client.post("commands/next", wish(0));
        var found = "\"found\": [{\"meter\": \"31415926-APA-0A-07\", \"primary\": 4, \"indexM3\": \"12.5\"}]";

        assertThat(answer(search, "{\"state\": \"PROGRESS\", \"probes\": 9, " + found + "}"))
                .isEqualTo(204);
        assertThat(commands.get(search.id()).result().found())
                .containsExactly(new FoundMeter("31415926-APA-0A-07", 4, "12.5"));
        var last = "{\"state\": \"DONE\", \"probes\": 20, \"complete\": true, " + found + "}";
        assertThat(answer(search, last)).isEqualTo(204);
        assertThat(answer(search, last)).isEqualTo(204);
        assertThat(answer(search, "{\"state\": \"FAILED\", \"message\": \"no\"}"))
                .isEqualTo(409);
        assertThat(answer(search, "{\"state\": \"PROGRESS\"}")).isEqualTo(409);
        assertThat(state(search)).isEqualTo(BridgeCommandState.DONE);
    }

    @Test
    void a_search_is_stopped_and_says_what_it_could_not_tell_apart() throws Exception {
        var search = commands.searchBus(concentrator, null, null, technician);
        client.post("commands/next", wish(0));
        commands.stopSearch(search.id(), technician);

        var stop = json(client.post("commands/next", wish(0, search)))
                .get("commands")
                .get(0);
        assertThat(stop.has("stopped")).isFalse();
        assertThat(stop.get("kind").asString()).isEqualTo("STOP_SEARCH");
        assertThat(stop.get("search").asLong()).isEqualTo(search.id().value());

        var body = "{\"state\": \"DONE\", \"probes\": 9, \"complete\": false, \"found\": [], "
                + "\"unresolved\": [\"20618313-0601-0A-07\"], \"resumeFrom\": \"SFFFFFFFF011\"}";
        assertThat(answer(search, body)).isEqualTo(204);
        assertThat(commands.get(search.id()).result().unresolved()).containsExactly("20618313-0601-0A-07");
    }

    @Test
    void nobody_answers_for_another_bridge() throws Exception {
        var ordered = commands.rotateKey(bridge.id(), technician);
        client.post("commands/next", wish(0));
        try (var other = new BridgeClient(port, fixture.bridge().key())) {
            var path = "commands/" + ordered.id().value() + "/answer";
            assertThat(other.post(path, "{\"state\": \"DONE\"}").statusCode()).isEqualTo(404);
            assertThat(other.post("commands/9" + "0".repeat(30) + "/answer", "{\"state\": \"DONE\"}")
                            .statusCode())
                    .isEqualTo(404);
        }
        try (var stranger = new BridgeClient(port, null)) {
            assertThat(stranger.post("commands/next", wish(0)).statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"state\": \"done\"}",
                "{\"state\": \"DONE\", \"more\": 1}",
                "{\"state\": \"DONE\", \"readings\": -1}",
                "{\"state\": \"DONE\", \"readings\": \"1\"}",
                "{\"state\": \"DONE\", \"found\": [null]}",
                "{\"state\": \"DONE\", \"found\": [{\"meter\": \"a\\u0000\"}]}",
                "{\"state\": \"DONE\", \"found\": [{\"meter\": \"a\", \"primary\": 251}]}",
                "{\"state\": \"DONE\", \"found\": [{\"meter\": \"a\", \"indexM3\": \"NaN\"}]}",
                "{\"state\": \"DONE\", \"unresolved\": [\"a\\u0000\"]}",
                "{\"state\": \"DONE\", \"unresolved\": [null]}",
                "{\"state\": \"DONE\", \"complete\": 1}"
            })
    void what_is_no_answer_gets_400_and_changes_nothing(String body) throws Exception {
        var ordered = commands.rotateKey(bridge.id(), technician);
        client.post("commands/next", wish(0));
        assertThat(answer(ordered, body)).isEqualTo(400);
        assertThat(state(ordered)).isEqualTo(BridgeCommandState.SENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"waitSeconds\": 56, \"running\": []}",
                "{\"waitSeconds\": -1, \"running\": []}",
                "{\"waitSeconds\": 0}",
                "{\"waitSeconds\": 0, \"running\": [\"1\"]}",
                "{\"waitSeconds\": 0, \"running\": [null]}",
                "{\"waitSeconds\": 0, \"running\": [1.5]}"
            })
    void what_is_no_wish_gets_400(String body) throws Exception {
        assertThat(client.post("commands/next", body).statusCode()).isEqualTo(400);
    }

    private int answer(BridgeCommand command, String body) throws Exception {
        return client.post("commands/" + command.id().value() + "/answer", body).statusCode();
    }

    private BridgeCommandState state(BridgeCommand command) {
        return commands.get(command.id()).state();
    }

    private static String wish(int seconds, BridgeCommand... running) {
        var ids = List.of(running).stream().map(one -> one.id().value()).toList();
        return "{\"waitSeconds\": " + seconds + ", \"running\": " + ids + "}";
    }
}
