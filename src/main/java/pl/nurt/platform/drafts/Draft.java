package pl.nurt.platform.drafts;

import java.time.Instant;
import java.util.Map;

/** @param texts what was typed, by the names of the fields */
public record Draft(Map<String, String> texts, Instant changedAt) {
    public Draft {
        texts = Map.copyOf(texts);
    }
}
