package pl.nurt.customer.supply;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.Place;

/** A service point in full. @param latitude null until somebody was there */
public record ServicePointCard(
        Place place,
        @Nullable String number,
        String postalCode,
        @Nullable String plotNumber,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        boolean water,
        boolean sewage,
        boolean rain,
        @Nullable SensitiveUse sensitiveUse,
        @Nullable String sensitiveNote,
        int version) {
    /** As it will be when the draft is kept. */
    ServicePointCard with(ServicePointDraft draft) {
        return new ServicePointCard(
                new Place(place.servicePointId(), draft.locality(), draft.street(), draft.houseNumber()),
                draft.number(),
                draft.postalCode(),
                draft.plotNumber(),
                draft.latitude(),
                draft.longitude(),
                draft.water(),
                draft.sewage(),
                draft.rain(),
                draft.sensitiveUse(),
                draft.sensitiveNote(),
                version);
    }
}
