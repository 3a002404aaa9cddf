package pl.nurt.identity.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place where the log is not what was sealed.
 *
 * @param day of the chain; for an entry outside of it, the day it tells of
 * @param position in the chain; 0 where it is not about one
 * @param entry key of the entry, where one is concerned
 */
public record ChainFinding(
        Kind kind, LocalDate day, long position, @Nullable Long entry) {
    public enum Kind {
        /** The entry, or its hash, is other than when it was sealed. */
        CHANGED,
        /** The chain holds the entry, the log does not. */
        ENTRY_GONE,
        /** One or more links of the chain before this position are gone. */
        LINKS_GONE,
        /** The chain once went on to this position: its last links are gone. */
        END_GONE,
        /** The end of the day is not the one that was kept when it was closed. */
        DAY_ENDS_OTHERWISE,
        /** The day's end was kept elsewhere, and here it is another one or none. */
        WITNESS_DIFFERS,
        /** The entry is in the log and neither in the chain nor waiting for it: added past the portal, or its link was removed. */
        OUTSIDE
    }
}
