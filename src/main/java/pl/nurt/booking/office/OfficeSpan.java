package pl.nurt.booking.office;

import java.util.List;

/** What everybody has in some days: bookings in the order of time, blocked time, what else keeps them busy, and when the plans have them receive. */
public record OfficeSpan(List<DeskEntry> entries, List<BlockedTime> blocked, List<BusyTime> busy, List<OpenTime> open) {
    public OfficeSpan {
        entries = List.copyOf(entries);
        blocked = List.copyOf(blocked);
        busy = List.copyOf(busy);
        open = List.copyOf(open);
    }
}
