package pl.nurt.bridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The control port as curl and other processes use it. */
class ControlServerTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final HttpClient client = HttpClient.newHttpClient();
    private Park park;
    private URI control;

    @BeforeEach
    void start() throws Exception {
        park = Park.builder(NOON)
                .gateway(
                        "bus",
                        MeterSpec.of("11111111", 1)
                                .withStart("1.234", Instant.parse("2026-11-01T00:00:00Z"))
                                .withUse(UseProfile.HOLIDAY, "0"))
                .modbus("device", MeterSpec.of("22222222", 1))
                .control(0)
                .start();
        control = park.control().orElseThrow();
    }

    @AfterEach
    void stop() {
        park.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(control.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(control.resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String askMeter() throws Exception {
        try (var master = new RawConnection(park.endpoint("bus"))) {
            return master.send("107b017c16").quietAfter(300);
        }
    }

    @Test
    void a_park_shows_itself() throws Exception {
        assertThat(get("/concentrators").body())
                .contains("\"bus\"", "\"endpoint\":\"" + park.endpoints().get("bus") + "\"")
                .contains("22222222-APA-0A-07");
        assertThat(get("/concentrators/bus").body())
                .contains("\"faults\":[]", "11111111")
                .doesNotContain("22222222");
        assertThat(get("/meters/11111111").body())
                .isEqualTo(
                        "{\"id\":\"11111111-APA-0A-07\",\"address\":1,\"indexM3\":\"1.234\",\"status\":0,\"fault\":null}\n");
    }

    @Test
    void a_fault_is_set_and_healed_while_the_park_runs() throws Exception {
        assertThat(askMeter()).isNotEmpty();
        assertThat(post("/meters/11111111", "{\"fault\":\"silent\"}").body()).contains("\"fault\":\"silent\"");
        assertThat(askMeter()).isEmpty();
        assertThat(post("/meters/11111111", "{\"fault\":null}").body()).contains("\"fault\":null");
        assertThat(askMeter()).isNotEmpty();
        post("/meters/11111111-APA-0A-07", "{\"fault\":\"silent\",\"times\":1}");
        assertThat(askMeter()).isEmpty();
        assertThat(askMeter()).isNotEmpty();
    }

    @Test
    void a_line_is_broken_and_healed_and_its_connections_dropped() throws Exception {
        assertThat(post("/concentrators/bus", "{\"faults\":[\"echo\",\"split\"]}")
                        .body())
                .contains("\"faults\":[\"echo\",\"split\"]");
        assertThat(askMeter()).startsWith("107b017c16" + "68");
        post("/concentrators/bus", "{\"faults\":[]}");
        assertThat(askMeter()).startsWith("68");
        try (var master = new RawConnection(park.endpoint("bus"))) {
            assertThat(master.send("1040014116").answer()).isEqualTo("e5");
            post("/concentrators/bus", "{\"drop\":true}");
            assertThat(master.ends()).isTrue();
        }
    }

    @Test
    void a_register_is_set_a_tap_opened_and_a_status_shown() throws Exception {
        var changed = post(
                "/meters/11111111",
                "{\"indexM3\":\"99.5\",\"status\":4,\"tap\":{\"litresPerMinute\":6,\"minutes\":30}}");
        assertThat(changed.body()).contains("\"indexM3\":\"99.500\"", "\"status\":4");
        assertThat(askMeter()).contains("0c1300950900").contains("0a07" + "01" + "04");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "7",
                "{} {}",
                "{\"fault\":\"thunder\"}",
                "{\"fault\":[\"late\",\"slow\"]}",
                "{\"times\":1}",
                "{\"fault\":\"late\",\"times\":0}",
                "{\"fault\":\"late\",\"times\":1.5}",
                "{\"indexM3\":\"-1\"}",
                "{\"indexM3\":\"1.2345\"}",
                "{\"indexM3\":\"1e9\"}",
                "{\"indexM3\":1e400}",
                "{\"indexM3\":{}}",
                "{\"status\":256}",
                "{\"status\":\"4\"}",
                "{\"tap\":{}}",
                "{\"tap\":3}",
                "{\"tap\":{\"litresPerMinute\":6,\"minutes\":30,\"hours\":1}}",
                "{\"indexM3\":\"5\",\"colour\":\"red\"}",
                "\u0000\u0001"
            })
    void garbage_is_refused_as_a_whole(String body) throws Exception {
        var refused = post("/meters/11111111", body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).matches("\\{\"error\":\".+\\.\"}\n");
        assertThat(get("/meters/11111111").body()).contains("\"indexM3\":\"1.234\"", "\"fault\":null", "\"status\":0");
    }

    @Test
    void what_is_not_there_or_not_meant_for_it_is_told() throws Exception {
        assertThat(get("/meters/99999999").statusCode()).isEqualTo(404);
        assertThat(get("/concentrators/nowhere").body())
                .isEqualTo("{\"error\":\"no concentrator nowhere in this park.\"}\n");
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/meters/11111111/fault").statusCode()).isEqualTo(404);
        assertThat(post("/concentrators", "{\"drop\":true}").statusCode()).isEqualTo(405);
        assertThat(post("/meters/11111111", "x".repeat(20_000)).statusCode()).isEqualTo(413);
        var delete = HttpRequest.newBuilder(control.resolve("/meters/11111111"))
                .DELETE()
                .build();
        assertThat(client.send(delete, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void a_page_in_a_browser_is_kept_out() throws Exception {
        var foreign = HttpRequest.newBuilder(control.resolve("/meters/11111111"))
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"fault\":\"silent\"}"))
                .build();
        assertThat(client.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        try (var bent = new RawConnection(new InetSocketAddress("127.0.0.1", control.getPort()))) {
            var request = "GET /concentrators HTTP/1.0\r\nHost: evil.example\r\n\r\n";
            var answer = bent.send(HexFormat.of().formatHex(request.getBytes(StandardCharsets.US_ASCII)))
                    .answer();
            assertThat(new String(HexFormat.of().parseHex(answer), StandardCharsets.US_ASCII))
                    .contains("403");
        }
        assertThat(park.meter("11111111").fault()).isNull();
    }

    @Test
    void closing_ends_everything_at_once_in_the_middle_of_answers() throws Exception {
        park.fail("11111111", Fault.SLOW);
        try (var master = new RawConnection(park.endpoint("bus"))) {
            assertThat(master.send("107b017c16").take(1)).isEqualTo("68");
            park.close();
            assertThat(master.ends()).isTrue();
        }
        assertThatThrownBy(() -> new RawConnection(park.endpoint("bus"))).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> get("/concentrators")).isInstanceOf(ConnectException.class);
    }
}
