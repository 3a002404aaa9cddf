package pl.nurt.billing.pricing.internal.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.Price;

/** Days on which one price holds. @param price null while the service is not supplied */
public record Segment(
        LocalDate from, LocalDate until, @Nullable Price price) {
    long days() {
        return ChronoUnit.DAYS.between(from, until);
    }
}
