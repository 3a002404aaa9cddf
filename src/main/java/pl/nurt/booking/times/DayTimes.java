package pl.nurt.booking.times;

import java.time.LocalDate;
import java.util.List;

/** The times of a day, in order. */
public record DayTimes(LocalDate day, List<OfferedTime> times, boolean holiday) {
    public DayTimes {
        times = List.copyOf(times);
    }

    public int free() {
        return (int) times.stream().filter(OfferedTime::isFree).count();
    }

    /** Whether there would be times if they were not taken. */
    public boolean isFull() {
        return !times.isEmpty() && free() == 0;
    }
}
