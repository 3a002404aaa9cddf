package pl.nurt.billing.ksef.internal.fa3;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.CivilTime;

/** What a line of the document says of how it came about: the readings, how it was divided, the tariff. */
final class Fa3Notes {
    private static final String BETWEEN = "; ";

    private Fa3Notes() {}

    /** @param lines by their position */
    static List<Fa3Note> of(SortedMap<Integer, InvoiceLine> lines) {
        var notes = new ArrayList<Fa3Note>();
        lines.forEach((position, line) -> {
            var facts = line.reasons().stream()
                    .map(Fa3Notes::fact)
                    .filter(Objects::nonNull)
                    .toList();
            for (var some : together(facts)) {
                notes.add(new Fa3Note(position, line.estimate() ? "Szacunek" : "Odczyt", some));
            }
            notes.add(new Fa3Note(
                    position,
                    "Taryfa",
                    line.source().decision() + ", rok " + line.source().step()));
        });
        return notes;
    }

    /** As many facts in a note as it holds, and the rest in another one: none is cut off. */
    private static List<String> together(List<String> facts) {
        var all = new ArrayList<String>();
        for (var fact : facts) {
            var last = all.isEmpty() ? null : all.getLast();
            if (last != null && last.length() + BETWEEN.length() + fact.length() <= Fa3Note.LONGEST) {
                all.set(all.size() - 1, last + BETWEEN + fact);
            } else {
                all.add(fact);
            }
        }
        return all;
    }

    private static @Nullable String fact(Reason reason) {
        return switch (reason) {
            case Reason.Counted counted ->
                counted.meter() + ": " + index(counted.opening()) + ", " + index(counted.closing());
            case Reason.BilledTo billed -> billed.meter() + ": rozliczono do " + number(billed.index());
            case Reason.DaysBooked booked ->
                "z odczytów dobowych " + booked.from() + " – " + booked.until().minusDays(1);
            case Reason.Estimated estimated -> "szacunek " + number(estimated.used()) + " m3";
            case Reason.SettlesEstimates settles -> "rozlicza szacunki od " + settles.since();
            case Reason.FlatRate flat -> "norma " + number(flat.monthly()) + " m3/mies.";
            case Reason.Deducted deducted ->
                "odliczono " + deducted.meter() + ": " + number(deducted.opening()) + " – "
                        + number(deducted.closing());
            case Reason.ShareOfDays share -> "podział " + share.days() + "/" + share.ofDays() + " dni";
            case Reason.Remainder remainder -> "reszta z " + number(remainder.total()) + " m3";
            case Reason.ReadAt read -> "podział odczytem " + read.day();
            case Reason.PartOfMonth part -> part.month() + ": " + part.days() + " dni";
            case Reason.Ordered ordered -> "zlecono " + ordered.day();
            case Reason.AsWater water -> null;
            case Reason.NotDeducted not -> null;
            case Reason.NoReadingAt none -> null;
            case Reason.FullMonths months -> null;
        };
    }

    private static String index(IndexReading reading) {
        return CivilTime.dayOf(reading.at()) + " " + number(reading.index().value());
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
