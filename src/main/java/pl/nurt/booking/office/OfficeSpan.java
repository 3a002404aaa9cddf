package pl.nurt.booking.office;

import java.util.List;

/** What everybody has in some days: bookings in the order of time, blocked time, and when the plans have them receive. */
public record OfficeSpan(List<DeskEntry> entries, List<BlockedTime> blocked, List<OpenTime> open) {
    public OfficeSpan {
        entries = List.copyOf(entries);
        blocked = List.copyOf(blocked);
        open = List.copyOf(open);
    }
}
