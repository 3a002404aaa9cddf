package pl.nurt.telemetry.orders;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where a search of a bus heard an answer and could make out no meter. */
public sealed interface UnresolvedPlace {
    /** Several meters whose identifications are the same to the last digit: nothing on the bus tells them apart. */
    record SameNumber(String number) implements UnresolvedPlace {}

    /**
     * Something answered to these numbers, and nothing to any one of them: most often a disturbed line.
     *
     * @param numbers with F for any digit
     */
    record Unclear(String numbers) implements UnresolvedPlace {
        /** What to search for to ask only there again; empty where a bus cannot be asked for it. */
        public Optional<String> wanted() {
            return Optional.of(numbers).filter(mask -> mask.matches("[0-9F]{8}"));
        }
    }

    /** What an English sentence of the bridge says. */
    record Said(String sentence) implements UnresolvedPlace {}

    /** Reads what the bridge tells: number, manufacturer, version and medium in hexadecimal, or a sentence. */
    static UnresolvedPlace of(String told) {
        var place = Pattern.compile("([0-9A-F]{8})-([0-9A-F]{2})([0-9A-F]{2})-([0-9A-F]{2})-([0-9A-F]{2})")
                .matcher(told);
        if (!place.matches()) {
            return new Said(told);
        }
        var number = place.group(1);
        var isOpen = number.contains("F");
        for (var part = 2; part <= place.groupCount(); part++) {
            isOpen |= place.group(part).equals("FF");
        }
        return isOpen ? new Unclear(number) : new SameNumber(number);
    }
}
