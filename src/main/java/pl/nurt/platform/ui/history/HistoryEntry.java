package pl.nurt.platform.ui.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a history as people read it, in the reader's language.
 *
 * @param by who did it; null when it came by itself
 * @param what happened: "zmieniono adres"
 * @param changes what was there before and is there now; may be empty
 * @param note why, in that person's words
 */
public record HistoryEntry(
        Instant at,
        @Nullable String by,
        String what,
        List<Change> changes,
        @Nullable String note) {

    public HistoryEntry {
        changes = List.copyOf(changes);
    }

    /** A step that changed no field. */
    public static HistoryEntry of(Instant at, @Nullable String by, String what) {
        return new HistoryEntry(at, by, what, List.of(), null);
    }

    /** A value before and after; null where there was or is none. */
    public record Change(
            String label, @Nullable String before, @Nullable String after) {}
}
