package pl.nurt.metering;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.internal.intake.BatchIntake;
import pl.nurt.metering.internal.intake.QuarantineRepository;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.StaleEditException;

/**
 * Readings that could not be booked, for staff to decide about.
 *
 * <p>A decision names the version its maker saw. If that is not the current one, or the reading is not open any more, nothing
 * happens and {@link StaleEditException} says so; {@link NotFoundException} means there is no such reading.
 */
@Service
public class Quarantine {
    private static final String READERS = "hasAnyRole('TECHNICIAN', 'ADMIN', 'CUSTOMER_SERVICE', 'AUDITOR')";
    private static final String DECIDERS = "hasAnyRole('TECHNICIAN', 'ADMIN', 'CUSTOMER_SERVICE')";

    private final QuarantineRepository quarantine;
    private final BatchIntake intake;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Quarantine(QuarantineRepository quarantine, BatchIntake intake, ApplicationEventPublisher events, Clock clock) {
        this.quarantine = quarantine;
        this.intake = intake;
        this.events = events;
        this.clock = clock;
    }

    /** A page, newest first. @param before the last reading of the page before; null for the first page */
    @Transactional(readOnly = true)
    @PreAuthorize(READERS)
    public List<QuarantinedReading> page(
            QuarantineFilter filter, @Nullable QuarantinedReadingId before, int size, Viewer viewer) {
        return quarantine.page(filter, before, size);
    }

    /** @throws NotFoundException if there is none of that id */
    @Transactional(readOnly = true)
    @PreAuthorize(READERS)
    public QuarantinedReading get(QuarantinedReadingId id, Viewer viewer) {
        return quarantine.find(id).orElseThrow(NotFoundException::new);
    }

    @Transactional(readOnly = true)
    @PreAuthorize(READERS)
    public int count(QuarantineFilter filter, Viewer viewer) {
        return quarantine.count(filter);
    }

    /**
     * Tries again to book the reading on the meter that gave it, now that staff may have registered the meter or mended its data.
     * The checks are those of the intake, but what another meter was asked for no longer matters.
     */
    @Transactional
    @PreAuthorize(DECIDERS)
    public BookingOutcome book(QuarantinedReadingId id, int version, Viewer viewer) {
        var kept = quarantine.lockOpen(id, version).orElseThrow(() -> missingOrStale(id));
        var reading = new BridgeReading(
                kept.concentrator(),
                kept.identification(),
                kept.readAt(),
                kept.indexText(),
                Set.of(),
                null,
                kept.raw());
        var answer = intake.take(kept.bridge(), List.of(reading)).getFirst();
        if (answer instanceof ReadingAnswer.Refused(var reason)) {
            return new BookingOutcome.StillRefused(reason);
        }
        quarantine.resolve(id, QuarantineState.BOOKED, viewer.account(), clock.instant(), null);
        events.publishEvent(new QuarantineChanged());
        return new BookingOutcome.Booked(quarantine.meter(kept.identification()).orElseThrow());
    }

    /** Sets the reading aside for good; the note says why. */
    @Transactional
    @PreAuthorize(DECIDERS)
    public void dismiss(QuarantinedReadingId id, int version, String note, Viewer viewer) {
        if (quarantine.lockOpen(id, version).isEmpty()) {
            throw missingOrStale(id);
        }
        quarantine.resolve(id, QuarantineState.DISMISSED, viewer.account(), clock.instant(), note);
        events.publishEvent(new QuarantineChanged());
    }

    private RuntimeException missingOrStale(QuarantinedReadingId id) {
        return quarantine.find(id).isPresent() ? new StaleEditException() : new NotFoundException();
    }
}
