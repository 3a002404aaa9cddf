package pl.nurt.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.telemetry.api.BridgeClient.json;

import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.MeteringFixture.RegisteredBridge;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class BridgeConfigurationApiTest {
    private static final String DOCUMENT = """
            {"concentrators": [{"id": "a", "protocol": "mbus-tcp", "endpoint": "ż:1", "meters": [{"serial": "31415926", "primary": 1}]}],
             "profiles": {"mine": {"registers": []}}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private SignIn signIn;

    private MeteringFixture fixture;
    private RegisteredBridge bridge;
    private BridgeClient client;

    @BeforeEach
    void aBridgeWithAConfiguration() {
        fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge();
        AsSystem.run(() -> configurations.publish(bridge.id(), 0, DOCUMENT, Map.of(), null));
        client = new BridgeClient(port, bridge.key());
        signIn.as(Role.TECHNICIAN);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_bridge_fetches_a_version_and_says_what_became_of_it() throws Exception {
        var order = json(client.post("commands/next", "{\"waitSeconds\": 0, \"running\": []}"))
                .get("commands")
                .get(0);
        assertThat(order.get("kind").asString()).isEqualTo("RELOAD_CONFIGURATION");
        var answer = client.get("configuration/" + order.get("version").asInt());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("version").asInt()).isOne();
        assertThat(json(answer).get("document")).isEqualTo(new JsonMapper().readTree(DOCUMENT));
        assertThat(outcome("{\"state\": \"ACTIVE\"}")).isEqualTo(204);
        assertThat(outcome("{\"state\": \"ACTIVE\"}")).isEqualTo(204);
        assertThat(configurations.version(bridge.id(), 1).state()).isEqualTo(ConfigurationState.ACTIVE);
        assertThat(outcome("{\"state\": \"REJECTED\"}")).isEqualTo(409);
    }

    @Test
    void problems_come_back_at_their_place() throws Exception {
        assertThat(outcome("""
                {"state": "REJECTED", "problems": [{"key": "concentrators[0].endpoint", "message": "must be host:port"}]}
                """)).isEqualTo(204);

        assertThat(configurations.version(bridge.id(), 1).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.concentrator()).isEqualTo("a");
                    assertThat(problem.field()).isEqualTo("endpoint");
                });
    }

    @Test
    void no_bridge_sees_the_configuration_of_another() throws Exception {
        try (var other = new BridgeClient(port, fixture.bridge().key())) {
            assertThat(other.get("configuration/1").statusCode()).isEqualTo(404);
            assertThat(other.post("configuration/1/outcome", "{\"state\": \"ACTIVE\"}")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(client.get("configuration/2").statusCode()).isEqualTo(404);
        assertThat(client.get("configuration/99999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void a_packed_body_is_taken() throws Exception {
        assertThat(client.postPacked("configuration/1/outcome", "{\"state\": \"ACTIVE\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"state\": \"PUBLISHED\"}",
                "{\"state\": \"REJECTED\", \"problems\": [{\"key\": \"a\"}]}",
                "{\"state\": \"REJECTED\", \"problems\": {}}"
            })
    void what_is_no_outcome_gets_400(String body) throws Exception {
        assertThat(outcome(body)).isEqualTo(400);
        assertThat(configurations.version(bridge.id(), 1).state()).isEqualTo(ConfigurationState.PUBLISHED);
    }

    private int outcome(String body) throws Exception {
        return client.post("configuration/1/outcome", body).statusCode();
    }
}
