package pl.nurt.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.testing.HttpTest;

@HttpTest
class UnknownPathsTest {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {"/api", "/api/", "/api/nothing", "/api/notice/nothing", "/api/booking/nothing/at/all?wait=1"})
    void a_program_that_asks_where_nothing_is_hears_so_and_gets_no_page(String path) throws Exception {
        try (var program = HttpClient.newHttpClient()) {
            for (var method : new String[] {"GET", "POST", "DELETE"}) {
                var answer = program.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(method).isEqualTo(404);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            }
        }
    }
}
