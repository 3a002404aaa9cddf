package pl.nurt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;

/** Eighty strangers sign in at once, as the review did. How fast the others are answered is asked by {@code ./nurt bench --only doors}. */
@HttpTest
class SignInFloodTest {
    private static final int STRANGERS = 80;

    @LocalServerPort
    private int port;

    @Test
    void the_portal_stays_ready_and_those_for_whom_there_is_no_place_are_told_when_to_come_again() throws Exception {
        var browser = new Browser(port);
        var token = browser.token();
        var flood = new ArrayList<Callable<HttpResponse<String>>>();
        for (var i = 0; i < STRANGERS; i++) {
            flood.add(() -> browser.post(
                    "/sign-in/password",
                    Map.of("username", "nobody-" + UUID.randomUUID(), "password", "x", "_csrf", token)));
        }
        var over = new AtomicBoolean();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor();
                var watcher = Executors.newSingleThreadExecutor()) {
            var readiness = watcher.submit(() -> {
                var statuses = new ArrayList<Integer>();
                do {
                    statuses.add(new Browser(port)
                            .get("/actuator/health/readiness", "Accept", "application/json")
                            .statusCode());
                } while (!over.get());
                return statuses;
            });
            List<Future<HttpResponse<String>>> answers;
            try {
                answers = callers.invokeAll(flood);
            } finally {
                over.set(true);
            }
            var refused = 0;
            var sentAway = 0;
            for (var answer : answers) {
                switch (answer.get().statusCode()) {
                    case 302 -> refused++;
                    case 429 -> {
                        sentAway++;
                        assertThat(answer.get()
                                        .headers()
                                        .firstValueAsLong("Retry-After")
                                        .orElseThrow())
                                .isPositive();
                        assertThat(answer.get().body()).contains("/sign-in?later");
                    }
                    default -> throw new AssertionError(answer.get().toString());
                }
            }
            assertThat(readiness.get()).containsOnly(200);
            assertThat(refused).isPositive();
            assertThat(sentAway).isPositive();
            assertThat(refused + sentAway).isEqualTo(STRANGERS);
        }
    }
}
