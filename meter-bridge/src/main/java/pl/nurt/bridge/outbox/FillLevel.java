package pl.nurt.bridge.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides how full the outbox is, and says so in the log when that changes. For one thread at a time, but {@link #state} for any. */
final class FillLevel {
    private static final Logger LOG = LoggerFactory.getLogger(FillLevel.class);
    private static final double ALARM = 0.5;
    /** A level is left at nine tenths of what leads to it, so that it does not come and go with every batch. */
    private static final double LEAVE = 0.9;

    private final OutboxSettings settings;
    private final Clock clock;
    private volatile OutboxState state = OutboxState.GOOD;
    private volatile @Nullable String error;

    FillLevel(OutboxSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    OutboxState state() {
        return state;
    }

    @Nullable
    String error() {
        return error;
    }

    /** Something was written, so the outbox works. @param waitsLongest when it was read; null if nothing waits */
    void note(long bytes, @Nullable Instant waitsLongest) {
        var age = waitsLongest == null ? Duration.ZERO : Duration.between(waitsLongest, clock.instant());
        var level = Math.max(
                (double) bytes / settings.maxBytes(),
                (double) age.toSeconds() / Math.max(1, settings.maxAge().toSeconds()));
        error = null;
        change(
                reached(level, 1, OutboxState.FULL)
                        ? OutboxState.FULL
                        : reached(level, ALARM, OutboxState.FILLING) ? OutboxState.FILLING : OutboxState.GOOD);
    }

    private boolean reached(double level, double limit, OutboxState ofLimit) {
        var stays = state == ofLimit || state == OutboxState.FULL;
        return level >= (stays ? limit * LEAVE : limit);
    }

    void fail(String reason) {
        error = reason;
        change(OutboxState.FAILED);
    }

    private void change(OutboxState next) {
        var before = state;
        if (before == next) {
            return;
        }
        state = next;
        switch (next) {
            case GOOD -> LOG.info("event=outbox_good before={}", before);
            case FILLING ->
                LOG.warn(
                        "event=outbox_filling reason=\"Half of the outbox's room is used: the portal has not taken readings for long.\"");
            case FULL ->
                LOG.error("event=outbox_full reason=\"The outbox has reached its limit: meters are read less often.\"");
            case FAILED -> LOG.error("event=outbox_failed reason=\"{}\"", error);
        }
    }
}
