package pl.nurt.metering.quarantine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.MeteringDeed;
import pl.nurt.metering.quarantine.internal.KeptReading;
import pl.nurt.metering.quarantine.internal.QuarantineRepository;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.ReadingAnswer;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.metering.readings.internal.BatchIntake;
import pl.nurt.metering.readings.internal.rules.ReadingChecks;
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
    private static final int MOST_AT_ONCE = 1_000;

    private final QuarantineRepository quarantine;
    private final BatchIntake intake;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Quarantine(
            QuarantineRepository quarantine,
            BatchIntake intake,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.quarantine = quarantine;
        this.intake = intake;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A page, newest first. @param before the last reading of the page before; null for the first page */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_QUARANTINE)
    public List<QuarantinedReading> page(
            QuarantineFilter filter, @Nullable QuarantinedReadingId before, int size, Viewer viewer) {
        return quarantine.page(filter, before, size);
    }

    /** @throws NotFoundException if there is none of that id */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_QUARANTINE)
    public QuarantinedReading get(QuarantinedReadingId id, Viewer viewer) {
        return quarantine.find(id).orElseThrow(NotFoundException::new);
    }

    /** Those of the readings that are there, whatever became of them; for a page that shows them already. */
    @Transactional(readOnly = true)
    @HasRight(Right.SEE_QUARANTINE)
    public List<QuarantinedReading> rows(List<QuarantinedReadingId> ids, Viewer viewer) {
        return ids.isEmpty() ? List.of() : quarantine.rows(ids);
    }

    @Transactional(readOnly = true)
    @HasRight(Right.SEE_QUARANTINE)
    public int count(QuarantineFilter filter, Viewer viewer) {
        return quarantine.count(filter);
    }

    /**
     * Tries again to book the reading on the meter that gave it, now that staff may have registered the meter or mended its data.
     * The checks are those of the intake, but what another meter was asked for no longer matters, nor does the reason why it waits if a person may
     * overrule that ({@link RefusalReason#mayBeOverruled}).
     */
    @Transactional
    @HasRight(Right.DECIDE_QUARANTINE)
    public BookingOutcome book(QuarantinedReadingId id, int version, Viewer viewer) {
        var kept = quarantine.lockOpen(id, version).orElseThrow(() -> missingOrStale(id));
        var overruled = kept.reason().mayBeOverruled() ? Set.of(kept.reason()) : Set.<RefusalReason>of();
        var answer =
                intake.take(kept.bridge(), List.of(bookable(kept)), overruled).getFirst();
        if (answer instanceof ReadingAnswer.Refused(var reason)) {
            return new BookingOutcome.StillRefused(reason);
        }
        quarantine.resolve(id, QuarantineState.BOOKED, viewer.account(), clock.instant(), null);
        audit.changed(viewer, MeteringDeed.READING_BOOKED, subject(id), decision(QuarantineState.BOOKED));
        events.publishEvent(new QuarantineChanged());
        return new BookingOutcome.Booked(quarantine.meter(kept.identification()).orElseThrow());
    }

    /**
     * Tries again to book the open readings of a device that was not registered when they came, for a device that is registered
     * now. The oldest first, at most 1,000 at a time; again, and nothing is left to do.
     */
    @Transactional
    @HasRight(Right.DECIDE_QUARANTINE)
    public BookedReadings bookWaiting(String identification, Viewer viewer) {
        var open = quarantine.lockWaiting(identification, MOST_AT_ONCE);
        var ofBridges = open.entrySet().stream()
                .collect(groupingBy(entry -> entry.getValue().bridge(), toList()));
        var booked = 0;
        for (var ofBridge : ofBridges.entrySet()) {
            var readings = ofBridge.getValue();
            var answers = intake.take(
                    ofBridge.getKey(),
                    readings.stream().map(entry -> bookable(entry.getValue())).toList());
            for (var i = 0; i < answers.size(); i++) {
                if (!(answers.get(i) instanceof ReadingAnswer.Refused)) {
                    quarantine.resolve(
                            readings.get(i).getKey(), QuarantineState.BOOKED, viewer.account(), clock.instant(), null);
                    booked++;
                }
            }
        }
        if (booked > 0) {
            audit.changed(
                    viewer,
                    MeteringDeed.READINGS_BOOKED,
                    new AuditSubject("metering.device", identification),
                    Changes.none().with("booked", null, booked));
            events.publishEvent(new QuarantineChanged());
        }
        return new BookedReadings(booked, open.size() - booked);
    }

    /** As {@link #bookWaiting}, however many there are, all of them or none. */
    @Transactional
    @HasRight(Right.DECIDE_QUARANTINE)
    public BookedReadings bookAllWaiting(String identification, Viewer viewer) {
        var booked = 0;
        BookedReadings last;
        do {
            last = bookWaiting(identification, viewer);
            booked += last.booked();
        } while (last.booked() > 0 && last.booked() + last.refused() == MOST_AT_ONCE);
        return new BookedReadings(booked, last.refused());
    }

    private static BridgeReading bookable(KeptReading kept) {
        return new BridgeReading(
                kept.concentrator(),
                kept.identification(),
                kept.readAt(),
                kept.indexText(),
                ReadingChecks.withoutRefusals(kept.flags()),
                null,
                kept.raw());
    }

    /** How many readings of each device wait for it to be registered; a device that has none is left out. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Map<String, Integer> waiting(Collection<String> identifications) {
        return quarantine.waiting(identifications);
    }

    /** Sets the reading aside for good; the note says why. */
    @Transactional
    @HasRight(Right.DECIDE_QUARANTINE)
    public void dismiss(QuarantinedReadingId id, int version, String note, Viewer viewer) {
        if (quarantine.lockOpen(id, version).isEmpty()) {
            throw missingOrStale(id);
        }
        quarantine.resolve(id, QuarantineState.DISMISSED, viewer.account(), clock.instant(), note);
        audit.changed(
                Author.of(viewer),
                MeteringDeed.READING_DISMISSED,
                subject(id),
                decision(QuarantineState.DISMISSED),
                note);
        events.publishEvent(new QuarantineChanged());
    }

    private static AuditSubject subject(QuarantinedReadingId id) {
        return AuditSubject.of("metering.quarantined", id.value());
    }

    private static Changes decision(QuarantineState after) {
        return Changes.none().with("decision", QuarantineState.OPEN, after);
    }

    private RuntimeException missingOrStale(QuarantinedReadingId id) {
        return quarantine.find(id).isPresent() ? new StaleEditException() : new NotFoundException();
    }
}
