package pl.nurt.metering.use.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.metering.use.MeterAtPoint;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/** A meter's time at a service point: one link of the chain that an exchange continues. */
public record MeterLink(
        MeterId meter,
        Register register,
        String serialNumber,
        MeterRole role,
        Instant installedAt,
        @Nullable Instant removedAt,
        CubicMetres initial,
        @Nullable CubicMetres last,
        LocalDate verifiedUntil,
        List<HandedOver> handedOver,
        List<Settled> settled) {
    /** What it showed when the place changed hands. @param day the new owner's first */
    public record HandedOver(LocalDate day, CubicMetres index) {}

    /**
     * The index with which a bill ended where it did not end with its last reading: in the middle of a day, or corrected.
     *
     * @param day the first that the bill does not cover
     */
    public record Settled(LocalDate day, Instant at, CubicMetres index, boolean corrected) {
        private IndexReading reading(MeterLink link) {
            var origin = corrected ? IndexReading.Origin.CORRECTED : IndexReading.Origin.READING;
            return new IndexReading(at, index, link.meter(), link.serialNumber(), origin);
        }
    }

    public MeterLink {
        handedOver = List.copyOf(handedOver);
        settled = List.copyOf(settled);
    }

    /** Of a resident's own chain, which begins with their contract. */
    public static MeterLink own(
            MeterId meter,
            Register register,
            String serialNumber,
            MeterRole role,
            Instant installedAt,
            @Nullable Instant removedAt,
            CubicMetres initial,
            @Nullable CubicMetres last,
            LocalDate verifiedUntil) {
        return new MeterLink(
                meter,
                register,
                serialNumber,
                role,
                installedAt,
                removedAt,
                initial,
                last,
                verifiedUntil,
                List.of(),
                List.of());
    }

    public LocalDate firstDay() {
        return CivilTime.dayOf(installedAt);
    }

    /** The day after the last one on which it was installed there; far away while it is installed. */
    public LocalDate untilDay() {
        return removedAt == null ? LocalDate.MAX : CivilTime.dayOf(removedAt).plusDays(1);
    }

    /** The indexes written down when it was put in and taken out. */
    public List<IndexReading> writtenDown() {
        var first = new IndexReading(installedAt, initial, meter, serialNumber, IndexReading.Origin.INSTALLED);
        return removedAt == null || last == null
                ? List.of(first)
                : Stream.of(first, new IndexReading(removedAt, last, meter, serialNumber, IndexReading.Origin.REMOVED))
                        .toList();
    }

    /** All that somebody wrote down: also the indexes that divide its use between two owners, as of the beginning of the new one's first day. */
    public Stream<IndexReading> known() {
        var handovers = handedOver.stream()
                .map(some -> new IndexReading(
                        CivilTime.startOf(some.day()),
                        some.index(),
                        meter,
                        serialNumber,
                        IndexReading.Origin.HANDED_OVER))
                .filter(index -> !index.at().isBefore(installedAt)
                        && (removedAt == null || !index.at().isAfter(removedAt)));
        return Stream.concat(writtenDown().stream(), handovers);
    }

    /** What a bill ended with that does not cover the day beginning at the moment, and the next one begins with. */
    public Optional<IndexReading> settledAt(Instant moment) {
        return settled.stream()
                .filter(some -> CivilTime.startOf(some.day()).equals(moment))
                .findFirst()
                .map(some -> some.reading(this));
    }

    /** As if a bill had ended with that reading. */
    public MeterLink settling(LocalDate day, IndexReading reading) {
        return with(Stream.concat(settled.stream(), Stream.of(new Settled(day, reading.at(), reading.index(), false))));
    }

    /** As if the bill that ends with the day had been corrected to the index. One that ended in the middle of a day still ends there. */
    public MeterLink correcting(LocalDate day, CubicMetres index) {
        var at = settled.stream()
                .filter(some -> some.day().equals(day))
                .map(Settled::at)
                .findFirst()
                .orElse(CivilTime.startOf(day));
        return with(Stream.concat(
                settled.stream().filter(some -> !some.day().equals(day)),
                Stream.of(new Settled(day, at, index, true))));
    }

    private MeterLink with(Stream<Settled> ends) {
        return new MeterLink(
                meter,
                register,
                serialNumber,
                role,
                installedAt,
                removedAt,
                initial,
                last,
                verifiedUntil,
                handedOver,
                ends.toList());
    }

    public MeterAtPoint describe() {
        return new MeterAtPoint(serialNumber, installedAt, removedAt, initial, last, verifiedUntil);
    }
}
