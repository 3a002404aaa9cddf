package pl.nurt.booking.internal.busy;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.busy.BusyTrouble;
import pl.nurt.booking.internal.busy.BusyRepository.Due;
import pl.nurt.booking.internal.ics.BusyTimes;
import pl.nurt.booking.internal.ics.UnreadableCalendarException;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.egress.Egress;
import pl.nurt.platform.egress.EgressClient;
import pl.nurt.platform.egress.EgressRefusedException;
import pl.nurt.platform.work.HeavyWork;

/**
 * Asks foreign calendars, each in a thread of its own, so that a slow one delays no other, and reads them on the pool for heavy work; what cannot be
 * read changes nothing.
 */
@Component
class BusyReader {
    private static final Logger log = LoggerFactory.getLogger(BusyReader.class);
    private static final int AT_ONCE = 50;
    private static final int OK = 200;
    private static final Duration BACK = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(760);

    private final BusyRepository sources;
    private final BusyHosts hosts;
    private final BusySettings settings;
    private final HeavyWork heavyWork;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final EgressClient http;

    BusyReader(
            BusyRepository sources,
            BusyHosts hosts,
            Egress egress,
            BusySettings settings,
            HeavyWork heavyWork,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sources = sources;
        this.hosts = hosts;
        this.settings = settings;
        this.heavyWork = heavyWork;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        http = egress.client(settings.timeout());
    }

    void readDue() {
        var due = sources.take(AT_ONCE, settings.every(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var source : due) {
                var answer = threads.submit(() -> fetch(source));
                threads.execute(() -> read(source, answer));
            }
        }
    }

    private void read(Due source, Future<byte[]> answer) {
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var file = wait(answer);
            var spans = new LinkedHashSet<>(
                    heavyWork.compute(() -> BusyTimes.read(file, now.minus(BACK), now.plus(AHEAD), CivilTime.ZONE)));
            transaction.executeWithoutResult(status -> {
                if (sources.keep(source.id(), spans, now)) {
                    events.publishEvent(TimesChanged.of(source.receiver()));
                }
            });
        } catch (UnreadableCalendarException page) {
            fail(source, BusyTrouble.NO_CALENDAR);
        } catch (BusyException trouble) {
            fail(source, trouble.trouble);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever sends a letter a minute is given up, too. */
    private byte[] wait(Future<byte[]> answer) throws InterruptedException {
        try {
            return answer.get(settings.timeout().toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new BusyException(BusyTrouble.UNREACHABLE);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof BusyException trouble
                    ? trouble
                    : new BusyException(BusyTrouble.UNREACHABLE);
        }
    }

    private byte[] fetch(Due source) {
        var address = hosts.allowed(source.address()).orElseThrow(() -> new BusyException(BusyTrouble.REFUSED));
        var largest = Math.toIntExact(settings.largest().toBytes());
        try {
            var answer = http.get(address, Map.of("Accept", "text/calendar"), largest);
            if (answer.status() != OK) {
                throw new BusyException(BusyTrouble.REFUSED);
            }
            if (!answer.whole()) {
                throw new BusyException(BusyTrouble.TOO_LARGE);
            }
            return answer.body();
        } catch (EgressRefusedException forbidden) {
            log.warn(
                    "busy calendar not asked source={} because=nurt.egress.networks_does_not_allow_its_address",
                    source.id().value());
            throw new BusyException(BusyTrouble.REFUSED);
        } catch (IOException silent) {
            throw new BusyException(BusyTrouble.UNREACHABLE);
        }
    }

    @PreDestroy
    void close() {
        http.close();
    }

    private void fail(Due source, BusyTrouble trouble) {
        log.info("busy calendar not read source={} trouble={}", source.id().value(), trouble);
        sources.fail(source.id(), trouble, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static final class BusyException extends RuntimeException {
        private final BusyTrouble trouble;

        private BusyException(BusyTrouble trouble) {
            super(trouble.name());
            this.trouble = trouble;
        }
    }
}
