package pl.nurt.booking.times;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.CancelReason;

/** One time of a day. @param reason why the office took it back; null unless it did */
public record OfferedTime(
        Instant start, TimeState state, @Nullable CancelReason reason) {
    public boolean isFree() {
        return state == TimeState.FREE;
    }
}
