package pl.nurt.standin.ksef;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invoice that came, and what became of it. */
record Taken(
        int ordinal,
        String reference,
        String session,
        byte[] xml,
        @Nullable Fa3 facts,
        int code,
        String said,
        @Nullable String ksefNumber,
        Instant at,
        Map<String, String> more) {
    static final int ACCEPTED = 200;

    boolean isAccepted() {
        return code == ACCEPTED;
    }
}
