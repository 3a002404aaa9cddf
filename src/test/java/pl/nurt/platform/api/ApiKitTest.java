package pl.nurt.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.limits.Place;
import pl.nurt.platform.limits.Unreadable;
import pl.nurt.platform.security.SecurityEvent;

/** What every interface for programs shares, without any of the interfaces that use it. */
class ApiKitTest {
    private final List<Object> told = new ArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final SecretLookup.Guesses free = guesses(1_000);
    private final List<String> all = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-30T10:00:00Z");

    private static final RequestBody.Limits LIMITS = new RequestBody.Limits(DataSize.ofBytes(100), 5);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_body_is_read_to_its_limit_and_not_a_byte_further() throws IOException {
        assertThat(RequestBody.open(request(bytes(100), null), LIMITS).readAllBytes())
                .hasSize(100);
        assertThatThrownBy(() -> RequestBody.open(request(bytes(101), null), LIMITS))
                .as("said by its header, nothing is read")
                .isInstanceOf(BodyTooLargeException.class);
        var unsaid = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        unsaid.setContent(bytes(101));
        var body = RequestBody.open(unsaid, LIMITS);
        assertThatThrownBy(body::readAllBytes).isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void a_packed_body_is_unpacked_and_a_little_that_would_become_a_lot_is_not() throws IOException {
        assertThat(RequestBody.open(request(packed(bytes(500)), " GZIP "), LIMITS)
                        .readAllBytes())
                .hasSize(500);
        var bomb = RequestBody.open(request(packed(bytes(501)), "gzip"), LIMITS);
        assertThatThrownBy(bomb::readAllBytes).isInstanceOf(BodyTooLargeException.class);
        assertThatThrownBy(() -> RequestBody.open(request(bytes(50), "gzip"), LIMITS))
                .isInstanceOf(BadBodyException.class);
        assertThatThrownBy(() -> RequestBody.open(request(bytes(50), "br"), LIMITS))
                .isInstanceOf(UnknownEncodingException.class);
    }

    record Sent(@Nullable String name, @Nullable Integer count) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\",\"more\":1}",
                "{\"count\":1.5}",
                "{\"count\":\"1\"}",
                "{\"count\":1} {}",
                "{\"count\":99999999999}",
                "{\"name\":"
            })
    void a_message_that_is_not_the_contracts_is_refused_whole(String body) {
        assertThatThrownBy(() -> Message.read(stream(body), Sent.class, "thing"))
                .isInstanceOf(BadBodyException.class);
    }

    @Test
    void what_is_refused_is_named_and_what_is_right_comes_through() {
        assertThat(Message.read(stream("{\"name\":\"a\",\"count\":1}"), Sent.class, "thing"))
                .isEqualTo(new Sent("a", 1));
        assertThat(Message.text("name", "ąę😀", 3)).isEqualTo("ąę😀");
        assertThatThrownBy(() -> Message.text("name", "abcd", 3))
                .isInstanceOf(BadBodyException.class)
                .hasMessageContaining("'name'");
        assertThatThrownBy(() -> Message.text("name", "a\u0000", 3)).isInstanceOf(BadBodyException.class);
        assertThatThrownBy(() -> Message.count("count", -1)).hasMessageContaining("'count'");
        assertThatThrownBy(() -> Message.instant("at", "yesterday")).hasMessageContaining("'at'");
        assertThatThrownBy(() -> Message.choice("unit", "days", TimeUnit.class)).hasMessageContaining("DAYS");
        assertThat(Message.choice("unit", "DAYS", TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
    }

    @Test
    void a_number_that_nothing_can_have_is_not_found_instead_of_failing() {
        assertThat(PathNumber.of("000123")).isEqualTo(123);
        assertThatThrownBy(() -> PathNumber.of("9".repeat(19))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> PathNumber.small("2147483648")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whoever_shows_a_key_comes_in_as_its_owner() throws Exception {
        var keys = keys(key -> key.equals("right") ? Optional.of("owner 7") : Optional.empty(), free);
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", "bearer  right ");
        var chain = new MockFilterChain();

        keys.doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(chain.getRequest()).isNotNull();
        var caller = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        assertThat(caller.getPrincipal()).isEqualTo("owner 7");
        assertThat(caller.getAuthorities()).extracting(Object::toString).containsExactly("ROLE_THING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic cmlnaHQ=", "Bearer", "Bearer ", "Bearer wrong"})
    void without_a_key_nothing_of_the_request_is_read(String header) throws Exception {
        var keys = keys(key -> Optional.empty(), free);
        var request = new MockHttpServletRequest() {
            @Override
            public jakarta.servlet.ServletInputStream getInputStream() {
                throw new AssertionError("the body of a stranger was read");
            }
        };
        request.addHeader("Authorization", header);
        var answer = new MockHttpServletResponse();
        var chain = new MockFilterChain();

        keys.doFilter(request, answer, chain);

        assertThat(chain.getRequest()).isNull();
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).contains("a key is needed");
        assertThat(told).singleElement().isInstanceOf(SecurityEvent.class);
    }

    @Test
    void keys_that_nobody_has_are_looked_up_so_often_and_those_that_open_each_time() throws Exception {
        var lookedUp = new ArrayList<String>();
        var keys = keys(
                key -> {
                    lookedUp.add(key);
                    return key.startsWith("right") ? Optional.of("owner 7") : Optional.empty();
                },
                guesses(3));
        assertThat(status(keys, "right")).isEqualTo(200);
        for (var guess = 0; guess < 10; guess++) {
            assertThat(status(keys, "made up " + guess)).isEqualTo(guess < 3 ? 401 : 429);
        }

        assertThat(lookedUp).hasSize(4);
        assertThat(status(keys, "right")).isEqualTo(200);
        assertThat(lookedUp)
                .as("one that opened before may have been ended since")
                .hasSize(5);
    }

    @Test
    void a_key_that_has_an_owner_opens_beside_a_flood_of_made_up_ones_also_where_it_was_never_seen() throws Exception {
        var lookedUp = new AtomicInteger();
        var read = new AtomicInteger();
        all.add(Unreadable.whole("right"));
        var keys = new BearerKeys(
                new SecretLookup<>(
                        key -> {
                            lookedUp.incrementAndGet();
                            return key.startsWith("right") ? Optional.of("owner 7") : Optional.empty();
                        },
                        guesses(3),
                        new SecretLookup.Known(
                                () -> {
                                    read.incrementAndGet();
                                    return List.copyOf(all);
                                },
                                Duration.ofSeconds(1)),
                        clock()),
                "THING",
                "a key",
                told::add);
        for (var guess = 0; guess < 100; guess++) {
            status(keys, "made up " + guess);
        }
        assertThat(lookedUp).as("nobody's keys").hasValue(3);
        assertThat(read).as("for all of them together").hasValue(1);

        assertThat(status(keys, "right")).isEqualTo(200);
        assertThat(status(keys, "right too, since a moment")).isEqualTo(429);
        all.add(Unreadable.whole("right too, since a moment"));
        assertThat(status(keys, "right too, since a moment"))
                .as("not before the next look")
                .isEqualTo(429);
        now = now.plusSeconds(1);
        assertThat(status(keys, "right too, since a moment")).isEqualTo(200);
        assertThat(read).hasValue(2);
        assertThat(status(keys, "made up at last")).isEqualTo(429);
    }

    @Test
    void while_all_keys_cannot_be_read_that_is_not_tried_for_each_of_a_flood() throws Exception {
        var read = new AtomicInteger();
        var keys = new BearerKeys(
                new SecretLookup<>(
                        key -> Optional.empty(),
                        guesses(0),
                        new SecretLookup.Known(
                                () -> {
                                    read.incrementAndGet();
                                    throw new DataAccessResourceFailureException("away");
                                },
                                Duration.ofSeconds(1)),
                        clock()),
                "THING",
                "a key",
                told::add);
        assertThat(status(keys, "made up")).isEqualTo(503);
        assertThat(status(keys, "made up")).isEqualTo(429);
        assertThat(read).hasValue(1);
    }

    private BearerKeys keys(Function<String, Optional<String>> owners, SecretLookup.Guesses guesses) {
        var known = new SecretLookup.Known(() -> all, Duration.ofSeconds(1));
        return new BearerKeys(
                new SecretLookup<>(owners, guesses, known, clock()), "THING", "a key is needed", told::add);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private SecretLookup.Guesses guesses(int most) {
        return new SecretLookup.Guesses(
                block -> new Place(taken.incrementAndGet() <= most, taken.get(), Duration.ofSeconds(50)),
                block -> taken.decrementAndGet());
    }

    private static int status(BearerKeys keys, String key) throws Exception {
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer " + key);
        var answer = new MockHttpServletResponse();
        keys.doFilter(request, answer, new MockFilterChain());
        if (answer.getStatus() == 429) {
            assertThat(answer.getHeader("Retry-After")).isEqualTo("51");
        }
        return answer.getStatus();
    }

    @Test
    void a_key_of_endless_length_is_not_even_looked_up() throws Exception {
        var keys = keys(
                key -> {
                    throw new AssertionError("looked up");
                },
                free);
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer " + "x".repeat(201));
        var answer = new MockHttpServletResponse();

        keys.doFilter(request, answer, new MockFilterChain());

        assertThat(answer.getStatus()).isEqualTo(401);
    }

    @Test
    void while_keys_cannot_be_looked_up_callers_are_asked_to_come_again() throws Exception {
        var keys = keys(
                key -> {
                    throw new DataAccessResourceFailureException("away");
                },
                free);
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer right");
        var answer = new MockHttpServletResponse();

        keys.doFilter(request, answer, new MockFilterChain());

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("10");
        assertThat(answer.getContentAsString()).doesNotContain("away");
    }

    @Test
    void who_gets_no_turn_is_told_and_the_turn_is_free_again_after_a_failure() throws Exception {
        var limit = new ConcurrencyLimit(1, Duration.ZERO);
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = others.submit(() -> limit.run(() -> {
                inside.countDown();
                waitFor(leave);
                return "done";
            }));
            inside.await();
            assertThatThrownBy(() -> limit.run(() -> "second")).isInstanceOf(BusyException.class);
            leave.countDown();
            assertThat(first.get()).isEqualTo("done");
        }
        assertThatThrownBy(() -> limit.run(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(limit.<String>run(() -> "third")).isEqualTo("third");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static MockHttpServletRequest request(byte[] body, @Nullable String encoding) {
        var request = new MockHttpServletRequest();
        request.setContent(body);
        if (encoding != null) {
            request.addHeader("Content-Encoding", encoding);
        }
        return request;
    }

    private static byte[] bytes(int many) {
        return "x".repeat(many).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
