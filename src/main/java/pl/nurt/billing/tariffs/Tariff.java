package pl.nurt.billing.tariffs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A tariff. @param supersededFrom the day from which a later tariff holds in its place; null while none does */
public record Tariff(
        TariffId id,
        TariffState state,
        TariffDraft said,
        @Nullable LocalDate supersededFrom) {
    /** The first day on which it no longer holds. */
    public LocalDate until() {
        return supersededFrom == null ? said.until() : supersededFrom;
    }

    public LocalDate from() {
        return said.from();
    }

    public boolean isPublished() {
        return state == TariffState.PUBLISHED;
    }

    public boolean holdsOn(LocalDate day) {
        return isPublished() && !day.isBefore(from()) && day.isBefore(until());
    }

    /** The step that holds on the day, from 1 on; the first one for days before. */
    public int stepOn(LocalDate day) {
        var step = 1;
        for (var place = 0; place < said.steps().size(); place++) {
            if (!said.steps().get(place).isAfter(day)) {
                step = place + 1;
            }
        }
        return step;
    }
}
