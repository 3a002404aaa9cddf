package pl.nurt.bridge.poll;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.health.MeterHealth;

/** What is known about one meter from the rounds before. */
final class MeterState {
    private final String meter;
    private MeterHealth.@Nullable State trouble = MeterHealth.State.WAITING;
    private String reason = "not read yet";
    private int failures;
    private @Nullable Instant lastAnswer;
    private @Nullable Instant failedAt;
    private String lastKey = "";

    /** @param meter identification as configured */
    MeterState(String meter) {
        this.meter = meter;
    }

    /** Whether something came of the last attempt that is the meter's own. */
    boolean answers() {
        return trouble == null || trouble == MeterHealth.State.INVALID;
    }

    /** Whether it failed so often that it is not yet worth asking again. */
    boolean isLeftAlone(Instant now) {
        // A clock that was set back says nothing about how long ago the failure was.
        return failedAt != null && !now.isBefore(failedAt) && now.isBefore(failedAt.plus(RetryPause.after(failures)));
    }

    void isWell(Instant now) {
        trouble = null;
        reason = "";
        failures = 0;
        lastAnswer = now;
        failedAt = null;
    }

    /** It answers, and still is not well; such a meter is never left alone. */
    void answersBadly(MeterHealth.State how, String why, Instant now) {
        trouble = how;
        reason = why;
        failures++;
        lastAnswer = now;
        failedAt = null;
    }

    void fails(MeterHealth.State how, String why, Instant now) {
        trouble = how;
        reason = why;
        failures++;
        failedAt = now;
    }

    /** It was not asked, because its concentrator cannot be reached. */
    void isOutOfReach() {
        if (answers()) {
            trouble = MeterHealth.State.SILENT;
            reason = "the concentrator was not reached";
        }
    }

    /** Whether {@code key} is not that of the last reading; two readings of one second would be one with two values. */
    boolean isNew(String key) {
        return !key.equals(lastKey);
    }

    void isStored(String key) {
        lastKey = key;
    }

    void forgetStored() {
        lastKey = "";
    }

    /** Empty if it is well. */
    Optional<MeterHealth> health() {
        return Optional.ofNullable(trouble).map(state -> new MeterHealth(meter, state, reason, failures, lastAnswer));
    }
}
