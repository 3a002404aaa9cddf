package pl.nurt.booking.internal.busy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.booking.Tables.BUSY_SOURCE;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import pl.nurt.booking.busy.BusySource;
import pl.nurt.booking.busy.BusySourceId;
import pl.nurt.booking.busy.BusyTrouble;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.times.OfferedTime;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.egress.Egress;
import pl.nurt.platform.egress.EgressSettings;
import pl.nurt.platform.work.HeavyWork;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;

/** Against a server that answers as calendar services do, well and badly. */
@HttpTest
class BusyReaderTest {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Autowired
    private BusyRepository sources;

    @Autowired
    private Times times;

    @Autowired
    private HeavyWork heavyWork;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private String page = "";
    private BusySettings settings;
    private ResourceId rak;
    private BookingCalendarId talks;
    private Instant ten;

    /** The portal's own timer, which knows none of these services, would come too early. */
    private Instant later = Instant.EPOCH;

    @BeforeEach
    void somebodyWithAnotherCalendar() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/good", exchange -> answer(exchange, 200, page));
        server.createContext("/page", exchange -> answer(exchange, 200, "<html>Zaloguj się</html>"));
        server.createContext("/error", exchange -> answer(exchange, 500, page));
        server.createContext("/large", exchange -> answer(exchange, 200, page + " ".repeat(20_000)));
        server.createContext("/silent", this::stayOpen);
        server.start();
        settings = new BusySettings(
                List.of("http://localhost:" + server.getAddress().getPort()),
                Duration.ofMinutes(15),
                Duration.ofMillis(500),
                DataSize.ofKilobytes(16));
        later = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofDays(1));
        var calendars = new Calendars(db);
        rak = calendars.person("Adam Rak");
        talks = calendars.calendar("Rozmowa", rak);
        ten = Calendars.thursday(clock.instant(), "10:00");
        page = calendar(ten);
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        sources.of(rak).forEach(source -> sources.remove(source.id(), clock.instant()));
    }

    @Test
    void what_is_busy_elsewhere_is_not_free_here() {
        assertThat(free()).contains(ten);

        add("/good");
        read();

        assertThat(free()).doesNotContain(ten).contains(ten.plusSeconds(3600));
        assertThat(source().goodAt()).isNotNull();
        assertThat(source().trouble()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/page, NO_CALENDAR",
        "/error, REFUSED",
        "/large, TOO_LARGE",
        "/silent, UNREACHABLE",
        "/nothing, REFUSED"
    })
    void when_it_stops_answering_the_last_good_copy_holds(String path, BusyTrouble trouble) {
        var id = add("/good");
        read();
        var good = source().goodAt();
        db.update(BUSY_SOURCE)
                .set(BUSY_SOURCE.ADDRESS, address(path))
                .where(BUSY_SOURCE.BUSY_SOURCE_ID.eq(id))
                .execute();
        read();

        assertThat(source().trouble()).isEqualTo(trouble);
        assertThat(source().goodAt()).isEqualTo(good);
        assertThat(source().failingSince()).isNotNull();
        assertThat(free()).doesNotContain(ten).isNotEmpty();
    }

    @Test
    void a_silent_calendar_delays_no_other() {
        for (var silent = 0; silent < 20; silent++) {
            add("/silent");
        }
        add("/good");
        read();

        assertThat(free()).doesNotContain(ten);
    }

    @Test
    void what_is_taken_out_there_is_free_here_again() {
        add("/good");
        read();
        page = calendar(ten.plusSeconds(7200));
        read();

        assertThat(free()).contains(ten).doesNotContain(ten.plusSeconds(7200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://calendar.google.com/x",
                "https://calendar.google.com.example.org/x",
                "https://calendar.google.com@example.org/x",
                "https://calendar.google.com:8443/x",
                "file:///etc/passwd",
                "http://127.0.0.1/x",
                "not an address"
            })
    void the_portal_is_not_sent_anywhere(String address) {
        assertThat(hosts("calendar.google.com").allowed(address)).isEmpty();
    }

    @Test
    void an_address_for_calendar_programs_is_one_for_us() {
        assertThat(hosts("calendar.google.com").allowed("webcal://calendar.google.com/ical/secret/basic.ics"))
                .hasValueSatisfying(address -> assertThat(address.getScheme()).isEqualTo("https"));
    }

    private BusyHosts hosts(String... allowed) {
        return new BusyHosts(
                new BusySettings(List.of(allowed), Duration.ZERO, Duration.ofSeconds(1), DataSize.ofKilobytes(1)));
    }

    private BusySourceId add(String path) {
        return sources.insert(
                rak, address(path), signIn.as(Role.CUSTOMER_SERVICE).viewer().account(), later.minusSeconds(1));
    }

    private String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void read() {
        new BusyReader(
                        sources,
                        new BusyHosts(settings),
                        new Egress(new EgressSettings(List.of("127.0.0.1", "::1"))),
                        settings,
                        heavyWork,
                        transaction,
                        events,
                        Clock.fixed(later, CivilTime.ZONE))
                .readDue();
        later = later.plus(Duration.ofMinutes(16));
    }

    private BusySource source() {
        return sources.of(rak).getFirst();
    }

    private List<Instant> free() {
        return AsSystem.call(() -> times.day(talks, CivilTime.dayOf(ten), null)).times().stream()
                .filter(OfferedTime::isFree)
                .map(OfferedTime::start)
                .toList();
    }

    private static String calendar(Instant start) {
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                UID:1
                DTSTART:%s
                DURATION:PT30M
                SUMMARY:Secret
                END:VEVENT
                END:VCALENDAR
                """.formatted(UTC.format(start));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Begins an answer and never ends it. */
    private void stayOpen(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('B');
        exchange.getResponseBody().flush();
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }
}
