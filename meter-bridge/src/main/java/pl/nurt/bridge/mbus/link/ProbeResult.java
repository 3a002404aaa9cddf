package pl.nurt.bridge.mbus.link;

import org.jspecify.annotations.Nullable;

/** What came of one probe of a search. */
sealed interface ProbeResult {
    /** Nobody there. */
    record Silent() implements ProbeResult {}

    /** One meter, and it says who it is. */
    record One(FoundMeter meter) implements ProbeResult {}

    /** One meter, as far as the link layer can tell, whose answer does not say who it is. */
    record Nameless(@Nullable Integer primary) implements ProbeResult {}

    /**
     * Several meters at once, or noise: which of them cannot be told from here.
     *
     * @param brokenOff why an answer that had begun was given up, as an English phrase; null if that is not what happened
     */
    record Several(@Nullable String brokenOff) implements ProbeResult {
        Several() {
            this(null);
        }
    }
}
