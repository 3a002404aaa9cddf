package pl.nurt.booking.internal.rules;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import pl.nurt.customer.Place;

/** The order in which somebody goes who has to come to every door: locality, street, and the house numbers as they stand along it. */
public final class StreetOrder {
    private static final Pattern NUMBER = Pattern.compile("^(\\d{1,6})(.*)$");

    private StreetOrder() {}

    public static Comparator<Place> comparator() {
        var words = Collator.getInstance(Locale.of("pl"));
        return Comparator.comparing(Place::locality, words)
                .thenComparing(place -> Optional.ofNullable(place.street()).orElse(""), words)
                .thenComparingInt(StreetOrder::number)
                .thenComparing(Place::houseNumber)
                .thenComparingLong(place -> place.servicePointId().value());
    }

    private static int number(Place place) {
        var number = NUMBER.matcher(place.houseNumber().strip());
        return number.matches() ? Integer.parseInt(number.group(1)) : Integer.MAX_VALUE;
    }
}
