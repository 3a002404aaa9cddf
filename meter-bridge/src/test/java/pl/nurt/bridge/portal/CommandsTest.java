package pl.nurt.bridge.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.simulator.Fault;
import tools.jackson.databind.JsonNode;

/** What the office orders, and what it hears of it. */
class CommandsTest {
    @TempDir
    private Path folder;

    private BridgeAtPark site;
    private final Instant later = Clock.systemUTC().instant().plus(Duration.ofMinutes(10));

    @BeforeEach
    void start() throws Exception {
        site = new BridgeAtPark(folder);
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private JsonNode answer(long id) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> site.office.answers().stream()
                        .anyMatch(a -> a.id() == id && !a.state().equals("PROGRESS")));
        return site.office.answers().stream()
                .filter(a -> a.id() == id)
                .reduce((first, second) -> second)
                .orElseThrow()
                .body();
    }

    @Test
    void a_meter_is_read_now_and_what_is_wrong_with_another_is_said() throws Exception {
        site.park.fail("27182818", Fault.SILENT);
        try (var ignored = site.bridge()) {
            site.office.command(1, "READ_NOW", later, Map.of("concentrator", "block-7", "meter", "31415926"));
            assertThat(answer(1).path("state").asString()).isEqualTo("DONE");
            assertThat(answer(1).path("readings").asInt()).isOne();
            assertThat(answer(1).path("meters")).isEmpty();
            site.office.command(2, "READ_NOW", later, Map.of("concentrator", "block-7"));
            assertThat(answer(2).path("readings").asInt()).isOne();
            assertThat(answer(2).path("meters").get(0).path("meter").asString()).startsWith("27182818");
            assertThat(answer(2).path("meters").get(0).path("state").asString()).isEqualTo("SILENT");
        }
        assertThat(site.hasReadingOf("31415926")).isTrue();
    }

    @Test
    void what_cannot_be_done_is_answered_in_a_sentence() throws Exception {
        try (var ignored = site.bridge()) {
            site.office.command(1, "READ_NOW", later, Map.of("concentrator", "nowhere"));
            site.office.command(2, "READ_NOW", later, Map.of());
            site.office.command(3, "SEARCH_BUS", later, Map.of("concentrator", "nowhere"));
            site.office.command(4, "MAKE_COFFEE", later, Map.of());
            site.office.command(5, "RELOAD_CONFIGURATION", later, Map.of("version", 3));
            for (var id = 1; id <= 5; id++) {
                assertThat(answer(id).path("state").asString()).isEqualTo("FAILED");
                assertThat(answer(id).path("message").asString()).endsWith(".").hasSizeLessThan(200);
            }
            assertThat(answer(4).path("message").asString()).contains("MAKE_COFFEE");
            assertThat(answer(5).path("message").asString()).contains("portal.configuration");
        }
    }

    @Test
    void a_bus_is_searched_and_what_was_found_is_told() throws Exception {
        try (var ignored = site.bridge()) {
            site.office.command(1, "SEARCH_BUS", later, Map.of("concentrator", "block-7"));
            var answer = answer(1);
            assertThat(answer.path("state").asString()).isEqualTo("DONE");
            assertThat(answer.path("complete").asBoolean()).isTrue();
            assertThat(answer.path("probes").asInt()).isPositive();
            assertThat(answer.path("found")
                            .valueStream()
                            .map(f -> f.path("meter").asString()))
                    .containsExactlyInAnyOrder("31415926-APA-0A-07", "27182818-APA-0A-07");
            assertThat(answer.path("found")
                            .valueStream()
                            .map(f -> f.path("primary").asInt()))
                    .containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void a_search_whose_budget_ends_tells_what_it_has_and_where_to_go_on() throws Exception {
        try (var ignored = site.bridge()) {
            site.office.command(1, "SEARCH_BUS", later, Map.of("concentrator", "block-7", "probeBudget", 3));
            assertThat(answer(1).path("complete").asBoolean(true)).isFalse();
            assertThat(answer(1).path("resumeFrom").asString()).isNotEmpty();
            site.office.command(
                    2,
                    "SEARCH_BUS",
                    later,
                    Map.of(
                            "concentrator",
                            "block-7",
                            "resumeFrom",
                            answer(1).path("resumeFrom").asString()));
            assertThat(answer(2).path("complete").asBoolean()).isTrue();
        }
    }

    @Test
    void a_search_that_is_stopped_tells_what_it_has_and_where_to_go_on() throws Exception {
        try (var ignored = site.bridge("", site.concentrator("block-9", "14142135"))) {
            site.office.command(1, "SEARCH_BUS", later, Map.of("concentrator", "block-9"));
            await().until(() -> site.office.wishes().stream()
                    .anyMatch(wish -> wish.path("running").valueStream().anyMatch(id -> id.asLong() == 1)));
            site.office.command(2, "STOP_SEARCH", later, Map.of("search", 1));
            assertThat(answer(2).path("state").asString()).isEqualTo("DONE");
            assertThat(answer(1).path("state").asString()).isEqualTo("DONE");
            assertThat(answer(1).path("complete").asBoolean(true)).isFalse();
            assertThat(answer(1).path("resumeFrom").asString()).isNotEmpty();
            site.office.command(3, "STOP_SEARCH", later, Map.of());
            assertThat(answer(3).path("state").asString()).isEqualTo("FAILED");
        }
    }

    /** As after a restart of the bridge: both come at once, and the stop may be faster. */
    @Test
    void a_search_that_is_given_with_its_stop_ends_before_it_asks_anybody() throws Exception {
        site.office.command(1, "STOP_SEARCH", later, Map.of("search", 2));
        try (var ignored = site.bridge()) {
            answer(1);
            site.office.command(2, "SEARCH_BUS", later, Map.of("concentrator", "block-7"));
            assertThat(answer(2).path("probes").asInt(-1)).isZero();
            assertThat(answer(2).path("resumeFrom").asString()).isNotEmpty();
        }
    }

    /** As after a restart of the bridge that had answered the stop, but not yet the search. */
    @Test
    void a_search_that_was_stopped_before_the_restart_ends_before_it_asks_anybody() throws Exception {
        site.office.command(1, "SEARCH_BUS", later, Map.of("concentrator", "block-7", "stopped", true));
        try (var ignored = site.bridge()) {
            assertThat(answer(1).path("probes").asInt(-1)).isZero();
            assertThat(answer(1).path("resumeFrom").asString()).isNotEmpty();
        }
    }

    @Test
    void an_answer_is_repeated_until_the_portal_has_it_and_the_command_is_done_once() throws Exception {
        site.office.loseAnswers(4);
        try (var ignored = site.bridge()) {
            site.office.command(1, "RESEND_DEAD_LETTERS", later, Map.of());
            assertThat(answer(1).path("readings").asInt()).isZero();
            // While it was not answered, the bridge said so and did not want it again.
            await().until(() -> site.office.states(1).count() == 1);
        }
        assertThat(site.office.wishes())
                .anySatisfy(wish -> assertThat(wish.path("running")).isEmpty());
    }

    @Test
    void a_command_at_which_the_bridge_itself_fails_is_answered_too() throws Exception {
        // The time left does not fit into a number of milliseconds.
        site.office.command(1, "READ_NOW", Instant.MAX, Map.of("concentrator", "block-7"));
        try (var ignored = site.bridge()) {
            assertThat(answer(1).path("state").asString()).isEqualTo("FAILED");
        }
    }

    @Test
    void more_commands_than_the_bridge_can_do_at_once_are_refused() throws Exception {
        site.park.fail("31415926", Fault.SILENT);
        for (var id = 1; id <= 53; id++) {
            site.office.command(id, "READ_NOW", later, Map.of("concentrator", "block-7", "meter", "31415926"));
        }
        var slow = site.concentrator("block-7", "31415926").replace("\"300ms\", \"tries\"", "\"30s\", \"tries\"");
        try (var ignored = site.bridge("", slow)) {
            for (var id = 51; id <= 53; id++) {
                assertThat(answer(id).path("state").asString()).isEqualTo("FAILED");
                assertThat(answer(id).path("message").asString())
                        .isEqualTo("The bridge is busy with 50 other commands.");
            }
            assertThat(site.office.answers()).hasSize(3);
        }
    }

    @Test
    void an_answer_that_the_portal_does_not_take_is_followed_by_one_that_says_so_and_the_command_is_done_once()
            throws Exception {
        site.office.refuseAnswers(answer -> answer.path("state").asString().equals("DONE"));
        site.office.command(1, "READ_NOW", later, Map.of("concentrator", "block-7", "meter", "31415926"));
        try (var ignored = site.bridge()) {
            assertThat(answer(1).path("state").asString()).isEqualTo("FAILED");
            assertThat(answer(1).path("message").asString())
                    .isEqualTo("It was done, but the portal does not take the answer (400).");
            await().until(() -> site.office.wishes().size() > 1);
            assertThat(site.office.answers()).hasSize(1);
        }
    }

    @Test
    void a_fault_at_asking_for_commands_does_not_end_the_asking() throws Exception {
        var clock = new FaultyClock("portal commands", 0, 1);
        site.office.trouble(new FakePortal.Trouble(503, "", Map.of("Retry-After", "Mon, 23 Nov 2026 12:00:00 GMT")));
        try (var ignored = site.bridge("", site.concentrator("block-7", "31415926"), clock)) {
            site.office.command(1, "RESEND_DEAD_LETTERS", later, Map.of());
            assertThat(answer(1).path("state").asString()).isEqualTo("DONE");
        }
        assertThat(clock.hasFailed()).isTrue();
    }

    @Test
    void a_command_that_has_expired_is_not_begun() throws Exception {
        var before = Clock.systemUTC().instant().minusSeconds(1);
        site.office.command(1, "ROTATE_KEY", before, Map.of());
        try (var ignored = site.bridge()) {
            site.office.command(2, "RESEND_DEAD_LETTERS", later, Map.of());
            answer(2);
        }
        assertThat(site.office.states(1)).isEmpty();
        assertThat(site.portal.keys().announcements()).isZero();
    }

    @Test
    void a_command_that_a_restart_left_unanswered_is_done_again() throws Exception {
        site.park.fail("31415926", Fault.LATE);
        site.park.fail("27182818", Fault.LATE);
        site.office.loseAnswers(1_000);
        site.office.command(1, "READ_NOW", later, Map.of("concentrator", "block-7"));
        try (var ignored = site.bridge()) {
            await().until(() -> !site.office.wishes().isEmpty());
        }
        site.office.loseAnswers(0);
        site.park.heal("31415926");
        site.park.heal("27182818");
        try (var ignored = site.bridge()) {
            assertThat(answer(1).path("readings").asInt()).isEqualTo(2);
        }
    }

    /** Its end makes the meters unreadable, which is nothing to tell the office. */
    @Test
    void a_bridge_that_stops_leaves_the_commands_under_way_unanswered() throws Exception {
        site.park.fail("31415926", Fault.SILENT);
        var slow = site.concentrator("block-7", "31415926").replace("\"300ms\", \"tries\"", "\"30s\", \"tries\"");
        site.office.command(1, "READ_NOW", later, Map.of("concentrator", "block-7"));
        try (var ignored = site.bridge("", slow)) {
            await().until(() -> site.office.wishes().stream()
                    .anyMatch(wish -> wish.path("running").valueStream().anyMatch(id -> id.asLong() == 1)));
        }
        assertThat(site.office.answers()).isEmpty();
    }

    @Test
    void refused_readings_are_sent_again_on_command() throws Exception {
        site.portal.judge(reading -> "REFUSED:UNKNOWN_METER");
        try (var bridge = site.bridge()) {
            await().until(() -> site.portal.heartbeats().stream()
                    .anyMatch(h -> h.path("outbox").path("deadLetters").asInt() > 1));
            site.portal.judge(reading -> "ACCEPTED");
            site.office.command(1, "RESEND_DEAD_LETTERS", later, Map.of());
            assertThat(answer(1).path("readings").asInt()).isGreaterThan(1);
            await().until(() -> bridge.queued() == 0 && site.hasReadingOf("31415926"));
        }
    }

    @Test
    void the_key_is_replaced_on_command_and_everything_goes_on_with_the_new_one() throws Exception {
        try (var ignored = site.bridge()) {
            site.office.command(1, "ROTATE_KEY", later, Map.of());
            assertThat(answer(1).path("state").asString()).isEqualTo("DONE");
            await().until(() -> !Files.exists(folder.resolve("key.next")));
            var heartbeats = site.portal.heartbeats().size();
            await().until(() -> site.portal.heartbeats().size() > heartbeats + 2);
        }
        assertThat(site.portal.keys().isCurrent(Files.readString(folder.resolve("key"))))
                .isTrue();
        assertThat(Files.readString(folder.resolve("key"))).isNotEqualTo(FakePortal.KEY);
    }

    @Test
    void a_key_that_has_come_of_age_is_replaced_without_a_command() throws Exception {
        Files.setLastModifiedTime(
                folder.resolve("key"), FileTime.from(Clock.systemUTC().instant().minus(Duration.ofDays(91))));
        try (var ignored = site.bridge(", rotateKeyEvery: 90d", site.concentrator("block-7", "31415926"))) {
            await().until(() -> !Files.readString(folder.resolve("key")).equals(FakePortal.KEY));
            var heartbeats = site.portal.heartbeats().size();
            await().until(() -> site.portal.heartbeats().size() > heartbeats + 2);
        }
        assertThat(site.portal.keys().announcements()).isOne();
    }
}
