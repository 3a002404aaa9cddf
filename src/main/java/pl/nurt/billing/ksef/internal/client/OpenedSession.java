package pl.nurt.billing.ksef.internal.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A session as KSeF opened it. @param uploads where the parts of a package go; none for an interactive one */
public record OpenedSession(String reference, Instant validUntil, List<Upload> uploads) {
    public OpenedSession {
        uploads = List.copyOf(uploads);
    }

    /** Where one part goes, and how. */
    public record Upload(int ordinal, String method, String url, Map<String, String> headers) {
        public Upload {
            headers = Map.copyOf(headers);
        }
    }
}
