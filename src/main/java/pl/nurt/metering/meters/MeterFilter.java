package pl.nurt.metering.meters;

import org.jspecify.annotations.Nullable;

/**
 * Which meters a list shows.
 *
 * @param text words that must all be found in the serial number, the customer's number or name, or the address; blank for all.
 *     Case and Polish diacritics make no difference.
 * @param state null for meters in any state
 */
public record MeterFilter(String text, @Nullable MeterState state) {
    /** Longer texts are cut: nobody types them, and each word costs a comparison a row. */
    public static final int MAX_TEXT = 100;

    public static final MeterFilter ALL = new MeterFilter("", null);

    public MeterFilter {
        text = text.strip();
        text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
