package pl.nurt.customer.supply;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A service point as a clerk says it. */
public record ServicePointDraft(
        @Nullable String number,
        @Nullable String street,
        String houseNumber,
        String postalCode,
        String locality,
        @Nullable String plotNumber,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        boolean water,
        boolean sewage,
        boolean rain,
        @Nullable SensitiveUse sensitiveUse,
        @Nullable String sensitiveNote) {}
