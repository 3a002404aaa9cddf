package pl.nurt.bridge.portal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the office wants of the bridge. Parts that a kind does not have are null. */
record Command(
        long id,
        String kind,
        Instant expiresAt,
        @Nullable String concentrator,
        @Nullable String meter,
        @Nullable String wanted,
        @Nullable Integer probeBudget,
        @Nullable String resumeFrom,
        @Nullable Long version,
        @Nullable Long search,
        boolean stopped) {}
