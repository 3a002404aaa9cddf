package pl.nurt.telemetry.orders;

import org.jspecify.annotations.Nullable;

/**
 * A meter that a search of the bus found.
 *
 * @param meter ident-MAN-version-medium
 * @param primary its primary address, where the search learnt it
 * @param indexM3 its register, if it gave a valid one, as it came
 */
public record FoundMeter(
        String meter, @Nullable Integer primary, @Nullable String indexM3) {}
