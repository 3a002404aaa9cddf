package pl.nurt.booking.internal.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.feeds.CalendarFeeds;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.SignIn;

@HttpTest
class FeedApiTest {
    private static int tests;

    @LocalServerPort
    private int port;

    @Autowired
    private CalendarFeeds feeds;

    @Autowired
    private Bookings bookings;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MovableClock clock;

    @Autowired
    private FeedQuery query;

    @Autowired
    private AutowireCapableBeanFactory beans;

    private final HttpClient client = HttpClient.newHttpClient();
    private Viewer anna;

    @BeforeEach
    void booking() {
        // Long after the test before, so that its failures count no longer.
        clock.advance(Duration.ofDays(2L * ++tests));
        anna = signIn.as(Role.RESIDENT).viewer();
        var calendars = new Calendars(db);
        var talks = calendars.calendar("Rozmowa, pokój 4", calendars.person("Adam Rak"));
        var ten = Calendars.thursday(clock.instant(), "10:00");
        AsSystem.run(() -> bookings.book(
                anna, new BookingRequest(UUID.randomUUID(), talks, ten, null, null, "600 123 456", Map.of())));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_program_gets_what_and_when_and_nobodys_name() throws Exception {
        var answer = get(feeds.make(anna));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("SUMMARY:Rozmowa\\, pokój 4")
                .contains("STATUS:CONFIRMED")
                .doesNotContain("ATTENDEE", "Testowy", "600", "Rak");
    }

    @Test
    void an_address_that_was_taken_back_answers_as_one_that_never_was() throws Exception {
        var first = feeds.make(anna);
        var second = feeds.make(anna);
        assertThat(get(first).statusCode()).isEqualTo(404);
        assertThat(get(second).statusCode()).isEqualTo(200);

        feeds.revoke(anna);
        feeds.revoke(anna);

        var answer = get(second);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(get(CalendarFeeds.PATH + UUID.randomUUID() + ".ics").statusCode())
                .isEqualTo(404);
        assertThat(feeds.since(anna)).isEmpty();
    }

    @Test
    void whoever_guesses_is_soon_not_listened_to_and_addresses_that_were_given_out_open_all_the_same()
            throws Exception {
        var known = feeds.make(anna);
        for (var guess = 0; guess < 60; guess++) {
            assertThat(get(CalendarFeeds.PATH + UUID.randomUUID() + ".ics").statusCode())
                    .isEqualTo(404);
        }

        assertThat(get(CalendarFeeds.PATH + UUID.randomUUID() + ".ics").statusCode())
                .isEqualTo(429);
        assertThat(get(known).statusCode())
                .as("many calendars are kept at one address, and one of their owners guesses")
                .isEqualTo(200);
    }

    @Test
    void whoever_guesses_on_one_portal_is_not_listened_to_on_another() throws Exception {
        var elsewhere = new FeedApi(query, event -> {}, beans.createBean(SharedLimits.class), clock);
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("127.0.0.1");
        for (var guess = 0; guess < 60; guess++) {
            assertThat(elsewhere
                            .fetch(UUID.randomUUID().toString(), request)
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
        }

        var refused = get(CalendarFeeds.PATH + UUID.randomUUID() + ".ics");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 602);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
