package pl.nurt.metering.meters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.ServicePointId;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.audit.Looks;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringDeed;
import pl.nurt.metering.meters.internal.MeterCardQuery;
import pl.nurt.metering.meters.internal.MeterQuery;
import pl.nurt.metering.readings.StoredReading;
import pl.nurt.metering.use.Consumption;
import pl.nurt.metering.use.RecentHours;
import pl.nurt.metering.use.internal.rules.UnbrokenFlow;
import pl.nurt.metering.use.internal.rules.UseByHour;
import pl.nurt.platform.NotFoundException;

/** What the office sees of all meters. For staff only: residents are answered by {@link Consumption} about their own. */
@Service
@Transactional(readOnly = true)
@HasRight(Right.STAFF)
public class Meters {
    public static final Duration SILENT_AFTER = Duration.ofHours(24);
    public static final Duration ODD_WITHIN = Duration.ofDays(7);
    public static final Duration VERIFICATION_AHEAD = Duration.ofDays(90);

    private final MeterQuery meters;
    private final MeterCardQuery cards;
    private final Looks looks;
    private final Clock clock;

    Meters(MeterQuery meters, MeterCardQuery cards, Looks looks, Clock clock) {
        this.meters = meters;
        this.cards = cards;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * A page by key: rows that come in before {@code after} meanwhile move nothing.
     *
     * @param after the last row of the page before; null for the first page
     * @param skip how many rows after that one to leave out, for a jump to a place whose key is not known
     */
    @Transactional
    public List<MeterRow> page(MeterFilter filter, MeterOrder order, @Nullable MeterRow after, int skip, int size) {
        looks.note(MeteringDeed.METERS_LISTED, MeteringDeed.LIST);
        return meters.page(filter, order, after, skip, size, clock.instant());
    }

    /** At most so many meters for what somebody types, by number; an empty text finds none. */
    @Transactional
    public List<MeterRow> find(String text, int most) {
        looks.note(MeteringDeed.METERS_LISTED, MeteringDeed.LIST);
        return meters.find(text, most, clock.instant());
    }

    /** The answer to these words was there long enough to be read. @param shown the numbers of the meters in it */
    @Transactional
    public void seen(String text, List<String> shown) {
        looks.asked(MeteringDeed.METERS_LISTED, MeteringDeed.LIST, text, shown);
    }

    /** How many meters the text finds: altogether, in the state that is asked and, when they are not too many, in every other. */
    public MeterCounts counts(MeterFilter filter) {
        return meters.counts(filter, clock.instant());
    }

    /** These meters as they are now, in no order; unknown ones are left out. */
    public List<MeterRow> rows(Collection<MeterId> some) {
        return some.isEmpty() ? List.of() : meters.rows(some, clock.instant());
    }

    /** The meters that are installed at the place now, the main one first. */
    public List<MeterRow> at(ServicePointId place) {
        return meters.at(place, clock.instant());
    }

    /** @throws NotFoundException if there is no such meter */
    @Transactional
    public MeterCard card(MeterId meter) {
        looks.note(MeteringDeed.METER_SEEN, MeteringDeed.subject(meter));
        return rows(List.of(meter)).stream().findFirst().flatMap(cards::card).orElseThrow(NotFoundException::new);
    }

    /**
     * Readings as they are kept, newest first, by key.
     *
     * @param odd only those that carry a verdict
     * @param before older than this; null for the newest
     * @param skip how many after {@code before} to leave out
     */
    public List<StoredReading> readings(MeterId meter, boolean odd, @Nullable Instant before, int skip, int size) {
        return cards.readings(meter, odd, before, skip, size);
    }

    /** The telegram or the registers of a reading, as they came; empty when none were kept. */
    public Optional<byte[]> raw(MeterId meter, Instant readAt) {
        return cards.raw(meter, readAt);
    }

    /** Use hour by hour: so many whole hours and the open one. */
    public RecentHours recentHours(MeterId meter, int whole) {
        var now = clock.instant();
        var first = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(whole));
        var readings = cards.readingsFrom(meter, first.minus(UseByHour.NEIGHBOURS)).stream()
                .toList();
        return UnbrokenFlow.in(UseByHour.hours(readings, first, first.plus(whole + 1L, ChronoUnit.HOURS), now));
    }
}
