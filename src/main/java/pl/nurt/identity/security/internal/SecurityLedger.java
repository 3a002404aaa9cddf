package pl.nurt.identity.security.internal;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.identity.SecurityAlarm;
import pl.nurt.identity.security.SecurityNews;
import pl.nurt.identity.security.SecurityRow;
import pl.nurt.identity.security.internal.rules.AlarmRules;
import pl.nurt.platform.limits.AddressBlock;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/**
 * Counts signs in memory and writes them down every few seconds, so that a flood of them costs the database a few rows and holds nobody up. While
 * the database is away they wait for it, their places told apart as far as there is room. What a portal that is killed had not written is lost;
 * nothing else is.
 */
@Component
public class SecurityLedger {
    private static final Logger log = LoggerFactory.getLogger(SecurityLedger.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    /** Beyond so many places at a time nobody tells them apart any more. */
    private static final int MOST_PLACES = 1_000;
    // All portals write in the same order: two that hold a row the other one waits for would block each other.
    private static final Comparator<SecurityRow> ORDER = Comparator.comparing(
                    (SecurityRow row) -> SecurityRepository.hour(row.firstAt()))
            .thenComparing(SecurityRow::sign)
            .thenComparing(SecurityRow::address)
            .thenComparing(SecurityRow::about);

    private final SecurityRepository events;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private Map<Place, SecurityRow> open = new HashMap<>();
    private boolean due;

    private record Place(Instant hour, SecuritySign sign, String address, String about) {}

    SecurityLedger(
            SecurityRepository events,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.events = events;
        this.transaction = transaction;
        this.publisher = publisher;
        this.clock = clock;
    }

    @EventListener
    void on(SecurityEvent event) {
        var address = event.address() == null ? "" : AddressBlock.of(event.address());
        if (count(event.sign(), address, event.about())) {
            Thread.ofVirtual().name("security ledger").start(() -> {
                try {
                    Thread.sleep(PAUSE);
                    write();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Whether somebody has to write it down soon. */
    private synchronized boolean count(SecuritySign sign, String address, String about) {
        var now = clock.instant();
        add(new SecurityRow(sign, address, about, 1, now, now));
        var first = !due;
        due = true;
        return first;
    }

    private void add(SecurityRow row) {
        var known = new Place(SecurityRepository.hour(row.firstAt()), row.sign(), row.address(), row.about());
        var place = open.containsKey(known) || open.size() < MOST_PLACES
                ? known
                : new Place(known.hour(), row.sign(), "", "");
        open.merge(
                place,
                new SecurityRow(row.sign(), place.address(), place.about(), row.times(), row.firstAt(), row.lastAt()),
                SecurityLedger::together);
    }

    private static SecurityRow together(SecurityRow one, SecurityRow other) {
        return new SecurityRow(
                one.sign(),
                one.address(),
                one.about(),
                one.times() + other.times(),
                one.firstAt().isBefore(other.firstAt()) ? one.firstAt() : other.firstAt(),
                one.lastAt().isAfter(other.lastAt()) ? one.lastAt() : other.lastAt());
    }

    private synchronized void putBack(List<SecurityRow> rows) {
        rows.forEach(this::add);
    }

    private synchronized List<SecurityRow> take() {
        var taken = new ArrayList<>(open.values());
        taken.sort(ORDER);
        open = new HashMap<>();
        due = false;
        return taken;
    }

    /** Writes down what is not written yet. */
    @PreDestroy
    public void write() {
        var rows = take();
        if (rows.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                events.add(rows);
                rows.stream()
                        .map(row -> new Place(SecurityRepository.hour(row.firstAt()), row.sign(), "", ""))
                        .distinct()
                        .forEach(place -> raise(place.sign(), place.hour()));
                publisher.publishEvent(new SecurityNews());
            });
            log(rows);
        } catch (RuntimeException away) {
            // The next sign, or the end of this portal, tries again.
            putBack(rows);
            log.warn("security events not written yet: {}", away.getClass().getSimpleName());
        }
    }

    private void raise(SecuritySign sign, Instant hour) {
        var times = events.times(sign, hour);
        if (AlarmRules.isAlarm(sign, times) && events.raise(sign, hour, times, clock.instant())) {
            log.warn("security alarm sign={} times={}", sign, times);
            publisher.publishEvent(new SecurityAlarm(sign, hour, times));
        }
    }

    /** One short line a sign, however many there were. */
    private static void log(List<SecurityRow> rows) {
        rows.stream()
                .collect(Collectors.groupingBy(SecurityRow::sign, Collectors.summingLong(SecurityRow::times)))
                .forEach((sign, times) -> log.info("security sign={} times={}", sign, times));
    }
}
