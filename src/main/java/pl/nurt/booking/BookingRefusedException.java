package pl.nurt.booking;

import java.time.Instant;
import java.util.List;

/** The time cannot be had; nothing was done. */
public class BookingRefusedException extends RuntimeException {
    private final Refusal refusal;
    private final long limit;
    private final transient List<Instant> near;

    private BookingRefusedException(Refusal refusal, long limit, List<Instant> near) {
        super(refusal.name());
        this.refusal = refusal;
        this.limit = limit;
        this.near = List.copyOf(near);
    }

    public static BookingRefusedException of(Refusal refusal) {
        return new BookingRefusedException(refusal, 0, List.of());
    }

    /** @param limit what the calendar allows: minutes for times, else a count */
    public static BookingRefusedException of(Refusal refusal, long limit) {
        return new BookingRefusedException(refusal, limit, List.of());
    }

    /** Somebody was faster. @param near free times around the one that was wanted, nearest first */
    public static BookingRefusedException taken(List<Instant> near) {
        return new BookingRefusedException(Refusal.TAKEN, 0, near);
    }

    public Refusal refusal() {
        return refusal;
    }

    public long limit() {
        return limit;
    }

    public List<Instant> near() {
        return near;
    }
}
